"""`arsplan repair` and `arsplan roll`: plans that meet what happens."""

from datetime import date
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from arsplan.cli.exits import BROKEN
from arsplan.cli.views import show_json, show_lines
from arsplan.domain.absences import Absence
from arsplan.io.change_tables import changes_csv, extra_csv, replacements_csv
from arsplan.io.plan_folder import check_target, read_stored_plan, write_plan
from arsplan.report.repair_text import repair_document, repair_lines

__all__ = ["Away", "repair"]


class Away(NamedTuple):
    """What the user asked of `arsplan repair`."""

    plan: Path
    employee: str
    first: date
    last: date
    kind: str
    out: Path
    seconds: float
    extra: bool
    as_json: bool


def repair(asked: Away) -> int:
    """Repair a plan after an absence and write it; return the exit code.

    Parameters
    ----------
    asked
        The arguments.

    Returns
    -------
    int
        0 or 1.
    """
    # The solver is loaded only by the command that needs it.
    from arsplan.planning.empty import empty_duties
    from arsplan.planning.repair import repair as repaired
    from arsplan.planning.replacements import replacements
    from arsplan.planning.settled import settled_plan

    began = monotonic()
    check_target(asked.out)
    stored = read_stored_plan(asked.plan)
    absence = Absence(employee=asked.employee, first=asked.first, last=asked.last, kind=asked.kind)
    found = repaired(stored, absence, extra=asked.extra, seconds=asked.seconds)
    empty = empty_duties(found.unit, found.roster, found.first, found.last)
    offers = [one for day, shift in empty for one in replacements(found.unit, found.roster, day, shift)]
    settings = {"repaired": str(asked.plan), "absent": asked.employee, "seconds": asked.seconds}
    plan = settled_plan(found.unit, found.roster, seconds=round(monotonic() - began, 2), settings=settings)
    more = {
        "changes.csv": changes_csv(found.changes),
        "extra.csv": extra_csv(found.extra),
        "replacements.csv": replacements_csv(offers),
    }
    write_plan(plan, asked.out, more=more)
    document = repair_document(found, empty)
    if asked.as_json:
        show_json(document)
    else:
        show_lines([*repair_lines(document), f"The plan lies in {asked.out}; changes.csv has every change."])
    return 0 if found.findings.lawful else BROKEN
