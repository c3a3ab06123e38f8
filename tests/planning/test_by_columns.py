"""The stage of whole rosters on an instance of our own: the grid's costs, a valid bound, and who is not carried."""

from pathlib import Path

import numpy as np
import pytest
from benchmarks.adapters.curtois import unit_of
from tests.planning.wards import pair

import arsplan
from arsplan.domain.prices import Prices
from arsplan.planning import stages
from arsplan.planning.construct import part_of
from arsplan.planning.improvement import broken
from arsplan.planning.stages import stages_of
from arsplan.rules.rulebook import rulebook
from arsplan.solving.columns.derive import cells_of, rosters_of, team_of
from arsplan.solving.columns.problem import FREE
from arsplan.solving.improve import step
from arsplan.solving.run import WallBudget

INSTANCE = """SECTION_HORIZON
14
SECTION_SHIFTS
E,480,
L,540,E
SECTION_STAFF
Ada,E=14|L=4,4500,2880,5,2,2,1
Bo,E=14|L=14,4700,2880,4,2,2,1
Cy,E=0|L=14,4700,2160,4,1,1,2
SECTION_DAYS_OFF
Ada,0
Cy,2,3
SECTION_SHIFT_ON_REQUESTS
Bo,0,L,3
Ada,4,E,2
SECTION_SHIFT_OFF_REQUESTS
Ada,6,E,5
Bo,10,E,4
SECTION_COVER
"""


@pytest.fixture
def unit(tmp_path: Path):
    cover = "\n".join(f"{day},{shift},1,{10 if shift == 'E' else 20},1" for day in range(14) for shift in "EL")
    (tmp_path / "I.txt").write_text(INSTANCE + cover, encoding="utf-8")
    return unit_of(tmp_path / "I.txt")


def part(unit):
    return part_of(unit, rulebook(unit))


def test_whole_rosters_cost_what_the_grid_says(unit):
    one = part(unit)
    team = team_of(one.grid, one.demand)
    random = np.random.default_rng(0)
    for _ in range(20):
        rosters = random.integers(FREE, 2, (3, 14)).astype(np.int8)
        assert team.cost(rosters) == one.demand.cost(cells_of(rosters, one.grid))


def test_limits_are_those_of_the_rules(unit):
    one = part(unit)
    ada, bo, cy = team_of(one.grid, one.demand).people
    assert [p.most for p in (ada, bo, cy)] == [(14, 4), (14, 14), (0, 14)]
    assert (ada.most_work, ada.least_work, ada.least_free, ada.most_weekends) == (5, 2, 2, 1)
    assert (bo.least_minutes, bo.most_minutes) == (2880, 4700)
    assert (ada.follows == [[True, True], [False, True]]).all()
    assert not ada.allowed[0].any()
    assert not cy.allowed[2:4].any()
    assert not cy.allowed[:, 0].any()
    assert ada.allowed[1:].all()


def test_the_stage_gives_a_lawful_plan_and_a_bound(unit):
    assert stages_of(part(unit))[0].__name__ == "by_columns"
    plan = arsplan.plan(unit, stop=arsplan.MaxRuntime(20), seed=1)
    assert plan.outcome.status == "PROVEN_BEST"
    assert plan.statistics.stages[0]["stage"] == "by_columns"
    assert not arsplan.check(unit, plan.roster).broken


def test_a_unit_with_other_rules_or_demand_is_planned_in_another_way(unit):
    ward = pair(1).model_copy(update={"prices": Prices()})
    assert stages_of(part(ward))[0].__name__ != "by_columns"
    capped = unit.model_copy(update={"arrangement": unit.arrangement.model_copy(update={"staffing_above_need": 1})})
    assert stages_of(part(capped))[0].__name__ == "by_people"
    rhythm = arsplan.OwnRule(id="X90", title="Rhythm", measure={"kind": "weekend_rhythm", "every": 2}, people=("Ada",))
    assert stages_of(part(unit.model_copy(update={"own_rules": (*unit.own_rules, rhythm)})))[0].__name__ == "by_people"


def test_cells_and_whole_rosters_are_two_ways_to_say_the_same(unit):
    rosters = np.random.default_rng(0).integers(FREE, 2, (3, 14)).astype(np.int8)
    assert (rosters_of(cells_of(rosters, part(unit).grid)) == rosters).all()


def test_the_last_open_days_of_a_dive_are_solved_as_one_model(unit, monkeypatch):
    taken = []

    def heard(problem, state, where, *args, **kwargs):
        taken.append(where)
        return step(problem, state, where, *args, **kwargs)

    monkeypatch.setattr(stages, "step", heard)
    found = []
    task = stages.Task(
        part=part(unit),
        budget=WallBudget(60),
        seed=1,
        workers=1,
        portfolio=1,
        found=lambda state, name: found.append(state),
        proven=lambda bound: None,
        enough=lambda: bool(taken),
        say=lambda phase, text: None,
    )
    stages.by_columns(task)
    assert taken[0].name == "columns"
    assert taken[0].free.any()
    assert found
    assert not any(broken(task.part, state) for state in found)
