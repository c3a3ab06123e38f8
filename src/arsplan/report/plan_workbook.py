"""A plan as the workbook that planners know: people down, days across, sums that follow what is typed."""

import os
from typing import TYPE_CHECKING, Literal, NamedTuple

from arsplan.clock.holidays import is_red
from arsplan.io.plan_folder import StoredPlan
from arsplan.io.sheets import new_book, put_text, write_book
from arsplan.metrics import day_codes
from arsplan.metrics.day_codes import ACTIVITY
from arsplan.metrics.responsible import Charge, responsible
from arsplan.report.kinds import shift_kind

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["write_plan_workbook"]

_COLOURS = {"day": "CFE3F7", "evening": "F8D9A8", "night": "9AA9D6", "long": "E3A5A5"}
_VACATION, _SATURDAY, _RED = "C7E5C4", "EDEDED", "FBD9DC"
_FIRST_ROW, _FIRST_DAY = 4, 7
_WIDTHS = (28, 10, 12, 9, 9, 9)
"""Of the columns before the days."""

_WEEKDAYS = {"nb": "man tir ons tor fre lør søn", "en": "Mon Tue Wed Thu Fri Sat Sun"}


class _Words(NamedTuple):
    rota: str
    shifts: str
    week: str
    people: tuple[str, ...]
    codes: tuple[str, ...]
    charges: str
    date: str


_WORDS = {
    "nb": _Words(
        "Turnus",
        "Vakter",
        "Uke",
        ("Navn", "Ansattnr", "Kompetanse", "Stilling", "Timer", "Vakter"),
        ("Kode", "Fra", "Til", "Timer"),
        "Ansvarsvakt",
        "Dato",
    ),
    "en": _Words(
        "Rota",
        "Shifts",
        "Week",
        ("Name", "Employee", "Competence", "Position", "Hours", "Shifts"),
        ("Code", "From", "To", "Hours"),
        "In charge",
        "Date",
    ),
}


class _Code(NamedTuple):
    """What stands in a cell on a day of work, and the paid minutes of its shifts; `kind` is empty for activities alone.

    An activity has no length that its code could tell: its minutes stand in the person's own formula.
    """

    code: str
    start: str
    end: str
    minutes: int
    kind: str


def write_plan_workbook(stored: StoredPlan, path: str | os.PathLike[str], lang: Literal["nb", "en"] = "nb") -> None:
    """Write a plan as a workbook, whole or not at all.

    The first sheet has everybody's days with names; hours of a person and people on a shift are formulas, and colours
    go with the code, so both follow when a cell is changed. The second has the codes and their hours. Where the unit
    names those who are responsible for a shift, their days are bold and underlined, and a third sheet has their names.

    Parameters
    ----------
    stored
        The plan.
    path
        The file; replaced where it is there.
    lang
        Language of the headings.

    Raises
    ------
    ArsplanError
        If openpyxl is not installed.
    OSError
        If it cannot be written.
    """
    book, words, codes = new_book(), _WORDS[lang], _codes(stored)
    _rota(book.create_sheet(words.rota), stored, words, _WEEKDAYS[lang].split(), codes)
    _shifts(book.create_sheet(words.shifts), words, codes)
    charges = responsible(stored.planned_unit, stored.roster)
    if charges:
        _charges(book.create_sheet(words.charges), stored, words, charges)
    write_book(book, path)


def _codes(stored: StoredPlan) -> list[_Code]:
    """Every code of a day of work that occurs, single shifts first in the order of the unit."""
    shifts = stored.planned_unit.shift_by_code
    single = [
        _Code(shift.code, _clock(shift.start), _clock(shift.end), shift.paid_minutes, shift_kind(shift))
        for shift in shifts.values()
        if shift.use != "none"
    ]
    known = {code.code: code for code in single}
    for row in day_codes(stored.planned_unit, stored.roster):
        parts = [shifts[part] for part in row.code.split("+") if part in shifts]
        if row.code not in known and (parts or row.code == ACTIVITY):
            kind = shift_kind(parts[0]) if parts else ""
            known[row.code] = _Code(row.code, "", "", sum(shift.paid_minutes for shift in parts), kind)
    return list(known.values())


