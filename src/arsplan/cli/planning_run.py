"""Planning as the command asks for it."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import arsplan
from arsplan.cli.listening import while_listening
from arsplan.cli.progress_view import Reported
from arsplan.domain.terms import PositionGoal
from arsplan.domain.unit import Unit
from arsplan.io.case import cases_in
from arsplan.planning.cyclic_types import CyclicRota
from arsplan.planning.plan_types import Plan

__all__ = ["run_planning"]

USUAL = 60.0
"""Seconds that planning takes where nothing is said."""

SHARE = 0.25
"""Of the time, for a cyclic rota to begin with."""


def run_planning(
    unit: Unit,
    *,
    seconds: float | None,
    goal: PositionGoal | None,
    seed: int,
    workers: int | None,
    deterministic: bool,
    on_progress: Callable[[Reported], None] | None,
    cases: Path,
    cyclic: int | None,
) -> tuple[Plan, CyclicRota | None]:
    """Plan, and listen for Ctrl-C: the first asks for the best so far, the second gives up.

    Parameters
    ----------
    unit
        The unit.
    seconds
        How long at the most; None for the planner's own choice.
    goal, seed, workers, deterministic, on_progress
        As `arsplan.plan` takes them.
    cases
        Where a case of disagreement goes.
    cyclic
        Weeks after which a rota repeats that the plan begins with; None to begin with nothing.

    Returns
    -------
    tuple
        What planning gave, perhaps stopped early, and the rota that it began with.

    Raises
    ------
    KeyboardInterrupt
        On the second Ctrl-C.
    """

    def work(cancel: threading.Event) -> tuple[Plan, CyclicRota | None]:
        search: dict[str, Any] = {"seed": seed, "workers": workers, "cancel": cancel, "deterministic": deterministic}
        rota, left = None, seconds
        start: dict[str, Any] = {}
        if cyclic is not None:
            whole = USUAL if seconds is None else seconds
            rota = arsplan.cyclic(unit, cyclic, stop=_stop(SHARE * whole), **search)
            start = {"start_from": rota.roster()} if rota.lines else {}
            left = (1 - SHARE) * whole
        with cases_in(cases):
            made = arsplan.plan(unit, goal=goal, stop=_stop(left), on_progress=on_progress, **search, **start)
        return made, rota

    return while_listening(work, "Stopping: the best plan so far will be written.")[0]


def _stop(seconds: float | None) -> Any:  # noqa: ANN401 - the planner's own
    if seconds is None:
        return None
    from arsplan.planning.stop import MaxRuntime

    return MaxRuntime(seconds)
