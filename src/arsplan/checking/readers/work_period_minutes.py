"""Hours in one stretch of work, and in 24 hours."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day, hours
from arsplan.checking.work_periods import WorkPeriod, work_periods
from arsplan.rules.measures import WorkPeriodMinutes

_DAY = 24 * 60


def work_period_minutes(measure: WorkPeriodMinutes, person: PersonRota) -> Iterator[Reading]:
    """Every work period, and every 24 hours in which more than one of them starts."""
    periods = work_periods(person.worked, measure.rest)
    for period in periods:
        yield _read(measure, [period])
    for together in _rolling(periods) if measure.window == "rolling" else _fixed(measure, periods):
        if len(together) > 1:
            yield _read(measure, together)


def _fixed(measure: WorkPeriodMinutes, periods: list[WorkPeriod]) -> Iterator[list[WorkPeriod]]:
    """The periods that start between one day break and the next."""
    days: defaultdict[date, list[WorkPeriod]] = defaultdict(list)
    for period in periods:
        days[_day(measure, period)].append(period)
    yield from days.values()


def _rolling(periods: list[WorkPeriod]) -> Iterator[list[WorkPeriod]]:
    """Each period with those that start less than 24 hours after it."""
    starts = [period.start for period in periods]
    for k, start in enumerate(starts):
        yield periods[k : bisect_left(starts, start + _DAY)]


def _day(measure: WorkPeriodMinutes, period: WorkPeriod) -> date:
    """The date on which the 24 hours begin in which the period starts."""
    first = period.duties[0]
    return first.date - timedelta(first.clock < measure.day_break)


def _read(measure: WorkPeriodMinutes, periods: list[WorkPeriod]) -> Reading:
    most = measure.most
    if measure.most_weekend is not None and all(
        duty.date.weekday() >= 5 for period in periods for duty in period.duties
    ):
        most = measure.most_weekend
    paid = sum(period.paid for period in periods)
    return at_most((periods[0].first, periods[-1].last), paid, most, "minutes", partial(_say, periods, paid, most))


def _say(periods: list[WorkPeriod], paid: int, most: int) -> str:
    what = " and ".join(period.words() for period in periods)
    how = "in one work period" if len(periods) == 1 else f"in the 24 hours of {day(periods[0].first)}"
    return f"{what}: {hours(paid)} {how}; at most {hours(most)} is allowed."
