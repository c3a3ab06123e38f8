"""`scenarios.toml`: a `[[scenario]]` for each arrangement to be compared."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from arsplan.domain.crosscheck import maybe_meant
from arsplan.errors import ArsplanError, Problem
from arsplan.io.cells import Unreadable
from arsplan.io.load import load
from arsplan.io.percent import share
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings_values import SECTION_READERS, plain
from arsplan.io.toml_text import line_of, read_toml, row_lines
from arsplan.scenarios.scenario import Scenario

__all__ = ["read_scenarios"]

_SECTIONS = ("arrangement", "agreements", "vacation", "positions")


class _Place(NamedTuple):
    """Where a scenario stands: its file, and the lines of its keys."""

    file: str
    lines: Mapping[str, int]

    def tell(self, report: Report, code: str, said: str, column: str | None, value: str | None, advice: str) -> None:
        """Report what is wrong with a key, or with the scenario itself."""
        report.add(Problem(code, said, self.file, line_of(self.lines, column or ""), column, value, advice))


def read_scenarios(path: str | os.PathLike[str]) -> tuple[Scenario, ...]:
    """Read the scenarios of a file.

    Settings of `arrangement`, `agreements`, `vacation` and `positions` are written as in `unit.toml`.

    Parameters
    ----------
    path
        A TOML file.

    Returns
    -------
    tuple of Scenario
        In the order of the file.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    file, report = Path(path), Report()
    text, document = read_toml(file, "scenarios", report)
    places = [_Place(file.name, lines) for lines in row_lines(text, "scenario")]
    found = [
        _scenario(table, file.parent, place, report) for table, place in zip(_tables(document), places, strict=False)
    ]
    for key in set(document) - {"scenario"}:
        said = f"There is no '{key}' in a file of scenarios."
        report.add(Problem("unknown-key", said, file.name, None, key, None, "Maybe [[scenario]]."))
    if not found and not report.problems:
        said = "The file has no scenario."
        report.add(Problem("missing-key", said, file.name, advice='Maybe add [[scenario]] and name = "…".'))
    _named_once(found, places, report)
    report.raise_any()
    return tuple(scenario for scenario in found if scenario is not None)


def _tables(document: dict[str, Any]) -> list[Any]:
    tables = document.get("scenario", [])
    return tables if isinstance(tables, list) else []


def _scenario(table: Any, beside: Path, place: _Place, report: Report) -> Scenario | None:  # noqa: ANN401 - what TOML holds
    if not isinstance(table, dict):
        place.tell(report, "wrong-type", "A scenario has keys and values.", None, None, "Maybe [[scenario]].")
        return None
    ready = {key: plain(value) for key, value in table.items()}
    for section in set(_SECTIONS) & ready.keys():
        if isinstance(ready[section], dict):
            ready[section] = {
                key: _read(SECTION_READERS.get(key, plain), value, place, f"{section}.{key}", report)
                for key, value in ready[section].items()
            }
    for column, holder, key in _shares(ready):
        holder[key] = _read(lambda text: share(str(text)), holder[key], place, column, report)
    if "pool" in ready:
        ready["pool"] = _pool(ready["pool"], beside, place, report)
    try:
        return Scenario.model_validate(ready)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            said = say(detail)
            column = said.field or ".".join(map(str, detail["loc"]))
            advice = maybe_meant(column, Scenario.model_fields) if said.code == "unknown-key" else said.advice
            value = detail["input"] if isinstance(detail["input"], str | int | float) else None
            shown = None if value is None else str(value)
            place.tell(report, said.code, said.message, column, shown, advice)
        return None


def _pool(value: Any, beside: Path, place: _Place, report: Report) -> Any:  # noqa: ANN401 - what TOML holds
    """The units of a pool, from where they lie as seen from the file."""
    if not isinstance(value, tuple) or not all(isinstance(each, str) for each in value):
        said, advice = "This has to be a list of unit folders.", 'Maybe pool = ["../units/other"].'
        place.tell(report, "wrong-type", said, "pool", str(value), advice)
        return ()
    found = []
    for each in value:
        try:
            found.append(load(beside / each))
        except ArsplanError as error:
            said = f"This unit cannot be read: {str(error).splitlines()[0]}"
            advice = "Maybe the path is wrong; it counts from the folder of this file."
            place.tell(report, "unreadable-unit", said, "pool", each, advice)
    return tuple(found)


def _shares(ready: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every share of a scenario: its column, and where it stands."""
    if "long_share" in ready:
        yield "long_share", ready, "long_share"
    tables = [("rhythm", ready.get("rhythm"), "share")]
    people = ready.get("people")
    tables += [(f"people.{k}", each, "position") for k, each in enumerate(people if isinstance(people, tuple) else ())]
    for column, table, key in tables:
        if isinstance(table, dict) and key in table:
            yield f"{column}.{key}", table, key


def _read(reader: Any, value: Any, place: _Place, column: str, report: Report) -> Any:  # noqa: ANN401 - as there
    try:
        return reader(value)
    except Unreadable as error:
        place.tell(report, error.code, error.message, column, str(value), error.advice)
        return None


def _named_once(found: list[Scenario | None], places: list[_Place], report: Report) -> None:
    seen = {"as it is"}
    for scenario, place in zip(found, places, strict=False):
        if scenario is None:
            continue
        if scenario.name.casefold() in seen:
            said = "Two scenarios have this name, or it is that of the unit as it is."
            place.tell(report, "duplicate-name", said, "name", scenario.name, "Maybe add a number.")
        seen.add(scenario.name.casefold())
