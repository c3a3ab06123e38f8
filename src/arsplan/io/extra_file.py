"""A table of extra time, as a repaired plan has it and as it may be kept from year to year."""

import os
from pathlib import Path

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.unit import Unit
from arsplan.io import cells
from arsplan.io.csv_table import parse_csv
from arsplan.io.file_bytes import file_bytes
from arsplan.io.report import Report
from arsplan.io.table_rows import Column, columns_of, read_rows
from arsplan.planning.changes import ExtraDuty

__all__ = ["EXTRA_FILE", "read_extra"]

EXTRA_FILE = "extra.csv"

_COLUMNS = (
    Column("employee", "employee", cells.text, needed=True),
    Column("date", "date", cells.day, needed=True),
    Column("shift", "shift", cells.text, needed=True),
    Column("extra_minutes", "minutes", cells.whole, needed=True),
)


def read_extra(unit: Unit, path: str | os.PathLike[str], *, before_plan: bool = False) -> tuple[ExtraDuty, ...]:
    """Read duties beyond the positions of a unit's people.

    Parameters
    ----------
    unit
        Whose people may stand there.
    path
        A CSV file with the columns of `extra.csv`.
    before_plan
        Whether all of it has to lie before the plan: of the plan itself the rota tells.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    report, file = Report(), Path(path)
    data = file_bytes(file, report)
    # Its headings mean what those of a history do.
    table = None if data is None else parse_csv(data, "history", file.name, report)
    report.raise_any()
    if table is None:  # pragma: no cover - a table that is missing has been reported
        return ()
    found: dict[ExtraDuty, int] = {}
    columns = columns_of(table, [column.name for column in _COLUMNS], report, ext=False)
    for entry in read_rows(table, _COLUMNS, columns, report):
        if not entry.whole:
            continue
        if entry.values["employee"] not in unit.person:
            said = f"There is no '{entry.values['employee']}' among the staff."
            advice = maybe_meant(entry.values["employee"], unit.person)
            report.add(entry.problem("unknown-employee", said, advice, "employee"))
        if entry.values["minutes"] < 0:
            report.add(entry.problem("negative", "This is less than nothing.", "Maybe remove the sign.", "minutes"))
        if before_plan and entry.values["date"] >= unit.start:
            said = f"This is not before the plan, which begins on {unit.start}."
            report.add(entry.problem("inside-plan", said, "Maybe remove the row: the rota tells of it.", "date"))
        duty = ExtraDuty(**entry.values)
        if duty in found:
            said = f"This duty stands in row {found[duty]} already."
            report.add(entry.problem("duplicate-duty", said, "Maybe remove one of the two."))
        found.setdefault(duty, entry.row)
    report.raise_any()
    return tuple(found)
