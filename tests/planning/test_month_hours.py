"""Plans in which no month strays further than is agreed: seasons, positions that grow, people who come, and rolls."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.planning.wards import pair

from arsplan.domain.absences import Absence
from arsplan.domain.balances import MonthMinutes
from arsplan.domain.demand import DemandRow, Season
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import PositionPolicy
from arsplan.domain.unit import Unit
from arsplan.metrics import month_lines
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.credit import credited, with_extra
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.roll import roll
from arsplan.planning.seam import continued
from arsplan.planning.stop import MaxRuntime

WEEKS = 9
"""August and September, and three days of October; weeks 31 to 39."""


def busy_august(position: str = "3/10", **agreed: object) -> Unit:
    """Two are needed in August and one later on; so many hours that two thirds of them fit into August."""
    unit = pair(2, position=position)
    seasons = (Season(name="august", from_week=1, to_week=34), Season(name="later", from_week=35, to_week=53))
    demand = tuple(
        DemandRow(season=season.name, day_type=kind, line="D", heads=heads)
        for season, heads in zip(seasons, (2, 1), strict=True)
        for kind in ("weekday", "weekend")
    )
    agreements = unit.agreements.model_copy(update={"averaging": "tv", **agreed})
    return unit.model_copy(update={"weeks": WEEKS, "seasons": seasons, "demand": demand, "agreements": agreements})


def planned(unit: Unit, seconds: float = 0.5) -> Plan:
    made = plan(unit, stop=MaxRuntime(seconds), seed=1, deterministic=True)
    assert made.findings.lawful
    return made


@pytest.fixture(scope="module")
def bound() -> Plan:
    """Five hours either way are agreed."""
    return planned(busy_august(month_hours=300))


def strays(made: Plan) -> list[Fraction]:
    """Most that a month of each person has beyond the position's hours."""
    lines = month_lines(made.planned_unit.with_positions(made.positions), made.roster, made.positions)
    return [max(line.deviation for line in lines if line.employee == who) for who in made.positions]


def test_hours_gather_where_they_are_needed_until_something_is_agreed(bound: Plan):
    off = planned(busy_august())
    assert max(strays(off)) > 1200
    assert max(strays(bound)) <= 300
    assert {finding.verdict for finding in bound.findings if finding.rule == "U12"} == {"kept"}
    assert bound.goals[0].value >= off.goals[0].value


def test_a_position_that_grows_has_room_for_its_months():
    unit = busy_august(month_share=Fraction(1, 4))
    policy = PositionPolicy(unasked="full-time", goal="total")
    made = planned(unit.model_copy(update={"positions": policy}))
    assert sum(made.positions.values()) > Fraction(6, 10)
    for line in month_lines(made.planned_unit, made.roster, made.positions):
        month = date.fromisoformat(f"{line.month}-01")
        days = ((month + timedelta(31)).replace(day=1) - month).days
        assert line.deviation <= made.positions[line.employee] * unit.full_time_week * days / 28


def test_whoever_comes_or_leaves_has_the_hours_of_the_days_between():
    unit = busy_august(month_hours=300)
    first, second = unit.staff
    staff = (
        first.model_copy(update={"end": date(2027, 9, 12)}),
        second.model_copy(update={"start": date(2027, 8, 18)}),
    )
    assert max(strays(planned(unit.model_copy(update={"staff": staff})))) <= 300


def test_a_plan_that_rolls_keeps_what_the_month_has_left(bound: Plan):
    rolled = roll(bound, bound.unit.start + timedelta(14), seconds=2, deterministic=True).plan
    assert rolled.findings.lawful
    assert {finding.verdict for finding in rolled.findings if finding.rule == "U12"} == {"kept"}
    (august, *_) = [f for f in rolled.findings if f.rule == "U12"]
    assert august.first <= "2027-08-16"


def test_what_happened_breaks_no_month(bound: Plan):
    """A week's sickness on days off takes more off the month than it costs in duties, and extra time adds to it."""
    to, who = bound.unit.start + timedelta(14), bound.unit.staff[0].id
    free = [bound.unit.start + timedelta(k) for k in range(13)]
    free = [day for day in free if day not in {duty.date for duty in bound.roster.of(who)}]
    more = Roster([*(d for d in bound.roster if d.date < to), Duty(who, free[0], "D")])
    sick = Absence(employee=who, first=to, last=to + timedelta(6), kind="sick")
    rolled = roll(bound, to, actual=more, absences=(sick,), seconds=2, deterministic=True).plan
    assert rolled.findings.lawful
    noted = rolled.unit.balance_of(who).month_minutes
    assert [one.month for one in noted] == ["2027-08"]
    assert noted[0].minutes >= 450


def test_what_happened_is_gone_with_its_month():
    """A fortnight's sickness that costs one duty in September and none in August."""
    unit = busy_august(month_hours=300)
    who, first = unit.staff[0].id, date(2027, 8, 23)
    sick = Absence(employee=who, first=first, last=date(2027, 9, 5), kind="sick")
    away = credited(unit, sick, (Duty(who, date(2027, 9, 1), "D"),))
    week = unit.full_time_week * unit.staff[0].position
    august = MonthMinutes(month="2027-08", minutes=week * Fraction(9, 7))
    september = MonthMinutes(month="2027-09", minutes=week * Fraction(5, 7) - 450)
    assert away.balance_of(who).month_minutes == (august, september)
    left = {to: continued(away, Roster(), to).balance_of(who).month_minutes for to in (first, date(2027, 9, 6))}
    assert left == {first: (august, september), date(2027, 9, 6): (september,)}


def test_extra_time_counts_in_the_months_in_which_it_was_worked():
    unit = busy_august(month_hours=300)
    who = unit.staff[0].id
    extra = tuple(ExtraDuty(who, day, "D", 60) for day in (date(2027, 8, 30), date(2027, 9, 1), date(2027, 9, 2)))
    noted = with_extra(unit, extra).balance_of(who).month_minutes
    assert [(one.month, one.minutes) for one in noted] == [("2027-08", 60), ("2027-09", 120)]
