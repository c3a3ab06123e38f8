"""Reading a workbook: every sheet as rows of cells, each as the text that a person sees."""

import datetime as dt
import io
import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from arsplan.errors import Problem
from arsplan.io.file_bytes import file_bytes
from arsplan.io.report import Report
from arsplan.io.sheets import need_openpyxl

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as RawCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["WORKBOOKS", "Cell", "Sheet", "column_letters", "is_workbook", "read_workbook"]

WORKBOOKS = (".xlsx", ".xlsm")
"""Endings of the files that are read as workbooks."""

_PERCENT = re.compile(r"^[^;\"]*%")
_EPOCH = dt.datetime(1899, 12, 31)  # noqa: DTZ001 - a spreadsheet's day 0 has no clock of its own


class Cell(NamedTuple):
    """A cell.

    Attributes
    ----------
    text
        What a person sees: 75 % for three quarters shown in per cent, 2027-01-04 for a date, 07:30 for a time. Of a
        formula, what it came to when it was last calculated.
    fault
        Why it has no text although something stands there; empty for all others.
    """

    text: str = ""
    fault: str = ""

    @property
    def filled(self) -> bool:
        """Whether anything stands there."""
        return bool(self.text or self.fault)


class Sheet(NamedTuple):
    """A sheet of a workbook.

    Attributes
    ----------
    title
        Its name.
    label
        What messages call it: the workbook's name and its own.
    rows
        All of the same length; row 1 comes first. What is merged downward stands in each of its cells.
    across
        Places (row, first and last column, from 1) of cells that are merged over several columns.
    """

    title: str
    label: str
    rows: tuple[tuple[Cell, ...], ...]
    across: tuple[tuple[int, int, int], ...] = ()


def is_workbook(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a workbook by its name."""
    return Path(path).suffix.casefold() in WORKBOOKS


def column_letters(at: int) -> str:
    """What a spreadsheet calls a column, counted from 0."""
    letters = ""
    while at >= 0:
        letters, at = chr(ord("A") + at % 26) + letters, at // 26 - 1
    return letters


def read_workbook(path: str | os.PathLike[str], report: Report) -> tuple[Sheet, ...]:
    """Read every sheet.

    Parameters
    ----------
    path
        The file.
    report
        Takes why it cannot be read; no sheets come back then.

    Raises
    ------
    ArsplanError
        If openpyxl is not installed.
    """
    file = Path(path)
    need_openpyxl()
    data = file_bytes(file, report)
    if data is None:
        return ()
    values, formulas = _open(data, file.name, report, values=True), None
    if values is not None:
        formulas = _open(data, file.name, report, values=False)
    if values is None or formulas is None:
        return ()
    return tuple(_sheet(sheet, formulas[sheet.title], file.name) for sheet in values.worksheets)


def _open(data: bytes, name: str, report: Report, *, values: bool) -> "Workbook | None":
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not know, such as pictures, nothing is wanted
            return load_workbook(io.BytesIO(data), data_only=values)
    except Exception:  # noqa: BLE001 - a damaged file fails in any of a dozen ways, which are one to who has to mend it
        said = "This is not a workbook that can be read."
        advice = "Maybe it has a password, or is of an older kind; save it as .xlsx, without one."
        report.add(Problem("not-a-workbook", said, name, advice=advice))
        return None


def _sheet(values: "Worksheet", formulas: "Worksheet", file: str) -> Sheet:
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    rows = [[_cell(raw, said) for raw, said in zip(*pair, strict=True)] for pair in pairs]
    across = []
    for area in values.merged_cells.ranges:
        if area.min_col < area.max_col:
            across += [(row, area.min_col, area.max_col) for row in range(area.min_row, area.max_row + 1)]
        for below in range(area.min_row, area.max_row):
            rows[below][area.min_col - 1] = rows[area.min_row - 1][area.min_col - 1]
    label = f"{file}, sheet {values.title}"
    return Sheet(values.title, label, tuple(map(tuple, rows)), tuple(across))


def _cell(raw: "RawCell | MergedCell", said: "RawCell | MergedCell") -> Cell:
    value = raw.value
    if value is None and said.data_type == "f" and raw.data_type == "n":  # one that came to "" is a text
        return Cell(fault="formula")
    if isinstance(value, str):
        return Cell(fault=value) if raw.data_type == "e" else Cell(value.strip())
    if isinstance(value, bool):
        return Cell(str(value).lower())
    if isinstance(value, int | float):
        return Cell(f"{_number(value * 100)} %" if _PERCENT.match(raw.number_format) else _number(value))
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return Cell("".join(_moment(value)))
    return Cell()


def _number(value: float) -> str:
    """Fifteen digits, as many as a spreadsheet keeps: 0.1 + 0.2 is 0.3."""
    plain = f"{value:.15g}"
    return plain if "e" not in plain else f"{value:.15f}".rstrip("0").rstrip(".")


def _moment(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> Iterator[str]:
    """Dates as ISO 8601, times of day as 07:30; a time from 24:00 on is a day of 1900 to a spreadsheet."""
    if isinstance(value, dt.datetime) and value.year <= 1900:
        value -= _EPOCH
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        yield f"{minutes // 60:02d}:{minutes % 60:02d}"
        yield f":{seconds:02d}" if seconds else ""
    elif isinstance(value, dt.time):
        yield value.isoformat("seconds" if value.second else "minutes")
    elif isinstance(value, dt.datetime) and value.time() != dt.time():
        yield value.isoformat(timespec="seconds" if value.second else "minutes")
    else:
        yield f"{value:%Y-%m-%d}"
