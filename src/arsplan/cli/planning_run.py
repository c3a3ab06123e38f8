"""Planning in a thread of its own, so that Ctrl-C is heard at any moment."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import arsplan
from arsplan.cli.exits import say
from arsplan.cli.progress_view import Reported
from arsplan.domain.terms import PositionGoal
from arsplan.domain.unit import Unit
from arsplan.planning.plan_types import Plan

__all__ = ["run_planning"]

_LISTEN = 0.1


def run_planning(
    unit: Unit,
    *,
    seconds: float | None,
    goal: PositionGoal | None,
    seed: int,
    workers: int | None,
    deterministic: bool,
    on_progress: Callable[[Reported], None] | None,
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

    Returns
    -------
    Plan
        What planning gave, perhaps stopped early.

    Raises
    ------
    KeyboardInterrupt
        On the second Ctrl-C.
    """
    cancel = threading.Event()
    result: list[Plan] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            result.append(
                arsplan.plan(
                    unit,
                    goal=goal,
                    stop=_stop(seconds),
                    seed=seed,
                    workers=workers,
                    on_progress=on_progress,
                    cancel=cancel,
                    deterministic=deterministic,
                )
            )
        except BaseException as error:  # noqa: BLE001 - raised again in the main thread
            failure.append(error)

    with _interrupts(cancel):
        thread = threading.Thread(target=work, name="planning", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_LISTEN)
    if failure:
        raise failure[0]
    return result[0]


def _stop(seconds: float | None) -> Any:  # noqa: ANN401 - the planner's own
    if seconds is None:
        return None
    from arsplan.planning.stop import MaxRuntime

    return MaxRuntime(seconds)


@contextmanager
def _interrupts(cancel: threading.Event) -> Iterator[None]:
    """Let the first Ctrl-C set the event and the second raise; only the main thread hears it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def heard(_signal: int, _frame: Any) -> None:  # noqa: ANN401 - as the signal module gives it
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()
        say("\nStopping: the best plan so far will be written. Ctrl-C once more gives up.")

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
