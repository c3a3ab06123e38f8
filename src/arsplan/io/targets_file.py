"""`targets.toml`: a `[[target]]` for everything that a unit wants to reach, and a `[[group]]` for each user group."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.targets import MEASURES, Target, Targets, UserGroup
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io.cells import Unreadable
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings_values import SCALAR_READERS, SECTION_READERS, plain
from arsplan.io.toml_text import read_toml, row_lines

__all__ = ["read_targets"]

F = TypeVar("F", bound=Fact)

_KINDS: dict[str, type[Fact]] = {"target": Target, "group": UserGroup}
_DATE = SCALAR_READERS["start"]
_VALUE = {
    "share": SECTION_READERS["main_share"],
    "hours": SECTION_READERS["budget"],
    "count": SECTION_READERS["budget"],
}
"""How a value is written, by the unit of its measure."""


def read_targets(unit: Unit, path: str | os.PathLike[str]) -> Targets:
    """Read what a unit wants to reach.

    Parameters
    ----------
    unit
        Whose demand lines the user groups name.
    path
        A TOML file.

    Returns
    -------
    Targets
        In the order of the file.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    report, file = Report(), Path(path)
    text, tables = read_toml(file, "targets", report)
    reader = _Reader(file.name, text, report)
    for key in tables.keys() - _KINDS.keys():
        advice = "Maybe [[target]]." if key == "targets" else maybe_meant(key, _KINDS)
        report.add(Problem("unknown-key", f"There is no '{key}' here.", file.name, None, key, None, advice))
    groups = reader.rows("group", tables.get("group", []), UserGroup)
    targets = reader.rows("target", tables.get("target", []), Target)
    if not targets and not report.problems:
        advice = 'Maybe add [[target]] and measure = "mean_position".'
        report.add(Problem("missing-key", "The file has no target.", file.name, advice=advice))
    reader.groups_fit(groups, unit)
    reader.targets_fit(targets, groups)
    report.raise_any()
    return Targets(tuple(fact for fact, _ in targets), tuple(fact for fact, _ in groups))


class _Reader:
    """Makes facts of rows, and says what is wrong with the line it stands on."""

    def __init__(self, file: str, text: str, report: Report) -> None:
        self.file, self.report = file, report
        self.lines = {name: row_lines(text, name) for name in _KINDS}

    def add(self, place: Mapping[str, int], code: str, said: str, column: str, value: object, advice: str) -> None:
        """Note a problem at a key of a row."""
        line = place.get(column, place.get("")) if place else None
        shown = str(value) if isinstance(value, str | int | float) else None
        self.report.add(Problem(code, said, self.file, line, column or None, shown, advice))

    def rows(self, name: str, rows: object, kind: type[F]) -> list[tuple[F, Mapping[str, int]]]:
        """Every row of a table as a fact, with its lines."""
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            advice = f"Maybe write [[{name}]] on a line of its own, with two brackets."
            self.add({}, "wrong-type", "This has to be a list of sections.", name, None, advice)
            return []
        places: Iterable[Mapping[str, int]] = self.lines[name] or [{}] * len(rows)
        found = [(self._fact(row, kind, place), place) for row, place in zip(rows, places, strict=False)]
        return [(fact, place) for fact, place in found if fact is not None]

    def _fact(self, row: Mapping[str, Any], kind: type[F], place: Mapping[str, int]) -> F | None:
        before = len(self.report.problems)
        values = {key: self._read(key, value, row, place) for key, value in row.items()}
        if len(self.report.problems) > before:
            return None
        try:
            return kind.model_validate(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                said = say(detail)
                column = said.field or str(detail["loc"][0])
                known = MEASURES if column == "measure" else kind.model_fields
                value = row.get(column)
                guess = said.code in {"unknown-key", "unknown-word"}
                advice = maybe_meant(str(value if column == "measure" else column), known) if guess else said.advice
                self.add(place, said.code, said.message, column, value, advice)
            return None

    def _read(self, key: str, value: object, row: Mapping[str, Any], place: Mapping[str, int]) -> object:
        """A cell in the form that the model wants."""
        reader: Callable[[Any], Any] = plain
        if key in {"by", "decided"}:
            reader = _DATE
        elif key == "value":
            measure = MEASURES.get(str(row.get("measure")))
            if measure is None:
                return 0  # what it means is not known, and the measure is refused
            reader = _VALUE[measure.unit]
        try:
            return reader(value)
        except Unreadable as error:
            self.add(place, error.code, error.message, key, value, error.advice)
            return None

    def groups_fit(self, groups: Iterable[tuple[UserGroup, Mapping[str, int]]], unit: Unit) -> None:
        """Each group once, of lines that the unit plans."""
        known = [line.code for line in unit.lines if line.status == "planned"]
        named = Counter[str]()
        for group, place in groups:
            named[group.name] += 1
            if named[group.name] > 1:
                said = "Two groups have this name."
                self.add(place, "duplicate-name", said, "name", group.name, "Maybe add a number.")
            for line in group.lines:
                if line not in known:
                    said = f"There is no planned demand line '{line}' in this unit."
                    self.add(place, "unknown-line", said, "lines", line, maybe_meant(line, known))

    def targets_fit(
        self,
        targets: Iterable[tuple[Target, Mapping[str, int]]],
        groups: Iterable[tuple[UserGroup, Mapping[str, int]]],
    ) -> None:
        """Groups that are there, and one value for a measure on a date."""
        known = [group.name for group, _ in groups]
        seen = set()
        for target, place in targets:
            if target.group and target.group not in known:
                said = f"There is no group '{target.group}' in this file."
                advice = maybe_meant(target.group, known) if known else "Maybe add [[group]] with its lines."
                self.add(place, "unknown-group", said, "group", target.group, advice)
            key = (target.measure, target.group, target.by)
            if key in seen:
                said = "There is another value for the same measure and date."
                self.add(place, "duplicate-target", said, "measure", target.measure, "Maybe another date is meant.")
            seen.add(key)
