"""Verdicts as a workbook: a sheet by person, one by rule, and one with every finding."""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from arsplan.checking import Finding, Findings
from arsplan.io.sheets import new_book, put_text, write_book
from arsplan.report.check_groups import by_person, by_rule, how_far, who
from arsplan.report.check_table import COLUMNS, Cell, check_rows
from arsplan.rules.rule import Rule

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["write_check_workbook"]

_WIDEST = 60


def write_check_workbook(path: str | os.PathLike[str], findings: Findings, rules: Iterable[Rule]) -> None:
    """Write every verdict as a workbook, whole or not at all; texts stay texts, whatever they begin with.

    Parameters
    ----------
    path
        The file; replaced where it is there.
    findings
        Of the checker.
    rules
        The rules that were read, for their titles and sources.

    Raises
    ------
    ArsplanError
        If openpyxl is not installed.
    OSError
        If it cannot be written.
    """
    known = {rule.id: rule for rule in rules}
    book = new_book()
    people = [(who(g.key), len(g.findings), g.others, g.worst.rule, *_worst(g.worst)) for g in by_person(findings)]
    _sheet(book.create_sheet("By person"), ("Person", "Breaches", "Rules", "Worst rule", *_WORST), people)
    titles = {rule: (known[rule].title, known[rule].source.paragraph) for rule in known}
    by_rules = [
        (g.key, titles.get(g.key, ("", ""))[0], len(g.findings), g.others, who(g.worst.employee), *_worst(g.worst))
        for g in by_rule(findings)
    ]
    _sheet(book.create_sheet("By rule"), ("Rule", "Title", "Breaches", "People", "Worst for", *_WORST), by_rules)
    _sheet(book.create_sheet("Findings"), COLUMNS, check_rows(findings, known.values()))
    write_book(book, path)


_WORST = ("How far", "From", "To", "Text")


def _worst(finding: Finding) -> tuple[Cell, ...]:
    return how_far(finding), finding.first, finding.last, finding.text


def _sheet(sheet: "Worksheet", columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Fill a sheet: a bold heading that stays in sight, filters, columns as wide as their texts."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    widths = [len(column) for column in columns]
    for number, cells in enumerate((columns, *rows), 1):
        for at, value in enumerate(cells):
            cell = sheet.cell(number, at + 1)
            if isinstance(value, str):
                put_text(cell, value)
            else:
                cell.value = value
            widths[at] = min(_WIDEST, max(widths[at], len(str(value or ""))))
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width + 2
        sheet.cell(1, at).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
