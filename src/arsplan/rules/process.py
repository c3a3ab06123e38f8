"""The process around a plan: what has to be done when, counted from dates of the plan, with its source."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from arsplan.rules.source import Source

__all__ = ["Anchor", "DatedBy", "Step", "process"]

Anchor = Literal["start", "first_vacation", "main_vacation", "year_end", "adjustment", "end", "next_start"]
"""A date of the plan; some of them occur several times, or not at all."""

DatedBy = Literal["law", "agreement", "advice"]
"""Whether the date is a deadline of law, set by the parties, or a suggestion that no source asks for."""


class Step(NamedTuple):
    """One step.

    Attributes
    ----------
    before
        How long before its anchor: a number of `days`, `weeks` or `months`, or the word `notice` for the days that the
        unit has agreed to. Empty for the date itself.
    office
        Whether it needs a day on which people are in the office.
    only
        `norway`: where Norwegian law binds. `averaging`: where averaged hours are agreed, too. Empty: always.
    texts
        What is to be done, by language.
    source
        Of the step; where `dated_by` is advice, not of its date.
    """

    code: str
    anchor: Anchor
    before: Mapping[str, int | str]
    office: bool
    dated_by: DatedBy
    only: str
    texts: Mapping[str, str]
    source: Source


@cache
def process() -> tuple[Step, ...]:
    """Every step, in the order in which a year goes by."""
    text = files(__package__).joinpath("process.toml").read_text(encoding="utf-8")
    return tuple(map(_step, tomllib.loads(text)["step"]))


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        row["code"],
        row["anchor"],
        row.get("before", {}),
        row.get("office", False),
        row["dated_by"],
        row.get("only", ""),
        {"nb": row["nb"], "en": row["en"]},
        Source(
            title=row["source"],
            address=row.get("address", ""),
            paragraph=row.get("paragraph", ""),
            confidence=row["confidence"],
            checked_on=row.get("checked_on"),
        ),
    )
