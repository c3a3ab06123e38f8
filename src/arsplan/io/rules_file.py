"""`rules.toml`: the rules that a unit has written, and other severities for those of its arrangement.

A length of time is `"11:00"` or a number of hours, as in `unit.toml`; every other number is what it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from pydantic import ValidationError

from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io import cells
from arsplan.io.cells import Unreadable
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings_values import SCALAR_READERS, Reader
from arsplan.io.toml_text import line_of, parse_toml, row_lines, toml_value
from arsplan.rules.kinds import lengths
from arsplan.rules.local_problems import Words, show_length

__all__ = ["RULES_FILE", "OwnRules", "read_rules", "rules_toml", "wording"]

RULES_FILE = "rules.toml"

_TABLES: dict[str, tuple[str, type[Fact]]] = {"rule": ("own_rules", OwnRule), "switch": ("switches", Switch)}
_WEEK = 168 * 60
MOST_WEEKS = 106
"""Weeks that a plan may have."""


@dataclass
class OwnRules:
    """What stands in `rules.toml`, by field of the unit, and where.

    Attributes
    ----------
    values
        Rules and switches.
    places
        By field: for each row its heading's line, and the line of each key.
    """

    file: str = RULES_FILE
    values: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    places: dict[str, list[dict[str, int]]] = field(default_factory=dict)

    def problem(self, problem: Problem, name: str) -> Problem:
        """The same problem with its line, and the rule that it is about (`name`) before the key."""
        lines = self.places[problem.file or ""][problem.row or 0]
        line = line_of(lines, problem.column or "")
        column = ".".join(filter(None, [name, problem.column]))
        return Problem(problem.code, problem.message, self.file, line, column, problem.value, problem.advice)


def read_rules(text: str, file: str, report: Report) -> OwnRules:
    """Read the text of a `rules.toml`.

    Parameters
    ----------
    text
        Content of the file.
    file
        Its name for messages.
    report
        Takes what is wrong.
    """
    found = OwnRules(file, places={name: row_lines(text, key) for key, (name, _) in _TABLES.items()})
    document = parse_toml(text, file, report) or {}
    for key in document:
        if key not in _TABLES:
            text_, advice = f"There is no setting '{key}' here.", maybe_meant(key, _TABLES)
            report.add(Problem("unknown-key", text_, file, None, key, None, advice))
    for key, (name, kind) in _TABLES.items():
        rows = document.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            advice = f"Maybe write [[{key}]] on a line of its own, with two brackets."
            report.add(Problem("wrong-type", "This has to be a list of sections.", file, None, key, None, advice))
            continue
        made = [_fact(kind, row, name, number, report, found) for number, row in enumerate(rows)]
        found.values[name] = tuple(fact for fact in made if fact is not None)
    return found


def wording(detail: Mapping[str, Any]) -> Words:
    """What pydantic found wrong with a measure, in words."""
    said = say(detail)
    return Words(said.code, said.message, said.advice)


def _fact(
    kind: type[Fact], row: Mapping[str, Any], name: str, number: int, report: Report, found: OwnRules
) -> Fact | None:
    """The row as a fact, or None after saying why not."""
    label = str(row.get("id", row.get("rule", "")))

    def add(code: str, message: str, column: str, value: object, advice: str) -> None:
        shown = None if value is None else str(value)
        report.add(found.problem(Problem(code, message, name, number, column, shown, advice), label), name)

    def read(table: dict[str, Any], key: str, reader: Reader, column: str) -> None:
        try:
            table[key] = reader(table[key])
        except Unreadable as error:
            add(error.code, error.message, column, table.pop(key), error.advice)

    values = dict(row)
    for key in {"valid_from", "valid_to"} & values.keys():
        read(values, key, SCALAR_READERS["start"], key)
    if isinstance(values.get("measure"), dict):
        measure = values["measure"] = dict(values["measure"])
        weeks = MOST_WEEKS if measure.get("windows") == "plan" else measure.get("weeks")
        for key in sorted(lengths(str(measure.get("kind"))) & measure.keys()):
            read(measure, key, partial(_length, weeks if isinstance(weeks, int) else 1), f"measure.{key}")
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            said = say(detail)
            column = said.field or str(detail["loc"][0])
            missing = detail["type"] == "missing"
            advice = maybe_meant(column, kind.model_fields) if said.code == "unknown-key" else said.advice
            if not (missing and column in row):
                add(said.code, said.message, column, None if missing else detail["input"], advice)
        return None


def _length(weeks: int, value: object) -> int:
    """A length of time in minutes, of at most so many weeks."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        advice = 'Maybe write hours and minutes in quotation marks, such as "11:00".'
        raise Unreadable("wrong-type", "This has to be a length of time.", advice)
    minutes = cells.hours(str(value).strip())
    if minutes > weeks * _WEEK:
        hours, rest = divmod(minutes // 60, 60)
        advice = f'Maybe minutes were meant; then write "{hours}:{rest:02d}".'
        raise Unreadable("out-of-range", f"{value} hours is more than there are.", advice)
    return minutes


def rules_toml(unit: Unit) -> str:
    """Return the text of `rules.toml`; read again it gives the same rules and switches."""
    parts = ["# Rules that the unit has written. Lengths of time are hours and minutes.\n"]
    for key, (name, kind) in _TABLES.items():
        for fact in getattr(unit, name):
            given = {field: value for field, value in fact if kind.model_fields[field].get_default() != value}
            parts.append(f"[[{key}]]\n" + "".join(f"{field} = {_written(value)}\n" for field, value in given.items()))
    return "\n".join(parts)


def _written(value: Any) -> str:  # noqa: ANN401 - any field of a rule
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        times = {key for key in lengths(str(value.get("kind"))) if type(value.get(key)) is int}
        return toml_value({key: show_length(each) if key in times else each for key, each in value.items()})
    return toml_value(value)
