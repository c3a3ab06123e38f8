"""Reading a rota as it was worked: as any rota, with marks for extra time, overtime and hired shifts."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked
from arsplan.errors import Problem
from arsplan.io import cells
from arsplan.io.csv_table import parse_csv
from arsplan.io.file_bytes import file_bytes
from arsplan.io.headings import ROTA
from arsplan.io.own_times import with_own_times
from arsplan.io.report import Report
from arsplan.io.rota import ANY_ROTA, ROTA_FILE, without_duty
from arsplan.io.rota_rows import PLAINLY, Noted, RotaRows
from arsplan.io.table_rows import Column, Entry, columns_of, read_rows

__all__ = ["read_worked"]

_HOURS = {
    "own": "own",
    "egen": "own",
    "extra": "extra",
    "ekstra": "extra",
    "mertid": "extra",
    "merarbeid": "extra",
    "overtime": "overtime",
    "overtid": "overtime",
    "hired": "hired",
    "innleie": "hired",
    "vikar": "hired",
}


def _hours(cell: str) -> str:
    return cells.choice(cell, _HOURS)


_COLUMNS = (*ANY_ROTA, Column("hours", "hours", _hours), Column("competence", "competence", cells.text))


def read_worked(unit: Unit, path: str | os.PathLike[str], noted: Noted = PLAINLY) -> Worked:
    """Read who worked which duty.

    Parameters
    ----------
    unit
        As planned; its people, shifts and dates are the ones that may stand there.
    path
        A CSV file as `read_rota` takes it, with two more columns that may be missing. `hours`: `own`, `extra`,
        `overtime` or `hired`; where it is empty the plan tells what lies beyond it. `competence`: of somebody who is
        hired and not on the list; needed for them alone.
    noted
        How the rota was written down.

    Returns
    -------
    Worked
        Every duty of the file, and the unit with those who were hired.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    report, file = Report(), Path(path)
    data = file_bytes(file, report, inside=ROTA_FILE)
    table = None if data is None else parse_csv(data, ROTA, file.name, report)
    report.raise_any()
    if table is None:  # pragma: no cover - a table that is missing has been reported
        return Worked(unit, Roster())
    found = columns_of(table, [column.name for column in _COLUMNS], report, ext=False)
    if "shift" not in found and not {"start", "end"} <= found.keys():
        report.add(without_duty(table))
    if not table.rows:
        said, advice = "The rota has no duties.", "Maybe it lost its content when saved."
        report.add(Problem("no-duties", said, file.name, advice=advice))
    report.raise_any()
    entries = [entry for entry in read_rows(table, _COLUMNS, found, report) if entry.whole]
    hired = _hired(unit, entries, report)
    more = unit.model_copy(update={"staff": (*unit.staff, *hired)}) if hired else unit
    reader = RotaRows(more, report, noted)
    marks: dict[str, set[Duty]] = {"extra": set(), "overtime": set()}
    for entry in entries:
        if entry.values.get("hours") == "hired" and entry.values["employee"] not in more.person:
            continue  # what is wrong with it has been said
        before = set(reader.seen)
        reader.read(entry)
        marks.get(str(entry.values.get("hours")), set()).update(set(reader.seen) - before)
    report.raise_any()
    return Worked(
        with_own_times(more, reader.own),
        Roster(reader.seen),
        frozenset(person.id for person in hired),
        frozenset(marks["extra"]),
        frozenset(marks["overtime"]),
    )


def _hired(unit: Unit, entries: Iterable[Entry], report: Report) -> list[Employee]:
    """Those who were hired, once each; one id is one person with one competence."""
    known = {competence.code for competence in unit.competences}
    found: dict[str, Employee] = {}
    for entry in entries:
        values: dict[str, Any] = entry.values
        if values.get("hours") != "hired":
            continue
        person, competence = values["employee"], values.get("competence")
        before = found.get(person)
        if person in unit.person:
            said = f"'{person}' is on the list, so nobody was hired."
            report.add(entry.problem("hired-on-list", said, "Maybe extra or overtime.", "hours"))
        elif competence is None:
            said = f"The competence of '{person}' is missing, so nobody knows which need was met."
            report.add(entry.problem("missing-value", said, f"Maybe {' or '.join(sorted(known))}.", "competence"))
        elif competence not in known:
            said = f"There is no competence '{competence}' in this unit."
            report.add(entry.problem("unknown-competence", said, maybe_meant(competence, known), "competence"))
        elif before is not None and before.competence != competence:
            said = f"'{person}' has the competence {before.competence} in an earlier row."
            report.add(entry.problem("two-competences", said, "Maybe they are two people.", "competence"))
        else:
            found[person] = Employee(
                id=person, competence=competence, position=0, rota=unit.rotas[0].name, employment="temporary"
            )
    return list(found.values())
