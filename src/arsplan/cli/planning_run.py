"""Planning as the command asks for it."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import arsplan
from arsplan.cli.progress_view import Reported
from arsplan.domain.terms import PositionGoal
from arsplan.domain.unit import Unit
from arsplan.planning.cyclic_types import CyclicRota
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.stop import MaxRuntime

__all__ = ["run_planning"]

USUAL = 60.0
"""Seconds that planning takes where nothing is said."""

SHARE = 0.25
"""Of the time, for a cyclic rota to begin with."""

WRITING, WRITING_SHARE = 5.0, 0.06
"""Seconds kept for reading, checking and writing the plan and its report, and the largest share of the time for it."""


def run_planning(
    unit: Unit,
    *,
    seconds: float | None,
    goal: PositionGoal | None,
    seed: int,
    workers: int | None,
    deterministic: bool,
    on_progress: Callable[[Reported], None] | None,
    cyclic: int | None,
    cancel: threading.Event,
) -> tuple[Plan, CyclicRota | None]:
    """Plan, perhaps from a cyclic rota, in what is left of the time after writing.

    What comes of it has not been proved on files yet; writing it does that.

    Parameters
    ----------
    unit
        The unit.
    seconds
        How long at the most; None for the planner's own choice.
    goal, seed, workers, deterministic, on_progress, cancel
        As `arsplan.plan` takes them.
    cyclic
        Weeks after which a rota repeats that the plan begins with; None to begin with nothing.

    Returns
    -------
    tuple
        What planning gave, perhaps stopped early, and the rota that it began with.
    """
    search: dict[str, Any] = {"seed": seed, "workers": workers, "cancel": cancel, "deterministic": deterministic}
    whole = USUAL if seconds is None else seconds
    rota, left = None, whole if deterministic else whole - min(WRITING, WRITING_SHARE * whole)
    start: dict[str, Any] = {}
    if cyclic is not None:
        rota = arsplan.cyclic(unit, cyclic, stop=MaxRuntime(SHARE * left), **search)
        start = {"start_from": rota.roster()} if rota.lines else {}
        left = (1 - SHARE) * left
    made = plan(unit, goal=goal, stop=MaxRuntime(left), on_progress=on_progress, **search, **start)
    return replace(made, settings={**made.settings, "seconds": whole}), rota
