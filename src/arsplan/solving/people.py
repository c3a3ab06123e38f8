"""A first roster, one person after the other: each the best for what those before have left open."""

from collections.abc import Callable, Iterable

import numpy as np

from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, solve

GAP = 0.01
"""Relative gap at which a person is settled; the next ones change what is best anyway."""


def build_by_people(
    grid: Grid,
    demand: Demand,
    away: Cells,
    order: Iterable[int],
    budget: Budget,
    *,
    seconds: float,
    seed: int,
    on_person: Callable[[int], None],
) -> Cells:
    """Return a roster that keeps every rule that binds people one by one, if there is one.

    Whom no roster was found for in time stays with the locked duties alone.

    Parameters
    ----------
    away
        Vacation as placed.
    order
        Places of the people in the staff, in the order of their turns.
    on_person
        Called with each one who is settled.
    """
    roster = grid.empty()
    deadline = budget.part(seconds)
    turns = list(order)
    for turn, e in enumerate(turns):
        if deadline.left() <= 0:
            break
        free = np.zeros(grid.shape[:2], dtype=bool)
        free[e] = True
        model = RosterModel(grid, roster, free, away)
        constrain(model)
        cover(model, demand)
        limit = 3 * deadline.left() / (len(turns) - turn)
        solved = solve(model, deadline, seconds=limit, seed=seed, workers=1, gap=GAP)
        if solved is not None:
            roster, _ = solved
            on_person(e)
    return roster
