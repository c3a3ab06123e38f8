"""A calendar file for each person, as Outlook and phones take them."""

import os
import secrets
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from arsplan.clock.instants import local_datetime
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.metrics.responsible import responsible

__all__ = ["calendar_files", "need_icalendar", "write_calendars"]

_LONGEST_NAME = 120
"""Letters of an id in a file's name; file systems take 255, and names on the way may grow."""


class _Event(NamedTuple):
    """Work of one person: a date, minutes after its midnight, and what it is called."""

    date: date
    start: int
    end: int
    text: str


def calendar_files(unit: Unit, roster: Roster, stamp: datetime) -> dict[str, bytes]:
    """Everybody's shifts and activities as calendars, by file name.

    Times are given in UTC: a calendar shows them on its own clock, and a night with a change of the clock is as long
    as it is. The n-th piece of work of a person on a date keeps its name from plan to plan, so that reading a later
    calendar moves events instead of doubling them. Whoever is responsible for the shift has the skill beside the code.

    Parameters
    ----------
    unit
        The unit.
    roster
        Who works which duty.
    stamp
        When the calendar was made, with its offset from UTC.

    Returns
    -------
    dict
        Contents by file name: the person's id, what file names cannot hold written as in addresses, cut where it is
        very long.

    Raises
    ------
    ArsplanError
        If icalendar is not installed.
    """
    need_icalendar()
    events: dict[str, list[_Event]] = {person: [] for person in unit.person}
    charged = {charge.duty for charge in responsible(unit, roster)}
    for duty in roster:
        shift = unit.shift_by_code[duty.shift]
        text = f"{duty.shift}, {unit.arrangement.responsible}" if duty in charged else duty.shift
        events[duty.employee].append(_Event(duty.date, shift.start, shift.finish, text))
    for activity in unit.activities:
        events[activity.employee].append(_Event(activity.date, activity.start, activity.finish, activity.text or "*"))
    return {_file_name(person): _calendar(unit, person, sorted(found), stamp) for person, found in events.items()}


def need_icalendar() -> None:
    """Say how to get calendars where their library is missing.

    Raises
    ------
    ArsplanError
        If icalendar is not installed.
    """
    if find_spec("icalendar") is None:
        raise ArsplanError("Calendars need icalendar.\nMaybe run: pip install 'arsplan[ics]'")


def write_calendars(unit: Unit, roster: Roster, folder: str | os.PathLike[str], stamp: datetime) -> None:
    """Write everybody's calendar into a folder of their own, which is replaced as a whole.

    Parameters
    ----------
    unit, roster, stamp
        As `calendar_files` takes them.
    folder
        The folder, such as `calendar` of a plan.

    Raises
    ------
    ArsplanError
        If icalendar is not installed.
    OSError
        If it cannot be written.
    """
    files, target = calendar_files(unit, roster, stamp), Path(folder)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.mkdir(parents=True)
        for name, content in files.items():
            (temporary / name).write_bytes(content)
        shutil.rmtree(target, ignore_errors=True)
        temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _calendar(unit: Unit, person: str, events: list[_Event], stamp: datetime) -> bytes:
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//arsplan//rota//NO")
    calendar.add("version", "2.0")
    count: Counter[date] = Counter()
    for event in events:
        count[event.date] += 1
        entry = Event()
        entry.add("uid", _uid(unit, person, event.date, count[event.date]))
        entry.add("dtstamp", stamp.astimezone(UTC))
        entry.add("dtstart", local_datetime(event.date, event.start, unit.timezone).astimezone(UTC))
        entry.add("dtend", local_datetime(event.date, event.end, unit.timezone).astimezone(UTC))
        entry.add("summary", f"{event.text}, {unit.name}")
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _file_name(person: str) -> str:
    """The id as file names can hold it; a very long one is cut, and what is lost told apart by letters of its own."""
    name = quote(person, safe=" ")
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME]}-{uuid5(NAMESPACE_URL, name).hex[:8]}"
    return f"{name}.ics"


def _uid(unit: Unit, person: str, day: date, number: int) -> str:
    return str(uuid5(NAMESPACE_URL, f"arsplan/{quote(unit.name, safe='')}/{quote(person, safe='')}/{day}/{number}"))
