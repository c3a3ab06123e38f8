"""Whether one more weekend is allowed: what the checker says about it, for every arrangement."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.metrics.small import MONDAY, small

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import Arrangement
from arsplan.metrics.weekend_room import WeekendRoom, worked_weekends
from arsplan.metrics.work import work
from arsplan.rules.measures import WeekendRhythm, WeekendsInPlan, WeekendsWorked
from arsplan.rules.rulebook import rulebook

WEEKS = 8
KINDS = WeekendsWorked | WeekendRhythm | WeekendsInPlan

arrangements = st.one_of(
    st.builds(Arrangement, weekends=st.integers(0, 3), weekends_of=st.integers(3, 5)),
    st.builds(Arrangement, weekend_rhythm=st.integers(2, 4)),
    st.builds(
        Arrangement,
        weekends=st.just(1),
        weekends_of=st.integers(1, 2),
        weekends_in_plan=st.none() | st.integers(0, 4),
        weekend_distance=st.none() | st.integers(1, 4),
    ),
)


def saturdays(weeks):
    return [Duty("S1", MONDAY + dt.timedelta(7 * week + 5), "D") for week in weeks]


def lawful(unit, weeks):
    rules = tuple(rule for rule in rulebook(unit) if isinstance(rule.measure, KINDS))
    return check(unit, Roster(saturdays(weeks)), rules).lawful


@given(arrangements, st.sets(st.integers(0, WEEKS - 1)), st.sets(st.integers(-4, -1)), st.integers(0, WEEKS - 1))
@settings(deadline=None, max_examples=300)
def test_as_the_checker_says(arrangement, weeks, past, week):
    unit = small(weeks=WEEKS, arrangement=arrangement, history=tuple(saturdays(sorted(past))))
    if week in weeks or not lawful(unit, weeks):
        return
    room = WeekendRoom(unit, "S1")
    worked = worked_weekends(unit, work(unit, Roster(saturdays(weeks)))["S1"])
    assert worked == weeks | past
    assert room.allows(worked, week) == lawful(unit, {*weeks, week})


@given(arrangements, st.sets(st.integers(0, WEEKS - 1)))
@settings(deadline=None, max_examples=200)
def test_no_lawful_plan_has_more_than_the_most(arrangement, weeks):
    unit = small(weeks=WEEKS, arrangement=arrangement)
    if lawful(unit, weeks):
        assert len(weeks) <= WeekendRoom(unit, "S1").most


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        ({}, 18),
        ({"weekends": 2, "weekends_of": 3}, 35),
        ({"weekend_rhythm": 4}, 13),
        ({"weekends_in_plan": 17}, 17),
        ({"weekends": 0}, 0),
        ({"weekends": 1, "weekends_of": 1}, 52),
    ],
)
def test_most_in_a_year(asked, most):
    assert WeekendRoom(small(weeks=52, arrangement=Arrangement(**asked)), "S1").most == most
