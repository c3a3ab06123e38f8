"""Demand by the half hour: which shifts run is the planner's choice, and the curve is what counts."""

from collections import Counter

import numpy as np
import pytest
from tests.planning.curves import curved

from arsplan.domain.prices import Prices
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.plan import plan
from arsplan.planning.stop import Gap
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.model import RosterModel
from arsplan.solving.priced import PricedDemand
from arsplan.solving.run import WallBudget, solve


def planned(unit):
    result = plan(unit, stop=Gap(0.0, 30), workers=1, seed=1, deterministic=True)
    assert result.outcome.status != "NO_LAWFUL_PLAN"
    return result, Counter(duty.shift for duty in result.roster), coverage(unit, result.roster)


@pytest.mark.parametrize(
    ("heads", "people", "chosen"),
    [({(7, 14): 1}, 7, {"E"}), ({(12, 18): 1}, 7, {"M"}), ({(15, 21): 1}, 7, {"L"}), ({(7, 21): 1}, 14, {"E", "L"})],
)
def test_the_shifts_that_cover_the_curve_are_chosen(heads, people, chosen):
    _, shifts, rows = planned(curved(heads, people))
    assert shortage_minutes(rows) == 0
    assert set(shifts) == chosen


def test_the_overlap_at_the_hand_over_covers_a_peak():
    """From 14:00 to 14:30 the early and the late shift are both there, so a peak then needs nobody else."""
    _, shifts, rows = planned(curved({(7, 14): 1, (14, 14.5): 2, (14.5, 21): 1}, 14))
    peaks = [row for row in rows if row.shift == "14:00-14:30"]
    assert {(row.need, row.planned, row.over) for row in peaks} == {(2, 2, 0)}
    assert shortage_minutes(rows) == 0
    assert set(shifts) == {"E", "L"}


def test_what_is_over_is_shown_by_the_half_hour():
    result, _, rows = planned(curved({(7, 14): 1}))
    assert {row.shift for row in rows if row.over} == {"14:00-14:30"}
    assert {row.minutes for row in rows} == {30}
    assert result.goals[0].value == 0


def test_no_more_heads_above_the_curve_than_the_unit_allows():
    _, _, rows = planned(curved({(9, 12): 1}, above=0))
    assert all(not row.over for row in rows)
    assert shortage_minutes(rows) == 14 * 180


def test_a_curve_with_prices_counts_all_who_are_there():
    """Seven people on the early shift are more than anybody asked for, and each of them costs."""
    unit = curved({(8, 9): 1, (9, 10): 3, (10, 11): 2, (11, 12): 3, (12, 13): 1}, above=7)
    unit = unit.model_copy(update={"prices": Prices(short=100, over=1)})
    demand = PricedDemand(restrict(Grid(unit, rulebook(unit))))
    assert demand.often
    grid, roster = demand.grid, demand.grid.empty()
    free = np.zeros(grid.shape[:2], dtype=bool)
    free[:, grid.back] = True
    model = RosterModel(grid, roster, free, np.zeros_like(free))
    cover(model, demand)
    for e in range(7):
        model.cp.add(model.x(e, grid.back, grid.shift_index["E"]) == 1)
    found, solver = solve(model, WallBudget(10), seconds=10, seed=1, workers=1)
    assert found[:, grid.back, grid.shift_index["E"]].sum() == 7
    assert round(solver.objective_value) == sum(
        demand.cost_of(s, found) for s in demand.stretches if s.day == grid.back
    )


def test_the_solver_sees_a_row_for_each_different_need_only():
    unit = curved({(7, 9): 1, (9, 12): 2, (12, 21): 1})
    grid = restrict(Grid(unit, rulebook(unit)))
    demand = Demand(grid)
    day = [stretch for stretch in demand.stretches if stretch.day == grid.back]
    assert sum(stretch.minutes for stretch in day) == 24 * 60
    # Nobody, E for one, E for two, E and M for two, E and M, all, M and L, L.
    assert len([stretch for stretch in day if stretch.duties and stretch.heads]) == 7
    assert demand.demanded == sum(stretch.heads * stretch.minutes for stretch in demand.stretches)
    assert demand.shortage(grid.empty()) == demand.demanded == 14 * 60 * (2 + 6 + 9)
