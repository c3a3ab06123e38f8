"""What `arsplan plan` does, step by step."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from arsplan.cli.exits import BROKEN, NO_PLAN, STOPPED
from arsplan.cli.reporting import write_with_plan
from arsplan.cli.views import next_step, show_json, show_lines
from arsplan.domain.terms import PositionGoal
from arsplan.domain.unit import Unit
from arsplan.errors import ReadingsDisagree
from arsplan.io.atomic import write_folder
from arsplan.io.case import stored
from arsplan.io.cyclic_table import cyclic_csv
from arsplan.io.load import load
from arsplan.io.plan_folder import PLAN_FILE, cases_beside, check_target, plan_json, write_plan
from arsplan.planning.cyclic_types import CyclicRota
from arsplan.report.cyclic_text import cyclic_lines
from arsplan.report.plan_text import plan_lines
from arsplan.report.speech import _

if TYPE_CHECKING:
    from arsplan.cli.progress_view import Reported
    from arsplan.planning.plan_types import Outcome

__all__ = ["Wanted", "plan"]


class Wanted(NamedTuple):
    """What the user asked of `arsplan plan`."""

    unit: Path
    out: Path
    seconds: float | None
    goal: PositionGoal | None
    seed: int
    workers: int | None
    deterministic: bool
    as_json: bool
    quiet: bool
    cyclic: int | None = None


class _Made(NamedTuple):
    """What came of planning, once it is written: the content of plan.json, and what the user is to be told."""

    document: Mapping[str, Any]
    outcome: "Outcome"
    repeats: list[str]
    kept: bool


def plan(wanted: Wanted) -> int:
    """Plan and write; return the exit code.

    The first Ctrl-C asks for the best so far, which is written; the second gives up.

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
    from arsplan.cli.listening import while_listening
    from arsplan.cli.planning_run import USUAL
    from arsplan.cli.progress_view import show_progress

    unit = load(wanted.unit)
    check_target(wanted.out)
    limit = None if wanted.deterministic else wanted.seconds or USUAL
    with nullcontext() if wanted.quiet else show_progress(limit) as callback:
        made, _stopped = while_listening(
            lambda cancel: _make(wanted, unit, callback, cancel), _("Stopping: the best plan so far will be written.")
        )
    planned = made.outcome.status != "NO_LAWFUL_PLAN"
    if wanted.as_json:
        show_json(made.document)
    elif not wanted.quiet:
        show_lines([*made.repeats, ""] if made.repeats else [])
        show_lines([*plan_lines(made.document), "", *_folder(wanted, planned=planned, kept=made.kept)])
    if made.outcome.reason == "stopped_by_user":
        return STOPPED
    if not planned or made.document["unplanned"]:
        return NO_PLAN
    return 0 if made.document["findings"]["lawful"] else BROKEN


def _make(wanted: Wanted, unit: Unit, tell: "Callable[[Reported], None] | None", cancel: threading.Event) -> _Made:
    """Plan, write the plan and its report, and tell what is going on."""
    from arsplan.cli.planning_run import run_planning
    from arsplan.planning.progress import Progress

    began = time.monotonic()
    try:
        result, rota = run_planning(
            unit,
            seconds=wanted.seconds,
            goal=wanted.goal,
            seed=wanted.seed,
            workers=wanted.workers,
            deterministic=wanted.deterministic,
            on_progress=tell,
            cyclic=wanted.cyclic,
            cancel=cancel,
        )
    except ReadingsDisagree as error:
        raise stored(error, cases_beside(wanted.out), "planning: the readings differ") from None

    def writing(what: str) -> None:
        """Say what is written, so that nobody wonders whether it hangs."""
        if tell is not None:
            tell(Progress("writing", None, None, time.monotonic() - began, what))

    planned = result.outcome.status != "NO_LAWFUL_PLAN"
    kept = not planned and (wanted.out / PLAN_FILE).exists()
    writing(_("reading it back, checking and writing it"))
    document = plan_json(result) if kept else write_plan(result, wanted.out)
    if not kept:
        _write_cyclic(wanted.out, rota)
    if planned:
        writing(_("the report"))
        write_with_plan(wanted.out)
    return _Made(document, result.outcome, [] if rota is None else cyclic_lines(rota), kept)


def _write_cyclic(out: Path, rota: CyclicRota | None) -> None:
    """Write the rota that the plan began with; one of an earlier plan goes."""
    files = (
        {"cyclic.csv": cyclic_csv(rota), "cyclic.txt": "\n".join(cyclic_lines(rota)) + "\n"}
        if rota is not None and rota.lines
        else {}
    )
    write_folder(out, files)
    for name in {"cyclic.csv", "cyclic.txt"} - set(files):
        (out / name).unlink(missing_ok=True)


def _folder(wanted: Wanted, *, planned: bool, kept: bool) -> list[str]:
    """What lies where, and what to do next."""
    if kept:
        return [
            _("The earlier plan in %(out)s was left as it is.") % {"out": wanted.out},
            next_step(f"arsplan capacity {wanted.unit}"),
        ]
    if not planned:
        return [
            _("What was found lies in %(out)s: plan.json, findings.csv.") % {"out": wanted.out},
            _("Next:  %(command)s, or more time: --seconds") % {"command": f"arsplan capacity {wanted.unit}"},
        ]
    files = {
        "report.html": _("all of it to read, with names; arsplan report writes it without"),
        "rota.csv": _("who works which duty"),
        "days.csv": _("every day of everybody: shift, vacation, F1, F2"),
        "positions.csv": _("positions now and in the plan"),
        "offers.csv": _("larger positions in the agreed order, and who is passed over"),
        "part_time.csv": _("the need behind each position below full time"),
        "kpis.csv": _("key figures before and after"),
        "coverage.csv": _("need and plan, hour by hour; what is short"),
        "accounts.csv": _("hours owed, credited and worked"),
        "agreements.csv": _("what has to be agreed locally; soundness.csv what to ask before that"),
        "findings.csv": _("every rule, kept or broken; plan.json has the figures"),
    }
    return [
        _("The plan lies in %(out)s:") % {"out": wanted.out},
        *(f"  {name:<14} {says}" for name, says in files.items() if (wanted.out / name).exists()),
        next_step(f"arsplan check {wanted.out}"),
    ]
