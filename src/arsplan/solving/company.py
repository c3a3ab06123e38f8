"""Who is wanted together: what it costs when somebody is on duty without the other."""

from typing import NamedTuple

import numpy as np

from arsplan.solving.grid import Cells, Grid
from arsplan.solving.model import RosterModel

NEAR = (-1, 0, 1)
"""Days on which a duty can start that meets one of today."""


class _Wanted(NamedTuple):
    """One row of the table of pairs, its people by their places in the staff; days x shifts that it is about."""

    employee: int
    other: int
    price: int
    duties: Cells


class Company:
    """All wishes of a unit for people to be together, on the grid.

    Somebody has company on a duty if one duty of the other has at least half of its time in common with it.
    """

    def __init__(self, grid: Grid) -> None:
        self._wanted = tuple(_wanted(grid))
        self._meets = _meets(grid) if self._wanted else {}

    def cost(self, roster: Cells) -> int:
        """The duties without company, each at the price of its pair."""
        return sum(
            wanted.price * int((roster[wanted.employee] & wanted.duties & ~self._there(roster[wanted.other])).sum())
            for wanted in self._wanted
        )

    def ask(self, model: RosterModel) -> None:
        """Add duties without company as a cost, wherever a free cell matters."""
        for wanted in self._wanted:
            free = np.flatnonzero(model.free[[wanted.employee, wanted.other]].any(axis=0))
            for d in sorted({int(day) + k for day in free for k in NEAR} & set(range(len(wanted.duties)))):
                for s in np.flatnonzero(wanted.duties[d]).tolist():
                    self._weigh(model, wanted, d, s)

    def _weigh(self, model: RosterModel, wanted: _Wanted, d: int, s: int) -> None:
        duty = model.x(wanted.employee, d, s)
        there = [
            model.x(wanted.other, d + later, met)
            for later, meets in self._meets.items()
            for met in np.flatnonzero(meets[d, s]).tolist()
        ]
        if (isinstance(duty, int) and not duty) or any(isinstance(term, int) and term for term in there):
            return
        open_ = [term for term in there if not isinstance(term, int)]
        if not open_:
            model.cost(duty, wanted.price)
            return
        lonely = model.cp.new_bool_var("")
        model.cp.add(lonely + sum(open_) >= duty)
        model.cost(lonely, wanted.price)

    def _there(self, other: Cells) -> Cells:
        """Days x shifts on which one would have the company of somebody with these duties."""
        found = np.zeros_like(other)
        for later, meets in self._meets.items():
            today, then = _side_by_side(len(other), later)
            found[today] |= (meets[today] & other[then, None, :]).any(axis=2)
        return found


def _wanted(grid: Grid) -> list[_Wanted]:
    places, inside = grid.person_index, np.arange(len(grid.days)) >= grid.back
    here = np.array([shift.use != "none" for shift in grid.unit.shifts])
    return [
        _Wanted(
            places[pair.employee],
            places[pair.other],
            pair.price,
            (inside & [pair.holds_on(day) for day in grid.days])[:, None] & here,
        )
        for pair in grid.unit.pairs
        if pair.kind == "together" and {pair.employee, pair.other} <= places.keys()
    ]


def _side_by_side(days: int, later: int) -> tuple[slice, slice]:
    """The days that have another one so many days later, and these others."""
    return slice(max(0, -later), days - max(0, later)), slice(max(0, later), days + min(0, later))


def _meets(grid: Grid) -> dict[int, Cells]:
    """By days later, days x shifts x shifts: whether the second has at least half of the first in common with it."""
    here, days = np.array([shift.use != "none" for shift in grid.unit.shifts]), len(grid.days)
    found = {}
    for later in NEAR:
        today, then = _side_by_side(days, later)
        start, end = grid.start[today, :, None], grid.end[today, :, None]
        shared = np.minimum(end, grid.end[then, None, :]) - np.maximum(start, grid.start[then, None, :])
        found[later] = np.zeros((days, len(here), len(here)), dtype=bool)
        found[later][today] = (2 * shared >= end - start) & here
    return found
