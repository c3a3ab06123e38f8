"""Hours that a changed plan credits or pays apart, and positions that it leaves as they are."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.balances import Balance
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.changes import ExtraDuty
from arsplan.rules.entitlement import account

__all__ = ["brought", "credited", "fixed_positions", "with_extra", "with_more_worked"]


def credited(unit: Unit, absence: Absence, lost: tuple[Duty, ...]) -> Unit:
    """The unit with the absence, and the hours of the duties lost credited instead of a seventh of a week a day.

    Vacation is credited by its days, as it always is.
    """
    away = unit.with_absences((*unit.absences, absence))
    if absence.kind == VACATION:
        return away
    employee = unit.person[absence.employee]
    paid = sum(paid_on(unit, duty.date, unit.shift_by_code[duty.shift]) for duty in lost)
    credit = account(away, employee).absence_credit - account(unit, employee).absence_credit
    return _happened(away, {employee.id: credit - paid}, f"hours of {len(lost)} duties credited while away")


def with_extra(unit: Unit, extra: tuple[ExtraDuty, ...]) -> Unit:
    """The unit with room for what is worked beyond positions: it is paid apart and owed by nobody."""
    more: dict[str, Fraction] = {}
    for duty in extra:
        more[duty.employee] = more.get(duty.employee, Fraction(0)) + duty.minutes
    return _happened(unit, more, "extra time")


def with_more_worked(unit: Unit, planned: Roster, worked: Roster, to: date) -> Unit:
    """The unit in which months hold what was worked beyond the plan in the month that a later start lies in."""
    more: dict[str, Fraction] = {}
    for roster, sign in ((worked, 1), (planned, -1)):
        for duty in roster:
            if max(unit.start, to.replace(day=1)) <= duty.date < to:
                paid = paid_on(unit, duty.date, unit.shift_by_code[duty.shift])
                more[duty.employee] = more.get(duty.employee, Fraction(0)) + sign * paid
    return _in_months(unit, more)


def _happened(unit: Unit, minutes: Mapping[str, Fraction], text: str) -> Unit:
    """The unit with minutes that the plan did not know, for the account and for the months."""
    return _in_months(brought(unit, minutes, text), minutes)


def _in_months(unit: Unit, minutes: Mapping[str, Fraction]) -> Unit:
    """The unit in which the months of these people may hold so much more."""
    balances = {balance.employee: balance for balance in unit.balances}
    for employee, more in minutes.items():
        if more > 0:
            old = balances.get(employee) or Balance(employee=employee)
            balances[employee] = old.model_copy(update={"month_minutes": old.month_minutes + more})
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
