"""The most strenuous stretches of one person's rota; history counts where it reaches into the plan."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from arsplan.clock.instants import utc_minute
from arsplan.domain.shifts import DAY
from arsplan.domain.unit import Unit
from arsplan.metrics.burden import makes_weekend
from arsplan.metrics.periods import Period, longest_rest, periods
from arsplan.metrics.red_work import pieces_on, reds
from arsplan.metrics.work import Work
from arsplan.rules.packs import pack

__all__ = ["MEASURES", "SHORT_IS_WORSE", "Strain"]

_ONE_DAY = timedelta(1)


class Strain(NamedTuple):
    """One person's most strenuous value of a kind, and the dates it lies between, if it lies anywhere."""

    value: int
    first: date | None = None
    last: date | None = None


Measure = Callable[[Unit, Sequence[Work]], Strain | None]


def _run_days(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    return _longest_run(unit, {piece.date for piece in pieces})


def _night_run(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    return _longest_run(unit, {piece.date for piece in pieces if piece.night})


def _longest_run(unit: Unit, days: Iterable[date]) -> Strain | None:
    """The longest run of dates that ends in the plan."""
    runs: list[Strain] = []
    first = last = None
    for day in sorted(days):
        first = day if first is None or last is None or day > last + _ONE_DAY else first
        last = day
        if day in unit.horizon:
            runs.append(Strain((day - first).days + 1, first, day))
    return _longest(runs)


def _seven_days(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    paid: dict[date, int] = {}
    for piece in pieces:
        paid[piece.date] = paid.get(piece.date, 0) + piece.paid
    sums = (
        Strain(sum(paid.get(day - k * _ONE_DAY, 0) for k in range(7)), day - 6 * _ONE_DAY, day)
        for day in paid
        if day in unit.horizon
    )
    return _longest(sums)


def _longest_duty(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    spans = (
        Strain(period.end - period.start, period.first, period.last)
        for period in _periods(pieces)
        if period.first in unit.horizon
    )
    return _longest(spans)


def _shortest_rest(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    return _shortest(_rests(unit, pieces))


def _short_rests(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    rests = _rests(unit, pieces)
    short = [rest for rest in rests if rest.value < pack()["R07"].limit["none"]]
    if short:
        return Strain(len(short), short[0].last, short[-1].last)
    return Strain(0) if rests else None


def _rest_after_nights(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    rests = (
        Strain(other.start - one.end, one.last, other.first)
        for one, other in pairwise(_periods(pieces))
        if other.first in unit.horizon and one.pieces[-1].night and not other.pieces[0].night
    )
    return _shortest(rests)


def _rests(unit: Unit, pieces: Sequence[Work]) -> list[Strain]:
    return [
        Strain(other.start - one.end, one.last, other.first)
        for one, other in pairwise(_periods(pieces))
        if other.first in unit.horizon
    ]


def _weekly_rest(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    """Weeks with work in them only."""
    rests = []
    for week in sorted({unit.horizon.week_of(piece.date) for piece in pieces if piece.date in unit.horizon}):
        dates = unit.horizon.week_dates(week)
        start, end = (utc_minute(dates[0], days * DAY, unit.timezone) for days in (0, 7))
        rests.append(Strain(longest_rest(pieces, start, end), dates[0], dates[-1]))
    return _shortest(rests)


def _weekends(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    weeks = sorted(
        {
            unit.horizon.week_of(piece.date)
            for piece in pieces
            if piece.date in unit.horizon and makes_weekend(unit, piece)
        }
    )
    if not weeks:
        return None
    return Strain(len(weeks), unit.horizon.week_dates(weeks[0])[5], unit.horizon.week_dates(weeks[-1])[6])


def _red_days(unit: Unit, pieces: Sequence[Work]) -> Strain | None:
    least = unit.arrangement.red_day_minutes
    inside = reds(unit.horizon.start, unit.horizon.end, unit.timezone)
    days = [red.day for red in inside if pieces_on(red, pieces, least)]
    return Strain(len(days), days[0], days[-1]) if days else None


def _periods(pieces: Sequence[Work]) -> list[Period]:
    """Kept apart by the shortest rest that may be agreed at all."""
    return periods(pieces, pack()["R07"].limit["tv"])


def _longest(found: Iterable[Strain]) -> Strain | None:
    return max(found, key=_value, default=None)


def _shortest(found: Iterable[Strain]) -> Strain | None:
    return min(found, key=_value, default=None)


def _value(found: Strain) -> int:
    return found.value


MEASURES: dict[str, Measure] = {
    "run_days": _run_days,
    "seven_days": _seven_days,
    "longest_duty": _longest_duty,
    "shortest_rest": _shortest_rest,
    "short_rests": _short_rests,
    "night_run": _night_run,
    "rest_after_nights": _rest_after_nights,
    "weekly_rest": _weekly_rest,
    "weekends": _weekends,
    "red_days": _red_days,
}
"""By topic: one person's most strenuous value; None where nothing of the kind is worked."""

SHORT_IS_WORSE = ("shortest_rest", "rest_after_nights", "weekly_rest")
"""Topics whose smallest value is the most strenuous one."""
