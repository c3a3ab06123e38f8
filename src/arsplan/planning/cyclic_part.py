"""The rotas of one part of a unit: as walks where everybody is alike and rules let it, else cell by cell."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ReadingsDisagree
from arsplan.planning.decomposition import components
from arsplan.planning.ordinary import ordinary, repeated
from arsplan.rules.measures import MonthHours, PositionHours
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand
from arsplan.solving.cyclic.cells import solve_cells
from arsplan.solving.cyclic.circulation import circulation
from arsplan.solving.cyclic.lines import Found, Line, lines_of, unroll
from arsplan.solving.cyclic.stretch import reach, within
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.run import Budget

SHORTEST = 4
"""Weeks of the shortest stretch: a run that touches neither end has room in it."""


def parts(unit: Unit, weeks: int) -> list[tuple[Unit, tuple[Rule, ...]]]:
    """The parts of a unit in so many ordinary weeks, the same ones in the same order whatever the weeks."""
    plain = ordinary(unit, weeks)
    return components(plain, repeated(rulebook(plain)))


def windows(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules that a few weeks tell about: hours of the position even out over a whole rota, and are counted there."""
    return tuple(rule for rule in rules if not isinstance(rule.measure, PositionHours | MonthHours))


@dataclass(frozen=True)
class CyclicPart:
    """The rotas of one part, and the stretch of weeks that they were made on.

    Attributes
    ----------
    period
        Weeks after which everything repeats; the demand is that of the weeks of the second period.
    method
        `walks` or `cells`.
    """

    grid: Grid
    demand: Demand
    lines: tuple[Line, ...]
    found: Found
    period: int
    method: str

    @property
    def shortage(self) -> int:
        """Head-minutes uncovered in a period."""
        return self.demand.shortage(unroll(self.grid, self.lines, self.found.rotas))

    @property
    def roster(self) -> Roster:
        """The rotas unrolled over the stretch."""
        grid, cells = self.grid, unroll(self.grid, self.lines, self.found.rotas)
        return Roster(Duty(grid.people[e], grid.days[d], grid.shifts[s]) for e, d, s in np.argwhere(cells))


def cyclic_part(
    unit: Unit, number: int, weeks: int, budget: Budget, *, seconds: float, seed: int, workers: int
) -> CyclicPart:
    """Make the rotas of one part.

    Parameters
    ----------
    unit
        The whole unit, with the positions that are to be filled.
    number
        Which of its parts.
    weeks
        As of `cyclic`.

    Raises
    ------
    ReadingsDisagree
        If the checker finds the rotas unlawful that were made with every rule in the model.
    """
    deadline = budget.part(seconds)
    far = reach(rulebook(unit))
    part, rules = parts(unit, max(SHORTEST, far + 1))[number]
    grid = restrict(Grid(part, rules))
    lines = lines_of(grid, weeks)
    demand = within(Demand(grid), range(1, 2))
    flow = circulation(grid, demand, lines)
    if flow is not None:
        found = flow.solve(deadline, seconds=deadline.left(), seed=seed, workers=workers)
        made = CyclicPart(grid, demand, lines, found, 1, "walks")
        if found.status == "infeasible" or (found.rotas and check(part, made.roster, windows(rules)).lawful):
            return made
    period = max(line.weeks for line in lines)
    part, rules = parts(unit, period * (1 + -(-far // period)))[number]
    grid = restrict(Grid(part, rules))
    demand = within(Demand(grid), range(period, 2 * period))
    found = solve_cells(grid, demand, lines, deadline, seconds=deadline.left(), seed=seed, workers=workers)
    made = CyclicPart(grid, demand, lines, found, period, "cells")
    broken = check(part, made.roster, rules).broken if found.rotas else ()
    if broken:
        raise ReadingsDisagree(
            "The rota was withheld: the checker finds it unlawful although the solver called it lawful.\n"
            + "\n".join(f"{f.rule}, {f.employee}, {f.first} to {f.last}: {f.text}" for f in broken[:5]),
            (part, (), made.roster),
        )
    return made
