"""From the skeleton to days: one window after the other, a week long.

What lies before a window is settled; what lies behind it is empty, which no rule about doing too much can mind.
"""

from collections.abc import Callable

import numpy as np

from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain
from arsplan.solving.measures.hours import paid_terms
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, solve

LENGTH, AHEAD = 1, 0
"""Weeks settled at a time, and weeks looked at beyond them. The pace looks ahead already: windows of three weeks and
one more take twice as long and leave some 0.2 % of the demand less uncovered, which neighbourhoods make up for."""

GOOD_ENOUGH = 0.001
"""Relative gap at which a window is settled."""

PATIENCE = 2.5
"""A hard window may take so many times its share of the time; most take less than theirs."""

SLACK = 225
"""Minutes by which a person may run ahead of the pace: half a common shift."""


def build_in_windows(
    grid: Grid,
    demand: Demand,
    away: Cells,
    weekends: Cells,
    minutes: np.ndarray | None,
    budget: Budget,
    *,
    seconds: float,
    seed: int,
    on_window: Callable[[int, Cells], None] = lambda _week, _roster: None,
) -> Cells:
    """Return a roster that keeps every rule, built from the beginning of the plan to its end.

    Parameters
    ----------
    away, weekends
        Vacation as placed, and people x weeks: the weekends that each person may work.
    minutes
        The pace to keep; None for none.
    on_window
        Called with the last settled week and the roster so far.
    """
    roster = grid.empty()
    deadline = budget.part(seconds)
    workers = 1 if budget.deterministic else 2  # one is repeatable as it is; interleaving two costs more than it gives
    starts = range(grid.first_week, grid.weeks, LENGTH)
    for i, w in enumerate(starts):
        if deadline.left() <= 0:
            break
        last = min(grid.weeks, w + LENGTH + AHEAD)
        free = np.zeros(grid.shape[:2], dtype=bool)
        free[:, 7 * w : 7 * last] = True
        for week in range(w, last):
            free[~weekends[:, week], 7 * week + 5 : 7 * week + 7] = False
        model = RosterModel(grid, roster, free, away)
        constrain(model)
        cover(model, demand)
        if minutes is not None:
            _keep_pace(model, minutes, last)
        limit = PATIENCE * deadline.left() / (len(starts) - i)
        solved = solve(model, deadline, seconds=limit, seed=seed, workers=workers, gap=GOOD_ENOUGH)
        if solved is not None:
            roster, _ = solved
            if last < grid.weeks:
                roster[:, 7 * (w + LENGTH) :] = grid.given[:, 7 * (w + LENGTH) :]
            on_window(min(w + LENGTH, grid.weeks) - 1, roster)
    return roster


def _keep_pace(model: RosterModel, minutes: np.ndarray, last: int) -> None:
    """Nobody works further ahead of the pace than half a shift by the end of the window."""
    grid = model.grid
    for e in model.people:
        terms, paid = paid_terms(model, e, range(grid.back, 7 * last))
        model.at_most(terms, int(minutes[e, last - 1]) + SLACK, paid)
