"""People who are not to be on duty together."""

from itertools import combinations

import numpy as np

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.scope import scope
from arsplan.solving.model import RosterModel


def apart(rule: Rule, measure: m.Apart, model: RosterModel) -> None:
    """No two shifts of two people that have more in common than a hand-over, where either of them can still change."""
    grid, read = model.grid, scope(rule, model.grid)
    last, here = len(grid.days) - 1, np.array([shift.use != "none" for shift in grid.unit.shifts])
    counted = here[:, None] & here
    for one, other in combinations(grid.of(rule), 2):
        free = np.flatnonzero(model.free[one] | model.free[other]).tolist()
        for d in sorted({near for day in free for near in range(max(0, day - 1), min(last, day + 1) + 1)}):
            for later in range(max(0, d - 1), min(last, d + 1) + 1):
                if read.reads(min(d, later), max(d, later)):
                    begins = np.maximum(grid.start[d][:, None], grid.start[later])
                    shared = np.minimum(grid.end[d][:, None], grid.end[later]) - begins
                    for s, met in np.argwhere((shared > measure.overlap) & counted).tolist():
                        model.never_all([model.x(one, d, s), model.x(other, later, met)])
