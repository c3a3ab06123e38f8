"""Red days worked and off, and what a base rota would owe."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.checking import check
from arsplan.domain.absences import Absence, Activity
from arsplan.domain.roster import Duty, Roster
from arsplan.metrics import burdens, red_day_rows

ASCENSION = dt.date(2027, 5, 3)
"""The Monday of a week with a holiday on Thursday, 6 May."""

EASTER = dt.date(2027, 3, 22)
"""The Monday of a week with holidays on Thursday, Friday and Sunday; the Monday after is one too."""


def of(unit, text, monday, person="S1"):
    return next(row for row in red_day_rows(unit, roster(text, monday)) if row.employee == person)


def test_worked_and_off():
    unit = small(start=ASCENSION, weeks=2, absences=(Absence(employee="S1", first=ASCENSION, last=ASCENSION),))
    row = of(unit, "S1 . . . D D . . . . . . . . D", ASCENSION)
    assert (row.red_days, row.worked, row.off, row.away) == (3, 2, 1, 0)
    away = Absence(employee="S1", first=ASCENSION + dt.timedelta(5), last=ASCENSION + dt.timedelta(6))
    assert of(small(start=ASCENSION, absences=(away,)), "S1 D", ASCENSION).away == 1


def test_red_days_outside_of_employment_are_nobodys():
    staff = (PEOPLE[0].model_copy(update={"end": ASCENSION + dt.timedelta(4)}), *PEOPLE[1:])
    row = of(small(start=ASCENSION, staff=staff), "S1 D", ASCENSION)
    assert (row.red_days, row.worked, row.off) == (1, 0, 1)


def test_the_main_rule_owes_every_second_of_worked_neighbours():
    unit = small(start=EASTER, weeks=2)
    row = of(unit, "S1 . . . D D . D D . . . . . D", EASTER)
    assert row.f3_main == tuple(EASTER + dt.timedelta(k) for k in (4, 7))
    assert row.f3_averaged == tuple(EASTER + dt.timedelta(k) for k in (6, 7, 13))


def test_the_red_day_before_the_plan_counts():
    unit = small(history=(Duty("S1", MONDAY - dt.timedelta(1), "D"),))
    sunday = MONDAY + dt.timedelta(6)
    assert of(unit, "S1 . . . . . D D", MONDAY).f3_main == (sunday,)
    assert of(small(), "S1 . . . . . D D", MONDAY).f3_main == ()


def test_the_target_follows_the_weeks_and_the_employment():
    agreed = small().agreements.model_copy(update={"red_days_off_target": 32})
    staff = (PEOPLE[0].model_copy(update={"end": MONDAY + dt.timedelta(6)}), *PEOPLE[1:])
    found = {row.employee: row for row in red_day_rows(small(agreements=agreed, staff=staff, weeks=26), Roster())}
    assert (found["S1"].off_target, found["H1"].off_target) == (1, 16)
    assert {row.off_target for row in red_day_rows(small(), Roster())} == {None}


def test_a_weekly_free_day_on_a_holiday_asks_for_a_replacement():
    text = "S1 D D D . D D D"
    row = of(small(start=ASCENSION, weeks=6), text + " D D D D D . ." * 5, ASCENSION)
    assert (row.f5, row.f5_placed) == (1, 0)
    assert of(small(start=ASCENSION), text + " D D . . . . .", ASCENSION)[-2:] == (1, 1)
    assert of(small(start=ASCENSION), "S1 D D D . D . .", ASCENSION)[-2:] == (0, 0)


def test_the_same_red_days_are_worked_as_among_the_burdens():
    activity = Activity(employee="A1", date=EASTER + dt.timedelta(3), start="9:00", end="12:00", paid_minutes=180)
    unit = small(start=EASTER, activities=(activity,), history=(Duty("N1", EASTER - dt.timedelta(1), "N"),))
    duties = roster("S1 . . . D D . D D . . . . . D\nN1 . . . . . N N", EASTER)
    assert [row.worked for row in red_day_rows(unit, duties)] == [row.red_days for row in burdens(unit, duties)]


texts = st.lists(st.sampled_from("DAN..."), min_size=28, max_size=28).map(lambda codes: "S1 " + " ".join(codes))


@settings(max_examples=60, deadline=None)
@given(texts, st.sampled_from([EASTER, ASCENSION, dt.date(2026, 12, 21)]), st.sampled_from([None, 4]))
def test_what_is_lawful_owes_nothing_and_what_is_not_owes_something(text, monday, weeks):
    agreed = small().agreements.model_copy(update={"red_day_weeks": weeks})
    unit = small(start=monday, weeks=4, agreements=agreed)
    row = of(unit, text, monday)
    owed, rule = (row.f3_averaged, "R10") if weeks else (row.f3_main, "R09")
    broken = {finding.rule for finding in check(unit, roster(text, monday)).broken if finding.employee == "S1"}
    assert bool(owed) == (rule in broken)


@pytest.mark.parametrize("weeks", [1, 3])
def test_an_empty_roster_owes_nothing(weeks):
    for row in red_day_rows(small(start=EASTER, weeks=weeks), Roster()):
        assert (row.worked, row.f3_main, row.f3_averaged, row.f5) == (0, (), (), 0)
