"""The demand of a unit as a workbook of its own: times or shifts down the side, days across."""

from collections.abc import Sequence
from pathlib import Path

from arsplan.errors import Problem
from arsplan.io.csv_table import Table
from arsplan.io.report import Report
from arsplan.io.sheet_tables import table_of, told_apart
from arsplan.io.sheets import book_bytes, new_book, put_text
from arsplan.io.workbook import read_workbook

__all__ = ["DEMAND_BOOK", "demand_book", "read_demand_book"]

DEMAND_BOOK = "demand.xlsx"
"""What it is called in the folder of a unit, in place of `demand.csv`."""

_NAME = "demand"
_WIDE, _NARROW = 14, 7


def demand_book(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A matrix of demand as a workbook; heads are numbers, and what stands at the side and on top stays in sight.

    Raises
    ------
    ArsplanError
        If openpyxl is not installed.
    """
    book = new_book()
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(_NAME)
    for at, heading in enumerate(headings, 1):
        put_text(sheet.cell(1, at), heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE if heading in {"season", "time"} else _NARROW
        for number, row in enumerate(rows, 2):
            text, cell = row[at - 1], sheet.cell(number, at)
            if text.isdecimal():
                cell.value = int(text)
            elif text:
                put_text(cell, text)
    sheet.freeze_panes = "C2"
    return book_bytes(book)


def read_demand_book(file: Path, report: Report) -> Table | None:
    """Read the table of demand from its workbook: the sheet of that name, or the only one.

    None where there is none, which the report says.
    """
    sheets = read_workbook(file, report)
    sheet = sheets[0] if len(sheets) == 1 else told_apart(sheets, file.name, report).get(_NAME)
    if sheet is None:
        if sheets:
            text, advice = f"The sheet '{_NAME}' is missing.", "Maybe it has another name."
            report.add(Problem("missing-sheet", text, file.name, advice=advice), _NAME)
        report.broken.add(_NAME)
        return None
    return table_of(sheet, _NAME, report)
