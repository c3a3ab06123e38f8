"""Work on red days: which of them a person's duties reach into far enough to count."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from arsplan.clock.holidays import red_spans
from arsplan.clock.instants import utc_minute
from arsplan.metrics.work import Work

__all__ = ["Red", "pieces_on", "reds"]

_LONGEST = 25 * 60
"""Minutes that nothing exceeds: a shift is shorter than a day, and the clock may be put back in it."""


class Red(NamedTuple):
    """A red day and the hours that count as it, in minutes of real time."""

    day: date
    start: int
    end: int


@lru_cache(maxsize=16)
def reds(first: date, last: date, timezone: str) -> tuple[Red, ...]:
    """The red days of a period, in order.

    Parameters
    ----------
    first, last
        Local dates, both included.
    timezone
        IANA name.
    """
    return tuple(
        Red(span.day, _instant(span.start, timezone), _instant(span.end, timezone)) for span in red_spans(first, last)
    )


def pieces_on(red: Red, pieces: Sequence[Work], least: int) -> list[Work]:
    """What of a person's work makes a red day worked: whatever takes more than `least` minutes of its hours.

    Parameters
    ----------
    red
        The day.
    pieces
        What the person works, in order of time.
    least
        The arrangement's threshold, minutes.
    """
    first = bisect_left(pieces, red.start - _LONGEST, key=_start)
    last = bisect_left(pieces, red.end, key=_start)
    return [piece for piece in pieces[first:last] if min(piece.end, red.end) - max(piece.start, red.start) > least]


def _start(piece: Work) -> int:
    return piece.start


def _instant(local: datetime, timezone: str) -> int:
    since = local - datetime.combine(local.date(), datetime.min.time())
    return utc_minute(local.date(), since // timedelta(minutes=1), timezone)
