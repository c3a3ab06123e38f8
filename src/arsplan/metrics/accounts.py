"""Hour accounts: what each person owes, and how the plan settles it, line by line."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.metrics.day_codes import AWAY_ON_VACATION, absent
from arsplan.metrics.red_days import RedDayRow, red_day_rows
from arsplan.metrics.red_work import pieces_on, reds
from arsplan.metrics.supplements import Supplements, supplements
from arsplan.metrics.work import Work, work
from arsplan.metrics.year_hours import year_hours
from arsplan.rules.entitlement import account, full_time_week

__all__ = ["AccountLine", "account_lines"]


class AccountLine(NamedTuple):
    """One person's hours over the plan, in exact minutes.

    Attributes
    ----------
    employee
        Id.
    position
        Share of full time that the plan gives.
    owed
        Position x full-time week x weeks employed, the gross hours; in tredelt turnus the week that the roster gives.
    vacation_credit, absence_credit, brought
        As `rules.entitlement.account` says.
    worked, activities
        Paid minutes of shifts that are not F3, and of activities, inside the plan.
    holiday_credit
        Day workers' holidays from Monday to Friday at a fifth of a week's hours, other absence left out; nothing for
        rota workers.
    f3
        Paid minutes of shifts on red days that the rule in force makes time off, were the plan the base rota. They
        count as worked. Nothing in a lawful plan, and nothing where Norwegian law does not bind.
    f4, f5
        Compensation for holiday work, and replacement days at a fifth of a week's hours, where the unit takes them
        as time off; nothing where they are paid.
    """

    employee: str
    position: Fraction
    owed: Fraction
    vacation_credit: Fraction
    absence_credit: Fraction
    brought: Fraction
    worked: int
    activities: int
    holiday_credit: Fraction
    f3: int
    f4: Fraction
    f5: Fraction

    @property
    def remainder(self) -> Fraction:
        """Minutes of the position that nothing fills; negative when more is worked or credited than owed."""
        credits_ = self.vacation_credit + self.absence_credit + self.holiday_credit + self.f3 + self.f4 + self.f5
        return self.owed + self.brought - credits_ - self.worked - self.activities


def account_lines(unit: Unit, roster: Roster, positions: Mapping[str, Fraction] | None = None) -> list[AccountLine]:
    """Everybody's hour account; owed equals credits, work and remainder exactly.

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
    list of AccountLine
        In the order of the staff.
    """
    given = positions or {}
    found = zip(work(unit, roster).items(), red_day_rows(unit, roster), supplements(unit, roster), strict=True)
    return [
        _line(unit, roster, given.get(person, unit.person[person].position), pieces, red, extra)
        for (person, pieces), red, extra in found
    ]


def _line(
    unit: Unit, roster: Roster, position: Fraction, pieces: Sequence[Work], red: RedDayRow, extra: Supplements
) -> AccountLine:
    employee = unit.person[red.employee]
    week = position * full_time_week(unit, employee, position, roster)
    inside = [piece for piece in pieces if piece.date in unit.horizon]
    owed = red.f3_main if unit.agreements.red_day_weeks is None else red.f3_averaged
    f3 = _f3(unit, pieces, owed) if unit.norwegian else 0
    time_off = unit.norwegian and unit.agreements.holiday_compensation == "time_off"
    return AccountLine(
        red.employee,
        position,
        *account(unit, employee, position, roster),
        worked=sum(piece.paid for piece in inside if piece.shift) - f3,
        activities=sum(piece.paid for piece in inside if not piece.shift),
        holiday_credit=_holidays(unit, employee, week),
        f3=f3,
        f4=extra.compensation if time_off else Fraction(0),
        f5=week * red.f5_placed / 5 if time_off else Fraction(0),
    )


def _f3(unit: Unit, pieces: Sequence[Work], owed: Sequence[date]) -> int:
    """Paid minutes of the shifts that would be time off; one that reaches into two such days counts once."""
    least = unit.arrangement.red_day_minutes
    days = [red for red in reds(unit.horizon.start, unit.horizon.end, unit.timezone) if red.day in owed]
    shifts = {piece for red in days for piece in pieces_on(red, pieces, least) if piece.shift}
    return sum(piece.paid for piece in shifts if piece.date in unit.horizon)


def _holidays(unit: Unit, employee: Employee, week: Fraction) -> Fraction:
    """Vacation is counted in virkedager, so a holiday inside it is credited as any other."""
    if not unit.rota_by_name[employee.rota].day_work:
        return Fraction(0)
    leave = {day for day, code in absent(unit, employee.id).items() if code != AWAY_ON_VACATION}
    days = [day for day in unit.horizon.dates if employee.employed_on(day) and day not in leave]
    return year_hours(days, week, 0, day_work=True).holidays
