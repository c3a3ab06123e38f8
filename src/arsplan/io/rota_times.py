"""The times of a duty as a rota gives them, compared with those of a shift."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from arsplan.clock.instants import format_clock, local_datetime
from arsplan.domain.paid import paid_on
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit
from arsplan.io import cells
from arsplan.io.cells import Unreadable

__all__ = ["Given", "Moment", "clock_of", "instant", "moment", "near", "starts_on"]

Moment = int | datetime
"""A time of day in minutes after midnight, or a date with a time, with or without its offset from UTC."""


class Given(NamedTuple):
    """What a row says of its duty's times; None where it says nothing."""

    start: Moment | None
    end: Moment | None
    paid_minutes: int | None

    def unlike(self, shift: ShiftType, day: date, unit: Unit) -> list[tuple[str, datetime | int]]:
        """Names of what differs from a shift that starts on a day, with the shift's own."""
        tz, paid = unit.timezone, paid_on(unit, day, shift)
        exact = {"start": local_datetime(day, shift.start, tz), "end": local_datetime(day, shift.finish, tz)}
        found: list[tuple[str, datetime | int]] = [
            (name, right)
            for name, right in exact.items()
            if (said := getattr(self, name)) is not None and not _same(said, right)
        ]
        if self.paid_minutes not in {None, paid}:
            found.append(("paid_minutes", paid))
        return found


def moment(cell: str) -> Moment:
    """A time of day as 07:30, or a date with a time."""
    try:
        return cells.clock(cell) if len(cell) <= len("07:30:00") else instant(cell)
    except Unreadable:
        advice = "Maybe write it like 07:30 or 2027-01-31T07:30:00+01:00."
        raise Unreadable("not-a-time", f"'{cell}' is neither a time of day nor a date with a time.", advice) from None


def instant(cell: str) -> datetime:
    """A date with a time, as ISO 8601."""
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        advice = "Maybe write it like 2027-01-31T07:30:00+01:00, or leave the column out."
        raise Unreadable("not-an-instant", f"'{cell}' is not a date with a time.", advice) from None


def clock_of(said: Moment, tz: str) -> int:
    """Minutes after midnight that the clock on the wall shows."""
    if isinstance(said, int):
        return said
    local = said if said.tzinfo is None else said.astimezone(ZoneInfo(tz))
    return local.hour * 60 + local.minute


def starts_on(shift: ShiftType, noted: date, *, nights_on_end_day: bool) -> date:
    """The date on which a shift starts, from the one it is noted on."""
    return noted - timedelta(nights_on_end_day and shift.is_night and shift.finish > DAY)


def near(shift: ShiftType, given: Given, tz: str) -> int:
    """Minutes by which the times of day differ."""
    pairs = ((given.start, shift.start), (given.end, shift.end))
    apart = [abs(clock_of(said, tz) - own) % DAY for said, own in pairs if said is not None]
    return sum(min(minutes, DAY - minutes) for minutes in apart)


def _same(said: Moment, right: datetime) -> bool:
    if isinstance(said, int):
        return format_clock(said) == f"{right:%H:%M}"
    return said == (right.replace(tzinfo=None) if said.tzinfo is None else right)
