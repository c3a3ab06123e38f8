"""Reading the positions that a plan gives."""

from fractions import Fraction
from pathlib import Path

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io.cells import Unreadable, number
from arsplan.io.csv_table import parse_csv
from arsplan.io.file_bytes import file_bytes
from arsplan.io.plan_folder_tables import percent
from arsplan.io.report import Report

__all__ = ["read_positions"]

_PERSON, _SHARE = "employee", "position_pct"


def read_positions(unit: Unit, file: Path, report: Report) -> dict[str, Fraction]:
    """Shares of full time that a plan gives, by id; none where there is no such file, and none that stayed.

    Parameters
    ----------
    unit
        With the present positions.
    file
        `positions.csv` of the plan's folder.
    report
        Takes what is wrong.
    """
    data = file_bytes(file, report) if file.is_file() else None
    table = None if data is None else parse_csv(data, "positions", file.name, report)
    if table is None:
        return {}
    for heading in (_PERSON, _SHARE):
        if heading not in table.headings:
            said, advice = f"The column '{heading}' is missing.", "Maybe the file was edited; plan again."
            report.add(Problem("missing-column", said, file.name, table.heading_row, heading, advice=advice))
            return {}
    given: dict[str, Fraction] = {}
    for row in table.rows:
        cells = dict(zip(table.headings, row.cells, strict=False))
        person, cell = cells.get(_PERSON, ""), cells.get(_SHARE, "")
        place = (file.name, row.number)
        if person not in unit.person:
            said, advice = f"There is no '{person}' among the staff.", maybe_meant(person, unit.person)
            report.add(Problem("unknown-employee", said, *place, _PERSON, person, advice))
            continue
        try:
            share = number(cell) / 100
        except Unreadable as error:
            report.add(Problem(error.code, error.message, *place, _SHARE, cell, error.advice))
            continue
        if not 0 <= share <= 1:
            said, advice = f"'{cell}' is no position.", "Maybe the decimal sign is missing."
            report.add(Problem("position-above-full", said, *place, _SHARE, cell, advice))
        elif cell != percent(unit.person[person].position):
            given[person] = share
    return given
