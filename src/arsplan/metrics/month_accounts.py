"""Hour accounts by month: how far the work of each month strays from the position, and what that comes to so far."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.day_codes import AWAY_ON_VACATION, absent
from arsplan.metrics.work import work
from arsplan.metrics.year_hours import year_hours
from arsplan.rules.entitlement import full_time_week

__all__ = ["MonthLine", "month_lines"]


class MonthLine(NamedTuple):
    """One person's hours in a calendar month of the plan, in exact minutes.

    Attributes
    ----------
    employee
        Id.
    month
        Such as 2027-01; the first and the last may lie only partly in the plan.
    owed
        Position x full-time week x weeks employed in the month.
    vacation_credit, absence_credit, holiday_credit
        Vacation and other absence as they lie in the month, and a day worker's holidays, as in the account of the year.
        Vacation that is due and lies nowhere in the plan is in no month.
    activities, worked
        Paid minutes of activities and shifts that start in the month.
    beyond
        By how much the deviation passes what is agreed for a month; None where nothing is.
    """

    employee: str
    month: str
    owed: Fraction
    vacation_credit: Fraction
    absence_credit: Fraction
    holiday_credit: Fraction
    activities: int
    worked: int
    beyond: Fraction | None

    @property
    def deviation(self) -> Fraction:
        """Minutes worked and credited above the position's share of the month; negative below it."""
        credits_ = self.vacation_credit + self.absence_credit + self.holiday_credit
        return credits_ + self.activities + self.worked - self.owed


def month_lines(unit: Unit, roster: Roster, positions: Mapping[str, Fraction] | None = None) -> list[MonthLine]:
    """Everybody's hours month by month.

    Parameters
    ----------
    unit
        With vacation as placed.
    roster
        Who works which duty.
    positions
        Share of full time by id; whoever is not named keeps the present one.

    Returns
    -------
    list of MonthLine
        In the order of the staff and the months. Months in which a person is not employed are left out.
    """
    given, worked = positions or {}, work(unit, roster)
    months = [(month, list(days)) for month, days in groupby(unit.horizon.dates, key=lambda day: f"{day:%Y-%m}")]
    found = []
    for employee in unit.staff:
        position = given.get(employee.id, employee.position)
        week = position * full_time_week(unit, employee, position, roster)
        away = absent(unit, employee.id)
        day_work = unit.rota_by_name[employee.rota].day_work
        for month, days in months:
            employed = [day for day in days if employee.employed_on(day)]
            leave = [day for day in employed if away.get(day, AWAY_ON_VACATION) != AWAY_ON_VACATION]
            vacation = [day for day in employed if away.get(day) == AWAY_ON_VACATION]
            pieces = [piece for piece in worked[employee.id] if piece.date in set(days)]
            line = MonthLine(
                employee.id,
                month,
                owed=week * len(employed) / 7,
                vacation_credit=week * sum(map(is_virkedag, vacation)) / 6,
                absence_credit=week * len(leave) / 7,
                holiday_credit=year_hours([d for d in employed if d not in leave], week, 0, day_work=day_work).holidays,
                activities=sum(piece.paid for piece in pieces if not piece.shift),
                worked=sum(piece.paid for piece in pieces if piece.shift),
                beyond=None,
            )
            limit = _agreed(unit, week, days[0])
            beyond = None if limit is None else max(Fraction(0), abs(line.deviation) - limit)
            found += [line._replace(beyond=beyond)] if employed or pieces else []
    return found


def _agreed(unit: Unit, week: Fraction, day: date) -> Fraction | None:
    """How far it is agreed that the month of a date may stray, in minutes; None where nothing is."""
    by_hours, by_share = unit.agreements.month_hours, unit.agreements.month_share
    if by_hours is None and by_share is None:
        return None
    whole = week * Fraction(monthrange(day.year, day.month)[1], 7)
    return max(Fraction(by_hours or 0), (by_share or 0) * whole)
