"""Cells of a plan's workbook that were changed and say nothing about who works when: positions, and times of shifts."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from arsplan.domain.base import show_clock
from arsplan.domain.unit import Unit
from arsplan.io.cells import Unreadable, clock, hours, number
from arsplan.io.headings import canonical
from arsplan.io.percent import share
from arsplan.io.report import Report
from arsplan.io.rota_layout import grid_in
from arsplan.io.workbook import Cell, Sheet, column_letters, is_workbook, read_workbook

__all__ = ["Unread", "unread_cells"]

_DAY = 1440
_ROUNDED = Fraction(1, 20_000)
"""A spreadsheet keeps fewer digits than a fraction has."""


class Unread(NamedTuple):
    """A changed cell that is not read back: where it stands, what the plan has, and what was typed."""

    sheet: str
    cell: str
    before: str
    after: str


def unread_cells(unit: Unit, file: Path) -> tuple[Unread, ...]:
    """Find them; none in a file that is no workbook.

    Parameters
    ----------
    unit
        Of the plan, with positions as planned.
    file
        The changed workbook.
    """
    if not is_workbook(file):
        return ()
    sheets = read_workbook(file, Report())
    return tuple(found for sheet in sheets for found in (*_positions(unit, sheet), *_shifts(unit, sheet)))


def _positions(unit: Unit, sheet: Sheet) -> Iterator[Unread]:
    grid = grid_in(sheet)
    if grid is None or grid.ids is None:
        return
    at = _columns(sheet.rows[grid.heading][: min(grid.days)], "staff").get("position_pct")
    for number_, row in enumerate(sheet.rows[grid.heading + 1 :], grid.heading + 2):
        person = unit.person.get(row[grid.ids].text)
        if person is not None and at is not None and not _same_share(row[at].text, person.position):
            cell = f"{column_letters(at)}{number_}"
            yield Unread(sheet.title, cell, f"{float(person.position) * 100:.1f} %", row[at].text)


def _shifts(unit: Unit, sheet: Sheet) -> Iterator[Unread]:
    places = _columns(sheet.rows[0] if sheet.rows else (), "shifts")
    if not {"code", "start", "end", "hours"} <= places.keys():
        return
    for number_, row in enumerate(sheet.rows[1:], 2):
        shift = unit.shift_by_code.get(row[places["code"]].text)
        if shift is None:
            continue
        for name, minutes in (("start", shift.start), ("end", shift.finish), ("hours", shift.paid_minutes)):
            typed = row[places[name]].text
            if _minutes(typed, name) != (minutes if name == "hours" else minutes % _DAY):
                said = f"{minutes / 60:g}" if name == "hours" else show_clock(minutes % _DAY)
                yield Unread(sheet.title, f"{column_letters(places[name])}{number_}", said, typed)


def _columns(row: Sequence[Cell], table: str) -> dict[str, int]:
    return {canonical(table, cell.text): at for at, cell in enumerate(row) if cell.text}


def _same_share(typed: str, position: Fraction) -> bool:
    try:
        return abs(share(typed) - position) < _ROUNDED
    except Unreadable:
        return False


def _minutes(typed: str, name: str) -> int | None:
    """Minutes that a cell says; None where it cannot be read. A length may have the digits of a spreadsheet."""
    try:
        if name != "hours":
            return clock(typed) % _DAY
        return hours(typed) if ":" in typed else round(number(typed) * 60)
    except Unreadable:
        return None
