"""Rows of texts to rows of values: headings are found, cells read, and what is wrong is said in its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import ValidationError

from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import maybe_meant
from arsplan.errors import Problem
from arsplan.io.cells import Unreadable
from arsplan.io.csv_table import Row, Table
from arsplan.io.ext_values import ext_value
from arsplan.io.headings import canonical
from arsplan.io.plain_words import say
from arsplan.io.report import Report

__all__ = ["Column", "Entry", "columns_of", "facts", "read_rows"]

F = TypeVar("F", bound=Fact)

_KEYS = {
    "shifts": {"code"},
    "seasons": {"name", "from_week", "to_week"},
    "demand": {"season", "day_type", "line"},
    "staff": {"id"},
}
"""What other tables know a row by."""

_DRAFT: dict[str, Any] = {
    **dict.fromkeys(("employee", "competence", "rota", "kind", "shift"), ""),
    **dict.fromkeys(("first", "last", "date"), date.min),
    "start": None,
    "end": None,
    "heads": 0,
    "paid_minutes": 1,
    "position": Fraction(0),
}
"""Stand-ins for cells that could not be read; never part of a unit."""


class Column(NamedTuple):
    """A column of a table.

    Attributes
    ----------
    name
        Its heading.
    field
        What it is called in the domain model.
    read
        From a text to a value; raises `Unreadable`.
    needed
        Whether the column and its cells must be there; otherwise an empty cell leaves the default.
    """

    name: str
    field: str
    read: Callable[[str], Any]
    needed: bool = False


@dataclass
class Entry:
    """A row while it is read.

    Attributes
    ----------
    row
        Number for messages.
    values
        By field of the domain model.
    cells
        Heading as the person wrote it, and the text, by field.
    whole
        Whether every cell could be read.
    """

    file: str
    row: int
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    whole: bool = True

    def problem(self, code: str, message: str, advice: str, name: str | None = None) -> Problem:
        """Return a problem of this row, at a field's cell if it has one."""
        heading, value = self.cells.get(name or "", (name, None))
        return Problem(code, message, self.file, self.row, heading, value, advice)


def columns_of(
    table: Table, known: Iterable[str], report: Report, *, ext: bool, minima: bool = False
) -> dict[str, int]:
    """Find which column stands where; unknown, repeated and nameless ones are reported."""
    names = list(known)
    found: dict[str, int] = {}
    for position, heading in enumerate(table.headings):
        name = canonical(table.name, heading)
        place = (table.file, table.heading_row, heading or None)
        if not heading:
            if any(row.cells[position] for row in table.rows):
                text = f"Column {position + 1} has values but no heading."
                report.add(Problem("unknown-column", text, *place, advice="Maybe add one."), table.name)
        elif name in found:
            text = f"'{heading}' and '{table.headings[found[name]]}' mean the same column."
            report.add(Problem("duplicate-column", text, *place, advice="Maybe remove one."), table.name)
        elif (
            name in names
            or (ext and name[:4] == "ext." and name[4:])
            or (minima and name.startswith(("min_", "skill_")))
        ):
            found[name] = position
        else:
            text = f"There is no column '{heading}' in this table."
            advice = f"{maybe_meant(name, names)}{' Other data goes under ext.<name>.' if ext else ''}"
            report.add(Problem("unknown-column", text, *place, advice=advice), table.name)
    return found


def read_rows(table: Table, columns: Iterable[Column], found: Mapping[str, int], report: Report) -> list[Entry]:
    """Read every row; columns that are needed but not there are reported once."""
    columns = list(columns)
    for column in columns:
        if column.needed and column.name not in found:
            text = f"The column '{column.name}' is missing."
            advice = f"Maybe it has another name; the heading is: {', '.join(table.headings)}."
            place = (table.file, table.heading_row, column.name)
            report.add(Problem("missing-column", text, *place, advice=advice), table.name)
    return [_read_row(table, row, columns, found, report) for row in table.rows]


def facts(kind: type[F], entries: Iterable[Entry], table: str, report: Report) -> list[tuple[F, Entry]]:
    """Make a fact of every row; what contradicts itself is reported.

    A row with problems becomes an unchecked draft, so that more can be said about the unit before it is
    refused; without the fields that other tables know it by it is left out, and the table counts as broken.
    """
    made: list[tuple[F, Entry]] = []
    for entry in entries:
        if entry.whole:
            try:
                made.append((kind.model_validate(entry.values), entry))
                continue
            except ValidationError as error:
                entry.whole = False
                for detail in error.errors(include_url=False):
                    said = say(detail)
                    name = said.field or (str(detail["loc"][0]) if detail["loc"] else None)
                    report.add(entry.problem(said.code, said.message, said.advice, name))
        report.broken.add(f"{table} rows")
        if _KEYS.get(table, set()) <= entry.values.keys():
            made.append((cast("F", kind.model_construct(**{**_DRAFT, **entry.values})), entry))
        else:
            report.broken.add(table)
    return made


def _read_row(table: Table, row: Row, columns: list[Column], found: Mapping[str, int], report: Report) -> Entry:
    entry = Entry(table.file, row.number)
    for column in columns:
        if column.name not in found:
            entry.whole &= not column.needed
            continue
        position = found[column.name]
        cell = row.cells[position]
        entry.cells[column.field] = (table.headings[position], cell)
        if cell:
            try:
                entry.values[column.field] = column.read(cell)
            except Unreadable as error:
                entry.whole = False
                report.add(entry.problem(error.code, error.message, error.advice, column.field))
        elif column.needed:
            entry.whole = False
            text = "This cell is empty, but the value is needed."
            advice = "Maybe it stands in a merged cell above."
            report.add(entry.problem("missing-value", text, advice, column.field))
    more = {name[4:]: row.cells[at] for name, at in found.items() if name[:4] == "ext." and row.cells[at]}
    if more:
        try:
            entry.values["ext"] = {key: ext_value(cell) for key, cell in more.items()}
        except Unreadable as error:
            entry.whole = False
            report.add(entry.problem(error.code, error.message, error.advice, "ext"))
    return entry
