"""The great feasts looked at alone: who is needed there again, having worked on the same one the year before."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np

from arsplan.clock.feasts import feast_days
from arsplan.rules.sharing import feasts_to_spare
from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, configure, run, solve

APART = 14
"""Feast days less than so many days from each other are one season, and looked at together."""

SECONDS = 2.0
"""Longest time for the feasts of one season; most take a tenth of it."""

SHARE = 0.02
"""Largest share of the time that is left for one season."""

ROUNDING = 1e-6
"""Bounds of whole numbers come as floats."""

SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class Again:
    """The feast days of one season, covered as well as the people there can, with the fewest working on them again.

    Attributes
    ----------
    cells
        (Person, day) of those who work again.
    fewest
        So many have to: proven by the rules and the need of these days alone, all others being free.
    """

    cells: frozenset[tuple[int, int]]
    fewest: int


def feast_seasons(grid: Grid) -> Iterator[tuple[int, ...]]:
    """The feast days of the plan, those near to each other together."""
    years = range(grid.days[grid.back].year - 1, grid.days[-1].year + 1)
    days = sorted({grid.day(day) for year in years for day in feast_days(year) if day in grid.unit.horizon})
    cuts = [k + 1 for k, (one, other) in enumerate(pairwise(days)) if other - one >= APART]
    for first, last in pairwise([0, *cuts, len(days)]):
        yield tuple(days[first:last])


def again(
    grid: Grid,
    demand: Demand,
    days: Sequence[int],
    budget: Budget,
    *,
    seconds: float,
    seed: int,
    away: Cells | None = None,
    roster: Cells | None = None,
) -> Again | None:
    """Plan the feast days of one season alone, as if nobody worked on any other day.

    Parameters
    ----------
    days
        Of one season.
    away
        People x days that stay without work; the input's absences are known anyway.
    roster
        A plan, of which these days may leave as much uncovered; as little as possible where None.

    Returns
    -------
    Again or None
        None where nothing was found in time, or the plan given breaks a rule on these days.
    """
    spared = [(grid.person_index[p], grid.day(day)) for p, day in feasts_to_spare(grid.unit)]
    spared = [(e, d) for e, d in spared if d in days]
    if not spared:
        return Again(frozenset(), 0)
    model = _model(grid, demand, days, away)
    terms = [model.on(e, d) for e, d in spared]
    doubles, cost = sum(terms), sum(weight * term for term, weight in model.costs)
    if roster is None:
        model.cp.minimize((len(spared) + 1) * cost + doubles)
    else:
        most = _cost(grid, demand, days, roster, budget)
        if most is None:
            return None
        model.cp.add(cost <= most)
        model.cp.minimize(doubles)
    solver = configure(budget, seconds, seed, 1)
    status = run(model.cp, solver, budget)
    if status not in {"optimal", "feasible"}:
        return None
    cells = frozenset(cell for cell, term in zip(spared, terms, strict=True) if solver.value(term))
    if status == "optimal":
        return Again(cells, len(cells))
    return Again(cells, 0 if roster is None else max(0, ceil(solver.best_objective_bound - ROUNDING)))


def needed_again(
    grid: Grid, demand: Demand, budget: Budget, *, seed: int, away: Cells | None = None
) -> frozenset[tuple[int, int]]:
    """(Person, day) of feast days that somebody cannot be spared: the others there do not cover the day as well.

    Where there was no time to find out, nobody can be.
    """
    spared = [(grid.person_index[p], grid.day(day)) for p, day in feasts_to_spare(grid.unit)]
    found: set[tuple[int, int]] = set()
    for days in feast_seasons(grid) if spared else ():
        seconds = min(SECONDS, SHARE * budget.left())
        needed = again(grid, demand, days, budget, seconds=seconds, seed=seed, away=away)
        found |= {(e, d) for e, d in spared if d in days} if needed is None else needed.cells
    return frozenset(found)


def sparing(grid: Grid, needed: frozenset[tuple[int, int]]) -> Grid:
    """The same grid without work on the feast days that people are spared, for a roster built from nothing."""
    found = copy(grid)
    found.allowed = grid.allowed.copy()
    for person, day in feasts_to_spare(grid.unit):
        cell = grid.person_index[person], grid.day(day)
        if cell not in needed:
            found.allowed[cell] = False
    return found


def _model(grid: Grid, demand: Demand, days: Sequence[int], away: Cells | None) -> RosterModel:
    """Everybody's feast days, whole weekends with them, and what they leave uncovered as a cost."""
    free = np.zeros(grid.shape[:2], dtype=bool)
    free[:, _with_weekends(days, grid)] = True
    if away is not None:
        free &= ~away
    model = RosterModel(grid, grid.empty(), free, np.zeros_like(free), owing=True)
    constrain(model)
    model.costs.clear()  # what runs and hours lack, other days may bring
    cover(model, demand)
    return model


def _with_weekends(days: Sequence[int], grid: Grid) -> list[int]:
    found = set(days)
    for d in days:
        found |= {SATURDAY: {d + 1}, SUNDAY: {d - 1}}.get(d % 7, set())
    return sorted(d for d in found if grid.back <= d < len(grid.days))


def _cost(grid: Grid, demand: Demand, days: Sequence[int], roster: Cells, budget: Budget) -> int | None:
    """What a plan leaves uncovered on these days, as the model counts it; None where the model does not allow it."""
    model = _model(grid, demand, days, None)
    for e, d, s in zip(*np.nonzero(model.free[:, :, None] & grid.allowed), strict=True):
        model.cp.add(model.x(int(e), int(d), int(s)) == int(roster[e, d, s]))
    solved = solve(model, budget, seconds=SECONDS, seed=1, workers=1)
    return None if solved is None else round(solved[1].objective_value)
