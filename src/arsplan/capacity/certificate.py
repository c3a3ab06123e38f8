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
    weights = [
        _price(price, low, high) for price, low, high in zip(prices, program.row_low, program.row_high, strict=True)
    ]
    worth = sum(
        weight * int(low if weight > 0 else high)
        for weight, low, high in zip(weights, program.row_low, program.row_high, strict=True)
        if weight
    )
    rest = [SCALE * cost for cost in program.cost]
    for row, column, entry in zip(program.entry_row, program.entry_column, program.entry, strict=True):
        if weights[row]:
            rest[column] -= weights[row] * entry
    worth += sum(
        left * (low if left > 0 else high) for left, low, high in zip(rest, program.low, program.high, strict=True)
    )
    return -(-worth // SCALE)


def _price(price: float, low: float, high: float) -> int:
    """Round a price, and drop it where its side of the row is open."""
    weight = round(price * SCALE)
    if (weight > 0 and low == -inf) or (weight < 0 and high == inf):
        return 0
    return weight
