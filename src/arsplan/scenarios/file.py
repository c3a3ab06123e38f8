"""`scenarios.toml`: a `[[scenario]]` for each arrangement to be compared."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from arsplan.domain.crosscheck import maybe_meant
from arsplan.errors import ArsplanError, Problem
from arsplan.io.cells import Unreadable
from arsplan.io.load import load
from arsplan.io.percent import share
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings_values import SECTION_READERS, plain
from arsplan.io.toml_text import read_toml
from arsplan.scenarios.scenario import Scenario

__all__ = ["read_scenarios"]

_HEADING = re.compile(r"\s*\[\[\s*scenario\s*\]\]")
_SECTIONS = ("arrangement", "agreements", "vacation", "positions")


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
    rows = [number for number, line in enumerate(text.splitlines(), 1) if _HEADING.match(line)]
    found = [
        _scenario(table, file.name, file.parent, row, report)
        for table, row in zip(_tables(document), rows, strict=False)
    ]
    for key in set(document) - {"scenario"}:
        said = f"There is no '{key}' in a file of scenarios."
        report.add(Problem("unknown-key", said, file.name, None, key, None, "Maybe [[scenario]]."))
    if not found and not report.problems:
        said = "The file has no scenario."
        report.add(Problem("missing-key", said, file.name, advice='Maybe add [[scenario]] and name = "…".'))
    _named_once(found, file.name, rows, report)
    report.raise_any()
    return tuple(scenario for scenario in found if scenario is not None)


def _tables(document: dict[str, Any]) -> list[Any]:
    tables = document.get("scenario", [])
    return tables if isinstance(tables, list) else []


def _scenario(table: Any, file: str, beside: Path, row: int, report: Report) -> Scenario | None:  # noqa: ANN401 - what TOML holds
    if not isinstance(table, dict):
        report.add(Problem("wrong-type", "A scenario has keys and values.", file, row, advice="Maybe [[scenario]]."))
        return None
    ready = {key: plain(value) for key, value in table.items()}
    for section in set(_SECTIONS) & ready.keys():
        if isinstance(ready[section], dict):
            ready[section] = {
                key: _read(SECTION_READERS.get(key, plain), value, file, row, f"{section}.{key}", report)
                for key, value in ready[section].items()
            }
    for column, holder, key in _shares(ready):
        holder[key] = _read(lambda text: share(str(text)), holder[key], file, row, column, report)
    if "pool" in ready:
        ready["pool"] = _pool(ready["pool"], beside, file, row, report)
    try:
        return Scenario.model_validate(ready)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            said = say(detail)
            column = said.field or ".".join(map(str, detail["loc"]))
            advice = maybe_meant(column, Scenario.model_fields) if said.code == "unknown-key" else said.advice
            value = detail["input"] if isinstance(detail["input"], str | int | float) else None
            shown = None if value is None else str(value)
            report.add(Problem(said.code, said.message, file, row, column, shown, advice))
        return None


def _pool(value: Any, beside: Path, file: str, row: int, report: Report) -> Any:  # noqa: ANN401 - what TOML holds
    """The units of a pool, from where they lie as seen from the file."""
    if not isinstance(value, tuple) or not all(isinstance(each, str) for each in value):
        said, advice = "This has to be a list of unit folders.", 'Maybe pool = ["../units/other"].'
        report.add(Problem("wrong-type", said, file, row, "pool", str(value), advice))
        return ()
    found = []
    for each in value:
        try:
            found.append(load(beside / each))
        except ArsplanError as error:
            said = f"This unit cannot be read: {str(error).splitlines()[0]}"
            advice = "Maybe the path is wrong; it counts from the folder of this file."
            report.add(Problem("unreadable-unit", said, file, row, "pool", each, advice))
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


def _read(reader: Any, value: Any, file: str, row: int, column: str, report: Report) -> Any:  # noqa: ANN401 - as there
    try:
        return reader(value)
    except Unreadable as error:
        report.add(Problem(error.code, error.message, file, row, column, str(value), error.advice))
        return None


def _named_once(found: list[Scenario | None], file: str, rows: list[int], report: Report) -> None:
    seen = {"as it is"}
    for scenario, row in zip(found, rows, strict=False):
        if scenario is None:
            continue
        if scenario.name.casefold() in seen:
            said = "Two scenarios have this name, or it is that of the unit as it is."
            report.add(Problem("duplicate-name", said, file, row, "name", scenario.name, "Maybe add a number."))
        seen.add(scenario.name.casefold())
