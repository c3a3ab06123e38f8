"""Skills that expire: who may work, what demand asks for, and what runs out."""

import datetime as dt
from fractions import Fraction

import numpy as np
import pytest
from tests.planning.wards import pair

from arsplan.checking import check
from arsplan.domain.absences import Lock
from arsplan.domain.changed_demand import DemandChange, with_changes
from arsplan.domain.demand import DemandRow
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.skills import Skill
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit
from arsplan.metrics import coverage
from arsplan.metrics.skills import skill_expiries, skill_rows
from arsplan.planning.ordinary import ordinary
from arsplan.planning.plan import plan
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import BASE_WEIGHT, Demand, cover
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.model import RosterModel
from arsplan.solving.run import WallBudget, solve

MONDAY, THURSDAY = dt.date(2027, 8, 2), dt.date(2027, 8, 5)
COURSE = (Skill(employee="P1", skill="course", valid_until=THURSDAY), Skill(employee="P2", skill="licence"))


def unit(heads=1, *, skills=COURSE, asked=None, shift_skill="", **facts):
    """Two people and one shift, of whom P1 holds the course until Thursday."""
    made = pair(heads, nurses=0)
    values = made.model_dump()
    values["demand"] = [{**row, "skills": {"course": 1} if asked is None else asked} for row in values["demand"]]
    values["shifts"] = [{**values["shifts"][0], "skill": shift_skill}]
    return Unit.model_validate({**values, "skills": [fact.model_dump() for fact in skills], **facts})


def duties(person, days):
    return Roster(Duty(person, MONDAY + dt.timedelta(k), "D") for k in days)


def test_need_and_plan_of_a_skill_day_by_day():
    rows = skill_rows(unit(), Roster([*duties("P1", (0, 1, 4)), *duties("P2", (2,))]))
    assert [(row.planned, row.short) for row in rows] == [(1, 0), (1, 0), (0, 1), (0, 1), (0, 1), (0, 1), (0, 1)]
    assert {row.minutes for row in rows} == {450}


def test_the_shortage_of_heads_is_another_matter():
    rows = coverage(unit(), duties("P2", range(3)))
    assert sum(row.short for row in rows) == 4


def test_what_runs_out_is_told_with_its_date_unless_renewed():
    (expiry,) = skill_expiries(unit())
    assert expiry == ("course", "P1", THURSDAY, 0, 1)
    renewed = Skill(employee="P1", skill="course", valid_from=THURSDAY + dt.timedelta(1))
    assert skill_expiries(unit(skills=(*COURSE, renewed))) == []


def test_a_shift_that_asks_for_a_skill_is_worked_by_who_holds_it():
    asking = unit(shift_skill="course", asked={})
    broken = [f for f in check(asking, Roster([*duties("P1", (3, 4)), *duties("P2", (0,))])).broken if f.rule == "U02"]
    assert [(f.employee, f.first) for f in broken] == [("P1", "2027-08-06"), ("P2", "2027-08-02")]
    assert "without course" in broken[0].text
    grid = restrict(Grid(asking, rulebook(asking)))
    assert grid.allowed[:, grid.back :, 0].tolist() == [[True] * 4 + [False] * 3, [False] * 7]


def test_the_model_weighs_a_missing_skill_as_it_is_counted():
    """The best roster by enumeration of who works is the one that the solver finds."""
    asking = unit(heads=2)
    grid = restrict(Grid(asking, rulebook(asking)))
    demand = Demand(grid)
    free = np.ones(grid.shape[:2], dtype=bool)
    model = RosterModel(grid, grid.empty(), free, np.zeros_like(free))
    cover(model, demand)
    solved = solve(model, WallBudget(5), seconds=5, seed=1, workers=1)
    assert solved is not None
    assert demand.cost(solved[0]) == 3 * 450 * BASE_WEIGHT
    assert demand.skills.cost(grid.empty()) == 7 * 450 * BASE_WEIGHT


def test_a_plan_puts_the_skill_where_it_is_asked_for():
    """One head a day, and P1 alone holds the course, until Thursday; three days in a row are the most."""
    found = plan(unit(), stop=MaxRuntime(0.5), deterministic=True)
    on = {duty.date for duty in found.roster if duty.employee == "P1"}
    assert len(on & {MONDAY + dt.timedelta(k) for k in range(4)}) == 3


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"asked": {"cuorse": 1}}, "unknown-skill"),
        ({"shift_skill": "cuorse"}, "unknown-skill"),
        ({"skills": (Skill(employee="nobody", skill="course"),)}, "unknown-employee"),
        ({"skills": (COURSE[0], COURSE[0])}, "duplicate-skill"),
        (
            {"shift_skill": "course", "locks": (Lock(employee="P2", date=MONDAY, shift="D").model_dump(),)},
            "lock-without-skill",
        ),
    ],
)
def test_what_cannot_be_is_refused(facts, code):
    with pytest.raises(InvalidUnit) as caught:
        unit(**facts)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].advice.startswith("Maybe")
    assert "None" not in str(caught.value), "a date that is not given is not told of"


def test_more_with_a_skill_than_heads_are_refused():
    with pytest.raises(ValueError, match="2 with course are asked for among 1 heads"):
        DemandRow(season="all", day_type="weekday", line="D", heads=1, skills={"course": 2})


def test_a_skill_ends_after_it_begins():
    with pytest.raises(ValueError, match="valid until"):
        Skill(employee="P1", skill="course", valid_from=THURSDAY, valid_until=MONDAY)


def test_ordinary_weeks_have_the_skills_of_the_start():
    old = Skill(employee="P2", skill="course", valid_until=MONDAY - dt.timedelta(1))
    plain = ordinary(unit(skills=(*COURSE, old)), 30)
    assert plain.holds("P1", "course", plain.horizon.end)
    assert not plain.holds("P2", "course", plain.horizon.end)


def test_more_demand_keeps_the_heads_with_a_skill():
    fewer = DemandChange(first=MONDAY, last=THURSDAY, change=Fraction(-1))
    rows = [row for row in with_changes(unit(heads=2), [fewer]).demand if row.first]
    assert {row.heads for row in rows} == {1}
