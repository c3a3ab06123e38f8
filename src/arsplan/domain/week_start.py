"""When the week begins: Monday 00:00, or some hours before it."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from arsplan.clock.instants import format_clock, parse_clock
from arsplan.domain.base import refused

_DAY = 24 * 60
_WRITTEN = re.compile(r"(mon|man|sun|søn)[a-zæøå]*\s+([0-9:]+)", re.IGNORECASE)


def parse_week_start(text: str) -> int:
    """Read `Sun 22:00` into minutes from Monday 00:00; it is on Sunday, or at the very beginning of Monday.

    Raises
    ------
    PydanticCustomError
        If it is another time.
    """
    found = _WRITTEN.fullmatch(text.strip())
    try:
        minute = parse_clock(found[2].zfill(5)) if found else None
    except ValueError:
        minute = None
    monday = found is not None and found[1].casefold() in {"mon", "man"}
    if minute is None or (monday and minute):
        msg = f"'{text}' is not a time from Sunday 00:00 to Monday 00:00"
        raise refused("not-a-week-start", msg)
    return 0 if monday else minute - _DAY


def show_week_start(minute: int) -> str:
    """Write minutes from Monday 00:00 as files do."""
    return f"{'Sun' if minute else 'Mon'} {format_clock(minute)}"


WeekStart = Annotated[
    int,
    BeforeValidator(lambda value: parse_week_start(value) if isinstance(value, str) else value),
    Field(ge=-_DAY, le=0),
    PlainSerializer(show_week_start, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^(Sun ([01][0-9]|2[0-3]):[0-5][0-9]|Mon 00:00)$"}),
]
"""Minutes from Monday 00:00, -1440 to 0; written "Sun 22:00" outside Python."""
