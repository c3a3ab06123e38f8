"""What each person is owed and credited over the plan, in exact fractions."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import NamedTuple

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit


class Account(NamedTuple):
    """Hours of one person over the plan, in minutes; fractions until `room`.

    Attributes
    ----------
    owed
        Position x full-time week x weeks employed in the plan.
    vacation_credit
        For every virkedag of vacation due, a sixth of a week's hours.
    absence_credit
        For every other calendar day of absence, a seventh of a week's hours.
    room
        Whole minutes that duties and activities may fill: owed less credits, rounded down.
    """

    owed: Fraction
    vacation_credit: Fraction
    absence_credit: Fraction

    @property
    def room(self) -> int:
        """Whole minutes left for duties and activities."""
        return max(0, floor(self.owed - self.vacation_credit - self.absence_credit))


def account(unit: Unit, employee: Employee, position: Fraction | None = None) -> Account:
    """Return the hour account of a person, at the present position unless another one is given."""
    week = (employee.position if position is None else position) * unit.full_time_week
    employed = {day for day in unit.horizon.dates if employee.employed_on(day)}
    own = [absence for absence in unit.absences if absence.employee == employee.id]
    on_vacation = {day for absence in own if absence.kind == VACATION for day in _dates(absence)}
    away = {day for absence in own if absence.kind != VACATION for day in _dates(absence)} & employed - on_vacation
    due = max(vacation_due(unit, employee), sum(map(is_virkedag, on_vacation & employed)))
    return Account(week * len(employed) / 7, week * due / 6, week * len(away) / 7)


def vacation_due(unit: Unit, employee: Employee) -> int:
    """Virkedager of vacation due inside the plan, the senior days included.

    A calendar year that lies only partly in the plan, or in which the person is employed only partly, counts by its
    share of days, rounded to whole days for the plan as a whole.
    """
    if employee.vacation_days is not None:
        return employee.vacation_days
    return _due(unit, employee, seniors=True)


def vacation_to_place(unit: Unit, employee: Employee) -> int:
    """Virkedager that must be placed in the plan: those due less the senior days, which are the employee's to place."""
    if employee.vacation_days is not None:
        return employee.vacation_days
    return _due(unit, employee, seniors=False)


def vacation_outside(unit: Unit, employee: Employee) -> int:
    """Virkedager of vacation that lie in the plan but outside of the main window: they take room from the main part."""
    policy = unit.vacation
    return sum(
        day in unit.horizon
        and is_virkedag(day)
        and employee.employed_on(day)
        and not policy.from_week <= day.isocalendar().week <= policy.to_week
        for absence in unit.absences
        if absence.employee == employee.id and absence.kind == VACATION
        for day in _dates(absence)
    )


def _due(unit: Unit, employee: Employee, *, seniors: bool) -> int:
    total = Fraction(0)
    for year in range(unit.horizon.start.year, unit.horizon.end.year + 1):
        days = unit.vacation.days
        if seniors and employee.birth_year and year - employee.birth_year >= unit.vacation.senior_age:
            days += unit.vacation.senior_days
        first, last = date(year, 1, 1), date(year, 12, 31)
        inside = sum(day.year == year and employee.employed_on(day) for day in unit.horizon.dates)
        total += Fraction(days * inside, (last - first).days + 1)
    return floor(total + Fraction(1, 2))


def _dates(absence: Absence) -> set[date]:
    return {absence.first + timedelta(k) for k in range((absence.last - absence.first).days + 1)}
