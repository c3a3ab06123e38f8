"""Duties that rest and work periods keep apart, asked of their own encoders: the shortest forbidden words of days."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from ortools.sat.python import cp_model

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.cyclic.lines import WEEK
from arsplan.solving.cyclic.memory import FREE, State, Words
from arsplan.solving.grid import Grid
from arsplan.solving.measures import DYNAMIC
from arsplan.solving.model import RosterModel

NEAR = frozenset({m.NoOverlap, m.DailyRest, m.WorkPeriodMinutes})
"""Measures that one duty a day can only break with those of the days beside it."""

REACH = 3
"""Days in such a word: a rest, the period after it, and the rest that has to make the first one good."""


def words(rules: list[Rule], grid: Grid, e: int) -> Words | None:
    """What these rules forbid to a person on days in a row; None where two duties on one day may be worked.

    The grid has no history and at least three weeks.
    """
    forbidden: dict[int, frozenset[State]] = {}
    for weekday in range(WEEK):
        last = WEEK + weekday
        allowed = set(_solutions(rules, grid, e, range(last - REACH + 1, last + 1)))
        if any(len(day) > 1 for word in allowed for day in word):
            return None
        open_ = [(FREE, *np.flatnonzero(grid.allowed[e, d]).tolist()) for d in range(last - REACH + 1, last + 1)]
        said = {tuple(day[0] if day else FREE for day in word) for word in allowed}
        forbidden[weekday] = _shortest({word for word in product(*open_) if word not in said})
    new = {
        weekday: frozenset(word for word in ends if word[:-1] not in forbidden[(weekday - 1) % WEEK])
        for weekday, ends in forbidden.items()
    }
    return Words(new, max((len(word) for ends in new.values() for word in ends), default=1) - 1)


def _solutions(rules: list[Rule], grid: Grid, e: int, days: range) -> Iterator[tuple[tuple[int, ...], ...]]:
    """What a person may work on these days with nothing around them: the shifts of each day."""
    free = np.zeros(grid.shape[:2], dtype=bool)
    free[e, days.start : days.stop] = True
    model = RosterModel(grid, grid.empty(), free, np.zeros_like(free))
    for rule in rules:
        DYNAMIC[type(rule.measure)](rule, rule.measure, model)
    seen = _Every(model, e, days)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.enumerate_all_solutions = True
    solver.solve(model.cp, seen)
    yield from seen.found


class _Every(cp_model.CpSolverSolutionCallback):
    def __init__(self, model: RosterModel, e: int, days: range) -> None:
        super().__init__()
        self.cells = [[(s, model.x(e, d, s)) for s in range(model.grid.shape[2])] for d in days]
        self.found: list[tuple[tuple[int, ...], ...]] = []

    def on_solution_callback(self) -> None:
        """Keep the shifts of each day."""
        worked = (
            tuple(s for s, term in day if (term if isinstance(term, int) else self.boolean_value(term)))
            for day in self.cells
        )
        self.found.append(tuple(worked))


def _shortest(words_: set[State]) -> frozenset[State]:
    """Words without the free days before them, which say nothing; not those that end free, or hold a shorter one."""
    ends = {word[next(k for k, s in enumerate(word) if s != FREE) :] for word in words_ if word[-1] != FREE}
    return frozenset(word for word in ends if not any(word[k:] in ends for k in range(1, len(word))))
