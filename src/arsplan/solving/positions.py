"""Positions in the weekly relaxation: who may reach the position aimed at, and what none can pass."""

from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from typing import Literal

import numpy as np
import numpy.typing as npt

from arsplan.domain.unit import Unit
from arsplan.rules.positions import counts_at, filled_from, least_room, position_range, smallest_counts
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.program import Program
from arsplan.solving.relaxation import Relaxation, relax

Minutes = npt.NDArray[np.int64]

MILLION = 10**6
"""Heads and full-time equivalents are counted in millionths, so that prices keep their digits when rounded."""

STEP = 10**4
"""The smallest position is counted in hundredths of a per cent."""


@dataclass(frozen=True)
class Ranges:
    """What each person may come to, by position in the staff; minutes of duties and activities.

    Attributes
    ----------
    low, high
        From which minutes the smallest and the largest position are filled.
    room
        Minutes of a full position after credits, exact; not above 0 for those who cannot work.
    brought
        Minutes that balances bring into the plan, exact.
    least, most
        The smallest and the largest position.
    counted
        Who counts as one head more at the largest position.
    raised
        Whose smallest position counts.
    budget
        Most full-time equivalents in all.
    """

    low: Minutes
    high: Minutes
    room: tuple[Fraction, ...]
    brought: tuple[Fraction, ...]
    least: tuple[Fraction, ...]
    most: tuple[Fraction, ...]
    counted: npt.NDArray[np.bool_]
    raised: npt.NDArray[np.bool_]
    budget: Fraction | None


def ranges_of(unit: Unit) -> Ranges:
    """Lay out what a unit allows each person to come to; `unit` has the present positions."""
    spans = [position_range(unit, e) for e in unit.staff]
    fill = [[filled_from(unit, e, share) for share in span] for e, span in zip(unit.staff, spans, strict=True)]
    return Ranges(
        low=np.array([low for low, _ in fill], dtype=np.int64),
        high=np.array([high for _, high in fill], dtype=np.int64),
        room=tuple(least_room(unit, e) for e in unit.staff),
        brought=tuple(unit.balance_of(e.id).minutes for e in unit.staff),
        least=tuple(low for low, _ in spans),
        most=tuple(high for _, high in spans),
        counted=np.array([counts_at(unit, e) for e in unit.staff], dtype=bool),
        raised=np.array([smallest_counts(unit, e) for e in unit.staff], dtype=bool),
        budget=unit.positions.budget,
    )


@dataclass
class Held:
    """A program with positions in it.

    Attributes
    ----------
    at_most
        Person -> variable: 1 where the largest position is filled.
    missing
        Person -> variable: minutes that the smallest position lacks.
    """

    relaxed: Relaxation
    at_most: dict[int, int] = field(default_factory=dict)
    missing: dict[int, int] = field(default_factory=dict)

    @property
    def program(self) -> Program:
        """The program itself."""
        return self.relaxed.program


def hold(relaxed: Relaxation, grid: Grid, ranges: Ranges) -> Held:
    """Add to a relaxation who fills which position; every roster's counts remain a solution."""
    held, program = Held(relaxed), relaxed.program
    above = keep_budget(relaxed, grid, ranges)
    for e, terms in _worked(relaxed, grid).items():
        low, high = int(ranges.low[e]), int(ranges.high[e])
        fixed = sum(a.paid for a in grid.activities.get(e, ()))
        most = sum(program.high[v] * paid for v, paid in terms)
        missing = program.variable(max(0, low - fixed))
        reached = program.variable(int(fixed + most >= high))
        program.row([*terms, (missing, 1)], low=low - fixed, what="positions")
        program.row([*terms, (reached, -max(0, high - fixed))], low=0, what="positions")
        if high > low:
            program.row([*terms, (missing, 1), (reached, low - high)], low=low - fixed, what="positions")
        if e in above:
            more = int(MILLION * (ranges.most[e] - ranges.least[e]))
            program.row([(above[e], 1), (reached, -more)], low=0, what="budget")
        held.missing[e], held.at_most[e] = missing, reached
    return held


