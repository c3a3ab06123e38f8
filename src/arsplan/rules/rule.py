"""A rule: a measure with its numbers, for some people, with a severity and a source."""

from datetime import date
from typing import Literal

from pydantic import Field

from arsplan.domain.base import Fact
from arsplan.domain.own_rules import Severity
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.source import Source

Layer = Literal["law", "tariff", "local"]
"""Who has said it. A later layer may ask for more, and for less only as far as an earlier one lets it."""


class Rule(Fact):
    """One statement that a roster keeps or breaks.

    Attributes
    ----------
    id
        Stable name: R07, or R07/2 where people are bound by different numbers.
    title
        What it asks, for a planner.
    measure
        What is measured, with its numbers.
    people
        Ids of those it binds, together where the measure is about a group.
    severity
        `hard` is never broken by a plan, `soft` costs `weight` for each breach, `off` is neither planned nor checked.
    valid_from, valid_to
        Dates on which the rule is in force; None for open.
    implied_by
        Id of a rule that asks more of the same people at all times; empty for none. The checker reads both, the
        solver leaves out the one that is implied wherever the other is hard.
    layer
        Whether law, tariff or the unit itself says so.
    """

    id: str
    title: str
    measure: AnyMeasure
    people: tuple[str, ...]
    severity: Severity = "hard"
    weight: int = Field(default=1, ge=0)
    source: Source
    valid_from: date | None = None
    valid_to: date | None = None
    implied_by: str = ""
    layer: Layer = "local"
