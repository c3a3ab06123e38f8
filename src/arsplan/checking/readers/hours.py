"""Hours in weeks, and hours of the position."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from functools import partial
from math import ceil

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, Window, at_least, at_most
from arsplan.checking.week import begins, dates
from arsplan.checking.words import hours, span
from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION
from arsplan.rules.entitlement import account, weeks_present
from arsplan.rules.measures import PositionHours, WeekMinutes


def week_minutes(measure: WeekMinutes, person: PersonRota) -> Iterator[Reading]:
    """Every run of so many weeks that ends in the plan, or the plan as a whole."""
    if measure.windows == "plan":
        horizon = person.unit.horizon
        total = sum(duty.paid for duty in person.worked if duty.date in horizon)
        whole = weeks_present(person.unit, person.employee) / person.unit.weeks
        yield from _limits(measure, (horizon.start, horizon.end), total, whole)
        return
    paid: Counter[int] = Counter()
    for duty in person.worked:
        week = person.week_of(duty.date)
        next_one = measure.week_start < 0 and duty.start >= begins(person, week + 1, measure.week_start)
        paid[week + next_one] += duty.paid
    weeks, known = person.unit.weeks, person.week_of(person.known_from)
    ahead = person.week_of(person.unit.known_from or person.unit.start)
    rolling = measure.windows == "rolling"
    ends = (w for w in range(weeks) if rolling or (w + 1 - ahead) % measure.weeks == 0 or w == weeks - 1)
    for last in ends:
        first = last - measure.weeks + 1
        total = sum(paid[week] for week in range(first, last + 1))
        window = dates(person, first, last, measure.week_start)
        asked = measure.least is not None and first >= known
        share = _share_present(person, first, last) if asked else None
        yield from _limits(measure, window, total, share)


def _share_present(person: PersonRota, first: int, last: int) -> Fraction:
    """What vacation and absence leave of some weeks."""
    away = Fraction(0)
    for k in range((last - first + 1) * 7):
        day = person.monday(first) + timedelta(k)
        if not person.employee.employed_on(day):
            away += Fraction(1, 7)
        elif person.absent.get(day) == VACATION:
            away += Fraction(is_virkedag(day), 6)
        elif day in person.absent:
            away += Fraction(1, 7)
    return 1 - away / (last - first + 1)


def _limits(measure: WeekMinutes, window: Window, total: int, share: Fraction | None) -> Iterator[Reading]:
    """At most so much, and at least so much for the share of the time that the person is there; None: not asked."""
    if measure.most is not None:
        yield at_most(window, total, measure.most, "minutes", partial(_say_weeks, window, total, measure.most))
    if measure.least is not None and share is not None:
        least = max(0, ceil(measure.least * share))
        yield at_least(window, total, least, "minutes", partial(_say_least, window, total, least))


def _say_weeks(window: Window, total: int, most: int) -> str:
    return f"{span(*window)}: {hours(total)} of work; at most {hours(most)} is allowed."


def _say_least(window: Window, total: int, least: int) -> str:
    return f"{span(*window)}: {hours(total)} of work; at least {hours(least)} is asked for, absence taken off."


def position_hours(_: PositionHours, person: PersonRota) -> Iterator[Reading]:
    """The whole plan at once."""
    horizon = person.unit.horizon
    total = sum(duty.paid for duty in person.worked if duty.date in horizon)
    room = account(person.unit, person.employee).room
    say = partial(_say_position, total, room)
    yield at_most((horizon.start, horizon.end), total, room, "minutes", say)


def _say_position(total: int, room: int) -> str:
    return f"{hours(total)} planned; the position has room for {hours(room)} after vacation and absence."
