"""Accounts on a date: what was worked, what is planned, and extra time that has become regular."""

from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace

import pytest
from tests.law.world import activity, person, roster, shift, world

from arsplan.domain.absences import Absence
from arsplan.domain.balances import Balance
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.terms import Agreements
from arsplan.domain.worked import Worked
from arsplan.errors import InvalidUnit
from arsplan.metrics import account_lines
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.live import Count, live_accounts
from arsplan.rules.entitlement import account

MONDAY = date(2027, 8, 2)
NET_YEAR = 2130 * 47


def one(unit, planned, to, **more):
    (found,) = live_accounts(SimpleNamespace(planned_unit=unit, roster=planned), to, **more)
    return found


def test_worked_and_planned_and_what_is_left():
    unit = world(weeks=2)
    planned = Roster(Duty("kari", MONDAY + timedelta(k), "D") for k in (0, 1, 7))
    found = one(unit, planned, MONDAY + timedelta(7))
    assert (found.planned, found.worked) == (900, Count(900, 1350))
    hours = account(unit, unit.person["kari"])
    assert found.left == hours.owed - hours.vacation_credit - 1350
    assert found.larger is None


def test_extra_time_in_nine_of_twelve_months_points_to_a_larger_position():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    months = [date(2026 + (k + 7) // 12, (k + 7) % 12 + 1, 15) for k in range(12)]
    for count, size in ((9, Fraction(1, 2) + Fraction(9 * 450, NET_YEAR)), (8, None)):
        extra = [ExtraDuty("kari", day, "D", 450) for day in months[12 - count :]]
        found = one(unit, Roster(), MONDAY + timedelta(1), extra=extra)
        assert (found.extra_year, found.extra_months, found.larger) == (450 * count, count, size)


def test_extra_time_of_more_than_a_year_ago_does_not_count():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    found = one(unit, Roster(), MONDAY + timedelta(1), extra=[ExtraDuty("kari", date(2026, 7, 1), "D", 450)])
    assert found.extra_year == 0


def test_a_duty_worked_instead_of_another_is_no_extra_time():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    found = one(unit, roster("D . . . . . ."), MONDAY + timedelta(7), actual=roster(". D . . . . ."))
    assert (found.planned, found.worked.to_date, found.extra.to_date) == (450, 450, 0)


@pytest.mark.parametrize(
    ("position", "worked", "extra", "overtime"),
    [
        (Fraction(1, 2), "D D D . . . .", 450, 0),  # up to a full week it is extra time
        (Fraction(1, 2), "D D D D D . .", 1230, 120),  # 37.5 hours are two beyond a full week
        (Fraction(1), "D D D . . . .", 0, 450),  # beyond a full position everything is overtime
    ],
)
def test_beyond_the_plan_is_extra_time_up_to_a_full_week_and_overtime_above(position, worked, extra, overtime):
    unit = world(staff=(person(position=position),))
    found = one(unit, roster("D D . . . . ."), MONDAY + timedelta(7), actual=roster(worked))
    assert (found.extra.to_date, found.overtime.to_date) == (extra, overtime)
    assert (found.extra.at_end, found.overtime.at_end) == (52 * extra, 52 * overtime)


def test_paid_apart_it_fills_no_position():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    planned = roster("D D . . . . .")
    kept = one(unit, planned, MONDAY + timedelta(7))
    more = one(unit, planned, MONDAY + timedelta(7), actual=roster("D D D . . . ."))
    assert more.left == kept.left


def test_a_mark_in_the_rota_goes_before_what_the_plan_tells():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    worked = roster("D D . . . . .")
    marked = Worked(unit, worked, overtime=frozenset(worked.duties[1:]))
    found = one(unit, worked, MONDAY + timedelta(7), actual=marked)
    assert (found.extra.to_date, found.overtime.to_date) == (0, 450)


def test_duties_lost_to_absence_are_credited_and_owed_by_nobody():
    unit = world(weeks=2)
    planned = roster("D D D . . . . | D . . . . . .")
    sick = Absence(employee="kari", first=MONDAY + timedelta(1), last=MONDAY + timedelta(7), kind="sick")
    found = one(unit, planned, MONDAY + timedelta(7), actual=roster("D . . . . . ."), absences=[sick])
    assert (found.worked, found.credited) == (Count(450, 450), 1350)
    assert (found.extra.to_date, found.overtime.to_date) == (0, 0)
    assert found.left == one(unit, planned, MONDAY + timedelta(7)).left


def test_absence_that_the_plan_knew_is_no_news():
    leave = Absence(employee="kari", first=MONDAY, last=MONDAY, kind="leave")
    unit = world(absences=(leave,))
    assert one(unit, roster(". D ."), MONDAY + timedelta(7), absences=[leave]).credited == 0


def test_red_days_weekends_and_nights_to_date_and_at_the_end():
    unit = world(weeks=2)
    planned = roster(". . . . . D D | . . N N . D D")
    found = one(unit, planned, MONDAY + timedelta(7))
    assert found.weekends == Count(1, 2)
    assert found.red_days == Count(1, 2)
    assert found.nights == Count(0, 2)


def test_short_rests_below_the_law_and_below_what_is_agreed():
    unit = world(weeks=2, agreements=Agreements(averaging="tv", daily_rest=9 * 60))
    found = one(unit, roster("A D . A D . . | . A D . . . ."), MONDAY + timedelta(7))  # 9.5 hours each time
    assert (found.short_rests, found.below_agreed) == (Count(2, 3), Count(0, 0))
    tight = one(unit, roster("N A . . . . ."), MONDAY + timedelta(7))  # 6.75 hours
    assert (tight.short_rests.to_date, tight.below_agreed.to_date) == (1, 1)


def test_a_meeting_after_a_shift_lengthens_the_day():
    after = activity(MONDAY, "16:00", "17:00", 60)
    unit = world(activities=(after,))
    assert one(unit, roster("D . . . . . ."), MONDAY + timedelta(7)).short_rests.to_date == 0


def test_overtime_beyond_the_limits_is_said():
    unit = world(weeks=4)
    kept = one(unit, Roster(), MONDAY + timedelta(7), actual=roster("D . . . . . ."))
    assert (kept.overtime_7_days, kept.overtime_4_weeks, kept.overtime_kept) == (450, 450, True)
    broken = one(unit, Roster(), MONDAY + timedelta(7), actual=roster("D . D . . . ."))
    assert (broken.overtime_7_days, broken.overtime_kept) == (900, False)  # 15 hours, and 10 are allowed


def test_hired_people_have_no_account():
    hired = Employee(id="agency-1", competence="HFA", position=0, rota="all", employment="temporary")
    unit = world()
    worked = Worked.with_hired(unit, Roster([Duty("agency-1", MONDAY, "D")]), (hired,))
    assert one(unit, Roster(), MONDAY + timedelta(7), actual=worked).employee == "kari"


def test_times_of_their_own_are_the_difference_to_the_shift():
    long = shift("D+", "07:30", "17:00")
    unit = world(staff=(person(position=Fraction(1, 2)),))
    more = unit.model_copy(update={"shifts": (*unit.shifts, long)})
    found = one(unit, roster("D"), MONDAY + timedelta(7), actual=Worked(more, roster("D")))
    assert found.extra.to_date == 0
    worked = Worked(more, Roster([Duty("kari", MONDAY, "D+")]))
    assert one(unit, roster("D"), MONDAY + timedelta(7), actual=worked).extra.to_date == 120


@pytest.mark.parametrize("to", [MONDAY, MONDAY + timedelta(29)])
def test_a_date_outside_of_the_plan_is_refused(to):
    with pytest.raises(InvalidUnit, match="Maybe"):
        one(world(), Roster(), to)


def test_extra_time_that_a_repair_noted_is_in_the_balances_already():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    repaired = unit.model_copy(update={"balances": (Balance(employee="kari", minutes=Fraction(450)),)})
    noted = [ExtraDuty("kari", MONDAY + timedelta(2), "D", 450)]
    found = one(repaired, roster("D D D . . . ."), MONDAY + timedelta(7), extra=noted)
    assert (found.extra.to_date, found.overtime.to_date) == (450, 0)
    assert found.left == one(unit, roster("D D . . . . ."), MONDAY + timedelta(7)).left


def test_noted_extra_time_that_was_not_worked_does_not_count():
    unit = world(staff=(person(position=Fraction(1, 2)),))
    noted = [ExtraDuty("kari", MONDAY + timedelta(2), "D", 450)]
    found = one(unit, roster("D D D . . . ."), MONDAY + timedelta(7), actual=roster("D D . . . . ."), extra=noted)
    assert found.extra.to_date == 0


def test_nobody_worked_while_away_where_only_absence_is_known():
    unit = world(weeks=2)
    sick = Absence(employee="kari", first=MONDAY, last=MONDAY + timedelta(1), kind="sick")
    found = one(unit, roster("D D D . . . ."), MONDAY + timedelta(7), absences=[sick])
    assert (found.worked.to_date, found.credited) == (450, 900)


@pytest.mark.parametrize("facts", [{}, {"agreements": Agreements(holiday_compensation="time_off")}])
def test_what_is_left_is_what_the_hour_account_of_the_plan_leaves(facts):
    unit = world(start=date(2027, 5, 3), weeks=3, **facts)  # Ascension Day, Whitsun and 17 May
    planned = roster(". D . D . . . | D D . . . D D | D . . . . . .", unit.start)
    (line,) = account_lines(unit, planned)
    assert bool(line.f4) == bool(facts)
    assert one(unit, planned, unit.start + timedelta(7)).left == line.remainder
