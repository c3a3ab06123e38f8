"""`arsplan repair` and `arsplan roll`: plans that meet what happens."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from arsplan.cli.doubts import tell_worked_while_away
from arsplan.cli.exits import BROKEN, STOPPED
from arsplan.cli.views import next_step, show_json, show_lines
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.errors import ArsplanError, InvalidUnit, Problem
from arsplan.io.absences_file import read_absences
from arsplan.io.change_tables import asks_csv, changes_csv, extra_csv, replacements_csv
from arsplan.io.load import load
from arsplan.io.plain_words import say
from arsplan.io.plan_folder import check_target, read_stored_plan, write_plan
from arsplan.io.rota import read_rota
from arsplan.planning.empty import empty_duties
from arsplan.planning.plan_types import Plan
from arsplan.planning.replacements import replacements
from arsplan.report.repair_text import repair_document, repair_lines
from arsplan.report.roll_text import roll_document, roll_lines
from arsplan.report.speech import _

__all__ = ["Away", "Onward", "repair", "roll"]

_OPTIONS = {"employee": "--absent", "first": "--from", "last": "--to", "kind": "--kind"}
"""Where the user said each part of an absence."""


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
    known: date | None
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
    from arsplan.planning.repair import repair as repaired

    _apart(asked.plan, asked.out)
    stored = read_stored_plan(asked.plan)
    found = repaired(stored, _absence(asked), known=asked.known, extra=asked.extra, seconds=asked.seconds)
    unit, roster = found.plan.unit, found.plan.roster or Roster()
    own = unit.rota_by_name[unit.person[asked.employee].rota].shifts
    empty = [one for one in empty_duties(unit, roster, found.window.first, found.window.last) if one[1] in own]
    offers = [one for day, shift in empty for one in replacements(unit, roster, day, shift)]
    more = {
        "changes.csv": changes_csv(found.changes),
        "exceptions.csv": changes_csv(found.exceptions),
        "extra.csv": extra_csv(found.extra),
        "asks.csv": asks_csv(unit, found.extra),
        "replacements.csv": replacements_csv(offers),
    }
    document = repair_document(found, empty)
    return _written(found.plan, more, asked.out, document if asked.as_json else repair_lines(document))


def _written(plan: Plan, more: Mapping[str, str], out: Path, shown: dict[str, Any] | list[str]) -> int:
    """Write a changed plan, which is read back and checked first, show the figures or the lines; the exit code."""
    write_plan(plan, out, more=more)
    if isinstance(shown, dict):
        show_json(shown)
    else:
        where = _("The plan lies in %(folder)s; changes.csv has every change.")
        show_lines([*shown, where % {"folder": out}, next_step(f"arsplan check {out}")])
    return 0 if plan.findings.lawful else BROKEN


def _absence(asked: Away) -> Absence:
    """What the options say; what cannot be is refused in the words that a table of absences gets."""
    try:
        return Absence(employee=asked.employee, first=asked.first, last=asked.last, kind=asked.kind)
    except ValidationError as error:
        raise InvalidUnit(_wrong_option(asked, detail) for detail in error.errors(include_url=False)) from None


def _wrong_option(asked: Away, detail: Mapping[str, Any]) -> Problem:
    said = say(detail)
    field = said.field or str(detail["loc"][0])
    return Problem(said.code, said.message, _OPTIONS[field], value=str(getattr(asked, field)), advice=said.advice)


def _apart(plan: Path, out: Path) -> None:
    """The plan that is read is never written over: whatever happens on the way, it stays whole."""
    if out.resolve() == plan.resolve():
        raise ArsplanError(f"'{out}' is the plan to start from, which stays as it is.\nMaybe name a new folder.")
    check_target(out)


class Onward(NamedTuple):
    """What the user asked of `arsplan roll`."""

    plan: Path
    to: date
    out: Path
    actual: Path | None
    absences: Path | None
    unit: Path | None
    seconds: float
    seed: int
    as_json: bool


def roll(asked: Onward) -> int:
    """Roll a plan to a later start and write it; return the exit code.

    Parameters
    ----------
    asked
        The arguments.

    Returns
    -------
    int
        0, 1 or 130.
    """
    # The solver is loaded only by the command that needs it.
    from arsplan.cli.listening import while_listening
    from arsplan.cli.progress_view import show_progress
    from arsplan.io.proven import roll as rolled

    _apart(asked.plan, asked.out)
    stored = read_stored_plan(asked.plan)
    unit = None if asked.unit is None else load(asked.unit)
    actual = None if asked.actual is None else read_rota(stored.planned_unit, asked.actual)
    away = () if asked.absences is None else read_absences(stored.planned_unit, asked.absences)
    tell_worked_while_away(actual or (), (*stored.planned_unit.absences, *away))
    with show_progress() as callback:
        found, stopped = while_listening(
            lambda cancel: rolled(
                stored,
                asked.to,
                actual=actual,
                absences=away,
                unit=unit,
                seconds=asked.seconds,
                seed=asked.seed,
                on_progress=callback,
                cancel=cancel,
            ),
            _("Stopping: what is ready will be written."),
        )
    more = {"changes.csv": changes_csv(found.changes), "exceptions.csv": changes_csv(found.exceptions)}
    document = roll_document(found)
    code = _written(found.plan, more, asked.out, document if asked.as_json else roll_lines(document))
    return STOPPED if stopped else code
