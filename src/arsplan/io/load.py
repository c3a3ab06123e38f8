"""One door for every form that a unit is stored in."""

import os
from pathlib import Path

from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.csv_table import decode
from arsplan.io.report import Report
from arsplan.io.unit_folder import SETTINGS_FILE, read_unit
from arsplan.io.unit_json import unit_from_json
from arsplan.io.unit_workbook import read_unit_workbook
from arsplan.io.workbook import is_workbook

__all__ = ["WORKBOOK_FILE", "load"]

WORKBOOK_FILE = "unit.xlsx"
"""What the workbook of a unit is called in a folder of its own."""


def load(path: str | os.PathLike[str]) -> Unit:
    """Read a unit from a folder, from its `unit.toml`, from a workbook, or from a `unit.json`.

    Parameters
    ----------
    path
        A folder with `unit.toml` and tables, a folder with `unit.xlsx` or `unit.json` alone (such as a plan's), or
        one of these files itself; a workbook may have any name.

    Returns
    -------
    Unit
        Checked as a whole.

    Raises
    ------
    InvalidUnit
        With every problem found, its place and advice.
    """
    place = Path(path)
    if place.is_dir() and not (place / SETTINGS_FILE).exists():
        for name in (WORKBOOK_FILE, "unit.json"):
            if (place / name).is_file():
                return load(place / name)
    if place.name.casefold() == SETTINGS_FILE and place.is_file():
        return read_unit(place.parent)
    if place.is_file() and place.suffix.casefold() == ".json":
        return _from_json(place)
    if is_workbook(place):
        return read_unit_workbook(place)
    if place.is_file():
        text = f"A unit cannot be read from '{place.name}'."
        advice = "Maybe name its folder, or a file that ends in .xlsx or .json."
        raise InvalidUnit(Problem("unknown-format", text, place.name, advice=advice))
    return read_unit(place)


def _from_json(file: Path) -> Unit:
    report = Report()
    try:
        text = decode(file.read_bytes(), file.name, "unit", report)
    except OSError as error:
        said = f"The file cannot be read: {error.strerror}."
        raise InvalidUnit(Problem("unreadable-file", said, file.name, advice="Maybe it is locked.")) from None
    report.raise_any()
    return unit_from_json(text or "", file.name)
