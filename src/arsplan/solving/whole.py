"""The whole plan as one model: for units small enough that it can be solved to the end."""

from collections.abc import Callable
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from arsplan.solving.coverage import cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain
from arsplan.solving.model import RosterModel
from arsplan.solving.priced import PricedDemand
from arsplan.solving.run import Budget, Status, configure, run

ROUNDING = 1e-6
"""Bounds of whole numbers come as floats."""


class _Heard(cp_model.CpSolverSolutionCallback):
    def __init__(self, model: RosterModel, found: Callable[[Cells], None]) -> None:
        super().__init__()
        self.model, self.found = model, found

    def on_solution_callback(self) -> None:
        self.found(self.model.read(self))


def solve_whole(
    grid: Grid,
    demand: PricedDemand,
    start: Cells,
    away: Cells,
    budget: Budget,
    *,
    seed: int,
    workers: int,
    found: Callable[[Cells], None],
    proven: Callable[[int], None],
) -> Status:
    """Solve a unit as one model, from a roster that need not keep every rule.

    Parameters
    ----------
    start
        What to begin from.
    found, proven
        Called with each better roster, and with each better bound on the cost, from the solver's own threads.

    Returns
    -------
    str
        `optimal` where the last roster found is proven best, `infeasible` where there is none.
    """
    model = RosterModel(grid, start, np.ones(grid.shape[:2], dtype=bool), away)
    constrain(model)
    settled = cover(model, demand)
    model.hint(start)
    model.minimize_costs()
    aside = sum(demand.cost_of(stretch, start) for stretch in settled)
    solver = configure(budget, budget.left(), seed, workers)
    solver.best_bound_callback = lambda bound: proven(ceil(bound - ROUNDING) + aside)
    return run(model.cp, solver, budget, _Heard(model, found))
