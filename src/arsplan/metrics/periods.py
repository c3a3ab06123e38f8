"""Work periods, and the rest between them and in a week, in real time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from arsplan.metrics.work import Work

__all__ = ["Period", "longest_rest", "periods"]


class Period(NamedTuple):
    """Duties that no sufficient rest keeps apart, from the first start to the last end.

    Attributes
    ----------
    start, end
        Minutes of real time.
    pieces
        The duties and activities, in order of time.
    """

    start: int
    end: int
    pieces: tuple[Work, ...]

    @property
    def first(self) -> date:
        """Date on which it starts."""
        return self.pieces[0].date

    @property
    def last(self) -> date:
        """Date on which its last duty starts."""
        return self.pieces[-1].date

    @property
    def paid(self) -> int:
        """Paid minutes of all of it."""
        return sum(piece.paid for piece in self.pieces)


def periods(pieces: Sequence[Work], rest: int) -> list[Period]:
    """Merge what is worked across every gap of less than `rest` minutes.

    Parameters
    ----------
    pieces
        In order of time.
    rest
        Minutes that keep two periods apart.
    """
    found: list[Period] = []
    for piece in pieces:
        if found and piece.start - found[-1].end < rest:
            start, end, before = found[-1]
            found[-1] = Period(start, max(end, piece.end), (*before, piece))
        else:
            found.append(Period(piece.start, piece.end, (piece,)))
    return found


def longest_rest(pieces: Sequence[Work], start: int, end: int) -> int:
    """The longest stretch without work inside some time, such as a week.

    Parameters
    ----------
    pieces
        In order of time.
    start, end
        Minutes of real time.
    """
    longest, since = 0, start
    for piece in pieces:
        if piece.end > start and piece.start < end:
            longest = max(longest, piece.start - since)
            since = max(since, piece.end)
    return max(longest, end - since)
