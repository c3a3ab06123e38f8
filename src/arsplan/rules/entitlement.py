"""What each person is owed and credited over the plan, in exact fractions."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import NamedTuple

from arsplan.clock.holidays import is_virkedag
from arsplan.clock.horizon import Horizon
from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.roster import Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.tredelt import stretches, tredelt_hours, tredelt_week


class Account(NamedTuple):
    """Hours of one person over the plan, in minutes; fractions until `room`.

    Attributes
    ----------
    owed
        Position x full-time week x weeks employed in the plan.
    vacation_credit
        For every virkedag of vacation due in the plan, a sixth of a week's hours; what may wait is credited when it
        is taken.
    absence_credit
        For every other calendar day of absence, a seventh of a week's hours.
    brought
        Minutes that the person's balance brings into the plan; negative where they were worked ahead.
    room
        Whole minutes that duties and activities may fill: owed and brought less credits, rounded down.
    """

    owed: Fraction
    vacation_credit: Fraction
    absence_credit: Fraction
    brought: Fraction = Fraction(0)

    @property
    def room(self) -> int:
        """Whole minutes left for duties and activities."""
        return max(0, floor(self.owed + self.brought - self.vacation_credit - self.absence_credit))


def account(unit: Unit, employee: Employee, position: Fraction | None = None, roster: Roster | None = None) -> Account:
    """Return the hour account of a person.

    Parameters
    ----------
    position
        Share of full time; the present one where None.
    roster
        Who works which duty. In tredelt turnus the full-time week depends on it; without one it is the longest
        that it can be, and the account the largest.
    """
    share = employee.position if position is None else position
    employed, due, leave = _weeks(unit, employee)
    week = share * full_time_week(unit, employee, share, roster)
    return Account(week * employed, week * due, week * leave, unit.balance_of(employee.id).minutes)


def full_time_week(unit: Unit, employee: Employee, position: Fraction, roster: Roster | None) -> Fraction:
    """The full-time week of a person in minutes; in tredelt turnus the one that the roster gives at a position."""
    if not unit.rota_by_name[employee.rota].tredelt:
        return Fraction(unit.full_time_week)
    measure = tredelt_hours(unit.agreements)
    if roster is None:
        return Fraction(measure.most)
    employed, due, leave = _weeks(unit, employee)
    return tredelt_week(measure, position * (employed - due - leave), stretches(unit, employee.id, roster))


def position_weeks(unit: Unit, employee: Employee) -> Fraction:
    """Weeks of a full position that vacation due and other absence leave for work."""
    return employee.position * weeks_present(unit, employee)


def weeks_present(unit: Unit, employee: Employee) -> Fraction:
    """Weeks of the plan that vacation due and other absence leave of those employed."""
    employed, due, leave = _weeks(unit, employee)
    return max(Fraction(0), employed - due - leave)


def _weeks(unit: Unit, employee: Employee) -> tuple[Fraction, Fraction, Fraction]:
    """Weeks employed in the plan, and of these on vacation due and on other absence."""
    first, last = _employed(unit, employee)
    vacation = {day for day in vacation_dates(unit, employee) if first <= day <= last}
    other = {day for day in _leave(unit, employee) if first <= day <= last}
    due = max(_due(unit, employee, seniors=True, waiting=waiting(unit, employee)), sum(map(is_virkedag, vacation)))
    return Fraction(max(0, (last - first).days + 1), 7), Fraction(due, 6), Fraction(len(other - vacation), 7)


def _employed(unit: Unit, employee: Employee) -> tuple[date, date]:
    """First and last day of employment inside the plan; the last lies before the first where there is none."""
    return max(unit.start, employee.start or unit.start), min(unit.horizon.end, employee.end or unit.horizon.end)


def vacation_due(unit: Unit, employee: Employee) -> int:
    """Virkedager of vacation due inside the plan, the senior days included.

    A calendar year that lies only partly in the plan, or in which the person is employed only partly, counts by its
    share of days, rounded to whole days for the plan as a whole.
    """
    return _due(unit, employee, seniors=True)


def vacation_to_place(unit: Unit, employee: Employee) -> int:
    """Virkedager that must be placed in the plan: those due less the senior days, which are the employee's to place.

    Days that may wait until after the plan are left out.
    """
    return _due(unit, employee, seniors=False, waiting=waiting(unit, employee))


def waiting(unit: Unit, employee: Employee) -> Fraction:
    """Virkedager that may be placed after the plan, which goes on: those of the calendar year in which it ends.

    Where main vacation has been given, that of the last calendar year is due when the plan holds the whole window of
    that year, and the rest when it holds all of that year. None waits in a plan that no other one went before.
    """
    since, year = unit.balance_of(employee.id).main_from, unit.horizon.end.year
    if since is None:
        return Fraction(0)
    of_the_year = vacation_accrued(unit, employee, seniors=False, since=date(year, 1, 1))
    given = since.year > year or not main_comes_later(unit, employee)
    return max(Fraction(0), of_the_year - unit.vacation.main_days * given)


def on_long_leave(unit: Unit, employee: Employee) -> bool:
    """Whether absence other than vacation takes more than half of the plan; such a person is nobody's relief."""
    leave = _leave(unit, employee) - vacation_dates(unit, employee)
    return 2 * sum(day in leave for day in unit.horizon.dates) > unit.horizon.days


