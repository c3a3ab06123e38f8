"""Who is alike in a linear program is counted together: the same least cost at a fraction of the size.

Sixty people of whom most differ in nothing make sixty copies of the same rows. Variables that play the same part, and
rows that say the same, are found by refining colours: alike are those whose neighbours are alike, until no colour falls
apart any more. The sums over the colours are a program with the same least cost, since any solution may be shared out
evenly among those who are alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from arsplan.solving.program import Program

Whole = npt.NDArray[np.int64]

ROUNDS = 60
"""Refinements at most; a program that has not settled by then stays as it is."""


def together(program: Program) -> Program:
    """Return a program of the same least cost in which those who are alike are one; the same one where nobody is.

    Colours are found by hashes. What they say is checked entry by entry, so that no bound rests on luck.
    """
    if not program.entry:
        return program
    matrix = _Matrix(*(np.array(x, np.int64) for x in (program.entry_row, program.entry_column, program.entry)))
    words = {what: number for number, what in enumerate(dict.fromkeys(program.what))}
    rows = _classes(program.row_low, program.row_high, [words[what] for what in program.what])
    columns = _classes(program.low, program.high, program.cost)
    for _ in range(ROUNDS):
        before = rows.max() + columns.max()
        rows = _refined(rows, matrix.row, columns[matrix.column], matrix.entry)
        columns = _refined(columns, matrix.column, rows[matrix.row], matrix.entry)
        if rows.max() + columns.max() == before:
            break
    summed = matrix.summed(rows, columns)
    return program if summed is None or len(summed.entry) == len(program.entry) else _of(program, rows, columns, summed)


@dataclass(frozen=True)
class _Matrix:
    """Entries of a program in triplets."""

    row: Whole
    column: Whole
    entry: Whole

    def summed(self, rows: Whole, columns: Whole) -> "_Matrix | None":
        """The sum over the rows of each colour, by colour of the columns; None where one differs in a colour."""
        width, members = len(columns), np.bincount(columns)
        cell, which = np.unique(rows[self.row] * width + self.column, return_inverse=True)
        sums = np.zeros(len(cell), np.int64)
        np.add.at(sums, which, self.entry)
        cell, sums = cell[sums != 0], sums[sums != 0]
        block, first, where, count = np.unique(
            cell // width * len(members) + columns[cell % width],
            return_index=True,
            return_inverse=True,
            return_counts=True,
        )
        row, column = block // len(members), block % len(members)
        alike = np.array_equal(sums, sums[first][where]) and np.array_equal(count, members[column])
        return _Matrix(row, column, sums[first]) if alike else None


def _classes(*values: Sequence[float]) -> Whole:
    """Number what is equal in all of some lists alike, from 0."""
    found: Whole = np.unique(np.array(values, np.float64), axis=1, return_inverse=True)[1].reshape(-1)
    return found


def _refined(colour: Whole, at: Whole, neighbour: Whole, entry: Whole) -> Whole:
    """Split colours by what lies around each of their members."""
    around = np.zeros(len(colour), np.uint64)
    np.add.at(around, at, _spread(_spread(neighbour.astype(np.uint64)) ^ entry.astype(np.uint64)))
    found: Whole = np.unique(_spread(colour.astype(np.uint64)) ^ around, return_inverse=True)[1].reshape(-1)
    return found


def _spread(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread numbers over 64 bits, as SplitMix64 ends."""
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


def _of(program: Program, rows: Whole, columns: Whole, summed: _Matrix) -> Program:
    """The program of the sums; a colour's bounds and sides are those of one member, as often as it has members."""
    a_row, a_column = (np.unique(colour, return_index=True)[1].tolist() for colour in (rows, columns))
    many, people = np.bincount(rows).tolist(), np.bincount(columns).tolist()
    return Program(
        low=[people[k] * program.low[v] for k, v in enumerate(a_column)],
        high=[people[k] * program.high[v] for k, v in enumerate(a_column)],
        cost=[program.cost[v] for v in a_column],
        row_low=[many[k] * program.row_low[r] for k, r in enumerate(a_row)],
        row_high=[many[k] * program.row_high[r] for k, r in enumerate(a_row)],
        entry_row=summed.row.tolist(),
        entry_column=summed.column.tolist(),
        entry=summed.entry.tolist(),
        what=[program.what[r] for r in a_row],
    )
