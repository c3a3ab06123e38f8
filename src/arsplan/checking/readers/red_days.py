"""Sundays and public holidays: every second off, or the next one off."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day, span
from arsplan.clock.holidays import red_spans
from arsplan.clock.instants import utc_minute
from arsplan.rules.measures import RedDaySequence, RedDaysOff


class _Red(NamedTuple):
    """A red day with its hours, in UTC minutes."""

    day: date
    start: int
    end: int


@cache
def _reds(first: date, last: date, tz: str) -> tuple[_Red, ...]:
    return tuple(_Red(red.day, _utc(red.start, tz), _utc(red.end, tz)) for red in red_spans(first, last))


def _utc(wall: datetime, tz: str) -> int:
    return utc_minute(wall.date(), wall.hour * 60 + wall.minute, tz)


def _worked(person: PersonRota, reds: tuple[_Red, ...], threshold: int) -> list[bool]:
    """For each red day, whether one duty takes more than the threshold of its hours."""
    starts = [duty.start for duty in person.worked]
    longest = max((duty.end - duty.start for duty in person.worked), default=0)
    return [
        any(
            min(duty.end, red.end) - max(duty.start, red.start) > threshold
            for duty in person.worked[bisect_left(starts, red.start - longest) : bisect_left(starts, red.end)]
        )
        for red in reds
    ]


def red_days_off(measure: RedDaysOff, person: PersonRota) -> Iterator[Reading]:
    """Every window of `weeks` weeks (or all that is known), then every run of `run` weeks."""
    begin = person.week_of(person.known_from)
    end = person.unit.weeks
    reds = _reds(person.monday(begin), person.unit.horizon.end, person.unit.timezone)
    per_week = [0] * (end - begin)
    worked_per_week = [0] * (end - begin)
    for red, worked in zip(reds, _worked(person, reds, measure.threshold), strict=True):
        per_week[person.week_of(red.day) - begin] += 1
        worked_per_week[person.week_of(red.day) - begin] += worked
    length = min(measure.weeks, end - begin)
    for size, share in ((length, 2), (measure.run, 1)):
        for k in range(end - begin - size + 1):
            count, all_of_them = sum(worked_per_week[k : k + size]), sum(per_week[k : k + size])
            most = all_of_them // 2 if share == 2 else all_of_them - 1
            first, last = person.monday(begin + k), person.sunday(begin + k + size - 1)
            say = partial(_say_off, first, last, count, all_of_them, most)
            yield at_most((first, last), count, most, "red days", say)


def _say_off(first: date, last: date, count: int, all_of_them: int, most: int) -> str:
    return f"{span(first, last)}: red days worked: {count} of {all_of_them}; the limit is {most}."


def red_day_sequence(measure: RedDaySequence, person: PersonRota) -> Iterator[Reading]:
    """Every two neighbouring red days, from the last before the plan to the last in it."""
    start = person.unit.start
    reds = _reds(start - timedelta(7), person.unit.horizon.end, person.unit.timezone)
    worked = _worked(person, reds, measure.threshold)
    for (one, one_worked), (other, other_worked) in pairwise(zip(reds, worked, strict=True)):
        say = partial(_say_sequence, one.day, other.day)
        yield at_most((one.day, other.day), one_worked + other_worked, 1, "red days", say)


def _say_sequence(one: date, other: date) -> str:
    return f"{day(one)} and {day(other)} are neighbouring red days; at most one of them may be worked."
