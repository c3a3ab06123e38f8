"""Long work in a thread of its own, so that Ctrl-C is heard at any moment."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from arsplan.cli.exits import say
from arsplan.report.speech import _

__all__ = ["while_listening"]

_LISTEN = 0.1

_Result = TypeVar("_Result")


def while_listening(work: Callable[[threading.Event], _Result], said: str) -> tuple[_Result, bool]:
    """Do the work, and listen for Ctrl-C: the first asks for the best so far, the second gives up.

    Parameters
    ----------
    work
        Takes the event that asks it to stop.
    said
        What the user is told on the first Ctrl-C.

    Returns
    -------
    tuple
        What the work gave, and whether it was asked to stop.

    Raises
    ------
    KeyboardInterrupt
        On the second Ctrl-C.
    """
    cancel = threading.Event()
    result: list[_Result] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work(cancel))
        except BaseException as error:  # noqa: BLE001 - raised again in the main thread
            failure.append(error)

    with _interrupts(cancel, said):
        thread = threading.Thread(target=run, name="planning", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_LISTEN)
    if failure:
        raise failure[0]
    return result[0], cancel.is_set()


@contextmanager
def _interrupts(cancel: threading.Event, said: str) -> Iterator[None]:
    """Let the first Ctrl-C set the event and the second raise; only the main thread hears it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def heard(_signal: int, _frame: Any) -> None:  # noqa: ANN401 - as the signal module gives it
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()
        say(f"\n{said} {_('Ctrl-C once more gives up.')}")

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
