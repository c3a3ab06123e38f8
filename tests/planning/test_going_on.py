"""A plan that stands and is made better: nothing is lost of it."""

import pytest
from tests.planning.pools import WEEK, house

from arsplan.domain.absences import Lock
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import PositionPolicy, VacationPolicy
from arsplan.errors import ArsplanError
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.going_on import Stands
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful, Gap

AT_ONCE, COVERED = FirstLawful(5.0), Gap(0.0, 5.0)
"""Stop before any neighbourhood, and when all is covered."""


def unit(**facts):
    vacation = VacationPolicy(days=78, main_days=6, from_week=31, to_week=38, main_share=1)  # six days in four weeks
    return house(
        "North", {"kari": "1/2", "ola": "1/2"}, {("D", 0): 1, ("D", 1): 1}, weeks=4, vacation=vacation, **facts
    )


@pytest.fixture(scope="module")
def first():
    return plan(unit(), stop=AT_ONCE, deterministic=True)


def on(asked, start_from, stop):
    return plan(asked, start_from=start_from, stop=stop, deterministic=True)


def short(made):
    return shortage_minutes(coverage(made.planned_unit, made.roster))


def test_a_plan_stands_with_its_vacation_where_there_is_no_time(first):
    again = on(first.unit, first, AT_ONCE)
    assert {absence.employee for absence in first.absences} == {"kari", "ola"}
    assert (again.roster, sorted(again.absences, key=str)) == (first.roster, sorted(first.absences, key=str))
    assert again.positions == first.positions
    assert again.outcome.status == first.outcome.status


def test_what_is_open_is_filled(first):
    less = Stands(first.planned_unit, Roster(duty for duty in first.roster if duty.date != WEEK[1]))
    made = on(first.unit, less, COVERED)
    assert short(on(first.unit, less, AT_ONCE)) == 450
    assert (short(first), short(made)) == (0, 0)


def test_what_is_locked_since_stands(first):
    [duty] = [duty for duty in first.roster if duty.date == WEEK[0]]
    other = {"kari": "ola", "ola": "kari"}[duty.employee]
    asked = unit(
        locks=(Lock(employee=duty.employee, date=WEEK[0], shift="D"), Lock(employee=other, date=WEEK[0], shift="off"))
    )
    assert Duty(duty.employee, WEEK[0], "D") in on(asked, first, AT_ONCE).roster


def test_where_positions_rise_in_one_step_nobody_gets_half_of_it():
    asked = unit(positions=PositionPolicy(steps="full-time", unasked="full-time"))
    first = on(asked, None, AT_ONCE)
    made = on(asked, first, COVERED)
    assert made.outcome.status != "NO_LAWFUL_PLAN"
    assert made.positions == first.positions


def test_a_plan_that_breaks_a_rule_is_refused(first):
    every_day = Roster(Duty("kari", day, "D") for day in WEEK)
    with pytest.raises(ArsplanError, match=r"breaks .*: kari, 2027-08-0.*\nMaybe begin with its roster alone"):
        on(first.unit, Stands(first.planned_unit, every_day), AT_ONCE)
