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
from arsplan.planning.plan_types import Plan

__all__ = ["run_planning"]


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
) -> Plan:
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

    Returns
    -------
    Plan
        What planning gave, perhaps stopped early.

    Raises
    ------
    KeyboardInterrupt
        On the second Ctrl-C.
    """

    def work(cancel: threading.Event) -> Plan:
        with cases_in(cases):
            return arsplan.plan(
                unit,
                goal=goal,
                stop=_stop(seconds),
                seed=seed,
                workers=workers,
                on_progress=on_progress,
                cancel=cancel,
                deterministic=deterministic,
            )

    return while_listening(work, "Stopping: the best plan so far will be written.")[0]


def _stop(seconds: float | None) -> Any:  # noqa: ANN401 - the planner's own
    if seconds is None:
        return None
    from arsplan.planning.stop import MaxRuntime

    return MaxRuntime(seconds)
