"""Skills that demand asks for, beside its slots: so many of those on duty hold them on that date."""

from dataclasses import dataclass

import numpy as np

from arsplan.domain.cover import reaches, segments
from arsplan.domain.need import demand_by_date
from arsplan.domain.unit import Unit
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.model import RosterModel


@dataclass(frozen=True)
class Ask:
    """Heads with a skill on stretches of one date that the same duties cover.

    Attributes
    ----------
    weight
        What each that is missing costs.
    cells
        (person, day, shift) of every duty there whose holder has the skill on the date it starts.
    """

    heads: int
    weight: int
    cells: tuple[tuple[int, int, int], ...]


class SkillCover:
    """All skills that a unit's demand asks for, on the grid.

    Parameters
    ----------
    weight
        What a missing minute of a skill costs.
    """

    def __init__(self, grid: Grid, weight: int) -> None:
        self.asks = tuple(_asks(grid, weight)) if grid.unit.skills else ()
        self._heads = np.array([ask.heads for ask in self.asks], dtype=np.int64)
        self._weights = np.array([ask.weight for ask in self.asks], dtype=np.int64)
        flat = [(number, *cell) for number, ask in enumerate(self.asks) for cell in ask.cells]
        self._ask, self._person, self._day, self._shift = np.array(flat, dtype=np.int64).reshape(-1, 4).T

    def cost(self, roster: Cells) -> int:
        """What is missing in a roster, weighed."""
        filled = self._ask[roster[self._person, self._day, self._shift]]
        there = np.bincount(filled, minlength=len(self.asks))
        return int((self._weights * np.maximum(0, self._heads - there)).sum())

    def ask(self, model: RosterModel) -> None:
        """Add what is missing as a cost, wherever a free cell matters."""
        for number in np.unique(self._ask[model.free[self._person, self._day]]):
            ask = self.asks[number]
            terms = [model.x(*cell) for cell in ask.cells]
            open_ = [term for term in terms if not isinstance(term, int)]
            lacking = ask.heads - sum(term for term in terms if isinstance(term, int))
            if open_ and lacking > 0:
                missing = model.cp.new_int_var(0, lacking, "")
                model.cp.add(missing + sum(open_) >= lacking)
                model.cost(missing, ask.weight)


def _asks(grid: Grid, weight: int) -> list[Ask]:
    unit = grid.unit
    covering: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
    for code, reached in reaches(unit).items():
        for segment, later in reached:
            covering.setdefault(segment, []).append((later, grid.shift_index[code]))
    by_line: dict[str, dict[tuple[tuple[int, int], ...], int]] = {}
    for segment in segments(unit):
        group = by_line.setdefault(segment.line, {})
        duties = tuple(sorted(covering.get(segment, ())))
        group[duties] = group.get(duties, 0) + segment.end - segment.start
    return [
        Ask(heads, weight * minutes, _cells(grid, unit, skill, grid.day(day), duties))
        for day, line, row in demand_by_date(unit)
        if row is not None
        for skill, heads in row.skills.items()
        for duties, minutes in by_line.get(line, {}).items()
    ]


def _cells(
    grid: Grid, unit: Unit, skill: str, day: int, duties: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int, int], ...]:
    starts = [(day - later, s) for later, s in duties if 0 <= day - later < len(grid.days)]
    return tuple(
        (e, d, s)
        for d, s in starts
        for e, person in enumerate(grid.people)
        if (grid.allowed[e, d, s] or grid.given[e, d, s]) and unit.holds(person, skill, grid.days[d])
    )
