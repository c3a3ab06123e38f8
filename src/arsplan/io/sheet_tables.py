"""The sheets of a unit's workbook: which table each of them is, and its rows as texts."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from arsplan.errors import Problem
from arsplan.io.csv_table import Table, guarded
from arsplan.io.headings import SETTINGS
from arsplan.io.report import Report
from arsplan.io.workbook import Cell, Sheet, column_letters

__all__ = ["RULES_SHEET", "SHEETS", "table_of", "told_apart"]

RULES_SHEET = "rules"
"""The sheet with the lines of `rules.toml`."""

SHEETS: dict[str, tuple[str, ...]] = {
    SETTINGS: ("unit", "enhet", "settings", "innstillinger", "oppsett"),
    "shifts": ("shifts", "vakter", "vaktkoder"),
    "seasons": ("seasons", "sesonger", "perioder"),
    "demand": ("demand", "bemanning", "bemanningsplan", "behov"),
    "staff": ("staff", "ansatte", "personale", "personell"),
    "absences": ("absences", "fravær", "ferie_og_fravær"),
    "wishes": ("wishes", "ønsker"),
    "locks": ("fixed", "låst", "fastsatt", "faste_vakter"),
    "activities": ("activities", "aktiviteter", "møter_og_kurs"),
    "history": ("history", "historikk", "før_planen"),
    "balances": ("balances", "saldo", "saldoer"),
    "skills": ("skills", "ferdigheter", "kurs"),
    "pairs": ("pairs", "par", "sammen_og_hver_for_seg"),
    "kpi_history": ("kpi_history", "nøkkeltall", "tidligere_år"),
    RULES_SHEET: ("rules", "regler", "egne_regler"),
}
"""Names that the sheet of each table may have; the first is the one that is written, the second its Norwegian one."""

_TABLE_OF = {name: table for table, names in SHEETS.items() for name in names}


def told_apart(sheets: Iterable[Sheet], file: str, report: Report) -> dict[str, Sheet]:
    """Find the sheet of each table; two of one table are refused, and a name that is nearly one too."""
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        name = re.sub(r"[\s\-_]+", "_", sheet.title.strip().casefold())
        table = _TABLE_OF.get(name)
        if table in found:
            said = f"The sheets '{found[table].title}' and '{sheet.title}' are the same table."
            report.add(Problem("duplicate-sheet", said, file, advice="Maybe remove one of them."), table)
        elif table is not None:
            found[table] = sheet
        elif close := get_close_matches(name, _TABLE_OF, n=1, cutoff=0.8):
            said = f"The sheet '{sheet.title}' is not read."
            report.add(Problem("unknown-sheet", said, file, advice=f"Maybe rename it to {close[0]}."))
    return found


def table_of(sheet: Sheet, name: str, report: Report) -> Table | None:
    """The rows of a sheet as texts; titles above the heading, and headings that are repeated, are left out.

    What cannot be one row under one heading is refused: cells merged over several columns, and values beyond the last
    heading. None where nothing stands there, or a formula without a value.
    """
    rows = [list(row) for row in sheet.rows]
    heading = next((at for at, row in enumerate(rows) if sum(cell.filled for cell in row) > 1), None)
    names: list[str] = []
    if heading is not None:
        names = [cell.text for cell in rows[heading]]
        while not names[-1]:
            names.pop()
        rows = [[] if at < heading else row[: len(names)] for at, row in enumerate(rows)]
        _misplaced(sheet, heading, names, name, report)
    if _faults(sheet.label, rows, names, name, report):
        return None
    records = [[guarded(cell.text) for cell in row] for row in rows]
    again = [] if heading is None else records[heading]
    kept = [[] if record == again and at != heading else record for at, record in enumerate(records)]
    return Table.of(name, sheet.label, kept, report)


def _misplaced(sheet: Sheet, heading: int, names: Sequence[str], name: str, report: Report) -> None:
    for number, first, last in sheet.across:
        merged = sheet.rows[number - 1][first - 1]
        if number > heading and merged.filled:
            said = f"This cell is merged over {last - first + 1} columns, so its row cannot be read one way only."
            advice, column = "Maybe take the cells apart and write the value in each.", _column(names, first - 1)
            report.add(Problem("merged-across", said, sheet.label, number, column, merged.text, advice), name)
    for number, row in enumerate(sheet.rows[heading + 1 :], heading + 2):
        for at, cell in enumerate(row[len(names) :], len(names)):
            if cell.filled:
                said, column = "A value stands here, but the column has no heading.", _column(names, at)
                advice = "Maybe move remarks to a sheet of their own."
                report.add(Problem("unknown-column", said, sheet.label, number, column, cell.text, advice), name)


def _faults(label: str, rows: Iterable[Sequence[Cell]], names: Sequence[str], name: str, report: Report) -> bool:
    before = len(report.problems)
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if cell.fault == "formula":
                said = "A formula stands here that has not been calculated."
                advice = "Maybe open the workbook in a spreadsheet and save it, or write the value."
                report.add(Problem("no-value", said, label, number, _column(names, at), None, advice), name)
            elif cell.fault:
                said, advice = "A formula stands here that came to an error.", "Maybe mend it, or write the value."
                report.add(Problem("formula-error", said, label, number, _column(names, at), cell.fault, advice), name)
    return len(report.problems) > before


def _column(names: Sequence[str], at: int) -> str:
    """The heading of a column, or its letters."""
    if at < len(names) and names[at]:
        return names[at]
    return column_letters(at)
