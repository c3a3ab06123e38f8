"""What can go wrong, said so that the person who has to mend it knows where and how."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

__all__ = ["ArsplanError", "InvalidUnit", "Problem", "ReadingsDisagree", "UnsupportedRule"]


_TOLD = 10
"""Problems of one kind that are told in words; a rota of another convention has one in every row."""


class ArsplanError(Exception):
    """Something that arsplan refuses or cannot do; the parent of all its errors."""


@dataclass(frozen=True)
class Problem:
    """One thing in the unit's files that has to be mended, with its place and advice.

    Parameters
    ----------
    code
        A stable name of the kind of problem, e.g. ``"unknown-shift"``, for programs to tell them apart.
    message
        What is wrong, in a sentence for the planner.
    file, row, column
        Where it stands: file or sheet name, row as a spreadsheet counts it (the heading is row 1),
        and the column's heading.
    value
        The text that was read there.
    advice
        What may mend it, with or without the leading "Maybe".
    """

    code: str
    message: str
    file: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    advice: str | None = None

    def __str__(self) -> str:
        place = [] if self.file is None else [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column {self.column}")
        if self.value is not None:
            place.append(f"value '{self.value}'")
        text = f"{', '.join(place)}: {self.message}" if place else self.message
        if not self.advice:
            return text
        advice = self.advice if self.advice.startswith("Maybe") else f"Maybe {self.advice}"
        return f"{text}\n{advice}"


class InvalidUnit(ArsplanError):  # noqa: N818 - named for what it tells, as the other errors here
    """The unit cannot be read without guessing; every problem found is kept, not only the first.

    Parameters
    ----------
    problems
        What has to be mended; at least one.

    Raises
    ------
    ValueError
        If there is no problem to report.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        if not self.problems:
            raise ValueError("InvalidUnit needs at least one problem.")
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(self.told)

    @property
    def told(self) -> list[str]:
        """The problems in words: of one kind the first ten, and how many more there are."""
        found: Counter[str] = Counter()
        lines = []
        for problem in self.problems:
            found[problem.code] += 1
            if found[problem.code] <= _TOLD:
                lines.append(str(problem))
        more = [f"and {count - _TOLD} more of the kind '{code}'." for code, count in found.items() if count > _TOLD]
        return [*lines, *more]


class UnsupportedRule(ArsplanError):  # noqa: N818 - as InvalidUnit
    """A rule is asked for that arsplan cannot read or cannot solve, so it is refused, not left out."""


class ReadingsDisagree(ArsplanError):  # noqa: N818 - as InvalidUnit
    """Checker and solver came to different verdicts on the same rota: a fault in arsplan, not in the unit.

    Attributes
    ----------
    case
        What shows it again: the unit, all absence with the vacation as placed, and the roster. None where it has
        been stored already, or where there is nothing to show.
    """

    def __init__(self, message: str, case: tuple[Any, Any, Any] | None = None) -> None:
        super().__init__(message)
        self.case = case