def keep_budget(relaxed: Relaxation, grid: Grid, ranges: Ranges) -> dict[int, int]:
    """Add to a relaxation that positions with room for all that is worked stay within the budget, where there is one.

    Returns
    -------
    dict
        Person -> variable: how far the position lies above the smallest one, in millionths.
    """
    if ranges.budget is None:
        return {}
    program, above = relaxed.program, {}
    for e, terms in _worked(relaxed, grid).items():
        room, least, most = ranges.room[e], ranges.least[e], ranges.most[e]
        if room <= 0 or least >= most:
            continue
        above[e] = program.variable(_up(MILLION * (most - least)))
        fixed = sum(a.paid for a in grid.activities.get(e, ())) - ranges.brought[e]
        share = [(variable, int(MILLION * paid / room)) for variable, paid in terms]
        program.row([*share, (above[e], -1)], high=_up(MILLION * least) - floor(MILLION * fixed / room))
    program.row([(v, 1) for v in above.values()], high=_up(MILLION * (ranges.budget - sum(ranges.least))))
    return above


Aim = Literal["heads", "total", "smallest"]
"""What a bound is about: people at their largest position, the sum of positions, the smallest one that may grow."""

AIMS: tuple[Aim, ...] = ("heads", "total", "smallest")

PRICE: dict[Aim, int] = {"heads": 100, "total": 0, "smallest": 20}
"""What a minute missing from the smallest positions costs in a bound, in millionths: above what it could be worth
elsewhere, for all but those who lack next to nothing."""


def best(grid: Grid, demand: Demand, ranges: Ranges, aim: Aim) -> Held:
    """Build the program whose least cost, with its sign turned, no roster passes: in millionths.

    No roster in which the smallest positions lack nothing; one in which they lack some minutes may pass it by the
    `PRICE` of each.
    """
    held = hold(relax(grid, demand, None, shortage="free"), grid, ranges)
    program = held.program
    program.cost = [0] * len(program.cost)
    for variable in held.missing.values():
        program.cost[variable] = PRICE[aim]
    if aim == "heads":
        for e, variable in held.at_most.items():
            if ranges.counted[e]:
                program.cost[variable] = -MILLION
    elif aim == "total":
        _total(held, grid, ranges)
    else:
        _smallest(held, grid, ranges)
    return held


def _total(held: Held, grid: Grid, ranges: Ranges) -> None:
    """A minute is worth its share of full time, rounded up."""
    program = held.program
    for e, terms in _worked(held.relaxed, grid).items():
        room = ranges.room[e]
        if room <= 0:
            continue
        for variable, paid in terms:
            program.cost[variable] = -_up(MILLION * paid / room)
        fixed = sum(a.paid for a in grid.activities.get(e, ())) - ranges.brought[e]
        program.variable(1, low=1, cost=-_up(MILLION * fixed / room))


def _smallest(held: Held, grid: Grid, ranges: Ranges) -> None:
    """One level that all who may reach full time pass, by work or because it is less than they have."""
    program = held.program
    level = program.variable(STEP, cost=-MILLION // STEP)
    for e, terms in _worked(held.relaxed, grid).items():
        room = ranges.room[e]
        if not ranges.raised[e]:
            continue
        fixed = sum(a.paid for a in grid.activities.get(e, ()))
        spare = fixed + _up(room) - int(ranges.high[e]) + 2  # a minute more than is due: the bound is cut to millionths
        program.row(
            [*((v, STEP * paid) for v, paid in terms), (held.missing[e], STEP), (level, -int(room))],
            low=-STEP * spare,
            what="positions",
        )


def _worked(relaxed: Relaxation, grid: Grid) -> dict[int, list[tuple[int, int]]]:
    found = relaxed.paid(grid)
    return {e: found.get(e, []) for e in range(len(grid.people))}


def _up(value: Fraction | int) -> int:
    return -(-value.numerator // value.denominator)
