"""Mending a roster in one model of all days that may change: least shortage first, then the cheapest way to it."""

from dataclasses import replace
from math import ceil
from typing import NamedTuple

import numpy as np

from arsplan.solving.changes import Standing, changed_days, opened, price_extra_time
from arsplan.solving.coverage import Demand, Level, cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.hours import paid_terms
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, configure, run
from arsplan.solving.targets import Targets

EXTRA = 1
"""Weight of a minute of extra time; a minute that a position lacks weighs four."""

WORKERS = 2
"""Threads to search with: on models of this size two that lean on the linear relaxation beat a whole portfolio."""

SHARE = 0.8
"""Largest share of the time for the least shortage; the rest makes the way there cheaper."""


class Mended(NamedTuple):
    """A roster that was mended.

    Attributes
    ----------
    roster
        The best one found.
    shortage
        Head-minutes that it leaves uncovered where duties of the days that may change could cover them.
    bound
        What no other roster goes below there with the same rules, extra time and number of changes; None if unproven.
    cheapest
        Whether it is proven that of all rosters with so little shortage none costs less in changes and extra time.
    """

    roster: Cells
    shortage: int
    bound: int | None
    cheapest: bool


def mend_at_once(
    grid: Grid, demand: Demand, targets: Targets, standing: Standing, budget: Budget, *, most: int, seed: int
) -> Mended:
    """Change a roster on at most so many days: least uncovered, then fewest changes and least extra time.

    Nobody who may be asked for extra time passes a full week by it, so none of it is overtime.
    """
    least = _least_shortage(grid, standing, budget, most=most, seed=seed)
    opening = _Opening(grid, standing, least.roster, most)
    model = opening.model
    model.cp.add(opening.uncovered <= least.shortage)
    cover(model, demand)
    targets.aim(model)
    price_extra_time(model, grid, EXTRA)
    for literal, price in opening.changed:
        model.cost(literal, price)
    model.minimize_costs()
    solver = configure(budget, budget.left(), seed, WORKERS)
    status = run(model.cp, solver, budget)
    if status not in {"optimal", "feasible"}:
        return least
    roster = model.read(solver)
    return Mended(roster, shortage_on(grid, roster, standing.free), least.bound, status == "optimal")


def shortage_on(grid: Grid, roster: Cells, free: Cells) -> int:
    """Head-minutes uncovered where duties of the days that may change could cover them."""
    return _near(_Heads(grid), free).shortage(roster)


class _Heads(Demand):
    """The heads that a unit asks for and nothing beside them, every minute weighing one."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self.stretches = [
            replace(s, levels=tuple(Level(1, first.sets) for first in s.levels[:1])) for s in self.stretches
        ]

    def ask(self, model: RosterModel) -> None:
        """Nothing: a bound on heads may hold no minute of a skill."""


def _near(demand: Demand, free: Cells) -> Demand:
    """The same demand, cut to what duties of the free days could cover."""
    days = set(np.flatnonzero(free.any(axis=0)).tolist())
    demand.stretches = [s for s in demand.stretches if any(s.day - later in days for later, _ in s.duties)]
    return demand


def _least_shortage(grid: Grid, standing: Standing, budget: Budget, *, most: int, seed: int) -> Mended:
    """The roster with the least uncovered head-minutes, and their bound; as it stands where time runs out."""
    opening = _Opening(grid, standing, standing.roster, most)
    opening.model.cp.minimize(opening.uncovered)
    solver = configure(budget, SHARE * budget.left(), seed, WORKERS)
    status = run(opening.model.cp, solver, budget)
    bound = None if status == "infeasible" else max(0, ceil(solver.best_objective_bound - 1e-6))
    roster = opening.model.read(solver) if status in {"optimal", "feasible"} else standing.roster
    return Mended(roster, shortage_on(grid, roster, standing.free), bound, cheapest=False)


class _Opening:
    """A model of all days that may change.

    Attributes
    ----------
    changed
        A literal for each day of each person, true where it is not as it stands, with its price.
    uncovered
        The head-minutes uncovered where these days could cover them.
    """

    def __init__(self, grid: Grid, standing: Standing, now: Cells, most: int) -> None:
        self.model = opened(grid, standing, standing.roster, standing.free)
        self.changed = changed_days(self.model, standing)
        self.model.cp.add(sum(literal for literal, _ in self.changed) <= most)
        _full_weeks(self.model, standing)
        demand = _near(_Heads(grid), standing.free)
        demand.stretches = cover(self.model, demand)
        constant = demand.shortage(standing.roster)
        self.uncovered = sum(term * minutes for term, minutes in self.model.costs) + constant
        self.model.costs.clear()
        self.model.hint(now)


def _full_weeks(model: RosterModel, standing: Standing) -> None:
    """A full week at most, or what stands, for everybody with room for extra time."""
    grid = model.grid
    for e in model.people if standing.extra.any() else ():
        if standing.extra[e]:
            first, last = (day // 7 for day in model.span(e))
            for week in range(first, last + 1):
                days = range(7 * week, 7 * week + 7)
                terms, paid = paid_terms(model, e, days)
                stands = int((standing.roster[e, days] * grid.minutes[days]).sum())
                stands += sum(a.paid for a in grid.activities.get(e, ()) if a.day in days)
                model.at_most(terms, max(stands, grid.unit.full_time_week), paid)
