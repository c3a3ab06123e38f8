"""People counted together where a curve asks for them again and again: a smaller program, the same least cost."""

import pytest
from tests.planning.curves import curved

from arsplan.rules.rulebook import rulebook
from arsplan.solving import coverage
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.linear import minimize
from arsplan.solving.measures import restrict
from arsplan.solving.relaxation import relax
from arsplan.solving.run import WallBudget
from arsplan.solving.scarcity import takers, year_groups

CURVE = {(7, 8): 1, (8, 9): 2, (9, 10): 3, (10, 12): 5, (12, 13): 3, (13, 16): 2, (16, 21): 1}


@pytest.fixture
def relaxed(monkeypatch):
    def build(often):
        monkeypatch.setattr(coverage, "OFTEN", often)
        unit = curved(CURVE, people=9)
        grid = restrict(Grid(unit, rulebook(unit)))
        return grid, relax(grid, Demand(grid), None, shortage="counted")

    return build


def least(program):
    values = minimize(program, WallBudget(60), seconds=60)
    return sum(cost * value for cost, value in zip(program.cost, values, strict=True))


def test_the_least_cost_stays_and_the_rows_are_shorter(relaxed):
    (_, together), (_, apart) = relaxed(4), relaxed(1000)
    assert together.crowds
    assert not apart.crowds
    assert least(together.program) == pytest.approx(least(apart.program))
    assert len(together.program.entry) < 0.7 * len(apart.program.entry)


def test_who_may_cover_a_group_is_seen_through_the_crowd(relaxed):
    (grid, together), (_, apart) = relaxed(4), relaxed(1000)
    everybody = set(range(len(grid.people)))
    for found in (together, apart):
        assert all(takers(found, group) == everybody for group in year_groups(grid, found))
