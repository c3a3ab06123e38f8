"""What a scenario asks of a unit that the unit has not, told with the scenario's name."""

from collections.abc import Collection

from arsplan.domain.crosscheck import maybe_meant
from arsplan.errors import InvalidUnit, Problem

__all__ = ["no_such", "problem"]


def problem(
    scenario: str, column: str, message: str, value: str | None = None, advice: str = "Maybe it is misspelt."
) -> Problem:
    """What is wrong with a key of a scenario."""
    return Problem("scenario", f"Scenario '{scenario}': {message}", None, None, column, value, advice)


def no_such(scenario: str, column: str, what: str, value: str, known: Collection[str]) -> InvalidUnit:
    """A code or name that the unit does not know."""
    said = f"The unit has no such {what}."
    return InvalidUnit(problem(scenario, column, said, value, maybe_meant(value, list(known))))
