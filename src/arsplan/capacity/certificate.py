"""A bound that anybody can recompute: prices on the rows of a linear program, weighed up in whole numbers.

Any prices give a valid bound: every row is worth its price times the side that must hold, and every variable what is
left of its cost at the end of its range where that is least. So a solver's rounding errors can make a bound weaker,
never wrong.
"""

from collections.abc import Sequence
from math import inf
from typing import Protocol

SCALE = 10**6
"""Prices are rounded to millionths before anything is computed."""


class LinearProgram(Protocol):
    """Minimise cost x values, rows between low and high, values within bounds; all entries whole numbers."""

    low: list[int]
    high: list[int]
    cost: list[int]
    row_low: list[float]
    row_high: list[float]
    entry_row: list[int]
    entry_column: list[int]
    entry: list[int]


def dual_bound(program: LinearProgram, prices: Sequence[float]) -> int:
    """Return a whole number that no solution of the program, in whole numbers, costs less than.

    Parameters
    ----------
    program
        The program; its costs and variables are whole numbers for the rosters it stands for.
    prices
        One number a row, from a solver or from anywhere.

    Returns
    -------
    int
        The bound in the unit of the costs, exact.
    """
    return weigh(program, weights_of(prices))


def weights_of(prices: Sequence[float]) -> list[int]:
    """Prices in millionths, rounded."""
    return [round(price * SCALE) for price in prices]


def weigh(program: LinearProgram, weights: Sequence[int]) -> int:
    """Return the bound that prices in millionths give, in the unit of the costs."""
    return -(-sum((*worth_of_rows(program, weights), *worth_of_ranges(program, weights))) // SCALE)


def worth_of_rows(program: LinearProgram, weights: Sequence[int]) -> list[int]:
    """What each row adds to the bound, in millionths: its price times the side that must hold."""
    kept = _kept(program, weights)
    return [
        weight * int(low if weight > 0 else high) if weight else 0
        for weight, low, high in zip(kept, program.row_low, program.row_high, strict=True)
    ]


def worth_of_ranges(program: LinearProgram, weights: Sequence[int]) -> list[int]:
    """What each variable adds to the bound, in millionths: what is left of its cost, where that is least."""
    kept = _kept(program, weights)
    rest = [SCALE * cost for cost in program.cost]
    for row, column, entry in zip(program.entry_row, program.entry_column, program.entry, strict=True):
        if kept[row]:
            rest[column] -= kept[row] * entry
    return [left * (low if left > 0 else high) for left, low, high in zip(rest, program.low, program.high, strict=True)]


def _kept(program: LinearProgram, weights: Sequence[int]) -> list[int]:
    """Prices without those whose side of the row is open."""
    return [
        0 if (weight > 0 and low == -inf) or (weight < 0 and high == inf) else weight
        for weight, low, high in zip(weights, program.row_low, program.row_high, strict=True)
    ]
