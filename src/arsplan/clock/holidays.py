"""Red days in Norway, the evenings before them, and the hours around them that count as work on a red day.

The dates come from the ``holidays`` library: the statutory helligdager, and 1 and 17 May under their own act
(lov 26 April 1947 no. 1 § 1). Sundays, eves and zones are stated here.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from holidays import country_holidays

__all__ = [
    "RedDay",
    "RedSpan",
    "RedZone",
    "eves",
    "is_holiday",
    "is_red",
    "is_virkedag",
    "public_holidays",
    "red_days",
    "red_spans",
    "red_zones",
]

_SUNDAY = 6
_DAY = dt.timedelta(days=1)
_EASTER = "Første påskedag"
_MIDNIGHT = dt.time()
# Clock times of AML § 10-10(1) and of the act on 1 and 17 May § 2.
_ZONE_END = dt.time(22)
_START_MAY = dt.time(22)
_START_ORDINARY = dt.time(18)
_START_HIGH_FEAST = dt.time(15)


@dataclass(frozen=True, order=True)
class RedDay:
    """A Sunday or public holiday, one unit when red days are counted.

    Parameters
    ----------
    date
        Local date.
    name
        Its name in bokmål; an ordinary Sunday is "Søndag", and names that fall together are joined by " / ".
    """

    date: dt.date
    name: str


@dataclass(frozen=True, order=True)
class RedZone:
    """Hours without a break in which work counts as Sunday or holiday work.

    Parameters
    ----------
    start, end
        Naive local clock times, from and until.
    days
        The red days inside, one after another.
    """

    start: dt.datetime
    end: dt.datetime
    days: tuple[dt.date, ...]


@dataclass(frozen=True, order=True)
class RedSpan:
    """The hours of a zone that belong to one red day, so that each duty can be counted against its day.

    Parameters
    ----------
    day
        The red day.
    name
        Its name, as in `RedDay`.
    start, end
        Naive local clock times, from and until. The spans of one zone meet at midnight.
    """

    day: dt.date
    name: str
    start: dt.datetime
    end: dt.datetime


@cache
def _holidays(year: int) -> Mapping[dt.date, str]:
    # The library has no Sundays unless asked for them; ours are added in `_red`.
    listed = country_holidays("NO", years=year, expand=False, language="no")
    return MappingProxyType({day: " / ".join(listed.get_list(day)) for day in sorted(listed)})


@cache
def _easter(year: int) -> dt.date:
    return next(day for day, name in _holidays(year).items() if _EASTER in name)


@cache
def _red(year: int) -> Mapping[dt.date, str]:
    first = dt.date(year, 1, 1)
    sunday = first + (_SUNDAY - first.weekday()) % 7 * _DAY
    red = {day: "Søndag" for week in range(53) if (day := sunday + 7 * week * _DAY).year == year}
    red.update(_holidays(year))
    return MappingProxyType(dict(sorted(red.items())))


def public_holidays(year: int) -> dict[dt.date, str]:
    """The 12 named public holidays of a year; there are 11 dates when two fall together.

    Parameters
    ----------
    year
        Calendar year.

    Returns
    -------
    dict
        Date to name in bokmål, in order. On 17 May 2027 there is one entry that names 2. pinsedag too.

    Notes
    -----
    Source: lov 24 February 1995 no. 12 om helligdager og helligdagsfred § 2; lov 26 April 1947 no. 1 § 1.
    Palmesøndag is an ordinary Sunday here.
    """
    return dict(_holidays(year))


def is_holiday(day: dt.date) -> bool:
    """Whether a date is one of the 12 named public holidays; an ordinary Sunday is not.

    Parameters
    ----------
    day
        Local date.
    """
    return day in _holidays(day.year)


def is_red(day: dt.date) -> bool:
    """Whether a date is a Sunday or a public holiday.

    Parameters
    ----------
    day
        Local date.
    """
    return day in _red(day.year)


def is_virkedag(day: dt.date) -> bool:
    """Whether a date is neither a Sunday nor a public holiday; a Saturday is a virkedag, and so are eves.

    Parameters
    ----------
    day
        Local date.
    """
    return not is_red(day)


def red_days(first: dt.date, last: dt.date) -> tuple[RedDay, ...]:
    """The Sundays and public holidays of a period, each date once.

    Parameters
    ----------
    first, last
        Local dates, both included.

    Returns
    -------
    tuple of RedDay
        In order; empty when `last` is before `first`.
    """
    return tuple(
        RedDay(day, name)
        for year in range(first.year, last.year + 1)
        for day, name in _red(year).items()
        if first <= day <= last
    )


def eves(year: int) -> dict[dt.date, str]:
    """The days before a feast: worked as other days, but with early zones and supplements.

    Parameters
    ----------
    year
        Calendar year.

    Returns
    -------
    dict
        Date to name in bokmål, in order: onsdag før skjærtorsdag, påskeaften, pinseaften, julaften and
        nyttårsaften.

    Notes
    -----
    Source: HTA chapter 1 § 5.3 (supplements from 12:00, påskeaften all day); AML § 10-10(1) (zones).
    """
    easter = _easter(year)
    return {
        easter - 4 * _DAY: "Onsdag før skjærtorsdag",
        easter - 1 * _DAY: "Påskeaften",
        easter + 48 * _DAY: "Pinseaften",
        dt.date(year, 12, 24): "Julaften",
        dt.date(year, 12, 31): "Nyttårsaften",
    }


def red_zones(first: dt.date, last: dt.date) -> tuple[RedZone, ...]:
    """When work counts as work on a Sunday or holiday, for the red days of a period.

    Parameters
    ----------
    first, last
        Local dates, both included.

    Returns
    -------
    tuple of RedZone
        In order, apart from one another. A zone at the edge of the period is given whole, with its red days
        outside the period.

    Notes
    -----
    Source: AML § 10-10(1); lov 26 April 1947 no. 1 § 2; adjacent zones are joined. An ordinary Sunday or
    holiday counts from 18:00 the day before, påske, pinse and jul from 15:00, 1 and 17 May from 22:00 unless
    the day is also a Sunday or another holiday; each until 22:00 on the last red day before a virkedag.

    The earliest start is 15:00 the day before and the end is 22:00, so zones meet exactly when their red days
    follow one another, and then the first of those days decides where the joined zone starts.
    """
    return tuple(
        RedZone(_zone_start(days[0]), dt.datetime.combine(days[-1], _ZONE_END), days) for days in _runs(first, last)
    )


def red_spans(first: dt.date, last: dt.date) -> tuple[RedSpan, ...]:
    """The hours that count as each red day of a period, every red day by itself.

    Parameters
    ----------
    first, last
        Local dates, both included.

    Returns
    -------
    tuple of RedSpan
        One for each red day of the period, in order, without overlap. A joined zone is cut at the midnights
        between its red days, so 1. juledag starts at 15:00 on julaften and ends at 24:00.

    Notes
    -----
    Source: AML § 10-8(4) and 10-10(1); that each red day is one unit inside a joined zone is practice, not
    text.
    """
    spans = []
    for zone in red_zones(first, last):
        for day in zone.days:
            if first <= day <= last:
                start = zone.start if day == zone.days[0] else dt.datetime.combine(day, _MIDNIGHT)
                end = zone.end if day == zone.days[-1] else dt.datetime.combine(day + _DAY, _MIDNIGHT)
                spans.append(RedSpan(day, _red(day.year)[day], start, end))
    return tuple(spans)


def _zone_start(day: dt.date) -> dt.datetime:
    easter = _easter(day.year)
    if day in (easter, easter + 49 * _DAY, dt.date(day.year, 12, 25)):
        time = _START_HIGH_FEAST
    elif _is_only_may_day(day, easter):
        time = _START_MAY
    else:
        time = _START_ORDINARY
    return dt.datetime.combine(day - _DAY, time)


def _is_only_may_day(day: dt.date, easter: dt.date) -> bool:
    # A zone never begins with 2. pinsedag, so Kristi himmelfartsdag is the one other holiday to tell apart.
    return (day.month, day.day) in {(5, 1), (5, 17)} and day.weekday() != _SUNDAY and day != easter + 39 * _DAY


def _runs(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, ...]]:
    """Red days that follow one another, whole even at the edges of the period."""
    run: list[dt.date] = []
    for red in red_days(first, last):
        if run and red.date <= run[-1]:
            continue
        run = [red.date]
        while is_red(run[0] - _DAY):
            run.insert(0, run[0] - _DAY)
        while is_red(run[-1] + _DAY):
            run.append(run[-1] + _DAY)
        yield tuple(run)
