"""The general model of a cyclic rota: the cells of one line, and everything else as another name for one of them.

Encoders ask the model about any person on any day of a stretch that is longer than the rota. They are told about the
cell of the line that lies there, and so read every rule around the seam without knowing of it.
"""

from collections.abc import Sequence
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from arsplan.solving.coverage import Demand, cover
from arsplan.solving.cyclic.lines import ROUNDING, WEEK, Found, Line
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain
from arsplan.solving.model import RosterModel, Term
from arsplan.solving.run import Budget, configure, run

GOOD_ENOUGH = 0.001
"""Relative gap at which a rota is settled."""


class CycleModel(RosterModel):
    """Variables of the first cycle of each line's first person; the cells of all others are theirs.

    Rules are added for the first person only, demand for everybody.

    Parameters
    ----------
    grid
        An ordinary stretch of weeks; what is allowed in it has been shared by `share`.
    lines
        Everybody is on one of them.
    """

    def __init__(self, grid: Grid, lines: Sequence[Line]) -> None:
        days = len(grid.days)
        own = np.zeros(grid.shape[:2], dtype=bool)
        self._first = np.zeros(len(grid.people), dtype=np.int64)
        self._row = np.zeros(grid.shape[:2], dtype=np.int64)
        for line in lines:
            own[line.people[0], : WEEK * line.weeks] = True
            self._first[list(line.people)] = line.people[0]
            self._row[list(line.people)] = line.rows(days)
        super().__init__(grid, grid.empty(), own, np.zeros_like(own))
        self.free[:] = True
        self._span = dict.fromkeys(self.people, (0, days - 1))

    def x(self, e: int, d: int, s: int) -> Term:
        """Whether person e works shift s on day d: the cell of the line."""
        return self._x.get((int(self._first[e]), int(self._row[e, d]), s), 0)

    def on(self, e: int, d: int) -> Term:
        """Whether any shift starts on this day."""
        return super().on(int(self._first[e]), int(self._row[e, d]))

    def read(self, solver: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> Cells:
        """Return everybody's roster over the whole stretch."""
        found = super().read(solver)
        whole: Cells = found[self._first[:, None], self._row]
        return whole


def solve_cells(
    grid: Grid, demand: Demand, lines: Sequence[Line], budget: Budget, *, seconds: float, seed: int, workers: int
) -> Found:
    """Find rotas for lines of any kind.

    Parameters
    ----------
    grid
        An ordinary stretch that is longer than the lines by as much as any rule looks back.
    demand
        Of the days that are to be covered, none of them in the first week.
    """
    model = CycleModel(share(grid, lines), lines)
    constrain(model)
    cover(model, demand)
    model.minimize_costs()
    solver = configure(budget, seconds, seed, workers)
    solver.parameters.relative_gap_limit = GOOD_ENOUGH
    status = run(model.cp, solver, budget)
    if status not in {"optimal", "feasible"}:
        return Found(status)
    cells = model.read(solver)
    rotas = tuple(cells[line.people[0], : WEEK * line.weeks] for line in lines)
    return Found(status, rotas, round(solver.objective_value), ceil(solver.best_objective_bound - ROUNDING))


def share(grid: Grid, lines: Sequence[Line]) -> Grid:
    """Allow on a line only what is allowed to everybody who follows it, whenever they do; returns the grid."""
    for line in lines:
        rows = line.rows(len(grid.days))
        allowed = np.ones((WEEK * line.weeks, grid.shape[2]), dtype=bool)
        for e, row in zip(line.people, rows, strict=True):
            np.logical_and.at(allowed, row, grid.allowed[e])
        grid.allowed[list(line.people)] = allowed[rows]
    return grid
