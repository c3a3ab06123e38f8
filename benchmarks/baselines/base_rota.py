"""A cyclic base rota: an ordinary week's demand, people as they are, and a seam that keeps every rule as well.

The model is a unit of three cycles in which cells one cycle apart are equal. Rules that look back or ahead find the
neighbouring cycle there, so that a rota that is lawful in the middle stays lawful however often it is repeated.
"""

import numpy as np

from arsplan.domain.unit import Unit
from arsplan.planning.ordinary import ordinary
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain, restrict
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, Status, configure, run

CYCLES = 3
"""The one that counts, with a whole one on either side."""


class BaseRota:
    """The model of one cycle; it can be solved more than once, each time from the best so far.

    Parameters
    ----------
    unit
        As it is given.
    cycle
        Weeks until the rota repeats.
    """

    def __init__(self, unit: Unit, cycle: int) -> None:
        self.unit = ordinary(unit, CYCLES * cycle)
        self.grid = restrict(Grid(self.unit, rulebook(self.unit)))
        self.demand = Demand(self.grid)
        self.length = 7 * cycle
        self.best: Cells | None = None

    def model(self) -> RosterModel:
        """Every rule of the unit, its demand, and the equal cycles."""
        free = np.ones(self.grid.shape[:2], dtype=bool)
        model = RosterModel(self.grid, self.grid.empty(), free, np.zeros_like(free))
        constrain(model)
        cover(model, self.demand)
        for e, d, s in np.ndindex(self.grid.shape):
            if d >= self.length:
                model.equal(model.x(e, d - self.length, s), model.x(e, d, s))
        if self.best is not None:
            model.hint(self.best)
        return model

    def solve(self, model: RosterModel, budget: Budget, *, seconds: float, seed: int, workers: int) -> Status:
        """Solve for so many seconds; people x days of all cycles x shifts lie in `best` afterwards."""
        model.minimize_costs()
        solver = configure(budget, seconds, seed, workers)
        status = run(model.cp, solver, budget)
        if status in {"optimal", "feasible"}:
            self.best = model.read(solver)
        return status
