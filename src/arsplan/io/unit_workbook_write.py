"""A unit as a workbook that is pleasant to fill in: notes on headings, lists to choose from, pages that print."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io import cells
from arsplan.io.headings import SETTINGS
from arsplan.io.rules_file import rules_toml
from arsplan.io.settings_sheet import SETTING_COLUMNS, setting_options, setting_rows
from arsplan.io.sheet_choices import add_choices, choose_from, in_language
from arsplan.io.sheet_notes import ColumnNote, Lang, column_notes, setting_note
from arsplan.io.sheet_tables import RULES_SHEET, SHEETS
from arsplan.io.sheets import LONGEST_TEXT, new_book, put_text, write_book
from arsplan.io.table_specs import COLUMNS, PERCENT_FIELDS
from arsplan.io.unit_rows import unit_tables

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["write_unit_workbook"]

_HEAD, _TO_FILL_IN = "DCE6F1", "FFF8DC"
_NUMBERS = (cells.whole, cells.number, cells.exact, cells.hours, cells.week)
_DIGITS = 15
"""As many as a spreadsheet keeps of a number; a longer one stays a text."""

_NARROW, _WIDE, _NOTE_WIDTH, _LINE = 9, 40, 90, 15


def write_unit_workbook(unit: Unit, path: str | os.PathLike[str], lang: Lang = "en") -> None:
    """Write a unit as a workbook that `load` reads back as an equal unit, whole or not at all.

    Parameters
    ----------
    unit
        What to write.
    path
        The file; replaced where it is there.
    lang
        Language of sheets, headings and notes.

    Raises
    ------
    ArsplanError
        If openpyxl is not installed, or a text is longer than a cell or holds what a workbook cannot.
    OSError
        If it cannot be written.
    """
    book, notes = new_book(), column_notes(lang)
    titles = {name: names[1].capitalize() if lang == "nb" else names[0] for name, names in SHEETS.items()}
    _settings(book.create_sheet(titles[SETTINGS]), unit, lang)
    tables = unit_tables(unit)
    for name in SHEETS:
        if name in tables:
            sheet = book.create_sheet(titles[name])
            headings, rows = tables[name]
            _head(sheet, [_note(notes, name, heading) for heading in headings])
            _rows(sheet, name, headings, rows, lang)
            add_choices(sheet, name, headings, unit, lang, titles)
    rules = book.create_sheet(titles[RULES_SHEET])
    for number, line in enumerate(rules_toml(unit).splitlines(), 1):
        _write(rules, number, 1, line)
    rules.column_dimensions["A"].width = _NOTE_WIDTH
    write_book(book, path)


def _note(notes: Mapping[tuple[str, str], ColumnNote], table: str, heading: str) -> ColumnNote:
    """The note of a column; one that the unit has named keeps its heading."""
    if heading.startswith("min_"):
        return notes[table, "min_CODE"]._replace(heading=heading)
    return notes.get((table, heading), ColumnNote(heading, ""))


def _settings(sheet: "Worksheet", unit: Unit, lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    notes = column_notes(lang)
    _head(sheet, [notes[SETTINGS, column] for column in SETTING_COLUMNS])
    last = None
    for number, row in enumerate(setting_rows(unit), 2):
        note = setting_note(row.section, row.setting, lang)
        words = in_language(SETTINGS, "value", lang)
        value = words.get(row.value, row.value)
        choose_from(sheet, f"C{number}", [words.get(word, word) for word in setting_options(row)])
        for at, text in enumerate((row.section, row.setting, value, note), 1):
            _write(sheet, number, at, text)
        sheet.cell(number, 3).fill = PatternFill("solid", fgColor=_TO_FILL_IN)
        for cell in sheet[number]:
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=cell.column == len(SETTING_COLUMNS))
        sheet.row_dimensions[number].height = _LINE * (1 + len(note) // _NOTE_WIDTH)
        if row.section != last:
            for at in (1, 2):
                sheet.cell(number, at).font = Font(bold=True)
        last = row.section
    for column, width in zip("ABCD", (20, 24, 24, _NOTE_WIDTH), strict=True):
        sheet.column_dimensions[column].width = width


def _head(sheet: "Worksheet", columns: Sequence[ColumnNote]) -> None:
    """Headings that stay in sight, each with its note."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for at, (heading, note) in enumerate(columns, 1):
        _write(sheet, 1, at, heading)
        cell = sheet.cell(1, at)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
        if note:
            cell.comment = Comment(note, "arsplan", height=90, width=260)
        sheet.column_dimensions[get_column_letter(at)].width = max(_NARROW, len(heading) + 3)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.print_title_rows = "landscape", "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _rows(sheet: "Worksheet", table: str, headings: Sequence[str], rows: Iterable[Sequence[str]], lang: Lang) -> None:
    from openpyxl.utils import get_column_letter

    readers = {column.name: column for column in COLUMNS.get(table, ())}
    for at, heading in enumerate(headings):
        column, words = readers.get(heading), in_language(table, heading, lang)
        number = heading.startswith("min_") or (
            column is not None and (column.read in _NUMBERS or column.field in PERCENT_FIELDS)
        )
        texts = [words.get(row[at], row[at]) for row in rows]
        for row, text in enumerate(texts, 2):
            _write(sheet, row, at + 1, text, number=number)
        shape = sheet.column_dimensions[get_column_letter(at + 1)]
        shape.width = max(shape.width, min(_WIDE, max(map(len, texts), default=0) + 3))


def _write(sheet: "Worksheet", row: int, at: int, text: str, *, number: bool = False) -> None:
    """A date or a number as such where the cell reads back the same, any other text as a text."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not text:
        return
    cell = sheet.cell(row, at)
    if number and len(text) <= _DIGITS and text == f"{float(text) if _plain(text) else 0:.15g}":
        cell.value = float(text) if "." in text else int(text)
    elif _date(text):
        cell.value = date.fromisoformat(text)
        cell.number_format = "yyyy-mm-dd"
    elif len(text) > LONGEST_TEXT or ILLEGAL_CHARACTERS_RE.search(text):
        raise ArsplanError(f"'{text[:40]}…' cannot stand in a workbook.\nMaybe keep this unit as a folder.")
    else:
        put_text(cell, text)


def _plain(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def _date(text: str) -> bool:
    if len(text) != len("2027-01-04"):
        return False
    try:
        return date.fromisoformat(text).year > 1900
    except ValueError:
        return False
