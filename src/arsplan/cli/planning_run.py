"""Planning as the command asks for it."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import arsplan
from arsplan.cli.listening import while_listening
from arsplan.cli.progress_view import Reported
from arsplan.domain.terms import PositionGoal
from arsplan.domain.unit import Unit
from arsplan.planning.cyclic_types import CyclicRota
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.stop import MaxRuntime
from arsplan.report.speech import _

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
) -> tuple[Plan, CyclicRota | None]:
    """Plan, and listen for Ctrl-C: the first asks for the best so far, the second gives up.

    What comes of it has not been proved on files yet; writing it does that.

    Parameters
    ----------
    unit
        The unit.
    seconds
        How long at the most; None for the planner's own choice.
    goal, seed, workers, deterministic, on_progress
        As `arsplan.plan` takes them.
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
        """Plan in a thread of its own, perhaps from a cyclic rota, with what is left of the time after writing."""
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

    return while_listening(work, _("Stopping: the best plan so far will be written."))[0]
