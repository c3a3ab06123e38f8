"""Rule packs as data, with their sources."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from arsplan.domain.base import Fact
from arsplan.domain.own_rules import Severity
from arsplan.domain.terms import VacationPolicy
from arsplan.domain.unit import Unit
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.rule import Layer, Rule
from arsplan.rules.source import Source

LEVELS = ("none", "ind", "tv")
"""Agreement levels, each reaching further than those before it."""

Role = Literal["limit", "definition", "accounting", "advice", "not read"]
"""What a row is for: a limit that a rota keeps or breaks, or something else that is said of it."""

_SETTINGS: dict[str, type[Fact]] = {"unit": Unit, "vacation": VacationPolicy}
"""Where settings stand whose beginning is the number of a row: it is said once, there."""

VACATION = {"norway": "R17", "eu": "E06", "unit": "U10"}
"""The row on vacation, by pack; the first pack of a unit says it, or the unit itself where it has none."""


class PackRow(NamedTuple):
    """One rule of a pack: its title, its numbers by agreement level, and where they come from.

    Attributes
    ----------
    limit
        Numbers by agreement level, and others by name, each in `unit`.
    layer
        Law, or tariff.
    measure
        What the rule is about, where it needs no code of its own: the fields of the measure, in which the word
        `limit` stands for the number of the agreement level. None where the rulebook puts it together.
    bend
        The agreement level to whose number a local agreement may go, by its key in the unit's agreements.
    severity, valid_from, valid_to
        As of the rule.
    says
        What it asks, in plain words.
    words
        What each number of `limit` is, in plain words; not of agreement levels.
    window
        What it is read over, in words.
    readings
        Numbers of the doubts in docs/readings.md that concern it.
    role
        Whether a rota keeps or breaks it.
    """

    title: str
    limit: dict[str, int]
    source: Source
    layer: Layer = "law"
    measure: Mapping[str, Any] | None = None
    bend: Mapping[str, str] = {}
    severity: Severity = "hard"
    valid_from: date | None = None
    valid_to: date | None = None
    says: str = ""
    window: str = ""
    readings: tuple[int, ...] = ()
    role: Role = "limit"
    unit: str = "minutes"
    words: Mapping[str, str] = {}

    @property
    def floors(self) -> dict[str, int]:
        """How far a local agreement may go, by its key in the unit's agreements."""
        return {key: self.limit[level] for key, level in self.bend.items()}

    def at(self, level: str) -> int:
        """The number of an agreement level, or of the highest below it that has one."""
        reached = LEVELS[: LEVELS.index(level) + 1]
        return next(self.limit[name] for name in reversed(reached) if name in self.limit)

    def rule(self, name: str, measure: AnyMeasure, people: tuple[str, ...], implied_by: str = "") -> Rule:
        """The rule that the row makes of a measure, for some people."""
        return Rule(
            id=name,
            title=self.title,
            measure=measure,
            people=people,
            severity=self.severity,
            source=self.source,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            implied_by=implied_by,
            layer=self.layer,
        )


@cache
def pack(name: str = "norway") -> dict[str, PackRow]:
    """Read a pack by name (`unit`: the words of the unit's own arrangement); rows by rule id."""
    return read_pack(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def row_of(rule: str) -> PackRow | None:
    """The row that a rule was made of, by the rule's id: R03 for R03/8. None for what a unit has written itself."""
    family = rule.partition("/")[0]
    return next((pack(name)[family] for name in ("norway", "eu", "unit") if family in pack(name)), None)


def read_pack(text: str) -> dict[str, PackRow]:
    """Read the text of a pack; rows by rule id."""
    return {rule: _row(row) for rule, row in tomllib.loads(text).items()}


def _number(given: int | str) -> int:
    """A number as it stands, or the one that a setting begins with."""
    if isinstance(given, int):
        return given
    section, _, name = given.partition(".")
    begins: int = _SETTINGS[section].model_fields[name].default
    return begins


def _row(row: dict[str, Any]) -> PackRow:
    more = ("layer", "measure", "bend", "severity", "valid_from", "valid_to", "says", "window", "role", "unit", "words")
    return PackRow(
        row["title"],
        {name: _number(given) for name, given in row["limit"].items()},
        Source(
            title=row["source"],
            address=row["address"],
            paragraph=row["paragraph"],
            confidence=row["confidence"],
            checked_on=row.get("checked_on"),
        ),
        readings=tuple(row.get("readings", ())),
        **{key: row[key] for key in more if key in row},
    )
