"""`arsplan edits`: what was changed in a plan's workbook, whether it is lawful, and a unit in which it is given."""

from pathlib import Path
from typing import Annotated

import typer

from arsplan.checking import check
from arsplan.cli.exits import BROKEN, plain_errors
from arsplan.cli.views import next_step, show_json, show_lines
from arsplan.errors import ArsplanError
from arsplan.io.edits import Edits, read_edits
from arsplan.io.unit_folder import SETTINGS_FILE, write_unit_folder
from arsplan.report.check_text import check_lines
from arsplan.report.edits_text import edits_document, edits_lines
from arsplan.report.speech import _
from arsplan.rules.rulebook import rulebook

__all__ = ["edits"]


def edits(
    plan: Annotated[Path, typer.Argument(metavar="PLAN_DIR", help="Folder of a plan.")],
    workbook: Annotated[
        Path | None, typer.Argument(metavar="[EDITED.xlsx]", help="The changed workbook; the plan's own without it.")
    ] = None,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Folder for the unit with the changes as given.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON to stdout, and nothing else.")] = False,
) -> None:
    """Read back a plan that was changed in Excel: what differs person by person, whether it is lawful, and as locks.

    Exit codes: 0 fine, 1 rules broken, 2 bad input.
    """
    with plain_errors():
        raise typer.Exit(_edits(plan, workbook, out, as_json=as_json))


def _edits(plan: Path, workbook: Path | None, out: Path | None, *, as_json: bool) -> int:
    if out is not None and out.exists() and not (out / SETTINGS_FILE).exists() and any(out.iterdir()):
        raise ArsplanError(f"'{out}' holds other files and no unit.\nMaybe name a new folder.")
    if workbook is None and plan.is_dir() and not (plan / "plan.xlsx").exists():
        raise ArsplanError(f"There is no plan.xlsx in '{plan}'.\nMaybe run: arsplan export {plan}")
    found = read_edits(plan, workbook)
    unit = found.after.planned_unit
    rules = rulebook(unit)
    findings = check(unit, found.after.roster, rules, fixed=found.before.unit.absences)
    if out is not None:
        write_unit_folder(found.locked_unit(), out)
    if as_json:
        show_json(edits_document(found, findings))
    else:
        show_lines(
            [*edits_lines(found), "", *check_lines(findings, rules), "", *_next(found, out, lawful=findings.lawful)]
        )
    return 0 if findings.lawful else BROKEN


def _next(found: Edits, out: Path | None, *, lawful: bool) -> list[str]:
    if out is None:
        return [_("Next:  the same with --out DIR writes a unit in which these changes are given.")]
    given = {(lock.employee, lock.date) for lock in found.locks}
    away = [(a.employee, a.first, a.last) for a in found.vacation]
    left = [
        change
        for change in found.changes
        if (change.employee, change.date) not in given
        and not any(who == change.employee and first <= change.date <= last for who, first, last in away)
    ]
    named = {"who": ", ".join(_("%(name)s on %(day)s") % {"name": c.employee, "day": c.date} for c in left)}
    found_in = {"unit": out, "days": len(given), "vacation": len(away)}
    has = _("The unit in %(unit)s has them as given: %(days)s days in fixed.csv.")
    if away:
        has = _(
            "The unit in %(unit)s has them as given: %(days)s days in fixed.csv, and vacation %(vacation)s times in "
            "absences.csv."
        )
    return [
        has % found_in,
        *([_("Two duties on a day, and duties during absence, cannot be given: %(who)s.") % named] if left else []),
        *([] if lawful else [_("Mend what is broken first: no lawful plan can keep a change that breaks a rule.")]),
        next_step(f"arsplan plan {out} --out plan-2"),
    ]
