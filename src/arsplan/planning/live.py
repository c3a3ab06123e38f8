"""Accounts by person to a date, and as the plan has them at its end."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.burden import burdens
from arsplan.planning.changes import ExtraDuty
from arsplan.rules.entitlement import account

__all__ = ["LiveAccount", "live_accounts"]

YEAR = timedelta(weeks=52)
REGULAR = 9
"""Of twelve months, so many with extra time make it regular; the act states no number, so the parties judge."""


class LiveAccount(NamedTuple):
    """One person's accounts.

    Attributes
    ----------
    worked, remaining
        Paid minutes of duties before the date, and of those planned from it on.
    left
        Minutes of the position that the plan leaves at its end; negative where it holds too much.
    extra
        Extra minutes in the 52 weeks before the date.
    red_days, weekends
        Worked in the whole plan, as far as it is worked and planned.
    larger
        The position that regular extra time points to (AML § 14-4 a), as a share of full time; None where extra time
        was not regular.
    """

    employee: str
    worked: int
    remaining: int
    left: Fraction
    extra: int
    red_days: int
    weekends: int
    larger: Fraction | None


def live_accounts(unit: Unit, roster: Roster, to: date, extra: Iterable[ExtraDuty] = ()) -> list[LiveAccount]:
    """Everybody's accounts on a date.

    Parameters
    ----------
    unit
        With absence and positions as they are.
    roster
        Who worked and works which duty in the plan.
    extra
        Extra duties worked, also before the plan.
    """
    known = [duty for duty in extra if to - YEAR <= duty.date < to]
    found = []
    for burden in burdens(unit, roster):
        employee = unit.person[burden.employee]
        paid = [
            (duty.date, paid_on(unit, duty.date, unit.shift_by_code[duty.shift])) for duty in roster.of(employee.id)
        ]
        worked = sum(minutes for day, minutes in paid if day < to)
        remaining = sum(minutes for day, minutes in paid if day >= to)
        own = [duty for duty in known if duty.employee == employee.id]
        more = sum(duty.minutes for duty in own)
        hours = account(unit, employee, roster=roster)
        given = sum(a.paid_minutes for a in unit.activities if a.employee == employee.id)
        credits_ = hours.vacation_credit + hours.absence_credit
        regular = len({(duty.date.year, duty.date.month) for duty in own}) >= REGULAR
        size = employee.position + Fraction(more, unit.full_time_week * 52)
        found.append(
            LiveAccount(
                employee.id,
                worked,
                remaining,
                hours.owed + hours.brought - credits_ - worked - remaining - given,
                more,
                burden.red_days,
                burden.weekends,
                min(Fraction(1), size) if regular and employee.position < 1 else None,
            )
        )
    return found
