"""Reading the folder of a plan, or a rota, strictly: what does not fit the unit is refused with its place."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from arsplan.clock.instants import local_datetime
from arsplan.domain.absences import Absence
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io import cells
from arsplan.io.cells import Unreadable
from arsplan.io.csv_table import parse_csv
from arsplan.io.load import load
from arsplan.io.report import Report
from arsplan.io.table_rows import Column, Entry, columns_of, facts, read_rows
from arsplan.io.table_specs import SETTLED

__all__ = ["StoredPlan", "read_rota", "read_stored_plan"]

# The headings of a rota are read like those of the table of past duties.
_ROTA = "history"


class StoredPlan(NamedTuple):
    """What a plan's folder holds.

    Attributes
    ----------
    unit
        As it was given to the planner.
    absences
        All absence, with the vacation as placed.
    roster
        Who works which duty.
    """

    unit: Unit
    absences: tuple[Absence, ...]
    roster: Roster

    @property
    def planned_unit(self) -> Unit:
        """The unit with the vacation as placed: what the roster is checked against."""
        return self.unit.with_absences(self.absences)


def read_stored_plan(path: str | os.PathLike[str], rota: str | os.PathLike[str] | None = None) -> StoredPlan:
    """Read `unit.json`, `absences.csv` and `rota.csv` of a plan's folder.

    Parameters
    ----------
    path
        The folder.
    rota
        A rota to read instead of the folder's own.

    Returns
    -------
    StoredPlan
        Unit, absence and roster.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    folder = Path(path)
    if not folder.is_dir():
        said, advice = f"There is no folder '{folder}'.", "Maybe the path is mistyped."
        raise InvalidUnit(Problem("missing-folder", said, advice=advice))
    unit = load(folder / "unit.json") if (folder / "unit.json").is_file() else None
    report = Report()
    if unit is None:
        said, advice = f"'{folder}' has no unit.json.", "Maybe it is not the folder of a plan."
        raise InvalidUnit(Problem("missing-file", said, "unit.json", advice=advice))
    absences = _absences(unit, _bytes(folder / "absences.csv", report), report)
    file = folder / "rota.csv" if rota is None else Path(rota)
    duties = _duties(unit, _bytes(file, report), file.name, report)
    report.raise_any()
    return StoredPlan(unit, absences, Roster(duties))


def read_rota(unit: Unit, path: str | os.PathLike[str]) -> Roster:
    """Read a rota that belongs to a unit.

    Parameters
    ----------
    unit
        Its people, shifts and dates are the ones that may stand there.
    path
        A CSV file with the columns employee, date and shift. Start, end and paid_minutes may be there too and
        must then be those of the shift.

    Returns
    -------
    Roster
        Every duty of the file.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    report = Report()
    file = Path(path)
    duties = _duties(unit, _bytes(file, report), file.name, report)
    report.raise_any()
    return Roster(duties)


def _duties(unit: Unit, data: bytes | None, file: str, report: Report) -> list[Duty]:
    known = (
        Column("employee", "employee", cells.text, needed=True),
        Column("date", "date", cells.day, needed=True),
        Column("shift", "shift", cells.text, needed=True),
        Column("start", "start", _instant),
        Column("end", "end", _instant),
        Column("paid_minutes", "paid_minutes", cells.whole),
    )
    seen: dict[Duty, int] = {}
    for entry in _entries(data, _ROTA, file, known, report):
        if not entry.whole:
            continue
        problems = _duty_problems(unit, entry)
        duty = Duty(entry.values["employee"], entry.values["date"], entry.values["shift"])
        if not problems and duty in seen:
            said = f"This duty stands in row {seen[duty]} already."
            problems = [entry.problem("duplicate-duty", said, "Maybe remove one of the two.")]
        for problem in problems:
            report.add(problem)
        seen.setdefault(duty, entry.row)
    return list(seen)


def _duty_problems(unit: Unit, entry: Entry) -> list[Problem]:
    employee, day, code = (entry.values[name] for name in ("employee", "date", "shift"))
    found = []
    if employee not in unit.person:
        said = f"There is no '{employee}' among the staff."
        found.append(entry.problem("unknown-employee", said, maybe_meant(employee, unit.person), "employee"))
    if day not in unit.horizon:
        said = f"{day} is outside the plan, {unit.horizon.start} to {unit.horizon.end}."
        found.append(entry.problem("outside-plan", said, "Maybe the year is mistyped.", "date"))
    if code not in unit.shift_by_code:
        said = f"There is no shift '{code}' in this unit."
        found.append(entry.problem("unknown-shift", said, maybe_meant(code, unit.shift_by_code), "shift"))
        return found
    shift = unit.shift_by_code[code]
    expected: dict[str, Any] = {
        "start": local_datetime(day, shift.start, unit.timezone),
        "end": local_datetime(day, shift.finish, unit.timezone),
        "paid_minutes": shift.paid_minutes,
    }
    for name, exact in expected.items():
        given = entry.values.get(name, exact)
        by_the_clock = isinstance(given, datetime) and given.tzinfo is None
        right = exact.replace(tzinfo=None) if by_the_clock else exact
        if given != right:
            said = f"This is not the {name.replace('_', ' ')} of shift {code} on {day}."
            shown = right.isoformat() if isinstance(right, datetime) else right
            advice = f"Maybe {shown} is meant, or another shift; a changed shift needs a code of its own."
            found.append(entry.problem("not-as-the-shift", said, advice, name))
    return found


def _absences(unit: Unit, data: bytes | None, report: Report) -> tuple[Absence, ...]:
    kind, columns = SETTLED["absences"]
    entries = _entries(data, "absences", "absences.csv", columns, report)
    given = {(a.employee, a.first, a.last, a.kind): a for a in unit.absences}
    found = []
    for fact, entry in facts(kind, entries, "absences", report):
        if not isinstance(fact, Absence):  # pragma: no cover - the table's kind is Absence
            continue
        if fact.employee not in unit.person:
            said = f"There is no '{fact.employee}' among the staff."
            advice = maybe_meant(fact.employee, unit.person)
            report.add(entry.problem("unknown-employee", said, advice, "employee"))
        # Other tools' data stands in unit.json; an absence that was given keeps it.
        found.append(given.get((fact.employee, fact.first, fact.last, fact.kind), fact))
    return tuple(found)


def _entries(data: bytes | None, name: str, file: str, columns: tuple[Column, ...], report: Report) -> list[Entry]:
    table = None if data is None else parse_csv(data, name, file, report)
    if table is None:
        return []
    found = columns_of(table, [column.name for column in columns], report, ext=name != _ROTA)
    return read_rows(table, columns, found, report)


def _bytes(file: Path, report: Report) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        advice = "Maybe the path is mistyped, or no lawful plan was found."
        report.add(Problem("missing-file", f"There is no file '{file}'.", file.name, advice=advice))
    except OSError as error:
        said = f"The file cannot be read: {error.strerror}."
        report.add(Problem("unreadable-file", said, file.name, advice="Maybe it is open elsewhere."))
    return None


def _instant(cell: str) -> datetime:
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        advice = "Maybe write it like 2027-01-31T07:30:00+01:00, or leave the column out."
        raise Unreadable("not-an-instant", f"'{cell}' is not a date with a time.", advice) from None
