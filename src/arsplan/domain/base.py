"""The base of every fact: frozen, strict about unknown keys, with one open field for other tools."""

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from arsplan.clock.instants import format_clock, parse_clock


class Fact(BaseModel):
    """An immutable statement about a unit. Unknown keys are refused; other tools' data goes in `ext`.

    Spaces around a text are not part of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True)


class OpenFact(Fact):
    """A fact that carries other tools' data through untouched.

    Attributes
    ----------
    ext
        Anything another tool wants to find again; arsplan neither reads nor changes it.
    """

    ext: dict[str, Any] = Field(default_factory=dict)


def refused(code: str, message: str, column: str | None = None) -> PydanticCustomError:
    """Return the error that a fact raises when its own fields contradict each other.

    Parameters
    ----------
    code
        Stable name of the kind of problem.
    message
        What is wrong, for the planner.
    column
        The field to look at first.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "column": column})


def fraction(value: object, code: str, what: str) -> Fraction:
    """A number as an exact fraction; one that is none is refused with a word for what it should have been."""
    try:
        return value if isinstance(value, Fraction) else Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        raise refused(code, f"'{value}' is not {what}") from None


def _clock(value: object) -> object:
    return parse_clock(value) if isinstance(value, str) else value


def show_clock(minute: int) -> str:
    """Write a clock time as files do: `format_clock`, but midnight at the end of a day stays 24:00."""
    return "24:00" if minute == 24 * 60 else format_clock(minute)


Clock = Annotated[
    int,
    BeforeValidator(_clock),
    Field(ge=0, le=24 * 60),
    PlainSerializer(show_clock, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$"}),
]
"""Minutes after local midnight, 0 to 1440; written "07:30" outside Python."""

Minutes = Annotated[int, Field(ge=0)]
"""A length of time in whole minutes."""