def _rota(sheet: "Worksheet", stored: StoredPlan, words: _Words, weekdays: list[str], codes: list[_Code]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    unit = stored.planned_unit
    last_day = get_column_letter(_FIRST_DAY + unit.horizon.days - 1)
    last_row, last_code = _FIRST_ROW + len(unit.staff) - 1, len(codes) + 1
    table = f"{words.shifts}!$A$2:$A${last_code}"
    for at, title in enumerate(words.people, 1):
        put_text(sheet.cell(3, at), title).font = Font(bold=True)
    _days(sheet, stored, words, weekdays, last_row)
    activities = dict.fromkeys(unit.person, 0)
    for activity in unit.activities:
        activities[activity.employee] += activity.paid_minutes * (activity.date in unit.horizon)
    rows = {person: number for number, person in enumerate(unit.person, _FIRST_ROW)}
    for employee in unit.staff:
        row = rows[employee.id]
        days = f"G{row}:{last_day}{row}"
        put_text(sheet.cell(row, 1), employee.label)
        put_text(sheet.cell(row, 2), employee.id)
        put_text(sheet.cell(row, 3), employee.competence)
        sheet.cell(row, 4, float(employee.position)).number_format = "0.0%"
        hours = f"{words.shifts}!$D$2:$D${last_code}"
        more = f"+{activities[employee.id] / 60:g}" if activities[employee.id] else ""
        sheet.cell(row, 5, f"=SUMPRODUCT(({days}={table})*{hours}){more}").number_format = "0.0"
        sheet.cell(row, 6, f"=SUMPRODUCT(--({days}={table}))")
    charged = {duty[:2] for charge in responsible(unit, stored.roster) if (duty := charge.duty) is not None}
    for day in day_codes(unit, stored.roster):
        cell = put_text(sheet.cell(rows[day.employee], _FIRST_DAY + unit.horizon.index(day.date)), day.code)
        cell.alignment = Alignment(horizontal="center")
        if (day.employee, day.date) in charged:
            cell.font = Font(bold=True, underline="single")
    for row, code in enumerate(codes, last_row + 2):
        put_text(sheet.cell(row, 1), code.code)
        for at in range(_FIRST_DAY, _FIRST_DAY + unit.horizon.days):
            column = get_column_letter(at)
            sheet.cell(row, at, f"=SUMPRODUCT(--({column}${_FIRST_ROW}:{column}${last_row}=$A{row}))")
    _colours(sheet, f"G{_FIRST_ROW}:{last_day}{last_row}", codes)
    sheet.freeze_panes = "G4"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_cols, sheet.print_title_rows = "A:F", "1:3"


def _days(sheet: "Worksheet", stored: StoredPlan, words: _Words, weekdays: list[str], last_row: int) -> None:
    """Week, weekday and date above each day; weekends and red days are marked to the last person."""
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    horizon = stored.unit.horizon
    for number, day in enumerate(horizon.dates):
        at = _FIRST_DAY + number
        if not day.weekday():
            put_text(sheet.cell(1, at), f"{words.week} {horizon.iso_week(horizon.week_of(day))}")
        put_text(sheet.cell(2, at), weekdays[day.weekday()])
        sheet.cell(3, at, day).number_format = "d.m."
        sheet.column_dimensions[get_column_letter(at)].width = 5.5
        colour = _RED if is_red(day) else _SATURDAY if day.weekday() == 5 else ""
        if colour:
            for row in range(2, last_row + 1):
                sheet.cell(row, at).fill = PatternFill("solid", fgColor=colour)
    for column, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width


def _colours(sheet: "Worksheet", area: str, codes: list[_Code]) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    shades = {code.code: _COLOURS[code.kind] for code in codes if code.kind} | {"FE": _VACATION}
    for code, colour in shades.items():
        quoted = code.replace('"', '""')
        style = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
        sheet.conditional_formatting.add(area, Rule("cellIs", operator="equal", formula=[f'"{quoted}"'], dxf=style))


def _shifts(sheet: "Worksheet", words: _Words, codes: list[_Code]) -> None:
    from openpyxl.styles import Font

    for at, title in enumerate(words.codes, 1):
        put_text(sheet.cell(1, at), title).font = Font(bold=True)
    for row, code in enumerate(codes, 2):
        for at, text in enumerate(code[:3], 1):
            put_text(sheet.cell(row, at), text)
        sheet.cell(row, 4, code.minutes / 60)
    sheet.freeze_panes = "A2"


def _charges(sheet: "Worksheet", stored: StoredPlan, words: _Words, charges: list[Charge]) -> None:
    """Dates down, shifts across; a cell is red where nobody on duty can be responsible."""
    from openpyxl.styles import Font, PatternFill

    unit, nobody = stored.planned_unit, PatternFill("solid", fgColor=_RED)
    column = {code: at for at, code in enumerate(dict.fromkeys(charge.shift for charge in charges), 2)}
    put_text(sheet.cell(1, 1), words.date).font = Font(bold=True)
    for code, at in column.items():
        put_text(sheet.cell(1, at), code).font = Font(bold=True)
    for charge in charges:
        row = 2 + unit.horizon.index(charge.date)
        sheet.cell(row, 1, charge.date).number_format = "d.m.yyyy"
        cell = sheet.cell(row, column[charge.shift])
        if charge.duty is None:
            cell.fill = nobody
        else:
            put_text(cell, unit.person[charge.employee].label)
    sheet.column_dimensions["A"].width = _WIDTHS[2]
    sheet.freeze_panes = "B2"


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"
