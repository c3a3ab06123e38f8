"""Accounts by person to a date, and as the plan has them at its end."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked
from arsplan.metrics.accounts import account_lines
from arsplan.metrics.beyond import Beyond
from arsplan.metrics.burden import Burden, burdens
from arsplan.metrics.short_rests import ShortRests, short_rests
from arsplan.metrics.work import work
from arsplan.planning.as_worked import AsWorked, as_worked
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.plan_types import Planned
from arsplan.rules.measures import Overtime
from arsplan.rules.rulebook import rules_of

__all__ = ["Count", "LiveAccount", "accounts_of", "live_accounts"]

YEAR = timedelta(weeks=52)
REGULAR = 9
"""Of twelve months, so many with extra time make it regular; the act states no number, so the parties judge."""


class Count(NamedTuple):
    """Something counted to a date, and at the end of the plan if what lies ahead is worked as planned."""

    to_date: int
    at_end: int


class LiveAccount(NamedTuple):
    """One person's accounts.

    Attributes
    ----------
    planned
        Paid minutes of the duties that the plan has before the date.
    worked
        Paid minutes of duties before the date; at the end, with those that are planned from it on.
    credited
        Paid minutes of planned duties lost to absence that the plan did not know, vacation apart.
    left
        Minutes of the position that are left at the end of the plan; negative where it holds too much. Extra time and
        overtime are paid apart and fill no position.
    extra, overtime
        Minutes beyond the plan. At the end: 52 weeks of it at the pace so far, since no plan holds any.
    overtime_7_days, overtime_4_weeks
        The most overtime in seven days and in four weeks in a row.
    overtime_kept
        Whether the limits of AML § 10-6 on 7 days, 4 weeks and 52 weeks are kept so far.
    red_days, weekends, nights
        Worked.
    short_rests, below_agreed
        Rests below eleven hours, and of these those below what is agreed.
    extra_year, extra_months
        Minutes beyond the plan in the 52 weeks before the date, and how many of the last twelve months hold some.
    larger
        The position that regular extra time points to (AML § 14-4 a), as a share of full time; None where extra time
        was not regular.
    """

    employee: str
    position: Fraction
    planned: int
    worked: Count
    credited: int
    left: Fraction
    extra: Count
    overtime: Count
    overtime_7_days: int
    overtime_4_weeks: int
    overtime_kept: bool
    red_days: Count
    weekends: Count
    nights: Count
    short_rests: Count
    below_agreed: Count
    extra_year: int
    extra_months: int
    larger: Fraction | None


def live_accounts(
    planned: Planned,
    to: date,
    *,
    actual: Worked | Roster | None = None,
    absences: Iterable[Absence] = (),
    extra: Iterable[ExtraDuty] = (),
) -> list[LiveAccount]:
    """Everybody's accounts on a date.

    Parameters
    ----------
    planned
        A plan.
    to
        The first date that is not worked yet.
    actual
        Who worked which duty before it; as planned where None.
    absences
        Absence, of which the plan knew some or none.
    extra
        Extra time that the plan holds, as a repair has it with its minutes in the balances, or that was worked before
        the plan.

    Returns
    -------
    list of LiveAccount
        In the order of the staff; vacant lines without any duty are left out.

    Raises
    ------
    InvalidUnit
        If the date does not lie in the plan.
    """
    return accounts_of(as_worked(planned, to, actual, absences), extra)


def accounts_of(worked: AsWorked, extra: Iterable[ExtraDuty] = ()) -> list[LiveAccount]:
    """The same, of a plan that lies beside what was worked already."""
    before, whole = worked.before, Roster([*worked.before, *worked.ahead])
    past = _without_later_activities(worked.unit, worked.to)
    counts = {one.employee: one for one in burdens(past, before)}
    at_end = {one.employee: one for one in burdens(worked.unit, whole)}
    rests = _rests(past, before), _rests(worked.unit, whole)
    remainder = {line.employee: line.remainder for line in account_lines(worked.unit, whole)}
    known = _extra(worked, list(extra))
    found = []
    for employee in worked.unit.staff:
        own = before.of(employee.id)
        if employee.id in worked.worked.hired or (employee.employment == "vacant" and not whole.of(employee.id)):
            continue
        more = [one for one in known if one.employee == employee.id]
        apart = sum(one.extra + one.overtime for one in worked.beyond if one in more)
        found.append(
            _account(
                worked,
                employee,
                own,
                more,
                apart,
                remainder[employee.id],
                (counts[employee.id], at_end[employee.id]),
                (rests[0][employee.id], rests[1][employee.id]),
            )
        )
    return found


def _account(
    worked: AsWorked,
    employee: Employee,
    own: Sequence[Duty],
    known: Sequence[Beyond],
    apart: int,
    remainder: Fraction,
    burden: tuple[Burden, Burden],
    rests: tuple[ShortRests, ShortRests],
) -> LiveAccount:
    minutes, ahead = worked.paid(own), worked.paid(worked.ahead.of(employee.id))
    credited = worked.credited(employee.id)
    inside = [one for one in known if one.date >= worked.unit.start]
    extra, over = sum(one.extra for one in inside), sum(one.overtime for one in inside)
    pace = Fraction(YEAR.days, (worked.to - worked.unit.start).days)
    year = [one for one in known if one.date >= worked.to - YEAR]
    most = [_most(inside, days) for days in (7, 28, YEAR.days)]
    beyond_year = sum(one.extra + one.overtime for one in year)
    months = len({(one.date.year, one.date.month) for one in year})
    now, end = burden
    return LiveAccount(
        employee=employee.id,
        position=employee.position,
        planned=worked.paid(duty for duty in worked.planned.of(employee.id) if duty.date < worked.to),
        worked=Count(minutes, minutes + ahead),
        credited=credited,
        left=remainder - credited + apart,
        extra=Count(extra, round(extra * pace)),
        overtime=Count(over, round(over * pace)),
        overtime_7_days=most[0],
        overtime_4_weeks=most[1],
        overtime_kept=_kept(worked.unit, employee, most),
        red_days=Count(now.red_days, end.red_days),
        weekends=Count(now.weekends, end.weekends),
        nights=Count(now.nights, end.nights),
        short_rests=Count(rests[0].below_law, rests[1].below_law),
        below_agreed=Count(rests[0].below_agreed, rests[1].below_agreed),
        extra_year=beyond_year,
        extra_months=months,
        larger=_larger(worked.unit, employee, beyond_year, months),
    )


def _larger(unit: Unit, employee: Employee, minutes: int, months: int) -> Fraction | None:
    """The present position and what the extra hours are of a full one, less vacation: vacation is in it already."""
    if months < REGULAR or employee.position >= 1:
        return None
    net = unit.full_time_week * (52 - Fraction(unit.vacation.days, 6))
    return min(Fraction(1), employee.position + minutes / net)


def _extra(worked: AsWorked, given: Sequence[ExtraDuty]) -> list[Beyond]:
    """Extra time that the rota tells of, and that which was noted apart; a noted duty counts where it was worked."""
    there = set(worked.before)
    noted = [
        Beyond(one.employee, one.date, one.shift, one.minutes, 0)
        for one in given
        if one.date < worked.unit.start or Duty(one.employee, one.date, one.shift) in there
    ]
    told = {one[:3] for one in noted}
    return [*noted, *(one for one in worked.beyond if one[:3] not in told)]


def _rests(unit: Unit, roster: Roster) -> dict[str, ShortRests]:
    return {person: short_rests(unit, person, pieces) for person, pieces in work(unit, roster).items()}


def _without_later_activities(unit: Unit, to: date) -> Unit:
    return unit.model_copy(update={"activities": tuple(a for a in unit.activities if a.date < to)})


def _most(known: Sequence[Beyond], days: int) -> int:
    """The most overtime in so many days in a row."""
    by_day = Counter[date]()
    for one in known:
        by_day[one.date] += one.overtime
    sums = (sum(by_day[day] for day in by_day if first <= day < first + timedelta(days)) for first in by_day)
    return max(sums, default=0)


def _kept(unit: Unit, employee: Employee, most: Sequence[int]) -> bool:
    limits = [r.measure for r in rules_of(unit) if isinstance(r.measure, Overtime) and employee.id in r.people]
    return all(
        found <= limit
        for one in limits
        for found, limit in zip(most, (one.week, one.four_weeks, one.year), strict=True)
    )
