"""The pace of the year: how many minutes each person should have worked by the end of each week."""

import numpy as np

from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.linear import Numbers, minimize
from arsplan.solving.relaxation import relax
from arsplan.solving.run import Budget


def pace(grid: Grid, demand: Demand, away: Cells, weekends: Cells, budget: Budget, *, seconds: float) -> Numbers | None:
    """People x weeks, minutes from the beginning of the plan; None when the relaxation was not solved in time.

    The weekly relaxation with vacation and weekends as the skeleton has them says where everybody's hours fill most
    slots, so that no window takes hours that a later week needs more.
    """
    relaxed = relax(grid, demand, away, weighted=True)
    for (e, w), variable in relaxed.weekend.items():
        if not weekends[e, w]:
            relaxed.program.high[variable] = 0
    found = minimize(relaxed.program, budget, seconds=seconds)
    if found.values is None:
        return None
    minutes = np.zeros((len(grid.people), grid.weeks))
    for (e, k, s), variable in relaxed.counts.items():
        minutes[e, relaxed.week[k]] += found.values[variable] * grid.paid[s]
    return minutes.cumsum(axis=1)
