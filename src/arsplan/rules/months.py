"""What a position has in hours month by month, and how large it has to be for the hours that a plan puts there."""

from calendar import monthrange
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from arsplan.clock.holidays import is_holiday, is_virkedag
from arsplan.domain.absences import VACATION
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import full_time_week
from arsplan.rules.month_hours import MonthHours
from arsplan.rules.rulebook import rules_of

_SATURDAY = 5


class Month(NamedTuple):
    """A calendar month as far as it is read for one person, in weeks of the position.

    Attributes
    ----------
    first, last
        Days that are read: those of the plan, and those before it that are known.
    planned
        The first of them that lies in the plan.
    there
        What vacation and other absence leave of all these days, and `there_in_plan` of those in the plan.
    whole
        The whole calendar month.
    """

    first: date
    last: date
    planned: date
    there: Fraction
    there_in_plan: Fraction
    whole: Fraction


def months_of(unit: Unit, employee: Employee, known_from: date) -> list[Month]:
    """The months of a plan for one person, whose past is known from a date."""
    away = {
        day: absence.kind
        for absence in sorted(unit.absences, key=lambda absence: absence.kind == VACATION)
        if absence.employee == employee.id
        for day in _dates(absence.first, absence.last)
    }
    day_work = unit.rota_by_name[employee.rota].day_work

    def there(first: date, last: date) -> Fraction:
        """Weeks of the position; vacation goes before other absence."""
        days = [day for day in _dates(first, last) if employee.employed_on(day)]
        weeks = Fraction(len(days), 7)
        for day in days:
            if away.get(day, VACATION) != VACATION:
                weeks -= Fraction(1, 7)
                continue
            weeks -= Fraction(day in away and is_virkedag(day), 6)
            weeks -= Fraction(day_work and day.weekday() < _SATURDAY and is_holiday(day), 5)
        return max(Fraction(0), weeks)

    found = []
    for _, group in groupby(unit.horizon.dates, key=lambda day: (day.year, day.month)):
        days = list(group)
        planned, last = days[0], days[-1]
        first = max(planned.replace(day=1), min(known_from, planned))
        whole = Fraction(monthrange(last.year, last.month)[1], 7)
        found.append(Month(first, last, planned, there(first, last), there(planned, last), whole))
    return found


def month_share(unit: Unit, employee: Employee, roster: Roster) -> Fraction:
    """The smallest share of full time at which no month, and no plan without it, holds too many hours.

    Nothing where no hard rule binds the hours of the person's months.
    """
    measure = next(
        (
            rule.measure
            for rule in rules_of(unit)
            if isinstance(rule.measure, MonthHours) and rule.severity == "hard" and employee.id in rule.people
        ),
        None,
    )
    if measure is None:
        return Fraction(0)
    week = full_time_week(unit, employee, Fraction(1), None)
    worked = [(day, minutes) for day, minutes in _paid(unit, employee.id, roster)]
    past = [day for day, _ in worked if day < unit.start]
    known = unit.known_from or min([unit.start, *past])
    months = months_of(unit, employee, known - timedelta(known.weekday()))
    balance = unit.balance_of(employee.id)
    brought = max(Fraction(0), balance.minutes)
    total = sum(minutes for day, minutes in worked if day in unit.horizon)
    asked = [Fraction(0)]
    for month in months:
        before = sum(minutes for day, minutes in worked if month.first <= day < month.planned)
        inside = sum(minutes for day, minutes in worked if month.planned <= day <= month.last)
        others = [other for other in months if other is not month]
        rest = sum((other.there_in_plan for other in others), Fraction(0))
        if inside:
            noted = balance.in_months([month.first])
            asked.append(_least(before + inside - noted, month.there, month.whole, measure, week))
        if total > inside:
            noted = balance.in_months(other.first for other in others)
            asked.append(_least(total - inside - brought - noted, rest, month.whole, measure, week))
    return max(asked)


def _least(minutes: Fraction | int, there: Fraction, whole: Fraction, measure: MonthHours, week: Fraction) -> Fraction:
    """The share of full time that has room for some minutes with what is agreed; by hours or by share of the month."""
    by_hours = max(Fraction(0), minutes - measure.most) / (week * there) if there else None
    reach = there + measure.share * whole
    by_share = max(Fraction(0), Fraction(minutes)) / (week * reach) if reach else None
    return min((share for share in (by_hours, by_share) if share is not None), default=Fraction(0))


def _paid(unit: Unit, person: str, roster: Roster) -> Iterator[tuple[date, int]]:
    for duty in (*unit.history, *roster):
        if duty.employee == person:
            yield duty.date, paid_on(unit, duty.date, unit.shift_by_code[duty.shift])
    for activity in unit.activities:
        if activity.employee == person and activity.date <= unit.horizon.end:
            yield activity.date, activity.paid_minutes


def _dates(first: date, last: date) -> Collection[date]:
    return [first + timedelta(k) for k in range((last - first).days + 1)]
