"""Hours in weeks, and hours of the position."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, Window, at_most
from arsplan.checking.week import begins, dates
from arsplan.checking.words import hours, span
from arsplan.rules.entitlement import account
from arsplan.rules.measures import PositionHours, WeekMinutes


def week_minutes(measure: WeekMinutes, person: PersonRota) -> Iterator[Reading]:
    """Every run of so many weeks that ends in the plan."""
    paid: Counter[int] = Counter()
    for duty in person.worked:
        week = person.week_of(duty.date)
        next_one = measure.week_start < 0 and duty.start >= begins(person, week + 1, measure.week_start)
        paid[week + next_one] += duty.paid
    weeks = person.unit.weeks
    known = person.unit.known_from
    ahead = 0 if known is None else person.week_of(known)
    rolling = measure.windows == "rolling"
    ends = (w for w in range(weeks) if rolling or (w + 1 - ahead) % measure.weeks == 0 or w == weeks - 1)
    for last in ends:
        first = last - measure.weeks + 1
        total = sum(paid[week] for week in range(first, last + 1))
        window = dates(person, first, last, measure.week_start)
        say = partial(_say_weeks, window, total, measure.most)
        yield at_most(window, total, measure.most, "minutes", say)


def _say_weeks(window: Window, total: int, most: int) -> str:
    return f"{span(*window)}: {hours(total)} of work; at most {hours(most)} is allowed."


def position_hours(_: PositionHours, person: PersonRota) -> Iterator[Reading]:
    """The whole plan at once."""
    horizon = person.unit.horizon
    total = sum(duty.paid for duty in person.worked if duty.date in horizon)
    room = account(person.unit, person.employee).room
    say = partial(_say_position, total, room)
    yield at_most((horizon.start, horizon.end), total, room, "minutes", say)


def _say_position(total: int, room: int) -> str:
    return f"{hours(total)} planned; the position has room for {hours(room)} after vacation and absence."
