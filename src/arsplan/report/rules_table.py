"""The rules in force for a unit: what each asks, with its numbers, whom it binds and where it comes from."""

from collections.abc import Sized
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from arsplan.checking.words import hours
from arsplan.domain.unit import Unit
from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import plain
from arsplan.report.sentences import retold
from arsplan.report.speech import _, many
from arsplan.rules.kinds import AnyMeasure, lengths
from arsplan.rules.packs import row_of
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook

__all__ = ["RuleLine", "numbers", "rule_lines", "rules_blocks"]

_NAMED = 3


class RuleLine(NamedTuple):
    """One rule as it binds some people of a unit; a list of them makes a DataFrame.

    Attributes
    ----------
    rule, title
        Id and name.
    says
        What it asks, in plain words; empty for a rule that the unit has written itself.
    numbers
        Of its measure, as people read them.
    measure
        The same as JSON, with `kind`; lengths of time in minutes.
    people
        Ids of those it binds.
    severity, weight
        `hard` is never broken by a plan, `soft` costs its weight, `off` is not read.
    layer
        law, tariff or local.
    window
        What it is read over, in words.
    paragraph, source, address, confidence, checked_on
        Where it comes from; the date on which a person compared it with the official text, None for never.
    valid_from, valid_to
        ISO dates; None for open.
    readings
        Numbers of the doubts in docs/readings.md that concern it.
    """

    rule: str
    title: str
    says: str
    numbers: str
    measure: dict[str, Any]
    people: tuple[str, ...]
    severity: str
    weight: int
    layer: str
    window: str
    paragraph: str
    source: str
    address: str
    confidence: str
    checked_on: str | None
    valid_from: str | None
    valid_to: str | None
    readings: tuple[int, ...]


def rule_lines(unit: Unit) -> list[RuleLine]:
    """Return the rules of a unit in the order of the rulebook, those that it has switched off too.

    Raises
    ------
    InvalidUnit
        If a rule or a switch of the unit itself cannot stand.
    """
    return [_line(rule) for rule in rulebook(unit)]


def rules_blocks(unit: Unit) -> list[str | TextTable]:
    """Say in a table which rules bind a unit."""
    lines = rule_lines(unit)
    open_ = sum(line.checked_on is None and line.layer != "local" for line in lines)
    rows = tuple(
        (line.rule, retold(line.title), line.numbers, _binds(line, unit.staff), _severity(line), line.paragraph)
        for line in lines
    )
    columns = (_("rule"), _("asks"), _("numbers"), _("binds"), _("severity"), _("source"))
    number = {"rules": len(lines), "people": len(unit.staff)}
    return [
        f"{unit.name}: {_('%(rules)s rules for %(people)s people') % number}",
        TextTable("", columns, rows, words=(1, 2, 3, 4, 5)),
        _("%(number)s of them are law or tariff and have not been compared with the official text by a person.")
        % {"number": open_},
    ]


def numbers(measure: AnyMeasure) -> str:
    """The numbers of a measure, as people read them; empty where it has none."""
    times = lengths(measure.kind)
    values = measure.model_dump(mode="json", exclude={"kind"}, exclude_none=True)
    if "share" in values:
        values["share"] = f"{plain(float(100 * Fraction(values['share'])))} %"
    return ", ".join(
        f"{name.replace('_', ' ')} {hours(value) if name in times else _word(value)}" for name, value in values.items()
    )


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " then ".join(map(str, value))
    return str(value).replace("_", " ")


def _binds(line: RuleLine, staff: Sized) -> str:
    if len(line.people) == len(staff):
        return _("everybody")
    if len(line.people) <= _NAMED:
        return ", ".join(line.people)
    return many("%(num)s person", "%(num)s people", len(line.people))


def _severity(line: RuleLine) -> str:
    return {"hard": _("hard"), "soft": _("soft"), "off": _("off")}[line.severity]


def _line(rule: Rule) -> RuleLine:
    row, source = row_of(rule.id), rule.source
    return RuleLine(
        rule=rule.id,
        title=rule.title,
        says=row.says if row else "",
        numbers=numbers(rule.measure),
        measure=rule.measure.model_dump(mode="json"),
        people=rule.people,
        severity=rule.severity,
        weight=rule.weight,
        layer=rule.layer,
        window=row.window if row else "",
        paragraph=source.paragraph,
        source=source.title,
        address=source.address,
        confidence=source.confidence,
        checked_on=_iso(source.checked_on),
        valid_from=_iso(rule.valid_from),
        valid_to=_iso(rule.valid_to),
        readings=row.readings if row else (),
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