def vacation_outside(unit: Unit, employee: Employee) -> int:
    """Virkedager of vacation that lie in the plan but outside of the main window: they take room from the main part."""
    policy = unit.vacation
    return sum(
        is_virkedag(day)
        and employee.employed_on(day)
        and not policy.from_week <= day.isocalendar().week <= policy.to_week
        for day in vacation_dates(unit, employee)
        if day in unit.horizon
    )


def _due(unit: Unit, employee: Employee, *, seniors: bool, waiting: Fraction = Fraction(0)) -> int:
    """Virkedager by the unit's rule or the person's own number, as far as other absence leaves days for them."""
    leave = _leave(unit, employee) - vacation_dates(unit, employee)
    first, last = _employed(unit, employee)
    days = _virkedager(unit.horizon)
    days = days[bisect_left(days, first) : bisect_right(days, last)]
    open_ = len(days) - len(leave.intersection(days))
    brought = unit.balance_of(employee.id)
    if employee.vacation_days is not None:
        return min(max(0, _rounded(employee.vacation_days + brought.vacation - waiting)), open_)
    total = vacation_accrued(unit, employee, seniors=False) + brought.vacation
    if seniors:
        total = vacation_accrued(unit, employee, seniors=True) + brought.vacation + brought.senior_days
    return min(max(0, _rounded(total - waiting)), open_)


def vacation_accrued(unit: Unit, employee: Employee, *, seniors: bool, since: date | None = None) -> Fraction:
    """Virkedager that the unit's rule gives for the days of the plan, or from another date to its end; exact."""
    first_day = unit.start if since is None else since
    employed_from = max(first_day, employee.start or first_day)
    until = min(unit.horizon.end, employee.end or unit.horizon.end)
    total = Fraction(0)
    for year in range(first_day.year, unit.horizon.end.year + 1):
        days = unit.vacation.days
        if seniors and employee.birth_year and year - employee.birth_year >= unit.vacation.senior_age:
            days += unit.vacation.senior_days
        first, last = date(year, 1, 1), date(year, 12, 31)
        inside = max(0, (min(last, until) - max(first, employed_from)).days + 1)
        total += Fraction(days * inside, (last - first).days + 1)
    return total


def main_vacation_due(unit: Unit, employee: Employee) -> int:
    """Virkedager of the main vacation that the plan has to hold in one piece.

    No more than is left beside vacation given outside of the main window, and none where that of this season has been
    given and the plan ends before the next window does.
    """
    if main_comes_later(unit, employee):
        return 0
    left = vacation_to_place(unit, employee) - vacation_outside(unit, employee)
    return max(0, min(unit.vacation.main_days, left))


def main_comes_later(unit: Unit, employee: Employee) -> bool:
    """Whether the main vacation of this season has been given and the plan ends before the next window does."""
    since, policy = unit.balance_of(employee.id).main_from, unit.vacation
    if since is None:
        return False
    window = {day.isocalendar().week for day in unit.horizon.dates if day >= since}
    return not window >= set(range(policy.from_week, policy.to_week + 1))


def _rounded(days: Fraction) -> int:
    return floor(days + Fraction(1, 2))


@lru_cache(maxsize=8)
def _virkedager(horizon: Horizon) -> tuple[date, ...]:
    return tuple(day for day in horizon.dates if is_virkedag(day))


def vacation_dates(unit: Unit, employee: Employee) -> set[date]:
    """All dates of vacation, also those outside of the plan."""
    return {
        day
        for absence in unit.absences
        if absence.employee == employee.id and absence.kind == VACATION
        for day in _dates(absence)
    }


def _leave(unit: Unit, employee: Employee) -> set[date]:
    return {
        day
        for absence in unit.absences
        if absence.employee == employee.id and absence.kind != VACATION
        for day in _dates(absence)
    }


def _dates(absence: Absence) -> set[date]:
    return {absence.first + timedelta(k) for k in range((absence.last - absence.first).days + 1)}
