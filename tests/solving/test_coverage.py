"""Heads, unfilled slots and costs of all stretches at once: as one stretch at a time, and as the metrics count them."""

import numpy as np
import pytest
from tests.planning.curves import curved
from tests.planning.wards import cut

from arsplan.domain.prices import Prices
from arsplan.domain.roster import Duty, Roster
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand, deficiency
from arsplan.solving.grid import Grid
from arsplan.solving.priced import PricedDemand

WEIGHED = {"shortage_weights": {"SPL": 30, "any": 10}}

UNITS = {
    "ward": cut("elvebredden", 3),
    "nights": cut("solsiden", 2, ("N",)),
    "weighed": cut("elvebredden", 2).model_copy(update=WEIGHED),
    "curve": curved({(7, 14): 1, (14, 14.5): 2, (14.5, 21): 1}, 14),
}


def made_up(unit, seed, price=None):
    """Demand, and a roster in which anybody may do anything."""
    if price is not None:
        unit = unit.model_copy(update={"prices": price})
    grid = Grid(unit, rulebook(unit))
    cells = np.zeros(grid.shape, dtype=bool)
    cells[:, grid.back :] = np.random.default_rng(seed).random(cells[:, grid.back :].shape) < 0.15
    return (Demand if price is None else PricedDemand)(grid), cells


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", UNITS)
def test_all_stretches_are_counted_as_each_is(name, seed):
    demand, cells = made_up(UNITS[name], seed)
    heads = demand.heads(cells)
    assert heads.tolist() == [demand.counts(cells, stretch).tolist() for stretch in demand.stretches]
    assert demand.cost(cells) == demand.aside(cells) + sum(
        stretch.minutes * level.extra * int(deficiency(level, row))
        for stretch, row in zip(demand.stretches, heads, strict=True)
        for level in stretch.levels
    )


@pytest.mark.parametrize("name", UNITS)
def test_shortage_is_what_the_metrics_count(name):
    demand, cells = made_up(UNITS[name], 1)
    grid = demand.grid
    cells &= cells.cumsum(axis=2) == 1  # a roster has one duty of a person on a date
    duties = zip(*np.nonzero(cells), strict=True)
    roster = Roster(Duty(grid.people[e], grid.days[d], grid.shifts[s]) for e, d, s in duties)
    assert roster
    assert demand.shortage(cells) == shortage_minutes(coverage(UNITS[name], roster))


@pytest.mark.parametrize("name", UNITS)
def test_prices_of_all_stretches_are_those_of_each(name):
    demand, cells = made_up(UNITS[name], 1, Prices(short=100, over=7))
    without = demand.cost(np.zeros_like(cells)) - sum(demand.cost_of(s, np.zeros_like(cells)) for s in demand.stretches)
    assert demand.cost(cells) - sum(demand.cost_of(s, cells) for s in demand.stretches) == without


def test_nobody_lacks_where_no_set_of_slots_lacks():
    demand, _ = made_up(UNITS["ward"], 0)
    (levels, *_) = {stretch.levels for stretch in demand.stretches if stretch.levels}
    plenty = np.full((5, len(demand.grid.unit.competences)), 99)
    assert deficiency(levels[0], plenty).tolist() == [0] * 5
