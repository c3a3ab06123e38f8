"""What `arsplan check` does: read a plan or a rota, judge it, and show the verdicts in the form asked for."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from arsplan.checking import Findings
from arsplan.checking import check as check_roster
from arsplan.cli.exits import BROKEN, say
from arsplan.cli.views import next_step, show_csv, show_json, show_lines
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.load import load
from arsplan.io.plan_folder import PLAN_FILE, read_stored_plan
from arsplan.io.rota import PLAINLY, Noted, read_any_rota
from arsplan.report.check_groups import by_person, by_rule
from arsplan.report.check_table import check_csv
from arsplan.report.check_text import check_lines
from arsplan.report.check_workbook import write_check_workbook
from arsplan.report.present_text import present_lines
from arsplan.report.speech import _
from arsplan.rules.rulebook import rulebook
from arsplan.scenarios.present import present_figures

__all__ = ["Asked", "check"]


class Asked(NamedTuple):
    """What the user asked of `arsplan check`.

    Attributes
    ----------
    path
        Folder of a plan, or a unit.
    rota
        A rota to judge instead of the plan's own.
    noted
        How that rota was written down.
    as_json, as_table
        The form on stdout; lines of text where neither.
    excel
        A workbook to write as well.
    """

    path: Path
    rota: Path | None
    noted: Noted
    as_json: bool
    as_table: bool
    excel: Path | None


class _Judged(NamedTuple):
    unit: Unit
    roster: Roster
    fixed: tuple[Absence, ...] | None
    changed: tuple[str, ...] = ()


def check(asked: Asked) -> int:
    """Judge a stored plan, or a rota of a unit; return the exit code.

    Parameters
    ----------
    asked
        The arguments.

    Returns
    -------
    int
        0 or 1.
    """
    judged = _read(asked)
    if judged.changed:
        files = {"files": ", ".join(judged.changed)}
        say(_("Changed since it was planned: %(files)s. What stands there now is judged.") % files)
    rules = rulebook(judged.unit)
    findings = check_roster(judged.unit, judged.roster, rules, fixed=judged.fixed)
    if asked.excel is not None:
        write_check_workbook(asked.excel, findings, rules)
    figures = None if asked.rota is None else present_figures(judged.unit, judged.roster)
    if asked.as_json:
        show_json(_document(judged, findings) | ({} if figures is None else {"figures": figures}))
    elif asked.as_table:
        show_csv(check_csv(findings, rules))
    else:
        where = [] if asked.excel is None else [_("The workbook lies in %(file)s.") % {"file": asked.excel}]
        fine = findings.lawful and asked.rota is None
        after = [next_step(f"arsplan report {asked.path}")] if fine else []
        comes_to = [] if figures is None else ["", *present_lines(figures)]
        show_lines([*check_lines(findings, rules), *comes_to, *where, *after])
    return 0 if findings.lawful else BROKEN


def _read(asked: Asked) -> _Judged:
    path, rota = asked.path, asked.rota
    if rota is None and asked.noted != PLAINLY:
        raise InvalidUnit(
            Problem(
                "no-rota",
                "These options say how a rota was written down.",
                advice="Maybe name it: arsplan check UNIT ROTA.csv",
            )
        )
    if path.is_dir() and (path / PLAN_FILE).exists():
        stored = read_stored_plan(path, rota, asked.noted)
        return _Judged(stored.planned_unit, stored.roster, stored.unit.absences, stored.changed)
    unit = load(path)
    if rota is None:
        raise InvalidUnit(
            Problem(
                "no-rota",
                f"'{path}' is a unit, not a plan.",
                advice=f"Maybe name its rota too: arsplan check {path} ROTA.csv",
            )
        )
    return _Judged(*read_any_rota(unit, rota, asked.noted), None)


def _document(judged: _Judged, findings: Findings) -> dict[str, Any]:
    return {
        "unit": judged.unit.name,
        "lawful": findings.lawful,
        "broken": len(findings.broken),
        "changed": list(judged.changed),
        "by_person": [
            {
                "employee": group.key,
                "breaches": len(group.findings),
                "rules": group.others,
                "worst": group.worst.rule,
                "excess": round(float(group.worst.excess), 4),
            }
            for group in by_person(findings)
        ],
        "by_rule": [
            {
                "rule": group.key,
                "breaches": len(group.findings),
                "people": group.others,
                "worst": group.worst.employee,
                "excess": round(float(group.worst.excess), 4),
            }
            for group in by_rule(findings)
        ],
        "findings": [{**asdict(finding), "excess": round(float(finding.excess), 4)} for finding in findings],
    }
