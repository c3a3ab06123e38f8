"""An empty duty: who could lawfully take it, and whom to ask first."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Literal, NamedTuple

from arsplan.checking import check
from arsplan.clock.instants import utc_minute
from arsplan.domain.extra_time import agreed_extra_time, ground_of_extra_time
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.metrics.one_more import covered_by_one_more
from arsplan.planning.alone import alone, meets
from arsplan.rules.entitlement import account
from arsplan.rules.measures import (
    Availability,
    AwayAtOnce,
    DailyRest,
    MonthHours,
    Overtime,
    PositionHours,
    TredeltHours,
    VacationPlaced,
    WeekendsWorked,
    WeeklyRest,
)
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rules_of

__all__ = ["Hours", "Replacement", "replacements"]

Hours = Literal["own", "extra", "overtime"]
"""Own hours of the position, extra time of a part-timer up to a full week, or overtime."""

_ORDER: dict[Hours, int] = {"own": 0, "extra": 1, "overtime": 2}
_ASIDE = (PositionHours, MonthHours, TredeltHours, Overtime, VacationPlaced, AwayAtOnce)
"""Hours are weighed here, and vacation stays where it is."""

_FIRST = (Availability, DailyRest, WeeklyRest, WeekendsWorked)
"""What most often stands in the way is asked first, since one breach is enough."""

_ALONE = "alone"

_ORDINARY, _TOTAL = ("R01", "R03"), ("R04", "R05")
"""Limits of ordinary hours, and of hours with overtime in them."""

_WORDS = {
    "own": "within the hours of the position",
    "overtime": "within the limits of overtime (AML § 10-6); after own hours and extra time",
}

_NEAR = timedelta(days=14)


class Replacement(NamedTuple):
    """Somebody who could lawfully take a duty, and all that the ranking goes by.

    Attributes
    ----------
    place
        Whom to ask first: own hours before extra time of part-timers (they go before anybody from outside, AML § 14-3),
        extra time before overtime; then who covers most of what is uncovered, then who has agreed to extra time, then
        who knows the shift from the weeks around, then who has most hours left.
    hours
        What hours they would be.
    extra_minutes, overtime_minutes
        How much of the duty lies beyond the position, and beyond a full week.
    reason
        On what ground they can be asked.
    competence
        Of the person.
    covers
        Head-minutes uncovered that the duty would cover; 0 for everybody where nothing is uncovered.
    left_minutes
        Of the position that nothing fills so far.
    rest_before, rest_after
        Minutes since the end of the duty before, and until the next one; None where there is none.
    known
        Duties on this shift in the two weeks before and after.
    """

    place: int
    employee: str
    date: date
    shift: str
    hours: Hours
    extra_minutes: int
    overtime_minutes: int
    reason: str
    competence: str
    covers: int
    left_minutes: int
    rest_before: int | None
    rest_after: int | None
    known: int


def replacements(
    unit: Unit, roster: Roster, day: date, shift: str, *, overtime: Iterable[Duty] = ()
) -> tuple[Replacement, ...]:
    """Everybody who could take an empty duty without breaking a rule, the first to ask first.

    Overtime is limited to the hours of AML § 10-6 at each person's agreement level, and total hours to those of R04 and
    R05; extra time of part-timers ends with a full week.

    Parameters
    ----------
    unit
        With absence as it is.
    roster
        Who works which duty.
    day, shift
        The duty.
    overtime
        Duties that were worked as overtime already.

    Raises
    ------
    InvalidUnit
        If the unit has no such shift or date.
    """
    if shift not in unit.shift_by_code or day not in unit.horizon:
        said = f"There is no duty '{shift}' on {day} in this plan."
        raise InvalidUnit(Problem("unknown-duty", said, advice="Maybe the shift or the year is mistyped."))
    before = list(overtime)
    covers = covered_by_one_more(unit, roster, day, shift)
    empty = any(covers.values())
    found = [
        one
        for employee in unit.staff
        if employee.employment != "vacant" and shift in unit.rota_by_name[employee.rota].shifts
        if covers[employee.competence] or not empty
        for one in [_judge(unit, roster, employee, Duty(employee.id, day, shift), before)]
        if one is not None
    ]
    ranked = sorted((one._replace(covers=covers[one.competence]) for one in found), key=partial(_rank, unit))
    return tuple(one._replace(place=k) for k, one in enumerate(ranked, 1))


def _rank(unit: Unit, one: Replacement) -> tuple[int, ...]:
    asked = agreed_extra_time(unit, one.employee) is None
    return _ORDER[one.hours], -one.covers, asked and one.hours == "extra", -one.known, -one.left_minutes


def _judge(unit: Unit, roster: Roster, employee: Employee, duty: Duty, overtime: list[Duty]) -> Replacement | None:
    own = roster.of(employee.id)
    if any(other.date == duty.date for other in own):
        return None
    paid, left = paid_on(unit, duty.date, unit.shift_by_code[duty.shift]), _left(unit, own, employee)
    beyond = min(paid, max(0, paid - left))
    if beyond and agreed_extra_time(unit, employee.id) == 0:
        return None
    week = sum(
        paid_on(unit, other.date, unit.shift_by_code[other.shift])
        for other in own
        if other.date.isocalendar()[:2] == duty.date.isocalendar()[:2]
    )
    over = min(beyond, max(0, week + paid - unit.full_time_week))
    hours: Hours = "overtime" if over else "extra" if beyond else "own"
    if meets(unit, roster, duty) or not _lawful(unit, Roster(own), duty, beyond=bool(over)):
        return None
    if over and not _within_overtime(unit, employee, duty, over, overtime):
        return None
    return Replacement(
        0,
        *duty,
        hours,
        beyond - over,
        over,
        _WORDS.get(hours, ground_of_extra_time(unit, employee.id)),
        employee.competence,
        0,
        left,
        *_rests(unit, own, duty),
        _nearby(own, duty),
    )


def _rests(unit: Unit, own: Iterable[Duty], duty: Duty) -> tuple[int | None, int | None]:
    """Minutes of rest on both sides of a duty."""
    start, end = _times(unit, duty)
    others = [_times(unit, other) for other in (*(d for d in unit.history if d.employee == duty.employee), *own)]
    before = [start - ended for began, ended in others if began < start]
    after = [began - end for began, _ in others if began > start]
    return min(before, default=None), min(after, default=None)


def _times(unit: Unit, duty: Duty) -> tuple[int, int]:
    shift = unit.shift_by_code[duty.shift]
    return (
        utc_minute(duty.date, shift.start, unit.timezone),
        utc_minute(duty.date, shift.finish, unit.timezone),
    )


def _left(unit: Unit, own: Iterable[Duty], employee: Employee) -> int:
    """Minutes of the position that nothing fills."""
    worked = sum(paid_on(unit, duty.date, unit.shift_by_code[duty.shift]) for duty in own)
    worked += sum(a.paid_minutes for a in unit.activities if a.employee == employee.id)
    return account(unit, employee).room - worked


def _nearby(own: Iterable[Duty], duty: Duty) -> int:
    """Duties of this kind in the weeks around: who is there already keeps faces few."""
    return sum(other.shift == duty.shift and abs(other.date - duty.date) <= _NEAR for other in own)


def _lawful(unit: Unit, own: Roster, duty: Duty, *, beyond: bool) -> bool:
    """Whether the person keeps every rule that is kept without the duty; overtime has its own limits of total hours."""
    without = _TOTAL if not beyond else _ORDINARY
    if (_ALONE, duty.employee) not in unit.derived:
        unit.derived[_ALONE, duty.employee] = alone(unit, duty.employee)
    one, rules = unit.derived[_ALONE, duty.employee]
    book = [rule for rule in rules if _asked(rule, without)]
    first = tuple(rule for rule in book if isinstance(rule.measure, _FIRST))
    rest = tuple(rule for rule in book if not isinstance(rule.measure, _FIRST))
    return _keeps(one, own, duty, first) and _keeps(one, own, duty, rest)


def _keeps(one: Unit, own: Roster, duty: Duty, rules: tuple[Rule, ...]) -> bool:
    """Whether nothing is broken but what was broken before, which is asked once for all duties of a person."""
    more = check(one, Roster([*own, duty]), rules)
    if more.lawful:
        return True
    key = own, tuple(rule.id for rule in rules)
    if key not in one.derived:
        one.derived[key] = {(f.rule, f.first, f.slack) for f in check(one, own, rules).broken}
    return all((f.rule, f.first, f.slack) in one.derived[key] for f in more.broken)


def _asked(rule: Rule, without: tuple[str, ...]) -> bool:
    return rule.severity == "hard" and not isinstance(rule.measure, _ASIDE) and rule.id.split("/")[0] not in without


def _within_overtime(unit: Unit, employee: Employee, duty: Duty, minutes: int, before: list[Duty]) -> bool:
    """The limits of 7 days, 4 weeks and 52 weeks, in every such window that holds the duty."""
    limits = next(
        rule.measure for rule in rules_of(unit) if isinstance(rule.measure, Overtime) and employee.id in rule.people
    )
    worked = [(duty.date, minutes)] + [
        (other.date, paid_on(unit, other.date, unit.shift_by_code[other.shift]))
        for other in before
        if other.employee == employee.id
    ]
    return all(
        sum(paid for day, paid in worked if first <= day < first + timedelta(days)) <= most
        for days, most in ((7, limits.week), (28, limits.four_weeks), (364, limits.year))
        for first in {day for day, _ in worked if day <= duty.date < day + timedelta(days)}
    )
