"""The next year's feast as a solver weighs it."""

import numpy as np
import pytest
from tests.rules.test_next_feast import EVE, ward

from arsplan.rules.rulebook import rulebook
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.model import RosterModel
from arsplan.solving.next_feast import BOTH, TOO_MANY, NextFeast
from arsplan.solving.run import WallBudget, configure, run
from arsplan.solving.shares import Shares


@pytest.mark.parametrize("seed", range(3))
def test_the_model_weighs_as_the_roster_costs(seed):
    unit = ward(2, 2, weeks=4)
    grid = restrict(Grid(unit, rulebook(unit)))
    random = np.random.default_rng(seed)
    roster = grid.empty()
    roster[:, :, 0] = random.random(grid.shape[:2]) < 0.9
    free = random.random(grid.shape[:2]) < 0.5
    limits = NextFeast.of(grid)
    model = RosterModel(grid, roster, free, np.zeros_like(free))
    limits.aim(model)
    for e, d in np.argwhere(free):
        model.cp.add(model.on(int(e), int(d)) == int(roster[e, d].any()))
    model.minimize_costs()
    solver = configure(WallBudget(5), 5, 1, 1)
    assert run(model.cp, solver, WallBudget(5)) == "optimal"
    others = roster & ~free[:, :, None]
    assert solver.objective_value == limits.cost(roster) - limits.cost(others)


def test_one_too_many_of_each_group_costs_for_each():
    grid = restrict(Grid(ward(2, 2), rulebook(ward(2, 2))))
    roster = grid.empty()
    roster[:7, grid.day(EVE), 0] = True
    assert NextFeast.of(grid).cost(roster) == 2 * TOO_MANY
    roster[1, grid.day(EVE), 0] = False
    assert NextFeast.of(grid).cost(roster) == 0


def test_it_costs_also_where_no_red_day_was_worked_at_first():
    grid = restrict(Grid(ward(2, 2), rulebook(ward(2, 2))))
    roster = grid.empty()
    roster[:7, grid.day(EVE), 0] = True
    assert Shares.around(grid, grid.empty()).cost(roster) == NextFeast.of(grid).cost(roster) > 0


def test_christmas_and_new_year_cost_for_whoever_has_both():
    """Christmas Eve with New Year's Eve; two others have one of them."""
    unit = ward(5, 0, weeks=4)
    grid = restrict(Grid(unit, rulebook(unit)))
    roster = grid.empty()
    eve = grid.day(EVE)
    roster[[0, 1], eve, 0] = roster[[0, 2], eve + 7, 0] = True
    assert NextFeast.of(grid).cost(roster) == BOTH
    roster[0, eve, 0] = False
    assert NextFeast.of(grid).cost(roster) == 0
