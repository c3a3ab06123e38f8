"""A linear program as plain data, so that a bound can be recomputed from it without the solver that found it."""

from dataclasses import dataclass, field

INFINITY = float("inf")


@dataclass
class Program:
    """Minimise costs x values, with rows low <= sum <= high and values within bounds.

    All numbers are integers (or an infinite side of a row), so that exact arithmetic stays cheap.

    Attributes
    ----------
    low, high, cost
        By variable.
    row_low, row_high
        By row.
    entry_row, entry_column, entry
        The matrix, in triplets.
    what
        By row, what it stands for: a word, and the week it is about (-1: no single week).
    """

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    row_low: list[float] = field(default_factory=list)
    row_high: list[float] = field(default_factory=list)
    entry_row: list[int] = field(default_factory=list)
    entry_column: list[int] = field(default_factory=list)
    entry: list[int] = field(default_factory=list)
    what: list[tuple[str, int]] = field(default_factory=list)

    def variable(self, high: int, *, low: int = 0, cost: int = 0) -> int:
        """Add a variable; returns its number."""
        self.low.append(low)
        self.high.append(high)
        self.cost.append(cost)
        return len(self.cost) - 1

    def row(
        self,
        terms: list[tuple[int, int]],
        *,
        low: float = -INFINITY,
        high: float = INFINITY,
        what: str = "other",
        week: int = -1,
    ) -> int:
        """Add low <= sum of (variable, factor) <= high; returns its number."""
        number = len(self.row_low)
        self.row_low.append(low)
        self.row_high.append(high)
        self.what.append((what, week))
        for variable, factor in terms:
            self.entry_row.append(number)
            self.entry_column.append(variable)
            self.entry.append(factor)
        return number
