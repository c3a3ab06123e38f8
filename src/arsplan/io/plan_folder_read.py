"""Reading the folder of a plan strictly: what does not fit the unit is refused with its place."""

import os
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from arsplan.domain.absences import Absence
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.csv_table import parse_csv
from arsplan.io.file_bytes import file_bytes
from arsplan.io.load import load
from arsplan.io.plan_folder_positions import read_positions
from arsplan.io.plan_folder_seal import changed_files
from arsplan.io.report import Report
from arsplan.io.rota import PLAINLY, Noted, rota_at
from arsplan.io.table_rows import columns_of, facts, read_rows
from arsplan.io.table_specs import SETTLED

__all__ = ["StoredPlan", "absences_from", "read_stored_plan"]


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
    positions
        Shares of full time that the plan gives, by id; those that stayed as they are left out.
    changed
        Names of files that are not as they were when the plan was written.
    """

    unit: Unit
    absences: tuple[Absence, ...]
    roster: Roster
    positions: dict[str, Fraction]
    changed: tuple[str, ...] = ()

    @property
    def planned_unit(self) -> Unit:
        """The unit with vacation as placed and positions as given: what the roster is checked against."""
        return self.unit.with_absences(self.absences).with_positions(self.positions)


def read_stored_plan(
    path: str | os.PathLike[str], rota: str | os.PathLike[str] | None = None, noted: Noted = PLAINLY
) -> StoredPlan:
    """Read `unit.json`, `absences.csv`, `positions.csv` and `rota.csv` of a plan's folder.

    Parameters
    ----------
    path
        The folder.
    rota
        A rota to read instead of the folder's own.
    noted
        How that one was written down.

    Returns
    -------
    StoredPlan
        Unit, absence and roster; the unit has a shift more for each duty with times of its own. Vacation that such a
        rota adds is among the absence.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice. Also where `unit.json` is another unit
        than the plan was made for.
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
    changed = changed_files(folder, unit, report)
    absences = absences_from(unit, file_bytes(folder / "absences.csv", report), report)
    positions = read_positions(unit, folder / "positions.csv", report)
    file, how = (folder / "rota.csv", None) if rota is None else (Path(rota), noted)
    told, roster = rota_at(unit.with_absences(absences), file, report, how)
    report.raise_any()
    return StoredPlan(told.with_absences(unit.absences), told.absences, roster, positions, changed)


def absences_from(unit: Unit, data: bytes | None, report: Report, name: str = "absences.csv") -> tuple[Absence, ...]:
    """The absences in a file's content; those that the unit was given keep other tools' data."""
    kind, columns = SETTLED["absences"]
    table = None if data is None else parse_csv(data, "absences", name, report)
    if table is None:
        return ()
    entries = read_rows(table, columns, columns_of(table, [c.name for c in columns], report, ext=True), report)
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
