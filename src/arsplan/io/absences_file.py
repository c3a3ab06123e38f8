"""A table of absences on its own, as a plan's folder and `arsplan roll` have it."""

import os
from pathlib import Path

from arsplan.domain.absences import Absence
from arsplan.domain.unit import Unit
from arsplan.io.file_bytes import file_bytes
from arsplan.io.plan_folder_read import absences_from
from arsplan.io.report import Report

__all__ = ["read_absences"]


def read_absences(unit: Unit, path: str | os.PathLike[str]) -> tuple[Absence, ...]:
    """Read a table of absences of a unit's people.

    Parameters
    ----------
    unit
        Whose people may stand there.
    path
        A CSV file with the columns of `absences.csv`.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    report, file = Report(), Path(path)
    found = absences_from(unit, file_bytes(file, report), report, file.name)
    report.raise_any()
    return found
