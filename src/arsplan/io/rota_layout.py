"""Where the parts of a rota stand that is drawn as a grid: people down, days across."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from arsplan.io import cells
from arsplan.io.cells import Unreadable
from arsplan.io.headings import ROTA, canonical
from arsplan.io.workbook import Cell, Sheet

__all__ = ["Grid", "grid_in"]

_FEWEST_DAYS = 7
"""A heading with so many days in it is that of a grid."""


class Grid(NamedTuple):
    """Where the parts of a grid stand.

    Attributes
    ----------
    heading
        Number of the row with the days, from 0.
    days
        By column from 0: the date, or the day from 0 of a pattern that repeats.
    weeks
        Of the pattern; 0 where the days have dates.
    ids, names
        Columns from 0 of people's ids and names; None where there is none.
    """

    sheet: Sheet
    heading: int
    days: Mapping[int, date | int]
    weeks: int
    ids: int | None
    names: int | None


def grid_in(sheet: Sheet) -> Grid | None:
    """Find the grid of a sheet; None where it has none."""
    dated = max(enumerate(_days(row, cells.day) for row in sheet.rows), key=_most, default=(0, {}))
    if len(dated[1]) >= _FEWEST_DAYS:
        return _grid(sheet, dated[0], dated[1], 0)
    named = max(enumerate(_days(row, cells.weekday) for row in sheet.rows), key=_most, default=(0, {}))
    in_order = all(day == at % 7 for at, day in enumerate(named[1].values()))
    whole_weeks = len(named[1]) >= _FEWEST_DAYS and in_order and len(named[1]) % 7 == 0
    if whole_weeks and not _days_of_a_month(sheet, *named):
        days = {column: at for at, column in enumerate(named[1])}
        return _grid(sheet, named[0], days, len(days) // 7)
    return None


def _days(row: Sequence[Cell], read: Callable[[str], Any]) -> dict[int, Any]:
    found = {}
    for at, cell in enumerate(row):
        try:
            found[at] = read(cell.text)
        except Unreadable:
            continue
    return found


def _days_of_a_month(sheet: Sheet, heading: int, days: Mapping[int, int]) -> bool:
    """Whether numbers stand above or below the weekdays: those of a month, which is not said, rather than a pattern."""
    beside = sheet.rows[max(0, heading - 1) : heading + 2]
    return any(all(row[at].text.rstrip(".").isdecimal() for at in days) for row in beside)


def _most(found: tuple[int, dict[int, Any]]) -> int:
    return len(found[1])


def _grid(sheet: Sheet, heading: int, days: Mapping[int, date | int], weeks: int) -> Grid:
    first = min(days)
    names = {canonical(ROTA, cell.text): at for at, cell in reversed(list(enumerate(sheet.rows[heading][:first])))}
    ids = names.get("employee")
    by_name = names.get("name", names.get("navn", 0 if ids is None else None))
    return Grid(sheet, heading, days, weeks, ids, by_name)
