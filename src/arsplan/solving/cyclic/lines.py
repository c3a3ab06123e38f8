"""Lines of a cyclic rota: people who are alike follow one rota, each from another week on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from arsplan.solving.grid import Cells, Grid
from arsplan.solving.run import Status

WEEK = 7

ROUNDING = 1e-6
"""What a solver that counts in fractions may add to a bound that is a whole number."""


Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """What a solver came to.

    Attributes
    ----------
    rotas
        By line, days x shifts of the whole rota from a Monday on; empty where nothing was found in time.
    cost, bound
        Unfilled slots as the solver weighs them, and how few they can be.
    """

    status: Status
    rotas: tuple[Cells, ...] = ()
    cost: int = 0
    bound: int = 0


@dataclass(frozen=True)
class Line:
    """A rota of some weeks and who follows it, by place in the staff: the first from week 0 on, the next from week 1.

    Attributes
    ----------
    weeks
        Until it repeats; no fewer than people.
    """

    people: tuple[int, ...]
    weeks: int

    @property
    def full(self) -> bool:
        """Whether every week of it is worked by somebody at any time, so that all calendar weeks are the same."""
        return len(self.people) == self.weeks

    def rows(self, days: int) -> Rows:
        """People x days: which day of the rota each is at."""
        starts = WEEK * np.arange(len(self.people))
        rows: Rows = (np.arange(days)[None, :] + starts[:, None]) % (WEEK * self.weeks)
        return rows


def unroll(grid: Grid, lines: Sequence[Line], rotas: Sequence[Cells]) -> Cells:
    """People x days x shifts: the rotas repeated over the grid."""
    whole = grid.empty()
    for line, rota in zip(lines, rotas, strict=True):
        whole[list(line.people)] = rota[line.rows(len(grid.days))]
    return whole


def lines_of(grid: Grid, weeks: int) -> tuple[Line, ...]:
    """Lines of so many weeks; a group that is larger gets the smallest multiple that gives everybody a week.

    All groups that are larger than `weeks` share one multiple, so that the whole repeats after it.
    """
    groups = alike(grid)
    longest = weeks * -(-max(map(len, groups), default=1) // weeks)
    return tuple(Line(people, weeks if len(people) <= weeks else longest) for people in groups)


def alike(grid: Grid) -> list[tuple[int, ...]]:
    """People with the same competence and hours, whom the same rules bind and who may work the same duties.

    Whoever may work other duties from week to week is like nobody else: in another week the same row would not fit.
    """
    rules = [{rule.id for rule in grid.rules if e in set(grid.of(rule))} for e in range(len(grid.people))]
    groups: dict[object, list[int]] = {}
    for e, employee in enumerate(grid.unit.staff):
        weekly = np.array_equal(grid.allowed[e, WEEK:], grid.allowed[e, :-WEEK])
        key = (employee.competence, int(grid.room[e]), frozenset(rules[e]), grid.allowed[e].tobytes())
        groups.setdefault(key if weekly else e, []).append(e)
    return [tuple(people) for people in groups.values()]
