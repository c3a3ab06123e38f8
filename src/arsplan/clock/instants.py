"""Between what the clock on the wall says and the minutes that really pass.

Paid hours follow the clock on the wall; rest follows real time, so a rest over the night of the spring change
is one hour shorter than the clock says. Every comparison of instants is therefore made on `utc_minute`, never
on wall-clock times.
"""

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

__all__ = ["TIMEZONE", "format_clock", "from_utc_minute", "local_datetime", "parse_clock", "utc_minute"]

TIMEZONE = "Europe/Oslo"
"""The time zone of a unit unless it says otherwise."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MINUTE = dt.timedelta(minutes=1)
_DAY = 24 * 60
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)


@lru_cache(maxsize=1 << 17)
def utc_minute(day: dt.date, minute: int, tz: str = TIMEZONE) -> int:
    """The instant at which the clock on the wall shows a time, so that real hours can be counted.

    Parameters
    ----------
    day
        Local date.
    minute
        Wall-clock minutes after 00:00 of `day`. 1440 or more is a time of a later date and a negative one of
        an earlier date: 1905 is 07:45 on the next day, whether or not the clocks change in between.
    tz
        IANA name of the time zone.

    Returns
    -------
    int
        Whole minutes since 1970-01-01 00:00 UTC. The difference of two is the time that really passes.

    Raises
    ------
    zoneinfo.ZoneInfoNotFoundError
        If there is no time zone of that name.

    Notes
    -----
    A time that the clock shows twice (autumn) is its first occurrence. A time that it never shows (spring,
    02:00–03:00) is counted on from before the change: 02:30 is the instant that the clock shows as 03:30.
    Both are ``fold=0`` of PEP 495.
    """
    days, minute = divmod(minute, _DAY)
    date = day + dt.timedelta(days=days)
    wall = dt.datetime(date.year, date.month, date.day, minute // 60, minute % 60, tzinfo=ZoneInfo(tz))
    return (wall - _EPOCH) // _MINUTE


def from_utc_minute(minute: int, tz: str = TIMEZONE) -> dt.datetime:
    """What the clock on the wall shows at an instant; the way back from `utc_minute`.

    Parameters
    ----------
    minute
        Whole minutes since 1970-01-01 00:00 UTC.
    tz
        IANA name of the time zone.

    Returns
    -------
    datetime.datetime
        Aware, in `tz`.

    Raises
    ------
    zoneinfo.ZoneInfoNotFoundError
        If there is no time zone of that name.
    """
    return (_EPOCH + minute * _MINUTE).astimezone(ZoneInfo(tz))


def local_datetime(day: dt.date, minute: int, tz: str = TIMEZONE) -> dt.datetime:
    """The instant of a wall-clock time with its UTC offset, as rota files and calendars show it.

    Parameters
    ----------
    day, minute, tz
        As for `utc_minute`.

    Returns
    -------
    datetime.datetime
        Aware, in `tz`, and always a time that the clock shows: 02:30 in the night of the spring change comes
        out as 03:30+02:00. Python subtracts two such datetimes by the clock on the wall; take `utc_minute`
        for real time.

    Raises
    ------
    zoneinfo.ZoneInfoNotFoundError
        If there is no time zone of that name.
    """
    return from_utc_minute(utc_minute(day, minute, tz), tz)


def parse_clock(text: str) -> int:
    """Read a time of day such as ``07:30`` into minutes after midnight.

    Parameters
    ----------
    text
        Hours and minutes with a colon, 00:00 to 24:00; spaces around it do not matter.

    Returns
    -------
    int
        Minutes after 00:00, 0 to 1440.

    Raises
    ------
    ValueError
        If it is not such a time.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError(
            f"'{text}' is not a time of day.\nMaybe write hours and minutes from 00:00 to 24:00, such as 07:30."
        )
    hours, minutes = found.groups()
    return _DAY if hours is None else int(hours) * 60 + int(minutes)


def format_clock(minute: int) -> str:
    """Show minutes after midnight as the clock on the wall does, such as ``07:30``.

    Parameters
    ----------
    minute
        Minutes after 00:00; past 1440 or below 0 it is the time on a neighbouring date, so 1440 is ``00:00``.

    Returns
    -------
    str
        Hours and minutes, two digits each.
    """
    hours, minutes = divmod(minute % _DAY, 60)
    return f"{hours:02d}:{minutes:02d}"
