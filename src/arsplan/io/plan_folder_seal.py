"""Whether a plan's folder is as it was written: plan.json has the sha256 of every other file, and of the unit."""

import hashlib
import json
from pathlib import Path

from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io.plan_folder_json import unit_hash
from arsplan.io.report import Report

__all__ = ["changed_files"]


def changed_files(folder: Path, unit: Unit, report: Report) -> tuple[str, ...]:
    """Names of files that were changed or removed since the plan was written; another unit is a problem.

    Parameters
    ----------
    folder
        Of the plan; without a plan.json nothing can be told.
    unit
        Read from its unit.json. Laid out in another way it is the same unit.
    report
        Takes what is wrong.
    """
    file = folder / "plan.json"
    if not file.exists():
        return ()
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        sealed, planned = document["files"].items(), document["unit"]["sha256"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        said, advice = "This is not what a plan writes here.", "Maybe it was edited; plan again."
        report.add(Problem("bad-plan-json", said, file.name, advice=advice))
        return ()
    changed = tuple(sorted(name for name, digest in sealed if _digest(folder / name) != digest))
    if "unit.json" in changed and unit_hash(unit) != planned:
        said = "This is not the unit that the plan was made for."
        advice = "Maybe it was edited; put the old file back, or plan the changed unit."
        report.add(Problem("another-unit", said, "unit.json", advice=advice))
    return changed


def _digest(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
