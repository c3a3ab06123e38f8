"""The staff, their wishes and earlier years: what these tables need beside reading cells."""

from collections.abc import Iterable
from fractions import Fraction

from arsplan.domain.agreed import PersonalAgreements
from arsplan.errors import Problem
from arsplan.io.cells import Unreadable, number
from arsplan.io.csv_table import Table
from arsplan.io.percent import percent_reader
from arsplan.io.report import Report
from arsplan.io.table_rows import Column, Entry, columns_of, read_rows
from arsplan.io.table_specs import AGREED_FIELDS, PERCENT_FIELDS, SETTLED, STAFF

__all__ = ["past_entries", "staff_entries", "wish_entries"]

_VACANT = ("ledig", "vakant", "vacant")
_WEEKS = {"partall": "even", "par": "even", "oddetall": "odd", "odde": "odd"}


def staff_entries(table: Table, report: Report) -> list[Entry]:
    """Read the staff table; every column of percentages is decided as a whole."""
    entries = _with_percent(table, STAFF, report)
    for entry in entries:
        if "notes" in entry.values:
            entry.values["ext"] = {**entry.values.get("ext", {}), "notes": entry.values.pop("notes")}
        own = {name: entry.values.pop(name) for name in AGREED_FIELDS if name in entry.values}
        if own:
            entry.values["agreements"] = PersonalAgreements(**own)
        name = entry.values.get("name", "")
        if "employment" not in entry.values and name.casefold().startswith(_VACANT):
            entry.values["employment"] = "vacant"
    return entries


def past_entries(table: Table, report: Report) -> list[Entry]:
    """Read the table of earlier years; every column of percentages is decided as a whole."""
    return _with_percent(table, SETTLED["kpi_history"][1], report)


def wish_entries(table: Table, report: Report) -> list[Entry]:
    """Read the wishes; values in Norwegian, or with a per cent sign, become the ones planning knows."""
    _, columns = SETTLED["wishes"]
    found = columns_of(table, [column.name for column in columns], report, ext=True)
    entries = read_rows(table, columns, found, report)
    for entry in entries:
        kind, value = entry.values.get("kind"), entry.values.get("value", "")
        share = kind == "position_pct" and "%" in value
        if kind == "available_weeks":
            entry.values["value"] = _WEEKS.get(value.casefold(), value.casefold())
        elif share or (kind in {"position_pct", "extra_hours"} and "," in value):
            try:
                plain = value.replace("%", "") if share else value
                entry.values["value"] = f"{float(number(plain.strip())):g}"
            except Unreadable as error:
                entry.whole = False
                report.add(entry.problem(error.code, error.message, error.advice, "value"), "wishes")
    return entries


def _with_percent(table: Table, known: Iterable[Column], report: Report) -> list[Entry]:
    known = list(known)
    found = columns_of(table, [column.name for column in known], report, ext=True)
    columns = []
    for column in known:
        decided = column
        if column.field in PERCENT_FIELDS and column.name in found:
            at = found[column.name]
            try:
                decided = column._replace(read=percent_reader(row.cells[at] for row in table.rows))
            except Unreadable as error:
                place = (table.file, None, table.headings[at])
                report.add(Problem(error.code, error.message, *place, advice=error.advice), table.name)
                decided = column._replace(read=_nothing if column.needed else _unknown)
        columns.append(decided)
    return read_rows(table, columns, found, report)


def _nothing(_: str) -> Fraction:
    """Stands in for a percentage that cannot be read, so that the rest of the row can."""
    return Fraction(0)


def _unknown(_: str) -> None:
    """Stands in for a wish that cannot be read."""
