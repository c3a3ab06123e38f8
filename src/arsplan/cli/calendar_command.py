"""`arsplan calendar`: when what has to be done around a plan."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from arsplan.cli.reporting import Lang
from arsplan.cli.views import show_json, show_lines
from arsplan.io.atomic import write_folder
from arsplan.io.load import load
from arsplan.io.planning_calendar_files import planning_calendar_csv, planning_calendar_ics
from arsplan.metrics.planning_calendar import PlannedStep, planning_calendar
from arsplan.report.planning_calendar_text import planning_calendar_lines

__all__ = ["calendar"]


def calendar(path: Path, out: Path | None, *, lang: Lang, as_json: bool) -> None:
    """Show the planning calendar of a unit, and write it as a table and a calendar file.

    Parameters
    ----------
    path
        The unit.
    out
        Folder for the two files; None to show it alone.
    lang
        Language of the texts.
    as_json
        JSON on stdout instead of lines.
    """
    unit = load(path)
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
