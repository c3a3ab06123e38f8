"""Rest between work periods, and the long rest of the week, in elapsed time."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from operator import itemgetter

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, Undecided, at_least, at_most
from arsplan.checking.week import begins, dates
from arsplan.checking.words import day, hours
from arsplan.checking.work_periods import WorkPeriod, work_periods
from arsplan.clock.instants import utc_minute
from arsplan.rules.measures import DailyRest, WeeklyRest

_DAY = 24 * 60
_NOON = 12 * 60
_YEAR = 366 * _DAY


def daily_rest(measure: DailyRest, person: PersonRota) -> Iterator[Reading]:
    """Every work period, every rest between two of them, and every compensation for a short one."""
    periods = work_periods(person.worked, measure.floor)
    for period in periods:
        span, most = period.end - period.start, _DAY - measure.floor
        say = partial(_say_span, period, measure.floor)
        yield at_most((period.first, period.last), span, most, "minutes", say)
    before: tuple[WorkPeriod, int] | None = None
    for one, other in pairwise(periods):
        rest = other.start - one.end
        say = partial(_say_rest, one, other, rest, measure.floor)
        yield at_least((one.last, other.first), rest, measure.floor, "minutes", say)
        if before and before[1] < measure.full and measure.compensation == "next_rest":
            least = 2 * measure.full - before[1]
            say = partial(_say_compensation, one, other, rest, before[1], least)
            yield at_least((before[0].last, other.first), rest, least, "minutes", say)
        before = (one, rest)


def _say_span(period: WorkPeriod, floor: int) -> str:
    gaps = [other.start - one.end for one, other in pairwise(period.duties) if other.start > one.end]
    between = f", with a rest of only {hours(min(gaps))} between" if gaps else ""
    return (
        f"{period.words()}: {hours(period.end - period.start)} from start to end{between}; "
        f"a rest of {hours(floor)} must fit into the same 24 hours."
    )


def _say_rest(one: WorkPeriod, other: WorkPeriod, rest: int, floor: int) -> str:
    last, first = one.duties[-1], other.duties[0]
    return (
        f"{hours(rest)} of rest between {last.code} on {day(last.date)} "
        f"and {first.code} on {day(first.date)}; at least {hours(floor)} is needed."
    )


def _say_compensation(one: WorkPeriod, other: WorkPeriod, rest: int, short: int, least: int) -> str:
    return f"{_say_rest(one, other, rest, least)} The rest before was only {hours(short)}."


def weekly_rest(measure: WeeklyRest, person: PersonRota) -> Iterator[Reading | Undecided]:
    """The longest rest of every week of the plan, and those that are to be made good; or two rests in any two weeks."""
    if measure.weeks == 1:
        short: list[Reading] = []
        for found in _weekly(measure, person):
            short += [found] if measure.least <= found.measured < measure.full else []
            yield found
        if short:
            yield Undecided(short[0].first, short[-1].last, partial(_say_short, short, measure.full))
    else:
        yield from _fortnightly(measure, person)


def _say_short(weeks: list[Reading], full: int) -> str:
    return (
        f"In {len(weeks)} weeks, the first from {day(weeks[0].first)}, the longest rest is shorter than {hours(full)}. "
        "It has to be made good, and nothing in a rota says by what. Maybe agree on it and write it down."
    )


def _fortnightly(measure: WeeklyRest, person: PersonRota) -> Iterator[Reading]:
    """The second rest of any two weeks in a row, the second half of a long one among them."""
    gaps = _gaps(person, person.worked)
    for week in range(person.unit.weeks):
        start, stop = (begins(person, w, measure.week_start) for w in (week - 1, week + 1))
        rests = sorted((min(end, stop) - max(begin, start) for begin, end in gaps), reverse=True)
        second = max(0, rests[0] // 2, *rests[1:2])
        window = dates(person, week - 1, week, measure.week_start)
        say = partial(_say_two_weeks, window[0], second, measure.least)
        yield at_least(window, second, measure.least, "minutes", say)


def _say_two_weeks(first: date, second: int, least: int) -> str:
    return (
        f"In the two weeks from {day(first)} the shorter of two rests is {hours(second)}; "
        f"two of at least {hours(least)} are needed."
    )


def _weekly(measure: WeeklyRest, person: PersonRota) -> Iterator[Reading]:
    gaps = _gaps(person, person.worked)
    for week in range(person.unit.weeks):
        longest = _longest_in(week, gaps, measure, person)
        window = dates(person, week, week, measure.week_start)
        say = partial(_say_week, window[0], longest, measure)
        yield at_least(window, longest, measure.least, "minutes", say)
    if measure.assign == "f1_day":
        yield from _around_the_seam(gaps, measure, person)


def _around_the_seam(gaps: list[tuple[int, int]], measure: WeeklyRest, person: PersonRota) -> Iterator[Reading]:
    """The week before the plan, where only a rest that reaches into the plan is long enough for it."""
    past = [duty for duty in person.worked if duty.date < person.unit.start]
    if not past or _longest_in(-1, _gaps(person, past), measure, person) < measure.least:
        return
    longest = _longest_in(-1, gaps, measure, person)
    window = dates(person, -1, -1, measure.week_start)[0], person.unit.start
    say = partial(_say_week, window[0], longest, measure)
    yield at_least(window, longest, measure.least, "minutes", say)


def _longest_in(week: int, gaps: list[tuple[int, int]], measure: WeeklyRest, person: PersonRota) -> int:
    """The longest of these stretches that counts for a week."""
    begin, stop = (begins(person, w, measure.week_start) for w in (week, week + 1))
    first = person.monday(week) - timedelta(measure.week_start <= -_NOON)
    midnights = [_midnight(person, first + timedelta(k)) for k in range(8)]
    longest = 0
    for start, end in gaps[bisect_right(gaps, min(begin, midnights[0]), key=itemgetter(1)) :]:
        if start >= max(stop, midnights[-1]):
            break
        if measure.assign == "clip":
            longest = max(longest, min(end, stop) - max(start, begin))
        elif any(start <= dawn and dusk <= end for dawn, dusk in pairwise(midnights)):
            longest = max(longest, end - start)
    return longest


def _gaps(person: PersonRota, worked: Iterable[Worked]) -> list[tuple[int, int]]:
    """Stretches without work; before all that is known and after the plan, a year of it."""
    gaps = []
    free = _midnight(person, person.unit.start) - _YEAR
    for duty in worked:
        if duty.start > free:
            gaps.append((free, duty.start))
        free = max(free, duty.end)
    return [*gaps, (free, max(free, _midnight(person, person.unit.horizon.end)) + _YEAR)]


def _midnight(person: PersonRota, when: date) -> int:
    return utc_minute(when, 0, person.unit.timezone)


def _say_week(first: date, longest: int, measure: WeeklyRest) -> str:
    how = "" if measure.assign == "clip" else " around a whole free day"
    return (
        f"In the week from {day(first)} the longest rest{how} is {hours(longest)}; "
        f"at least {hours(measure.least)} is needed."
    )
