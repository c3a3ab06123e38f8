"""Accounts on a date: what was worked, what is planned, and extra time that has become regular."""

from datetime import date, timedelta
from fractions import Fraction

from tests.law.world import person, world

from arsplan.domain.roster import Duty, Roster
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.live import live_accounts
from arsplan.rules.entitlement import account

MONDAY = date(2027, 8, 2)


def test_worked_and_planned_and_what_is_left():
    unit = world(weeks=2)
    roster = Roster(Duty("kari", MONDAY + timedelta(k), "D") for k in (0, 1, 7))
    (found,) = live_accounts(unit, roster, MONDAY + timedelta(7))
    assert (found.worked, found.remaining) == (900, 450)
    hours = account(unit, unit.person["kari"])
    assert found.left == hours.owed - hours.vacation_credit - 1350
    assert found.larger is None


def test_extra_time_in_nine_of_twelve_months_points_to_a_larger_position():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    months = [date(2026 + (k + 7) // 12, (k + 7) % 12 + 1, 15) for k in range(12)]
    for count, size in ((9, Fraction(1, 2) + Fraction(9 * 450, 2130 * 52)), (8, None)):
        extra = [ExtraDuty("kari", day, "D", 450) for day in months[12 - count :]]
        (found,) = live_accounts(unit, Roster(), MONDAY, extra)
        assert (found.extra, found.larger) == (450 * count, size)


def test_extra_time_of_more_than_a_year_ago_does_not_count():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    (found,) = live_accounts(unit, Roster(), MONDAY, [ExtraDuty("kari", date(2026, 7, 1), "D", 450)])
    assert found.extra == 0
