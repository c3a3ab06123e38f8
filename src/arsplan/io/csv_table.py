"""A CSV file as a plain table of texts, whichever way a Norwegian spreadsheet wrote it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arsplan.errors import Problem
from arsplan.io.report import Report

__all__ = ["Row", "Table", "csv_text", "decode", "guarded", "parse_csv"]

_DELIMITERS = ",;\t"
_FORMULA = re.compile(r"'*(?![+-][0-9]+(?:[.,][0-9]+)?\Z)[=+\-@]")
"""What a spreadsheet would calculate when it opens a CSV file, apostrophes in front or not; numbers are harmless."""


@dataclass(frozen=True)
class Row:
    """A row of texts, and its number as a spreadsheet shows it (the heading is row 1)."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A heading and rows of texts, of a CSV file or a sheet of a workbook; no row is longer or shorter.

    Attributes
    ----------
    name
        Which table of the unit it is, such as `staff`.
    file
        What the person knows it by, such as `staff.csv`.
    heading_row
        Number of the row that the headings stand in.
    """

    name: str
    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    heading_row: int = 1

    @classmethod
    def of(cls, name: str, file: str, records: Iterable[Sequence[str]], report: Report) -> "Table | None":
        """Make a table of raw records, numbered from 1; blank ones are ignored. None when all are."""
        stripped = [
            Row(number, tuple(_bare(cell.strip()) for cell in cells)) for number, cells in enumerate(records, 1)
        ]
        filled = [row for row in stripped if any(row.cells)]
        if not filled:
            text = "The file is empty."
            report.add(Problem("empty-file", text, file, advice="Maybe it lost its content when saved."), name)
            return None
        headings = filled[0].cells
        width = len(headings)
        while not headings[-1]:
            headings = headings[:-1]
        rows = [_fitted(row, range(len(headings), width + 1), file, name, report) for row in filled[1:]]
        kept = tuple(row for row in rows if row is not None)
        return cls(name, file, headings, kept, filled[0].number)


def parse_csv(data: bytes, name: str, file: str, report: Report) -> Table | None:
    """Read a CSV file: UTF-8 or cp1252, with comma, semicolon or tab; blank rows are ignored.

    Parameters
    ----------
    data
        Content of the file.
    name, file
        Which table it is, and its name for messages.
    report
        Takes what is wrong.

    Returns
    -------
    Table or None
        None where nothing can be read at all; the report says why.
    """
    text = decode(data, file, name, report)
    if text is None:
        return None
    stream = io.StringIO(text, newline="")
    first = next((line for line in text.splitlines() if line.strip()), "")
    skip = first.casefold().startswith("sep=") and len(first.strip()) == 5
    delimiter = first.strip()[4] if skip else max(_DELIMITERS, key=first.count)
    reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=True, strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error:
        message = "The quotation marks do not pair up, so the cells cannot be told apart."
        advice = 'Maybe a " is missing, or stands inside a text where "" is needed.'
        report.add(Problem("bad-quotes", message, file, len(records) + 1, advice=advice), name)
        return None
    if skip:
        records[next(k for k, cells in enumerate(records) if any(cells))] = []
    return Table.of(name, file, records, report)


def decode(data: bytes, file: str, name: str, report: Report) -> str | None:
    """Turn bytes into text: UTF-8 with or without its mark, else cp1252; None for anything else."""
    if b"\0" in data:
        message = "This is not a text file."
        advice = "Maybe it is a workbook or 'Unicode text'; save it as CSV UTF-8 instead."
    else:
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
        message = "The letters of this file are in an encoding that is neither UTF-8 nor cp1252."
        advice = "Maybe save it as CSV UTF-8."
    report.add(Problem("not-text", message, file, advice=advice), name)
    return None


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table as CSV with commas; cells are quoted only where they have to be.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, which `parse_csv` takes off.
    """
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in (headings, *rows))


def _bare(cell: str) -> str:
    """The text of a cell, without the apostrophe that keeps a spreadsheet from calculating it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def guarded(cell: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would calculate it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _quoted(cell: str) -> str:
    cell = guarded(cell)
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',;"\r\n\t') else cell


def _fitted(row: Row, widths: range, file: str, name: str, report: Report) -> Row | None:
    """The row with as many cells as the heading; more only where the heading ends in empty ones too."""
    cells, width = row.cells, widths[0]
    if len(cells) in widths and not any(cells[width:]):
        return Row(row.number, cells[:width])
    message = f"{len(cells)} cells stand here, but the heading has {width}."
    advice = (
        "Maybe a comma inside a number or text; put the cell in quotation marks, or use semicolons."
        if len(cells) > width
        else "Maybe a separator is missing."
    )
    code = "too-many-cells" if len(cells) > width else "too-few-cells"
    report.add(Problem(code, message, file, row.number, advice=advice), name)
    return None
