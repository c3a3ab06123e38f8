"""Planned hours by the kind of supplement that they earn under the municipal tariff (HTA chapter 1 § 5)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from arsplan.clock.holidays import eves, is_holiday
from arsplan.domain.roster import Roster
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit
from arsplan.rules.packs import pack

__all__ = ["Supplements", "holiday_minutes", "supplements"]

_HOLY_SATURDAY = "Påskeaften"


class Supplements(NamedTuple):
    """One person's planned minutes that earn more, by the clock on the wall.

    Attributes
    ----------
    employee
        Id.
    evening, night
        Between the hours of § 5.4; on top of the other two.
    weekend
        On Saturdays and Sundays (§ 5.2) that are no holiday hours.
    holiday
        On public holidays and påskeaften, and on the other eves from noon (§ 5.3).
    """

    employee: str
    evening: int
    night: int
    weekend: int
    holiday: int

    @property
    def compensation(self) -> Fraction:
        """Minutes of pay or time off that the holiday minutes give (R23)."""
        return Fraction(self.holiday * pack()["R23"].limit["an_hour"], 60)


class _Kinds(NamedTuple):
    """The same minutes for one duty; fields as there."""

    evening: int
    night: int
    weekend: int
    holiday: int


def supplements(unit: Unit, roster: Roster) -> list[Supplements]:
    """Count everybody's hours with a supplement; shifts of the plan only, each with its date's hours.

    Where a shift has an unpaid break, the break is taken from the hours without the supplement first.

    Parameters
    ----------
    unit
        The unit.
    roster
        Who works which duty.

    Returns
    -------
    list of Supplements
        In the order of the staff.
    """
    found: dict[str, Counter[str]] = {person: Counter() for person in unit.person}
    for duty in roster:
        shift = unit.shift_by_code[duty.shift]
        found[duty.employee].update(_kinds(duty.date, shift.start, shift.finish, shift.paid_minutes)._asdict())
    return [Supplements(person, *(count[kind] for kind in _Kinds._fields)) for person, count in found.items()]


def holiday_minutes(day: date, shift: ShiftType) -> int:
    """Minutes of a shift on that date that earn the holiday supplement."""
    return _kinds(day, shift.start, shift.finish, shift.paid_minutes).holiday


@cache
def _kinds(day: date, start: int, end: int, paid: int) -> _Kinds:
    count: Counter[str] = Counter()
    for kind, first, last in _zones(day):
        count[kind] += max(0, min(end, last) - max(start, first))
    count["weekend"] -= count["both"]
    return _Kinds(*(min(count[kind], paid) for kind in _Kinds._fields))


def _zones(day: date) -> Iterator[tuple[str, int, int]]:
    """Stretches of a date and the next in minutes after midnight; `both` is a holiday in the weekend."""
    times = pack()["HTA 5.4"].limit
    for shift, on in ((0, day), (DAY, day + timedelta(1))):
        yield "night", shift, shift + times["night_to"]
        yield "evening", shift + times["evening_from"], shift + times["night_from"]
        yield "night", shift + times["night_from"], shift + DAY
        weekend = on.weekday() >= 7 - pack()["HTA 5.2"].limit["weekend"]
        if weekend:
            yield "weekend", shift, shift + DAY
        from_ = _holiday_from(on)
        if from_ is not None:
            yield "holiday", shift + from_, shift + DAY
            if weekend:
                yield "both", shift + from_, shift + DAY


def _holiday_from(day: date) -> int | None:
    """Minutes after midnight from which the holiday supplement runs to the end of the date."""
    name = eves(day.year).get(day)
    if is_holiday(day) or name == _HOLY_SATURDAY:
        return 0
    return None if name is None else pack()["R23"].limit["eves_from"]
