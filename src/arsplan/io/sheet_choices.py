"""Words that a cell of a unit's workbook may be chosen from, in either language."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from arsplan.domain.absences import OFF, VACATION
from arsplan.domain.unit import Unit
from arsplan.io.headings import SETTINGS
from arsplan.io.sheet_notes import Lang
from arsplan.io.table_specs import COLUMNS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["add_choices", "choose_from", "in_language"]

_LAST_ROW = 1000
"""How far below a heading there are lists to choose from."""

_LONGEST = 255
"""Letters that a list may have which does not stand in a sheet."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), ("man", "tir", "ons", "tor", "fre", "lør", "søn")
_WORDS = {
    ("shifts", "use"): (("all", "weekend", "weekday", "none"), ("alle", "helg", "hverdag", "ingen")),
    ("demand", "day_type"): (
        ("weekday", "weekend", "red", *map(str.lower, _WEEKDAYS[0])),
        ("hverdag", "helg", "rød", *_WEEKDAYS[1]),
    ),
    ("staff", "employment"): (
        ("permanent", "temporary", "apprentice", "vacant"),
        ("fast", "vikar", "lærling", "ledig"),
    ),
    ("staff", "averaging"): (("none", "ind", "tv"), ("ingen", "individuell", "tillitsvalgte")),
    ("absences", "kind"): ((VACATION, "leave", "study", "sick"), ("ferie", "permisjon", "studier", "syk")),
    ("pairs", "kind"): (("apart", "together"), ("hver for seg", "sammen")),
    ("wishes", "strength"): (("must", "wish", "optional"), ("må", "ønske", "valgfri")),
    ("wishes", "weekday"): _WEEKDAYS,
}
"""Words in English and in Norwegian; where both mean the same to the reader, they are translated."""

_ELSEWHERE = {
    ("demand", "season"): "seasons",
    ("wishes", "id"): "staff",
    ("wishes", "shift"): "shifts",
    ("pairs", "employee"): "staff",
    ("pairs", "other"): "staff",
    **{(table, "employee"): "staff" for table in ("absences", "locks", "activities", "history", "balances", "skills")},
    **{(table, "shift"): "shifts" for table in ("locks", "history")},
}
"""Columns whose cells name what stands in the first column of another sheet."""


@cache
def in_language(table: str, heading: str, lang: Lang) -> Mapping[str, str]:
    """What the words of a column are in a language, where it has other ones."""
    if lang == "en":
        return {}
    if (table, heading) == (SETTINGS, "value"):
        return {"yes": "ja", "no": "nei"}
    if (table, heading) == ("locks", "shift"):
        return {OFF: "fri"}
    read = next((column.read for column in COLUMNS.get(table, ()) if column.name == heading), str)
    pairs = zip(*_WORDS.get((table, heading), ((), ())), strict=True)
    return {english: norwegian for english, norwegian in pairs if read(english) == read(norwegian)}


def add_choices(
    sheet: "Worksheet", table: str, headings: Sequence[str], unit: Unit, lang: Lang, titles: Mapping[str, str]
) -> None:
    """Give a table's columns lists to choose from; what is not on them may be typed all the same."""
    from openpyxl.utils import get_column_letter, quote_sheetname

    own = {
        ("staff", "competence"): [fact.code for fact in unit.competences],
        ("staff", "rota"): [rota.name for rota in unit.rotas],
    }
    for at, heading in enumerate(headings, 1):
        key = (table, heading)
        words = _WORDS[key][lang == "nb"] if key in _WORDS else own.get(key, ())
        letter = get_column_letter(at)
        cells = f"{letter}2:{letter}{_LAST_ROW}"
        if key in _ELSEWHERE:
            _choose(sheet, cells, f"{quote_sheetname(titles[_ELSEWHERE[key]])}!$A$2:$A${_LAST_ROW}")
        else:
            choose_from(sheet, cells, words)


def choose_from(sheet: "Worksheet", cells: str, words: Sequence[str]) -> None:
    """Give cells a list of words; nothing where there are none, or where they cannot stand in a list."""
    listed = ",".join(words)
    if listed and len(listed) < _LONGEST and not any(set(word) & set(',"') for word in words):
        _choose(sheet, cells, f'"{listed}"')


def _choose(sheet: "Worksheet", cells: str, formula: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    choice.add(cells)
    sheet.add_data_validation(choice)
