"""`scenarios.toml`: a `[[scenario]]` for each arrangement to be compared."""

import os
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from arsplan.domain.crosscheck import maybe_meant
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.cells import Unreadable
from arsplan.io.csv_table import decode
from arsplan.io.percent import share
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings_values import SECTION_READERS, plain
from arsplan.io.toml_text import parse_toml
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
    try:
        text = decode(file.read_bytes(), file.name, "scenarios", report)
    except OSError as error:
        said = f"The file cannot be read: {error.strerror}."
        raise InvalidUnit(Problem("unreadable-file", said, file.name, advice="Maybe the path is wrong.")) from None
    document = parse_toml(text, file.name, report) if text is not None else None
    report.raise_any()
    rows = [number for number, line in enumerate((text or "").splitlines(), 1) if _HEADING.match(line)]
    found = [
        _scenario(table, file.name, row, report) for table, row in zip(_tables(document or {}), rows, strict=False)
    ]
    for key in set(document or {}) - {"scenario"}:
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


def _scenario(table: Any, file: str, row: int, report: Report) -> Scenario | None:  # noqa: ANN401 - what TOML holds
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
    if "long_share" in ready:
        ready["long_share"] = _read(lambda text: share(str(text)), ready["long_share"], file, row, "long_share", report)
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
