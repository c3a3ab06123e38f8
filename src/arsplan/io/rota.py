"""Reading a rota strictly, whoever made it: what does not fit the unit is refused with its place."""

import os
from collections.abc import Iterable
from pathlib import Path

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io import cells
from arsplan.io.csv_table import Table, parse_csv
from arsplan.io.file_bytes import file_bytes
from arsplan.io.headings import ROTA, canonical
from arsplan.io.own_times import with_own_times
from arsplan.io.report import Report
from arsplan.io.rota_grid import read_grid
from arsplan.io.rota_layout import Grid, grid_in
from arsplan.io.rota_rows import PLAINLY, Noted, RotaRows
from arsplan.io.rota_times import instant, moment
from arsplan.io.sheet_tables import table_of
from arsplan.io.table_rows import Column, columns_of, read_rows
from arsplan.io.workbook import Cell, Sheet, is_workbook, read_workbook

__all__ = [
    "ANY_ROTA",
    "PLAINLY",
    "ROTA_FILE",
    "Noted",
    "read_any_rota",
    "read_rota",
    "rota_at",
    "rota_from",
    "without_duty",
]

ANY_ROTA = (
    Column("employee", "employee", cells.text, needed=True),
    Column("date", "date", cells.day, needed=True),
    Column("shift", "shift", cells.text),
    Column("start", "start", moment),
    Column("end", "end", moment),
    Column("paid_minutes", "paid_minutes", cells.whole),
)
ROTA_FILE = "rota.csv"
"""What a plan's folder calls its rota."""

_AS_WRITTEN = {"shift": ANY_ROTA[2]._replace(needed=True)} | {c.name: c._replace(read=instant) for c in ANY_ROTA[3:5]}
"""Columns of a rota that arsplan wrote: every duty with its shift, and instants."""


def read_rota(unit: Unit, path: str | os.PathLike[str]) -> Roster:
    """Read a rota that belongs to a unit.

    Parameters
    ----------
    unit
        Its people, shifts and dates are the ones that may stand there.
    path
        A CSV file or a workbook: people down and days across, with dates or with the weekdays of weeks that repeat; or
        the columns employee, date and shift, or start and end instead of shift. Where both stand there, and where
        paid_minutes does, they must be those of the shift.

    Returns
    -------
    Roster
        Every duty of the file.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    return read_any_rota(unit, path)[1]


def read_any_rota(unit: Unit, path: str | os.PathLike[str], noted: Noted = PLAINLY) -> tuple[Unit, Roster]:
    """Read a rota as `read_rota`, written down in one of several ways.

    Parameters
    ----------
    unit, path
        As for `read_rota`.
    noted
        How it was written down.

    Returns
    -------
    tuple of Unit and Roster
        The unit has a shift more for each duty with times of its own, and vacation more where the rota says so.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    report = Report()
    file = Path(path)
    told, roster = rota_at(unit, file, report, noted)
    report.raise_any()
    return told, roster


def rota_at(unit: Unit, file: Path, report: Report, noted: Noted | None = PLAINLY) -> tuple[Unit, Roster]:
    """Read the rota of a file: a workbook, or a CSV file as `rota_from`."""
    if not is_workbook(file):
        return rota_from(unit, file_bytes(file, report, inside=ROTA_FILE), file.name, report, noted)
    sheets = read_workbook(file, report)
    grids = [grid for grid in map(grid_in, sheets) if grid is not None]
    dated = [grid for grid in grids if not grid.weeks]
    if grids:
        return _by_days(unit, dated or grids[:1], report, noted)
    for sheet in sheets:
        headings = {canonical(ROTA, cell.text) for row in sheet.rows[:1] for cell in row}
        if {"employee", "date"} <= headings:
            return _by_rows(unit, table_of(sheet, ROTA, report), report, noted)
    if sheets:
        said = "No sheet holds a rota: people down and days across, or a row for each duty."
        advice = "Maybe the dates above the days are texts without a year, such as 4.1."
        report.add(Problem("no-rota", said, file.name, advice=advice))
    return unit, Roster()


def rota_from(
    unit: Unit, data: bytes | None, file: str, report: Report, noted: Noted | None = PLAINLY
) -> tuple[Unit, Roster]:
    """Read the content of a rota; without `noted`, one that has to be as arsplan writes it."""
    table = None if data is None else parse_csv(data, ROTA, file, report)
    grid = None if table is None or noted is None else grid_in(_sheet(table))
    if grid is not None:
        return _by_days(unit, [grid], report, noted)
    return _by_rows(unit, table, report, noted)


def _by_days(unit: Unit, grids: Iterable[Grid], report: Report, noted: Noted | None) -> tuple[Unit, Roster]:
    """People down and days across; vacation that the unit does not know is added to it."""
    reader = RotaRows(unit, report, noted or PLAINLY)
    away = [absence for grid in grids for absence in read_grid(grid, unit, reader, report)]
    told = unit.with_absences((*unit.absences, *away)) if away else unit
    return told, Roster(reader.seen)


def _by_rows(unit: Unit, table: Table | None, report: Report, noted: Noted | None) -> tuple[Unit, Roster]:
    """A row for each duty."""
    if table is None:
        return unit, Roster()
    columns = [_AS_WRITTEN.get(column.name, column) for column in ANY_ROTA] if noted is None else ANY_ROTA
    found = columns_of(table, [column.name for column in columns], report, ext=False)
    if noted is not None and "shift" not in found and not {"start", "end"} <= found.keys():
        report.add(without_duty(table))
        return unit, Roster()
    reader = RotaRows(unit, report, noted or PLAINLY)
    for entry in read_rows(table, columns, found, report):
        if entry.whole:
            reader.read(entry)
    return with_own_times(unit, reader.own), Roster(reader.seen)


def _sheet(table: Table) -> Sheet:
    """A CSV file as the sheet that a spreadsheet makes of it."""
    rows = {table.heading_row: table.headings} | {row.number: row.cells for row in table.rows}
    blank = ("",) * len(table.headings)
    numbers = range(1, max(rows) + 1)
    return Sheet(table.file, table.file, tuple(tuple(map(Cell, rows.get(number, blank))) for number in numbers))


def without_duty(table: Table) -> Problem:
    """What is wrong with a table whose rows name no duties."""
    text = "Neither a column 'shift' nor the columns 'start' and 'end' are there."
    advice = f"Maybe they have other names; the heading is: {', '.join(table.headings)}."
    return Problem("missing-column", text, table.file, table.heading_row, "shift", advice=advice)
