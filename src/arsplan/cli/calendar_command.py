"""`arsplan calendar`: when what has to be done around a plan."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from arsplan.cli.exits import plain_errors
from arsplan.cli.views import show_json, show_lines
from arsplan.domain.unit import Unit
from arsplan.io.atomic import write_folder
from arsplan.io.load import load
from arsplan.io.plan_folder import PLAN_FILE, read_stored_plan
from arsplan.io.planning_calendar_files import planning_calendar_csv, planning_calendar_ics
from arsplan.metrics.planning_calendar import PlannedStep, planning_calendar
from arsplan.report.catalogue import Lang
from arsplan.report.planning_calendar_text import planning_calendar_lines
from arsplan.report.speech import language_of_pages

__all__ = ["calendar"]


def calendar(
    unit: Annotated[Path, typer.Argument(metavar="UNIT|PLAN_DIR", help="A unit, or the folder of a plan.")],
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Folder for a table and a calendar file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON to stdout, and nothing else.")] = False,
) -> None:
    """Show when what has to be done around a plan: discussion, notice, vacation, adjustment points, evaluation."""
    with plain_errors():
        stored = (unit / PLAN_FILE).is_file()
        asked = read_stored_plan(unit).planned_unit if stored else load(unit)
        _show(asked, out, lang=language_of_pages(), as_json=as_json)


def _show(unit: Unit, out: Path | None, *, lang: Lang, as_json: bool) -> None:
    steps = planning_calendar(unit, lang)
    if out is not None:
        ics = planning_calendar_ics(unit, steps, datetime.now(UTC))
        write_folder(out, {"planning_calendar.csv": planning_calendar_csv(steps), "planning_calendar.ics": ics})
    if as_json:
        show_json({"unit": unit.name, "steps": [_row(step) for step in steps]})
        return
    written = [] if out is None else ["", f"In {out}: planning_calendar.csv, and planning_calendar.ics for calendars."]
    show_lines([*planning_calendar_lines(unit, steps, lang), *written])


def _row(step: PlannedStep) -> dict[str, Any]:
    return {**step._asdict(), "date": step.date.isoformat(), "source": step.source.model_dump(mode="json")}
