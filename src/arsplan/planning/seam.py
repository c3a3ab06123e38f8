"""A unit from a later Monday on: what was worked before becomes history, and every account brings its balance."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import Activity
from arsplan.domain.balances import Balance, month_of
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.metrics.burden import burdens
from arsplan.metrics.vacation_wishes import popular_balance, wished_weeks
from arsplan.rules.entitlement import account, full_time_week, vacation_accrued, vacation_dates
from arsplan.rules.measures import MonthHours
from arsplan.rules.rulebook import rules_of

__all__ = ["continued"]

YEAR = 52
"""Weeks of history that are always kept; more where a rule looks further back."""

_LENGTHS = ("weeks", "run", "of", "distance", "every")
"""Fields of measures that say how many weeks a window holds."""


def continued(unit: Unit, roster: Roster, to: date, *, weeks: int | None = None) -> Unit:
    """The unit as it stands on a Monday of its plan: the same rules, with every window reaching across the seam.

    Parameters
    ----------
    unit
        With absence and positions as planned, or as they came to be.
    roster
        Who worked and works which duty. What starts before `to` becomes history.
    to
        A Monday after the first of the plan, and no later than the one after its end.
    weeks
        Weeks from then on; the rest of the plan where None.

    Returns
    -------
    Unit
        Hours, vacation and worked weekends before `to` are in its balances, exactly.

    Raises
    ------
    InvalidUnit
        If `to` is no such Monday.
    """
    after = unit.horizon.end + timedelta(1)
    if to.weekday() or not unit.start < to <= after:
        said = f"{to} is not a Monday from {unit.start + timedelta(7)} to {after}."
        raise InvalidUnit(Problem("not-a-monday", said, advice="Maybe the date of another week."))
    length = unit.weeks - (to - unit.start).days // 7 if weeks is None else weeks
    since = to - timedelta(weeks=_look_back(unit))
    shifts, activities = _as_shifts(unit, [a for a in unit.activities if since <= a.date < to])
    history = [d for d in (*unit.history, *roster) if since <= d.date < to]
    return unit.model_copy(
        update={
            "start": to,
            "weeks": length,
            "shifts": (*unit.shifts, *shifts),
            "history": tuple(sorted({*history, *activities}, key=lambda duty: (duty.date, duty.employee))),
            "known_from": max(unit.known_from or unit.start, since),
            "balances": _balances(unit, roster, to, length),
            "absences": tuple(a for a in unit.absences if a.last >= _absent_from(unit, to)),
            "activities": tuple(a for a in unit.activities if a.date >= to),
            "locks": tuple(lock for lock in unit.locks if lock.date >= to),
        }
    )


def _look_back(unit: Unit) -> int:
    lengths = [getattr(rule.measure, name, 0) for rule in rules_of(unit) for name in _LENGTHS]
    return max([YEAR, *(length for length in lengths if isinstance(length, int))])


def _absent_from(unit: Unit, to: date) -> date:
    """Absence is of no more use once it is over; where months are bound, once its month is."""
    by_month = any(isinstance(rule.measure, MonthHours) for rule in rules_of(unit))
    return to.replace(day=1) if by_month else to


def _as_shifts(unit: Unit, past: Iterable[Activity]) -> tuple[list[ShiftType], list[Duty]]:
    """Past activities as duties on shifts of their own, which nobody is planned on."""
    made, duties = dict[str, ShiftType](), []
    for activity in past:
        times = (activity.start, activity.end, activity.paid_minutes)
        code = "activity " + " ".join(map(str, times))
        if code not in unit.shift_by_code:
            start, end, paid = times
            made[code] = ShiftType(code=code, start=start, end=end, paid_minutes=paid, use="none")
        duties.append(Duty(activity.employee, activity.date, code))
    return list(made.values()), duties


def _balances(unit: Unit, roster: Roster, to: date, weeks: int) -> tuple[Balance, ...]:
    """What the weeks before the seam leave, on top of what they began with."""
    past = unit.model_copy(update={"weeks": (to - unit.start).days // 7})
    wished = wished_weeks(past)
    worked = Roster(duty for duty in roster if duty.date < to)
    added = Fraction(weeks - (unit.weeks - past.weeks), unit.weeks)
    return tuple(
        _balance(past, employee, worked, to, added, popular_balance(wished, employee.id)) for employee in unit.staff
    )


def _balance(past: Unit, employee: Employee, roster: Roster, to: date, added: Fraction, popular: Fraction) -> Balance:
    """One person's balance after the weeks of `past`; `added` is what the plan grows by, as a share of the old one."""
    began = past.balance_of(employee.id)
    minutes = sum(paid_on(past, duty.date, past.shift_by_code[duty.shift]) for duty in roster.of(employee.id))
    minutes += sum(a.paid_minutes for a in past.activities if a.employee == employee.id and a.date < to)
    hours = account(past, employee, roster=roster)
    week = employee.position * full_time_week(past, employee, employee.position, roster)
    taken = sum(is_virkedag(day) for day in vacation_dates(past, employee) if past.start <= day < to)
    accrued = vacation_accrued(past, employee, seniors=False)
    senior = vacation_accrued(past, employee, seniors=True) - accrued
    if employee.vacation_days is not None:
        # The number is due once in every plan, so only the weeks that are added bring their share of it.
        accrued, senior = employee.vacation_days * added, Fraction(0)
    return Balance(
        employee=employee.id,
        minutes=began.minutes + hours.owed - hours.absence_credit - week * Fraction(taken, 6) - minutes,
        vacation=began.vacation + accrued - taken,
        senior_days=began.senior_days + senior,
        weekends=_weekends(past, employee, roster, added),
        main_from=_main_from(past, employee, to),
        popular_weeks=began.popular_weeks + popular,
        month_minutes=tuple(noted for noted in began.month_minutes if noted.month >= month_of(to)),
    )


def _weekends(past: Unit, employee: Employee, roster: Roster, added: Fraction) -> Fraction:
    """What a limit on weekends in the plan leaves: its share for the weeks added, less those worked."""
    most = past.arrangement.weekends_in_plan
    if most is None:
        return Fraction(0)
    worked = next(row.weekends for row in burdens(past, roster) if row.employee == employee.id)
    return past.balance_of(employee.id).weekends + most * added - worked


def _main_from(unit: Unit, employee: Employee, to: date) -> date | None:
    """The next calendar year where the main vacation of this one has been given, before the seam or after it."""
    policy, best, run = unit.vacation, 0, 0
    away = vacation_dates(unit, employee)
    for k in range(366):
        day = date(to.year, 1, 1) + timedelta(k)
        if is_virkedag(day):
            inside = policy.from_week <= day.isocalendar().week <= policy.to_week
            run = run + 1 if inside and day in away else 0
            best = max(best, run)
    given = best >= policy.main_days > 0
    return date(to.year + 1, 1, 1) if given else unit.balance_of(employee.id).main_from
