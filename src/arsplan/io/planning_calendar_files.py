"""The planning calendar as a table and as a calendar file."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from arsplan.domain.unit import Unit
from arsplan.io.calendars import need_icalendar
from arsplan.io.csv_table import csv_text
from arsplan.metrics.planning_calendar import PlannedStep

__all__ = ["planning_calendar_csv", "planning_calendar_ics"]

_COLUMNS = ("date", "step", "text", "counted", "dated_by", "paragraph", "source", "address", "confidence", "checked_on")


def planning_calendar_csv(steps: Sequence[PlannedStep]) -> str:
    """A row for each step, with where it comes from."""
    rows = (
        (
            step.date.isoformat(),
            step.code,
            step.text,
            step.counted,
            step.dated_by,
            step.source.paragraph,
            step.source.title,
            step.source.address,
            step.source.confidence,
            "" if step.source.checked_on is None else step.source.checked_on.isoformat(),
        )
        for step in steps
    )
    return csv_text(_COLUMNS, rows)


def planning_calendar_ics(unit: Unit, steps: Sequence[PlannedStep], stamp: datetime) -> bytes:
    """A whole day for each step; reading a later calendar of the same plan moves its events instead of doubling them.

    Parameters
    ----------
    unit
        Whose plan it is.
    steps
        From `planning_calendar`.
    stamp
        When the calendar was made, with its offset from UTC.

    Raises
    ------
    ArsplanError
        If icalendar is not installed.
    """
    need_icalendar()
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//arsplan//planning calendar//NO")
    calendar.add("version", "2.0")
    count: Counter[str] = Counter()
    for step in steps:
        count[step.code] += 1
        entry = Event()
        name = f"arsplan/process/{quote(unit.name, safe='')}/{unit.start}/{step.code}/{count[step.code]}"
        entry.add("uid", str(uuid5(NAMESPACE_URL, name)))
        entry.add("dtstamp", stamp.astimezone(UTC))
        entry.add("dtstart", step.date)
        entry.add("dtend", step.date + timedelta(days=1))
        entry.add("summary", f"{step.text} ({unit.name})")
        said = (step.counted, step.source.paragraph, step.source.title, step.source.address)
        entry.add("description", "\n".join(filter(None, said)))
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content
