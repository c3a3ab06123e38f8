"""What the larger commands do, step by step."""

from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from arsplan.checking import check as check_roster
from arsplan.cli.exits import BROKEN, NO_PLAN, STOPPED
from arsplan.cli.views import show_blocks, show_json, show_lines
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.load import load
from arsplan.io.plan_folder import (
    PLAN_FILE,
    check_target,
    plan_json,
    read_rota,
    read_stored_plan,
    write_plan,
)
from arsplan.report.binds_text import binds_blocks
from arsplan.report.check_text import check_lines
from arsplan.report.plan_text import plan_lines
from arsplan.rules.rulebook import rulebook

__all__ = ["Wanted", "check", "explain", "plan"]


class Wanted(NamedTuple):
    """What the user asked of `arsplan plan`."""

    unit: Path
    out: Path
    seconds: float | None
    seed: int
    workers: int | None
    deterministic: bool
    as_json: bool
    quiet: bool


def plan(wanted: Wanted) -> int:
    """Plan and write; return the exit code.

    Parameters
    ----------
    wanted
        The arguments.

    Returns
    -------
    int
        0, 1, 3 or 130.
    """
    # The solver is loaded only by the command that needs it.
    from arsplan.cli.planning_run import run_planning
    from arsplan.cli.progress_view import show_progress

    unit = load(wanted.unit)
    check_target(wanted.out)
    with nullcontext() if wanted.quiet else show_progress() as callback:
        result = run_planning(
            unit,
            seconds=wanted.seconds,
            seed=wanted.seed,
            workers=wanted.workers,
            deterministic=wanted.deterministic,
            on_progress=callback,
        )
    planned = result.outcome.status != "NO_LAWFUL_PLAN"
    kept = not planned and (wanted.out / PLAN_FILE).exists()
    document = plan_json(result) if kept else write_plan(result, wanted.out)
    if wanted.as_json:
        show_json(document)
    elif not wanted.quiet:
        show_lines([*plan_lines(document), "", *_folder(wanted, planned=planned, kept=kept)])
    if result.outcome.reason == "stopped_by_user":
        return STOPPED
    if not planned:
        return NO_PLAN
    return 0 if result.findings.lawful else BROKEN


def _folder(wanted: Wanted, *, planned: bool, kept: bool) -> list[str]:
    """What lies where, and what to do next."""
    if kept:
        return [
            f"The earlier plan in {wanted.out} was left as it is.",
            f"Next:  arsplan capacity {wanted.unit}",
        ]
    if not planned:
        return [
            f"What was found lies in {wanted.out}: plan.json, findings.csv.",
            f"Next:  arsplan capacity {wanted.unit}, or more time: --seconds",
        ]
    return [
        f"The plan lies in {wanted.out}:",
        "  rota.csv       who works which duty",
        "  days.csv       every day of everybody: shift, vacation, F1, F2",
        "  positions.csv  positions now and in the plan",
        "  coverage.csv   need and plan, hour by hour; what is short",
        "  accounts.csv   hours owed, credited and worked",
        "  findings.csv   every rule, kept or broken; plan.json has the figures",
        f"Next:  arsplan check {wanted.out}",
    ]


def explain(path: Path, *, seconds: float | None, as_json: bool) -> int:
    """Say what binds a unit and what would help; return the exit code.

    Parameters
    ----------
    path
        The unit.
    seconds
        How long at the most; None for as long as it takes.
    as_json
        Whether to write JSON.

    Returns
    -------
    int
        0, or 130 when stopped by the user.
    """
    # The solver is loaded only by the command that needs it.
    import arsplan
    from arsplan.cli.listening import while_listening
    from arsplan.cli.progress_view import show_progress

    unit = load(path)
    with show_progress() as callback:
        found, stopped = while_listening(
            lambda cancel: arsplan.binds(unit, seconds=seconds, cancel=cancel, on_progress=callback),
            "Stopping: what is ready will be shown.",
        )
    document = found.as_json()
    if as_json:
        show_json(document)
    else:
        show_blocks([*binds_blocks(document), "", f"Next:  arsplan plan {path} --out plan"])
    return STOPPED if stopped else 0


def check(path: Path, rota: Path | None, *, as_json: bool) -> int:
    """Judge a stored plan, or a rota of a unit; return the exit code.

    Parameters
    ----------
    path
        Folder of a plan, or a unit.
    rota
        A rota to judge instead of the plan's own.
    as_json
        Whether to write JSON.

    Returns
    -------
    int
        0 or 1.
    """
    unit, roster, given = _to_judge(path, rota)
    findings = check_roster(unit, roster, fixed=given)
    if as_json:
        show_json(
            {
                "unit": unit.name,
                "lawful": findings.lawful,
                "broken": len(findings.broken),
                "findings": [asdict(finding) for finding in findings],
            }
        )
    else:
        show_lines(check_lines(findings, rulebook(unit)))
    return 0 if findings.lawful else BROKEN


def _to_judge(path: Path, rota: Path | None) -> tuple[Unit, Roster, tuple[Absence, ...] | None]:
    if path.is_dir() and (path / PLAN_FILE).exists():
        stored = read_stored_plan(path, rota)
        return stored.planned_unit, stored.roster, stored.unit.absences
    unit = load(path)
    if rota is None:
        said, advice = (
            f"'{path}' is a unit, not a plan.",
            f"Maybe name its rota too: arsplan check {path} ROTA.csv",
        )
        raise InvalidUnit(Problem("no-rota", said, advice=advice))
    return unit, read_rota(unit, rota), None
