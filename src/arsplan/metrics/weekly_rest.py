"""Which free day of a week is the weekly statutory one."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from arsplan.clock.holidays import is_holiday
from arsplan.clock.instants import utc_minute
from arsplan.domain.unit import Unit
from arsplan.metrics.work import Work
from arsplan.rules.measures import WeeklyRest

__all__ = ["rests", "weekly_free_day"]

_DAY = 1440
_SUNDAY = 6
_FOREVER = 10**12


def weekly_free_day(
    unit: Unit, resting: Sequence[tuple[int, int]], week: Sequence[date], free: Sequence[date], rest: WeeklyRest
) -> date | None:
    """The free date that lies in the week's rest: Sunday, else a holiday, else the one with the longest rest.

    Parameters
    ----------
    unit
        For its time zone.
    resting
        Of `rests`, for what the person works.
    week
        The seven dates of the week.
    free
        Those of them that are free.
    rest
        How long the rest must be, and whether it ends with the week.

    Returns
    -------
    date or None
        None where the week has no such rest on a free date.
    """
    monday, end = (utc_minute(day, minute, unit.timezone) for day, minute in ((week[0], 0), (week[-1], _DAY)))
    ranked = []
    for start, stop in resting[bisect_right(resting, monday, key=lambda gap: gap[1]) :]:
        if start >= end:
            break
        inside = min(stop, end) - max(start, monday)
        length = inside if rest.assign == "clip" else stop - start
        if length < rest.least:
            continue
        for day in free:
            first, last = (utc_minute(day, minute, unit.timezone) for minute in (0, _DAY))
            free_of_it = min(stop, last) - max(start, first)
            if free_of_it > 0:
                whole = free_of_it == last - first
                prefer = (day.weekday() == _SUNDAY, is_holiday(day), inside) if whole else (free_of_it,)
                ranked.append((whole, prefer, -day.toordinal(), day))
    return max(ranked)[-1] if ranked else None


def rests(pieces: Sequence[Work]) -> list[tuple[int, int]]:
    """Stretches without work, from the beginning of time to its end.

    Parameters
    ----------
    pieces
        What a person works, in order of time.
    """
    gaps, since = [], -_FOREVER
    for piece in pieces:
        if piece.start > since:
            gaps.append((since, piece.start))
        since = max(since, piece.end)
    return [*gaps, (since, _FOREVER)]
