"""Collects everything that is wrong with a unit's files, so that it can be said at once."""

from arsplan.errors import InvalidUnit, Problem

__all__ = ["Report"]


class Report:
    """The problems found so far, and the tables they make unsound.

    Attributes
    ----------
    problems
        In the order found.
    broken
        Names of the tables that could not be read as a whole.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.broken: set[str] = set()

    def add(self, problem: Problem, table: str | None = None) -> None:
        """Note a problem; with a table, nothing is concluded from what that table seems to lack."""
        self.problems.append(problem)
        if table is not None:
            self.broken.add(table)

    def raise_any(self) -> None:
        """Raise what was found, if anything, once each."""
        if self.problems:
            raise InvalidUnit(dict.fromkeys(self.problems))
