"""What of the year's hours and vacation falls to the weeks that a roll adds."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor

import pytest
from tests.law.world import person, world

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.roster import Roster
from arsplan.domain.terms import VacationPolicy
from arsplan.domain.unit import Unit
from arsplan.planning.credit import brought
from arsplan.planning.new_weeks import needed_later, new_weeks
from arsplan.planning.seam import continued
from arsplan.rules.entitlement import account, main_vacation_due, vacation_to_place
from arsplan.solving.vacation import weekly_hours

PEOPLE = ("kari", "ola", "siv", "tor")


@pytest.fixture(scope="module")
def year() -> Unit:
    """A year of four people who have had all of its vacation, and the same need every day."""
    pieces = ((date(2027, 7, 5), date(2027, 7, 25)), (date(2027, 10, 4), date(2027, 10, 17)))
    away = tuple(Absence(employee=p, first=a, last=b, kind=VACATION) for p in PEOPLE for a, b in pieces)
    return world(date(2027, 1, 4), 52, staff=tuple(person(name) for name in PEOPLE), absences=away)


def added(year: Unit, to: date) -> Unit:
    """The weeks after the year, where it is rolled on to a date."""
    return new_weeks(continued(year, Roster(), to, weeks=52), Roster(), year.horizon.end + timedelta(1))


def days(unit: Unit) -> list[int]:
    return [vacation_to_place(unit, employee) for employee in unit.staff]


def test_a_week_of_somebody_present_weighs_a_week_however_short_the_plan(year):
    """Where vacation is missed least must not depend on how many weeks a roll adds."""
    ward = year.model_copy(update={"absences": ()})
    for weeks in (4, 12, 52):
        short = ward.model_copy(update={"weeks": weeks})
        assert {weekly_hours(short, employee) for employee in short.staff} == {round(ward.full_time_week / 60)}


def test_weeks_of_vacation_come_one_after_the_other_in_a_group(year):
    given = [days(added(year, year.start + timedelta(weeks=week))) for week in range(4, 25, 4)]
    assert {count for found in given for count in found} <= {0, 6, 12}
    for sooner, later in pairwise(given):
        assert all(a <= b for a, b in zip(sooner, later, strict=True))
    assert 0 < sum(given[2]) < sum(given[5]) <= 4 * 12


def test_main_vacation_is_due_whole_when_its_window_is_inside(year):
    for to, main in ((date(2027, 5, 3), 0), (date(2027, 8, 30), 18)):
        unit = added(year, to)
        assert {main_vacation_due(unit, employee) for employee in unit.staff} == {main}


def worked_so_far(year: Unit, hours: dict[str, int] | None = None) -> Unit:
    """The year rolled on by eight weeks, with no vacation to place; everybody has so many hours left when it ends."""
    ahead = continued(year, Roster(), date(2027, 3, 1), weeks=52)
    ahead = ahead.model_copy(update={"vacation": VacationPolicy(days=0, main_days=0, place=False)})
    last = continued(ahead, Roster(), year.horizon.end + timedelta(1))
    left = {p: 60 * (hours or {}).get(p, 0) - last.balance_of(p).minutes for p in PEOPLE}
    return brought(ahead, left, "worked until then")


def room(ahead: Unit) -> dict[str, int]:
    """Minutes that everybody may work in the weeks that are added."""
    weeks = new_weeks(ahead, Roster(), date(2028, 1, 3))
    return {employee.id: account(weeks, employee).room for employee in weeks.staff}


def test_hours_follow_the_need_of_the_year_to_come(year):
    ahead = worked_so_far(year, dict.fromkeys(PEOPLE, 52))
    weeks = new_weeks(ahead, Roster(), year.horizon.end + timedelta(1))
    assert (weeks.start, weeks.weeks) == (date(2028, 1, 3), 8)
    whole = continued(ahead, Roster(), weeks.start, weeks=52)
    for employee in weeks.staff:
        share = Fraction(8, 52) * account(whole, whole.person[employee.id]).room
        assert account(weeks, employee).room == floor(share + 450), "a duty more makes no difference"
    assert all(employee.wish_range == (employee.position, employee.position) for employee in weeks.staff)


def test_the_weeks_to_the_end_of_summer_are_left_as_many_hours_as_the_first_of_them(year):
    """Main vacation is given whole, also what is accrued of it later: spring may not work its hours."""
    ahead = continued(year, Roster(), date(2027, 3, 1), weeks=52)
    left = {p: -continued(ahead, Roster(), date(2028, 1, 3)).balance_of(p).minutes for p in PEOPLE}
    ahead = brought(ahead, left, "worked until then")
    first = sum(room(ahead).values())
    to_the_end_of_summer = sum(room(ahead.model_copy(update={"weeks": 44 + 33})).values())
    assert (first - 4 * 450) / 8 <= to_the_end_of_summer / 33


def test_hours_saved_up_are_worked_off_little_by_little(year):
    assert room(worked_so_far(year, {"kari": 1000}))["kari"] == floor(Fraction(3, 2) * 8 * year.full_time_week + 450)


def test_what_some_have_too_few_hours_for_others_may_work(year):
    """Hours are not held back for later weeks while the ward is short."""
    even = room(worked_so_far(year, dict.fromkeys(PEOPLE, 20)))
    apart = room(worked_so_far(year, {"kari": -40, "ola": 80, "siv": 20, "tor": 20}))
    assert apart["kari"] < even["kari"] < apart["siv"] == apart["tor"] < apart["ola"]
    assert sum(apart.values()) == pytest.approx(sum(even.values()), abs=2 * 450)


def test_a_plan_that_ends_before_the_summer_keeps_hours_for_it_that_no_duty_stands_on(year):
    ahead = continued(year, Roster(), date(2027, 6, 14), weeks=52)
    ahead = brought(ahead, {b.employee: -b.minutes for b in ahead.balances}, "worked until then")
    later = needed_later(ahead, Roster())
    room = {e.id: account(ahead, e).room for e in ahead.staff}
    assert all(-room[person] / 4 < minutes < 0 for person, minutes in later.items())
    spent = brought(ahead, {person: -minutes for person, minutes in room.items()}, "all but nothing left")
    assert set(needed_later(spent, Roster()).values()) == {0}
