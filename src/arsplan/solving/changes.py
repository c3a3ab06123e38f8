"""Changing a roster that stands: what is uncovered weighs most, then extra hours, then every duty that changes."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import cast

import numpy as np
from ortools.sat.python import cp_model

from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain
from arsplan.solving.measures.hours import paid_terms
from arsplan.solving.model import RosterModel, Term
from arsplan.solving.positions import Minutes
from arsplan.solving.run import Budget, solve
from arsplan.solving.targets import Targets

EXTRA = 2
"""Weight of a minute of extra time; a minute of demand weighs 10 or more."""


@dataclass(frozen=True)
class Standing:
    """A roster that stands, and what may be changed in it.

    Attributes
    ----------
    roster
        What is known to be worked still.
    free
        People x days that may change.
    extra
        Minutes beyond the position that each person may be asked for.
    price
        What a changed day costs, by day of the grid.
    """

    roster: Cells
    free: Cells
    extra: Minutes
    price: Mapping[int, int]


def change(
    grid: Grid,
    demand: Demand,
    targets: Targets,
    standing: Standing,
    now: Cells,
    days: range,
    budget: Budget,
    *,
    most: int,
    seconds: float,
    seed: int,
) -> Cells:
    """A roster that differs from `now` on some days only and costs no more; at most so many days change in all."""
    inside = np.zeros_like(standing.free)
    inside[:, days.start : days.stop] = True
    model = opened(grid, standing, now, standing.free & inside)
    outside = int((now != standing.roster).any(axis=2)[~model.free].sum())
    cover(model, demand)
    targets.aim(model)
    price_extra_time(model, grid, EXTRA)
    changed = changed_days(model, standing)
    model.cp.add(sum(literal for literal, _ in changed) <= max(0, most - outside))
    for literal, price in changed:
        model.cost(literal, price)
    model.hint(now)
    solved = solve(model, budget, seconds=seconds, seed=seed, workers=1)
    return now if solved is None else solved[0]


def price_extra_time(model: RosterModel, grid: Grid, weight: int) -> None:
    """Make each minute beyond somebody's position cost so much."""
    for e in model.people:
        terms, paid = paid_terms(model, e, range(grid.back, len(grid.days)))
        beyond = model.cp.new_int_var(0, sum(paid), "")
        model.cp.add(sum(p * t for t, p in zip(terms, paid, strict=True)) - int(grid.room[e]) <= beyond)
        model.cost(beyond, weight)


def opened(grid: Grid, standing: Standing, now: Cells, free: Cells) -> RosterModel:
    """Every rule, with room for extra time."""
    wider = copy(grid)
    wider.room = grid.room + standing.extra
    away = np.zeros(grid.shape[:2], dtype=bool)
    model = RosterModel(wider, now, free, away)
    constrain(model)
    return model


def changed_days(model: RosterModel, standing: Standing) -> list[tuple[Term, int]]:
    """For each free day of each person a literal that holds where it is not as it stands, and its price."""
    found: list[tuple[Term, int]] = []
    for e, d in zip(*np.nonzero(model.free), strict=True):
        terms = [model.x(int(e), int(d), s) for s in range(model.grid.shape[2])]
        different: list[Term] = [
            _opposite(term) if there else term
            for term, there in zip(terms, standing.roster[e, d], strict=True)
            if not isinstance(term, int)
        ]
        gone = any(isinstance(term, int) and there for term, there in zip(terms, standing.roster[e, d], strict=True))
        if different and not gone:
            found.append((model.any_of(different), standing.price[int(d)]))
    return found


def _opposite(literal: cp_model.IntVar) -> Term:
    """The literal that holds where this one does not; the solver's own type for it counts as a variable here."""
    return cast("cp_model.IntVar", ~literal)
