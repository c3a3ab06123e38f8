"""Hours that a changed plan credits or pays apart, and positions that it leaves as they are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.balances import Balance, MonthMinutes, month_of
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.planning.changes import ExtraDuty
from arsplan.rules.entitlement import account

__all__ = ["brought", "credited", "fixed_positions", "with_extra", "with_more_worked"]

ByMonth = dict[tuple[str, str], Fraction]
"""Minutes by person and month."""


def credited(unit: Unit, absence: Absence, lost: tuple[Duty, ...]) -> Unit:
    """The unit with the absence, and the hours of the duties lost credited instead of a seventh of a week a day.

    Vacation is credited by its days, as it always is.
    """
    away = unit.with_absences((*unit.absences, absence))
    if absence.kind == VACATION:
        return away
    employee = unit.person[absence.employee]
    more: ByMonth = defaultdict(Fraction)
    for part in _months_of(absence):
        with_part = unit.with_absences((*unit.absences, part))
        more[employee.id, month_of(part.first)] += _credit(with_part, employee) - _credit(unit, employee)
    for duty in lost:
        more[duty.employee, month_of(duty.date)] -= _paid(unit, duty)
    return _happened(away, more, f"hours of {len(lost)} duties credited while away")


def with_extra(unit: Unit, extra: tuple[ExtraDuty, ...]) -> Unit:
    """The unit with room for what is worked beyond positions: it is paid apart and owed by nobody."""
    more: ByMonth = defaultdict(Fraction)
    for duty in extra:
        more[duty.employee, month_of(duty.date)] += duty.minutes
    return _happened(unit, more, "extra time")


def with_more_worked(unit: Unit, planned: Roster, worked: Roster, to: date) -> Unit:
    """The unit in which the month that a later start lies in holds what was worked in it beyond the plan."""
    more: ByMonth = defaultdict(Fraction)
    for roster, sign in ((worked, 1), (planned, -1)):
        for duty in roster:
            if max(unit.start, to.replace(day=1)) <= duty.date < to:
                more[duty.employee, month_of(duty.date)] += sign * _paid(unit, duty)
    return _in_months(unit, more)


def _paid(unit: Unit, duty: Duty) -> int:
    return paid_on(unit, duty.date, unit.shift_by_code[duty.shift])


def _credit(unit: Unit, employee: Employee) -> Fraction:
    return account(unit, employee).absence_credit


def _months_of(absence: Absence) -> Iterator[Absence]:
    """The absence in each month that it touches."""
    first = absence.first
    while first <= absence.last:
        following = (first.replace(day=1) + timedelta(31)).replace(day=1)
        last = min(absence.last, following - timedelta(1))
        yield absence.model_copy(update={"first": first, "last": last})
        first = following


def _happened(unit: Unit, minutes: ByMonth, text: str) -> Unit:
    """The unit with minutes that the plan did not know, for the account and for the months."""
    account = dict.fromkeys((employee for employee, _ in minutes), Fraction(0))
    for (employee, _), more in minutes.items():
        account[employee] += more
    return _in_months(brought(unit, account, text), minutes)


def _in_months(unit: Unit, minutes: ByMonth) -> Unit:
    """The unit in which these months of these people may hold so much more."""
    balances = {balance.employee: balance for balance in unit.balances}
    for (employee, month), more in minutes.items():
        if more > 0:
            old = balances.get(employee) or Balance(employee=employee)
            noted = {one.month: one.minutes for one in old.month_minutes}
            noted[month] = noted.get(month, Fraction(0)) + more
            months = tuple(MonthMinutes(month=name, minutes=noted[name]) for name in sorted(noted))
            balances[employee] = old.model_copy(update={"month_minutes": months})
    return unit.model_copy(update={"balances": tuple(balances.values())})


def brought(unit: Unit, minutes: Mapping[str, Fraction], text: str) -> Unit:
    """The unit with minutes added to people's balances."""
    balances = {balance.employee: balance for balance in unit.balances}
    for employee, more in minutes.items():
        old = balances.get(employee) or Balance(employee=employee)
        said = "; ".join(filter(None, (old.text, text)))
        balances[employee] = old.model_copy(update={"minutes": old.minutes + more, "text": said})
    return unit.model_copy(update={"balances": tuple(balances.values())})


def fixed_positions(unit: Unit) -> Unit:
    """The unit in which nobody's position may change: it was agreed on with the plan."""
    staff = tuple(e.model_copy(update={"wish_min": e.position, "wish_max": e.position}) for e in unit.staff)
    return unit.model_copy(update={"staff": staff})
