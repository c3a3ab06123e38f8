"""A unit as one workbook: a sheet of settings and one for every table."""

import os
from pathlib import Path

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io.assemble import assemble
from arsplan.io.csv_table import Table
from arsplan.io.headings import KNOWN_TABLES, SETTINGS, TABLE_FILES
from arsplan.io.report import Report
from arsplan.io.rules_file import OwnRules, read_rules
from arsplan.io.settings import Settings
from arsplan.io.settings_sheet import read_settings_sheet
from arsplan.io.sheet_tables import RULES_SHEET, SHEETS, table_of, told_apart
from arsplan.io.workbook import Sheet, read_workbook

__all__ = ["read_unit_workbook"]


def read_unit_workbook(path: str | os.PathLike[str]) -> Unit:
    """Read the workbook of a unit.

    Parameters
    ----------
    path
        A workbook with the sheets unit, shifts, seasons, demand and staff, and where there is something to say
        absences, wishes, fixed, activities, history, balances, skills, pairs, kpi_history and rules; English or
        Norwegian names and headings.

    Returns
    -------
    Unit
        Checked as a whole.

    Raises
    ------
    InvalidUnit
        With every problem found: workbook and sheet, row, column, value and advice.
    ArsplanError
        If openpyxl is not installed.
    """
    file, report = Path(path), Report()
    sheets = told_apart(read_workbook(file, report), file.name, report)
    if not sheets:
        report.raise_any()
    for name in (SETTINGS, *KNOWN_TABLES):
        if name not in sheets:
            report.add(_missing(name, file.name, sheets), name)
    tables: dict[str, Table] = {}
    for name, sheet in sheets.items():
        if name in TABLE_FILES and (name in KNOWN_TABLES or _filled(sheet)):
            table = table_of(sheet, name, report)
            if table is not None:
                tables[name] = table
    names = {name: f"{file.name}, sheet {SHEETS[name][0]}" for name in TABLE_FILES if name not in sheets}
    return assemble(_settings(sheets, file.name, report), tables, report, names, _rules(sheets, report))


def _settings(sheets: dict[str, Sheet], file: str, report: Report) -> Settings:
    table = table_of(sheets[SETTINGS], SETTINGS, report) if SETTINGS in sheets else None
    if table is None:
        report.broken |= {"calendar", "competences", "rotas", "lines"}
        return Settings(f"{file}, sheet {SHEETS[SETTINGS][0]}", report)
    return read_settings_sheet(table, report)


def _rules(sheets: dict[str, Sheet], report: Report) -> OwnRules | None:
    """The lines of a `rules.toml`, each in a row of the first column."""
    sheet = sheets.get(RULES_SHEET)
    if sheet is None:
        return None
    text = "".join(f"{row[0].text if row else ''}\n" for row in sheet.rows)
    return read_rules(text, sheet.label, report)


def _filled(sheet: Sheet) -> bool:
    return any(cell.filled for row in sheet.rows for cell in row)


def _missing(name: str, file: str, sheets: dict[str, Sheet]) -> Problem:
    wanted = " or ".join(dict.fromkeys(f"'{known}'" for known in SHEETS[name][:2]))
    others = [sheet.title for sheet in sheets.values()]
    close = maybe_meant(SHEETS[name][0], others)
    advice = close if "was meant" in close and "one of" not in close else "Maybe it has another name."
    return Problem("missing-sheet", f"The sheet {wanted} is missing.", file, advice=advice)
