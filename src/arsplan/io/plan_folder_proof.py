"""The last look at a plan: its files, read back as anybody will read them, and judged once more."""

from pathlib import Path

from arsplan.checking import check
from arsplan.errors import InvalidUnit, ReadingsDisagree
from arsplan.io.case import stored
from arsplan.io.plan_folder_read import read_stored_plan
from arsplan.planning.plan_types import Plan

__all__ = ["prove"]


def prove(plan: Plan, folder: Path, cases: Path) -> None:
    """Demand that a plan's files hold what was planned, and are lawful if the plan says so.

    Parameters
    ----------
    plan
        With a roster; without one there is nothing to prove.
    folder
        Where its files lie.
    cases
        Where a case goes that shows the disagreement again.

    Raises
    ------
    ReadingsDisagree
        If the files say something else. It names the case.
    """
    if plan.roster is None:
        return
    why = _difference(plan, folder)
    if why is not None:
        error = ReadingsDisagree(f"The plan was withheld: {why}", (plan.unit, plan.absences, plan.roster))
        raise stored(error, cases, why)


def _difference(plan: Plan, folder: Path) -> str | None:
    """What the files say otherwise; names nobody."""
    try:
        found = read_stored_plan(folder)
    except InvalidUnit as error:
        return f"its files cannot be read back ({error.problems[0].code})."
    if (found.unit, found.absences, found.roster) != (plan.unit, plan.absences, plan.roster):
        return "its files do not read back as what was planned."
    if plan.outcome.status == "NO_LAWFUL_PLAN":
        return None
    broken = check(found.planned_unit, found.roster, fixed=found.unit.absences).broken
    if not broken:
        return None
    return f"it was called lawful, and its files break {', '.join(sorted({f.rule.split('/')[0] for f in broken}))}."
