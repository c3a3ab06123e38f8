"""Numbers that decide whom a rule binds and how much it asks, one unit on either side."""

from datetime import date, timedelta

import pytest
from tests.law.world import MONDAY, law, person, roster, shift, world

from arsplan.checking import check
from arsplan.domain.absences import Absence, Wish
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Arrangement
from arsplan.rules.entitlement import on_long_leave, vacation_due
from arsplan.rules.night_work import works_at_night


@pytest.mark.parametrize(("end", "expected"), [("00:00", False), ("00:01", True)])
def test_who_works_at_night_has_more_than_three_hours_of_it(end, expected):
    late = shift("E", "16:30", end)
    unit = world(more_shifts=(late,), rotas=(Rota(name="late", shifts=("E",)),), staff=(person(rota="late"),))
    assert works_at_night(unit, unit.staff[0]) is expected


@pytest.mark.parametrize(("days", "expected"), [(14, False), (15, True)])
def test_long_leave_takes_more_than_half_of_the_plan(days, expected):
    leave = Absence(employee="kari", kind="leave", first=MONDAY, last=MONDAY + timedelta(days - 1))
    unit = world(absences=(leave,))
    assert on_long_leave(unit, unit.staff[0]) is expected


@pytest.mark.parametrize(
    ("start", "weeks", "expected"),
    [(date(2027, 1, 4), 13, 7), (date(2027, 1, 4), 20, 12), (date(2027, 12, 20), 4, 2)],
)
def test_vacation_due_is_the_share_of_each_year(start, weeks, expected):
    """30 x 91 / 365 = 7.48; 30 x 140 / 365 = 11.51; 30 x 12 / 365 + 30 x 16 / 366 = 2.30."""
    unit = world(start, weeks)
    assert vacation_due(unit, unit.staff[0]) == expected


def test_weekends_in_the_plan_may_be_neighbours_where_no_distance_is_asked_for():
    unit = world(arrangement=Arrangement(weekends=1, weekends_of=1, weekends_in_plan=2))
    assert check(unit, roster(". . . . . D D | . . . . . D D"), law(unit, "U05")).lawful


def test_a_wish_about_shifts_in_a_row_weighs_ten():
    wish = Wish(employee="kari", kind="max_consecutive_shifts", value="3", strength="wish")
    (rule,) = law(world(wishes=(wish,)), "W01")
    assert (rule.severity, rule.weight) == ("soft", 10)
