"""A roll goes back to weeks that came out poor, outside of the notice period."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.planning.wards import pair

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.going_back import bettered, poor_weeks
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.roll import roll
from arsplan.planning.stop import MaxRuntime
from arsplan.solving.run import DeterministicBudget

WEEK = timedelta(7)


@pytest.fixture(scope="module")
def planned() -> Plan:
    return plan(pair(1).model_copy(update={"weeks": 6}), stop=MaxRuntime(0.5), deterministic=True)


def without(planned: Plan, *weeks: int) -> Roster:
    """The plan with nobody there in some of its weeks."""
    gone = {planned.unit.start + week * WEEK for week in weeks}
    return Roster(d for d in planned.roster if d.date - timedelta(d.date.weekday()) not in gone)


def short(unit: Unit, roster: Roster, week: int) -> int:
    monday = unit.start + week * WEEK
    return shortage_minutes(row for row in coverage(unit, roster) if monday <= row.date < monday + WEEK)


def test_weeks_outside_of_the_notice_period_are_poor_where_they_lack_much(planned):
    roster = without(planned, 0, 3, 4)
    mondays = [planned.unit.start + week * WEEK for week in (3, 4)]
    assert sorted(poor_weeks(planned.unit, roster)) == mondays
    assert poor_weeks(planned.unit, roster, before=mondays[1]) == mondays[:1]
    assert poor_weeks(planned.unit, planned.roster) == []


def test_they_are_filled_and_nothing_inside_the_notice_period_changes(planned):
    roster, unit = without(planned, 1, 4), planned.planned_unit
    found = bettered(unit, roster, unit.horizon.end, DeterministicBudget(5), seed=1)
    assert short(unit, found, 4) == 0 < short(unit, roster, 4)
    notice = unit.start + timedelta(unit.plan.notice_days)
    assert {d for d in found if d.date < notice} == {d for d in roster if d.date < notice}


def test_a_roll_tells_of_what_it_went_back_to(planned):
    poor = replace(planned, roster=without(planned, 4))
    rolled = roll(poor, planned.unit.start + WEEK, seconds=5, deterministic=True)
    week = [change for change in rolled.changes if change.date >= planned.unit.start + 4 * WEEK]
    assert {change.reason for change in week} == {"shortage"}
    assert short(rolled.plan.unit, rolled.plan.roster, 3) == 0
    assert rolled.exceptions == ()
    assert rolled.plan.findings.lawful
