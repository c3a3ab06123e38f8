"""A unit as a folder: `unit.toml` and a CSV file for every table."""

import os
from difflib import get_close_matches
from pathlib import Path

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError, InvalidUnit, Problem
from arsplan.io.assemble import assemble
from arsplan.io.atomic import write_folder
from arsplan.io.csv_table import Table, csv_text, decode, parse_csv
from arsplan.io.curve_note import NOTE, note_in
from arsplan.io.demand_book import DEMAND_BOOK, read_demand_book
from arsplan.io.headings import KNOWN_TABLES, TABLE_FILES
from arsplan.io.report import Report
from arsplan.io.rules_file import RULES_FILE, OwnRules, read_rules, rules_toml
from arsplan.io.settings import Settings, read_settings
from arsplan.io.unit_rows import unit_tables
from arsplan.io.unit_toml import unit_toml

__all__ = ["SETTINGS_FILE", "check_unit_target", "read_unit", "write_unit_folder"]

SETTINGS_FILE = "unit.toml"


def read_unit(path: str | os.PathLike[str]) -> Unit:
    """Read the folder of a unit.

    Parameters
    ----------
    path
        A folder with `unit.toml`, `shifts.csv`, `seasons.csv`, `demand.csv` (or `demand.xlsx`, the same in a
        workbook) and `staff.csv`, and where there is something to say `absences.csv`, `wishes.csv`, `fixed.csv`,
        `activities.csv`, `history.csv`, `kpi_history.csv` and `rules.toml`. CSV in UTF-8 or cp1252, with comma or
        semicolon, decimal point or comma, English or Norwegian headings.

    Returns
    -------
    Unit
        Checked as a whole.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    folder = Path(path)
    if not folder.is_dir():
        text, advice = (
            f"There is no folder '{folder}'.",
            "Maybe the path is mistyped, or the current folder is another.",
        )
        raise InvalidUnit(Problem("missing-folder", text, advice=advice))
    report = Report()
    there = {entry.name.casefold(): entry for entry in sorted(folder.iterdir()) if entry.is_file()}
    settings = _settings(there, report)
    tables: dict[str, Table] = {}
    for name, stem in TABLE_FILES.items():
        file = there.get(f"{stem}.csv")
        if name == "demand" and DEMAND_BOOK in there:
            table = _demand_book(there[DEMAND_BOOK], file, report)
            if table is not None:
                tables[name] = table
            continue
        if file is None:
            if name in KNOWN_TABLES:
                report.add(_missing(f"{stem}.csv", there), name)
            continue
        data = _bytes(file, report, name)
        table = None if data is None else parse_csv(data, name, file.name, report)
        if table is not None:
            tables[name] = table
    _misspelt(there, report)
    unit = assemble(settings, tables, report, rules=_rules(there, report))
    note = note_in(there)
    return unit if note is None else unit.model_copy(update={"ext": {**unit.ext, NOTE: note}})


def write_unit_folder(unit: Unit, path: str | os.PathLike[str]) -> None:
    """Write a unit as a folder that `read_unit` reads back as an equal unit.

    Every table is written, the empty ones as a heading, so that nothing of an earlier unit there is left.

    Parameters
    ----------
    unit
        What to write.
    path
        The folder; made where it is missing. Other files in it stay.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    files = {SETTINGS_FILE: unit_toml(unit), RULES_FILE: rules_toml(unit)}
    for name, (headings, rows) in unit_tables(unit).items():
        files[f"{TABLE_FILES[name]}.csv"] = csv_text(headings, rows)
    write_folder(path, files)


def check_unit_target(path: str | os.PathLike[str]) -> None:
    """Refuse a place where writing a unit would mix with something that is no unit.

    Parameters
    ----------
    path
        Where the unit is to go.

    Raises
    ------
    ArsplanError
        If it is a file, or a folder of other things, such as a plan.
    """
    target = Path(path)
    if target.exists() and not target.is_dir():
        raise ArsplanError(f"'{target}' is a file, not a folder for a unit.\nMaybe name a new folder.")
    if target.exists() and any(target.iterdir()) and not (target / SETTINGS_FILE).exists():
        raise ArsplanError(f"'{target}' holds other files and no unit.\nMaybe name a new folder.")


def _settings(there: dict[str, Path], report: Report) -> Settings:
    file = there.get(SETTINGS_FILE)
    if file is None:
        report.add(_missing(SETTINGS_FILE, there))
        report.broken |= {"calendar", "competences", "rotas", "lines"}
        return Settings(SETTINGS_FILE, report)
    data = _bytes(file, report, "calendar")
    text = None if data is None else decode(data, file.name, "calendar", report)
    if text is None:
        report.broken |= {"calendar", "competences", "rotas", "lines"}
        return Settings(file.name, report)
    return read_settings(text, file.name, report)


def _demand_book(book: Path, file: Path | None, report: Report) -> Table | None:
    """Demand from a workbook of its own, where no other table says it."""
    if file is None:
        return read_demand_book(book, report)
    text = f"The demand stands both in {file.name} and in {book.name}."
    report.add(Problem("duplicate-table", text, book.name, advice="Maybe remove one of them."), "demand")
    return None


def _rules(there: dict[str, Path], report: Report) -> OwnRules | None:
    file = there.get(RULES_FILE)
    data = None if file is None else _bytes(file, report, "own_rules")
    text = None if file is None or data is None else decode(data, file.name, "own_rules", report)
    return None if file is None or text is None else read_rules(text, file.name, report)


def _bytes(file: Path, report: Report, table: str) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError as error:
        text = f"The file cannot be read: {error.strerror}."
        report.add(Problem("unreadable-file", text, file.name, advice="Maybe another program holds it."), table)
        return None


def _missing(name: str, there: dict[str, Path]) -> Problem:
    close = maybe_meant(name, [file.name for file in there.values()])
    advice = close if "was meant" in close and "one of" not in close else "Maybe it lies in another folder."
    return Problem("missing-file", f"The file {name} is missing.", name, advice=advice)


def _misspelt(there: dict[str, Path], report: Report) -> None:
    """A file that is nearly called like a table would be overlooked without a word."""
    known = [RULES_FILE, *(f"{stem}.csv" for stem in TABLE_FILES.values())]
    for name, file in there.items():
        close = get_close_matches(name, known, n=1, cutoff=0.85)
        if name not in known and close and close[0] not in there:
            text = f"A file {file.name} is not read, and there is no {close[0]}."
            report.add(Problem("unknown-file", text, file.name, advice=f"Maybe rename it to {close[0]}."))
