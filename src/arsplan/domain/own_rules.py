"""What the unit itself says: rules of its own, and how heavily its arrangement weighs."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from arsplan.domain.base import Fact, refused

Severity = Literal["hard", "soft", "off"]


def _all(value: object) -> object:
    return () if value == "all" else value


def _given(value: object) -> object:
    """Without what is left open; lists as tuples, so that a rule is the same from every file."""
    if not isinstance(value, dict):
        return value
    return {key: tuple(each) if isinstance(each, list) else each for key, each in value.items() if each is not None}


class OwnRule(Fact):
    """A rule that the unit has written, in the same form as those of law and tariff.

    Attributes
    ----------
    id
        Its own, such as X1; stands in every finding.
    title
        What it asks, for a planner.
    measure
        What it is about: the `kind` of a measure, and its numbers. Lengths of time in minutes.
    people
        Ids of those it binds; empty, or `all`, for everybody.
    rota, competence
        Of these, only those on a rota, or whose highest competence it is; None for any.
    severity, weight
        `hard` is never broken by a plan; `soft` costs its weight for each breach, where it can be weighed; `off` is
        neither planned nor checked.
    valid_from, valid_to
        Dates on which it is in force; None for open.
    source, paragraph
        Where it comes from, such as a local agreement with its date.
    """

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    measure: Annotated[dict[str, Any], BeforeValidator(_given)]
    people: Annotated[tuple[str, ...], BeforeValidator(_all)] = ()
    rota: str | None = None
    competence: str | None = None
    severity: Severity = "hard"
    weight: int = Field(default=10, ge=0, le=1000)
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    paragraph: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "OwnRule":
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            msg = f"{self.id} is in force from {self.valid_from} to {self.valid_to}"
            raise refused("dates-in-wrong-order", msg, "valid_to")
        return self


class Switch(Fact):
    """Another severity for a rule that the arrangement or a wish has made.

    Attributes
    ----------
    rule
        Its id, such as U06; U09 stands for all of U09/….
    """

    rule: str = Field(min_length=1)
    severity: Severity
    weight: int = Field(default=10, ge=0, le=1000)
