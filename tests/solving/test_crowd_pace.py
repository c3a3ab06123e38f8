"""The pace of crowds: what weeks ask adds up, and a curve is covered as well as person by person."""

import numpy as np
import pytest
from tests.planning.curves import curved

from arsplan.planning import construct
from arsplan.planning.plan import plan
from arsplan.planning.stop import Gap
from arsplan.rules.positions import ceilings
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand
from arsplan.solving.crowd_pace import CrowdPacer, crowded, in_line
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.pace import Pacer
from arsplan.solving.positions import ranges_of
from arsplan.solving.run import WallBudget

CURVE = {(7, 9): 1, (9, 12): 3, (12, 14): 2, (14, 21): 1}


def test_people_and_weeks_come_out():
    there = np.array([[7.0, 5.0, 0.0], [5.0, 7.0, 7.0]])
    shared = in_line(there, np.array([900.0, 1800.0]), np.array([1000.0, 900.0, 800.0]))
    assert shared.sum(axis=0) == pytest.approx([1000, 900, 800], rel=1e-3)
    assert shared.sum(axis=1) == pytest.approx([900, 1800], rel=1e-3)
    assert shared[0, 2] == 0


def test_nobody_there_is_nobody_asked():
    assert not in_line(np.zeros((2, 2)), np.array([1.0, 1.0]), np.array([1.0, 1.0])).any()


@pytest.fixture
def laid():
    unit = curved(CURVE, people=11)
    grid = restrict(Grid(unit.with_positions(ceilings(unit)), rulebook(unit)))
    away, weekends = np.zeros(grid.shape[:2], dtype=bool), np.ones((11, grid.weeks), dtype=bool)
    return unit, grid, Demand(grid), ranges_of(unit), away, weekends


def test_hours_and_who_is_there_are_kept(laid):
    unit, grid, demand, ranges, away, weekends = laid
    away[0, grid.back : grid.back + 7] = True
    weekends[1, grid.first_week] = False
    pacer = CrowdPacer(unit, grid, demand, ranges, away, weekends)
    assert [crowd.members for crowd in pacer.crowds] == [list(range(11))]
    pace = pacer.pace(WallBudget(30), seconds=30)
    assert pace is not None
    worked = pace.minutes[:, -1]
    assert worked.sum() > 0
    assert (worked <= 2 * 450 + 1).all()
    assert pace.minutes[0, grid.first_week] == pytest.approx(0)
    alone = Pacer(unit, grid, demand, ranges, away, weekends).pace(WallBudget(30), seconds=30)
    assert worked.sum() == pytest.approx(alone.minutes[:, -1].sum(), rel=0.15)


def test_small_units_are_settled_person_by_person(laid):
    _, grid, demand, *_ = laid
    assert not crowded(grid, demand)


def test_a_plan_by_crowds_is_lawful_and_covers_as_much(monkeypatch):
    unit = curved(CURVE, people=11)
    found = []
    for by_crowds in (False, True):
        monkeypatch.setattr(construct, "crowded", lambda *_, crowds=by_crowds: crowds)
        made = plan(unit, stop=Gap(0.0, 3), workers=1, seed=1, deterministic=True)
        assert made.outcome.status != "NO_LAWFUL_PLAN"
        found.append(made.goals[0].value)
    assert found[1] <= found[0] + 14 * 60
