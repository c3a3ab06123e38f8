"""Tredelt turnus: hours at night and on red days shorten the full-time week (AML § 10-4(6), HTA § 4.2.4)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from arsplan.clock.holidays import red_zones
from arsplan.domain.night import night_minutes
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty
from arsplan.domain.terms import Agreements
from arsplan.domain.unit import Unit
from arsplan.rules.measures import TredeltHours
from arsplan.rules.packs import pack


class Stretch(NamedTuple):
    """A duty or an activity by the clock: start and finish in minutes after midnight of its date, and what it pays."""

    date: date
    start: int
    finish: int
    paid: int


def tredelt_hours(agreed: Agreements) -> TredeltHours:
    """The numbers of the tariff with the night and the double hours as agreed."""
    return TredeltHours(
        **pack()["R15"].limit,
        double=agreed.tredelt_double_hours,
        night_from=agreed.night_from,
        night_to=agreed.night_to,
    )


def stretches(unit: Unit, employee: str, duties: Iterable[Duty]) -> Iterator[Stretch]:
    """What one person works in the plan: of these duties, and of the unit's activities."""
    for duty in duties:
        if duty.employee == employee and duty.date in unit.horizon:
            shift = unit.shift_by_code[duty.shift]
            yield Stretch(duty.date, shift.start, shift.finish, paid_on(unit, duty.date, shift))
    for activity in unit.activities:
        if activity.employee == employee and activity.date in unit.horizon:
            yield Stretch(activity.date, activity.start, activity.finish, activity.paid_minutes)


def tredelt_week(measure: TredeltHours, weeks: Fraction, worked: Iterable[Stretch]) -> Fraction:
    """The full-time week in minutes, where so much is worked in so many weeks of a full position."""
    if weeks <= 0:
        return Fraction(measure.most)
    return max(Fraction(measure.least), min(Fraction(measure.most), measure.full - reduction(measure, worked) / weeks))


def reduction(measure: TredeltHours, worked: Iterable[Stretch]) -> Fraction:
    """Minutes that nights and red days take off the hours of a full position, over the plan."""
    counts = (night_and_red(measure, stretch) for stretch in worked)
    return sum((Fraction(measure.night * night + measure.red * red, 60) for night, red in counts), Fraction(0))


def night_and_red(measure: TredeltHours, stretch: Stretch) -> tuple[int, int]:
    """Minutes that count as night and as red day; together no more than is paid, unless hours count as both."""
    span = measure.night_from, measure.night_to
    night = min(stretch.paid, night_minutes(stretch.start, stretch.finish, *span))
    parts = [
        (max(stretch.start, start), min(stretch.finish, end))
        for start, end in _zones(stretch.date)
        if max(stretch.start, start) < min(stretch.finish, end)
    ]
    if measure.double == "both":
        return night, min(stretch.paid, sum(end - start for start, end in parts))
    return night, min(stretch.paid - night, sum(end - start - night_minutes(start, end, *span) for start, end in parts))


@lru_cache(maxsize=1024)
def _zones(day: date) -> tuple[tuple[int, int], ...]:
    """Zones of red days that a duty of this date can touch, in minutes after its midnight."""
    midnight = datetime.combine(day, time())
    zones = red_zones(day, day + timedelta(2))
    return tuple(
        ((z.start - midnight) // timedelta(minutes=1), (z.end - midnight) // timedelta(minutes=1)) for z in zones
    )
