"""The tables of a unit, from texts to facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from arsplan.domain.demand import DemandLine, DemandRow, Season
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.staff import Employee
from arsplan.io.csv_table import Row, Table
from arsplan.io.demand_matrix import is_matrix, season_names, unrolled
from arsplan.io.demand_table import demand_entries, demand_lines
from arsplan.io.headings import canonical
from arsplan.io.people_tables import past_entries, staff_entries, wish_entries
from arsplan.io.report import Report
from arsplan.io.settings import Settings
from arsplan.io.table_rows import Column, Entry, columns_of, facts, read_rows
from arsplan.io.table_specs import HISTORY, SEASONS, SETTLED, SHIFTS

__all__ = ["Parts", "read_tables"]


_OWN_ENTRIES = {"wishes": wish_entries, "kpi_history": past_entries}
"""Tables that need more than reading cell by cell."""


@dataclass
class Parts:
    """What the tables hold, by field of the unit, and the row that each fact comes from."""

    values: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)

    def put(self, name: str, made: Iterable[tuple[Any, Entry]]) -> None:
        """Keep the facts of a table with their rows."""
        pairs = list(made)
        self.values[name] = tuple(fact for fact, _ in pairs)
        self.entries[name] = [entry for _, entry in pairs]


def read_tables(tables: Mapping[str, Table], settings: Settings, report: Report) -> Parts:
    """Read every table that is there, in the order in which they rest on each other."""
    parts = Parts()
    competences = [fact.code for fact in settings.values.get("competences", ())]
    shifts = _entries(tables["shifts"], SHIFTS, report) if "shifts" in tables else []
    demand = demand_entries(_as_rows(tables, report), competences, report) if "demand" in tables else []
    lines = demand_lines(shifts, demand, settings, report)
    _cover_own_line(shifts, lines)
    parts.values["lines"] = lines
    parts.put("shifts", facts(ShiftType, shifts, "shifts", report))
    parts.put("demand", facts(DemandRow, demand, "demand", report))
    if "seasons" in tables:
        seasons = _entries(_weeks_apart(tables["seasons"]), SEASONS, report, ext=False)
        parts.put("seasons", facts(Season, seasons, "seasons", report))
    if "staff" in tables:
        parts.put("staff", facts(Employee, staff_entries(tables["staff"], report), "staff", report))
    for name, (kind, columns) in SETTLED.items():
        if name in tables:
            own = _OWN_ENTRIES.get(name)
            entries = own(tables[name], report) if own else _entries(tables[name], columns, report)
            parts.put(name, facts(kind, entries, name, report))
    if "history" in tables:
        past = _entries(tables["history"], HISTORY, report, ext=False)
        parts.put("history", [(Duty(**entry.values), entry) for entry in past if entry.whole])
    return parts


def _entries(table: Table, columns: tuple[Column, ...], report: Report, *, ext: bool = True) -> list[Entry]:
    found = columns_of(table, [column.name for column in columns], report, ext=ext)
    return read_rows(table, columns, found, report)


def _as_rows(tables: Mapping[str, Table], report: Report) -> Table:
    """The demand table, also where it was drawn as a matrix."""
    table = tables["demand"]
    if not is_matrix(table):
        return table
    return unrolled(table, season_names(tables["seasons"]) if "seasons" in tables else [], report)


def _cover_own_line(shifts: list[Entry], lines: tuple[DemandLine, ...]) -> None:
    """A shift that says nothing about cover covers the line of its own code, if there is one."""
    own = {line.code for line in lines}
    for entry in shifts:
        code = entry.values.get("code")
        if "covers" not in entry.values and code in own:
            entry.values["covers"] = (Cover(line=code),)


def _weeks_apart(table: Table) -> Table:
    """A column such as "uke 1–6" as the two columns from_week and to_week."""
    names = [canonical("seasons", heading) for heading in table.headings]
    if "weeks" not in names or "from_week" in names:
        return table
    at = names.index("weeks")
    rows = []
    for row in table.rows:
        first, dash, last = (part.strip() for part in row.cells[at].replace("–", "-").partition("-"))
        rows.append(Row(row.number, (*row.cells[:at], first, last if dash else first, *row.cells[at + 1 :])))
    headings = (*table.headings[:at], "from_week", "to_week", *table.headings[at + 1 :])
    return Table(table.name, table.file, headings, tuple(rows), table.heading_row)
