"""An empty duty: who could lawfully take it, and whom to ask first."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from arsplan.checking import check
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.planning.alone import alone
from arsplan.rules.entitlement import account
from arsplan.rules.measures import AwayAtOnce, Overtime, PositionHours, TredeltHours, VacationPlaced
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rules_of

__all__ = ["Hours", "Replacement", "replacements"]

Hours = Literal["own", "extra", "overtime"]
"""Own hours of the position, extra time of a part-timer up to a full week, or overtime."""

_ORDER: dict[Hours, int] = {"own": 0, "extra": 1, "overtime": 2}
_ASIDE = (PositionHours, TredeltHours, Overtime, VacationPlaced, AwayAtOnce)
"""Hours are weighed here, and vacation stays where it is."""

_ORDINARY, _TOTAL = ("R01", "R03"), ("R04", "R05")
"""Limits of ordinary hours, and of hours with overtime in them."""

_NEAR = timedelta(days=14)


class Replacement(NamedTuple):
    """Somebody who could lawfully take a duty.

    Attributes
    ----------
    place
        Whom to ask first: own hours before extra time of part-timers (they go before anybody from outside, AML § 14-3),
        extra time before overtime; then who knows the shift from the weeks around, then who has most hours left.
    hours
        What hours they would be.
    extra_minutes, overtime_minutes
        How much of the duty lies beyond the position, and beyond a full week.
    """

    place: int
    employee: str
    date: date
    shift: str
    hours: Hours
    extra_minutes: int
    overtime_minutes: int
    reason: str


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
    found = [
        one
        for employee in unit.staff
        if employee.employment != "vacant" and shift in unit.rota_by_name[employee.rota].shifts
        for one in [_judge(unit, roster, employee, Duty(employee.id, day, shift), before)]
        if one is not None
    ]
    known = {one.employee: _nearby(roster, one) for one in found}
    left = {one.employee: _left(unit, roster, unit.person[one.employee]) for one in found}
    ranked = sorted(found, key=lambda one: (_ORDER[one.hours], -known[one.employee], -left[one.employee]))
    return tuple(one._replace(place=k) for k, one in enumerate(ranked, 1))


def _judge(unit: Unit, roster: Roster, employee: Employee, duty: Duty, overtime: list[Duty]) -> Replacement | None:
    own = roster.of(employee.id)
    if any(other.date == duty.date for other in own):
        return None
    paid = paid_on(unit, duty.date, unit.shift_by_code[duty.shift])
    beyond = min(paid, max(0, paid - _left(unit, roster, employee)))
    week = sum(
        paid_on(unit, other.date, unit.shift_by_code[other.shift])
        for other in own
        if other.date.isocalendar()[:2] == duty.date.isocalendar()[:2]
    )
    over = min(beyond, max(0, week + paid - unit.full_time_week))
    hours: Hours = "overtime" if over else "extra" if beyond else "own"
    if not _lawful(unit, Roster(own), duty, beyond=bool(over)):
        return None
    if over and not _within_overtime(unit, employee, duty, over, overtime):
        return None
    words = {
        "own": "within the hours of the position",
        "extra": "extra time of a part-timer, who goes before hired help",
        "overtime": "overtime within the limits",
    }
    return Replacement(0, *duty, hours, beyond - over, over, words[hours])


def _left(unit: Unit, roster: Roster, employee: Employee) -> int:
    """Minutes of the position that nothing fills."""
    worked = sum(paid_on(unit, duty.date, unit.shift_by_code[duty.shift]) for duty in roster.of(employee.id))
    worked += sum(a.paid_minutes for a in unit.activities if a.employee == employee.id)
    return account(unit, employee).room - worked


def _nearby(roster: Roster, one: Replacement) -> int:
    """Duties of this kind in the weeks around: who is there already keeps faces few."""
    near = (one.date - _NEAR, one.date + _NEAR)
    return sum(duty.shift == one.shift and near[0] <= duty.date <= near[1] for duty in roster.of(one.employee))


def _lawful(unit: Unit, own: Roster, duty: Duty, *, beyond: bool) -> bool:
    """Whether the person keeps every rule that is kept without the duty; overtime has its own limits of total hours."""
    without = _TOTAL if not beyond else _ORDINARY
    unit_of_one, rules = alone(unit, duty.employee)
    book = tuple(rule for rule in rules if _asked(rule, without))
    more = check(unit_of_one, Roster([*own, duty]), book)
    if more.lawful:
        return True
    had = {(f.rule, f.first, f.slack) for f in check(unit_of_one, own, book).broken}
    return all((f.rule, f.first, f.slack) in had for f in more.broken)


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
