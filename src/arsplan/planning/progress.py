"""What is told while planning runs; telling it to a person is somebody else's work."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One moment of a run.

    Attributes
    ----------
    phase
        skeleton, windows, improvement or done.
    shortage
        Head-minutes of unfilled slots of the best complete roster, None before there is one.
    bound
        Head-minutes that no roster can go below, as far as it is proven yet.
    seconds
        Since planning began.
    text
        One line more, for a person.
    """

    phase: str
    shortage: int | None
    bound: int | None
    seconds: float
    text: str = ""


OnProgress = Callable[[Progress], None]
