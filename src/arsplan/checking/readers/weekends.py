"""Weekends: how many are worked, how far apart, and whole."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, at_least, at_most
from arsplan.checking.words import day, span
from arsplan.rules.measures import (
    WeekendDefinition,
    WeekendRhythm,
    WeekendsInPlan,
    WeekendsWorked,
    WholeWeekend,
)

_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_EVENING = 20 * 60


def _counts(measure: WeekendDefinition, duty: Worked) -> bool:
    weekday = duty.date.weekday()
    if weekday == _FRIDAY:
        return measure.friday_evening and duty.shift is not None and duty.shift.finish > _EVENING
    if weekday == _SUNDAY and duty.shift is not None and duty.shift.is_night:
        return measure.sunday_night
    return weekday >= _SATURDAY


def _worked(measure: WeekendDefinition, person: PersonRota) -> list[int]:
    """Weeks with a worked weekend, counted from the plan's first; negative in history."""
    return sorted({person.week_of(duty.date) for duty in person.worked if _counts(measure, duty)})


def weekends_worked(measure: WeekendsWorked, person: PersonRota) -> Iterator[Reading]:
    """Every run of so many weeks that ends in the plan."""
    weekends = set(_worked(measure, person))
    for last in range(person.unit.weeks):
        first = last - measure.of + 1
        count = sum(week in weekends for week in range(first, last + 1))
        say = partial(_say_count, person, (first, last), count, measure.most)
        yield at_most((person.monday(first), person.sunday(last)), count, measure.most, "weekends", say)


def _say_count(person: PersonRota, weeks: tuple[int, int], count: int, most: int) -> str:
    when = span(person.monday(weeks[0]), person.sunday(weeks[1]))
    return f"{when}: worked weekends: {count}; the limit is {most}."


def weekend_rhythm(measure: WeekendRhythm, person: PersonRota) -> Iterator[Reading]:
    """Every worked weekend against all before that are out of step with it, or else against the nearest."""
    weekends = _worked(measure, person)
    for k, week in enumerate(weekends):
        earlier = weekends[:k]
        off_beat = [other for other in earlier if (week - other) % measure.every]
        for other in off_beat or earlier[-1:]:
            off = (week - other) % measure.every
            say = partial(_say_apart, person, other, week, f"a whole multiple of {measure.every}")
            yield at_most((person.monday(other), person.sunday(week)), off, 0, "weeks off the rhythm", say)


def _say_apart(person: PersonRota, one: int, other: int, asked: str) -> str:
    dates = f"{day(person.sunday(one))} and {day(person.sunday(other))}"
    return f"The worked weekends of {dates} lie {other - one} weeks apart; {asked} is asked for."


def weekends_in_plan(measure: WeekendsInPlan, person: PersonRota) -> Iterator[Reading]:
    """The plan as a whole, and every worked weekend against the one before."""
    weekends = _worked(measure, person)
    horizon = person.unit.horizon
    count = sum(week >= 0 for week in weekends)
    say = partial(_say_count, person, (0, person.unit.weeks - 1), count, measure.most)
    yield at_most((horizon.start, horizon.end), count, measure.most, "weekends", say)
    for one, other in pairwise(weekends):
        say = partial(_say_apart, person, one, other, f"at least {measure.distance}")
        yield at_least((person.monday(one), person.sunday(other)), other - one, measure.distance, "weeks", say)


def whole_weekend(_: WholeWeekend, person: PersonRota) -> Iterator[Reading]:
    """Every weekend of the plan with a shift in it."""
    days: dict[int, set[int]] = {}
    for duty in person.planned:
        if duty.date.weekday() >= _SATURDAY:
            days.setdefault(person.week_of(duty.date), set()).add(duty.date.weekday())
    for week, worked in sorted(days.items()):
        say = partial(_say_whole, person, week, worked)
        yield at_least((person.monday(week), person.sunday(week)), len(worked), 2, "days", say)


def _say_whole(person: PersonRota, week: int, worked: set[int]) -> str:
    which = "only Saturday" if _SUNDAY not in worked else "only Sunday"
    which = "Saturday and Sunday" if len(worked) == 2 else which
    return f"In the weekend of {day(person.sunday(week))}, {which} has a shift; whole weekends are asked for."
