"""A table of changes of demand: from, to, per cent, and where it grows the per cent at the end."""

import os
from fractions import Fraction
from pathlib import Path

from arsplan.domain.changed_demand import DemandChange
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io import cells
from arsplan.io.csv_table import parse_csv
from arsplan.io.report import Report
from arsplan.io.table_rows import Column, columns_of, facts, read_rows

__all__ = ["read_changes"]


def _per_cent(cell: str) -> Fraction:
    """Always per cent: 5, 5 %, -2,5."""
    return cells.number(cell.removesuffix("%").strip()) / 100


_COLUMNS = (
    Column("from", "first", cells.day, needed=True),
    Column("to", "last", cells.day, needed=True),
    Column("pct", "change", _per_cent, needed=True),
    Column("pct_last", "change_last", _per_cent),
    Column("shift", "line", cells.text),
    Column("text", "text", cells.text),
)


def read_changes(unit: Unit, path: str | os.PathLike[str]) -> tuple[DemandChange, ...]:
    """Read changes of a unit's demand.

    Parameters
    ----------
    unit
        Knows its demand lines.
    path
        CSV with the columns from, to, pct, and where needed pct_last, shift (a demand line) and text.

    Raises
    ------
    InvalidUnit
        With the place of everything that cannot be read.
    """
    file = Path(path)
    report = Report()
    table = parse_csv(file.read_bytes(), "demand", file.name, report)
    made: list[DemandChange] = []
    if table is not None:
        found = columns_of(table, [column.name for column in _COLUMNS], report, ext=False)
        for change, entry in facts(DemandChange, read_rows(table, _COLUMNS, found, report), "demand", report):
            made.append(change)
            if entry.whole and change.line and change.line not in unit.line_by_code:
                text = f"There is no demand line '{change.line}' in this unit."
                report.add(entry.problem("unknown-line", text, maybe_meant(change.line, unit.line_by_code), "line"))
            if entry.whole and (change.last < unit.start or change.first > unit.horizon.end):
                text = f"The plan runs from {unit.start} to {unit.horizon.end}, and nothing of this stretch is in it."
                report.add(entry.problem("outside-the-plan", text, "Maybe the year is mistyped.", "first"))
        if not table.rows:
            advice = "Maybe the rows below the headings were lost."
            report.add(Problem("empty-file", "No change stands here.", table.file, advice=advice))
    report.raise_any()
    return tuple(made)
