"""Which free day of a week is the weekly statutory one."""

from collections.abc import Sequence
from datetime import date

from arsplan.clock.holidays import is_holiday
from arsplan.clock.instants import utc_minute
from arsplan.domain.unit import Unit
from arsplan.metrics.work import Work
from arsplan.rules.measures import WeeklyRest

__all__ = ["weekly_free_day"]

_DAY = 1440
_SUNDAY = 6
_FOREVER = 10**12


def weekly_free_day(
    unit: Unit, pieces: Sequence[Work], week: Sequence[date], free: Sequence[date], rest: WeeklyRest
) -> date | None:
    """The free date that lies in the week's rest: Sunday, else a holiday, else the one with the longest rest.

    Parameters
    ----------
    unit
        For its time zone.
    pieces
        What the person works, in order of time.
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
    for start, stop in _gaps(pieces):
        inside = min(stop, end) - max(start, monday)
        length = inside if rest.assign == "clip" else stop - start
        if inside <= 0 or length < rest.least:
            continue
        for day in free:
            first, last = (utc_minute(day, minute, unit.timezone) for minute in (0, _DAY))
            resting = min(stop, last) - max(start, first)
            if resting > 0:
                whole = resting == last - first
                prefer = (day.weekday() == _SUNDAY, is_holiday(day), inside) if whole else (resting,)
                ranked.append((whole, prefer, -day.toordinal(), day))
    return max(ranked)[-1] if ranked else None


def _gaps(pieces: Sequence[Work]) -> list[tuple[int, int]]:
    """Stretches without work, from the beginning of time to its end."""
    gaps, since = [], -_FOREVER
    for piece in pieces:
        if piece.start > since:
            gaps.append((since, piece.start))
        since = max(since, piece.end)
    return [*gaps, (since, _FOREVER)]
