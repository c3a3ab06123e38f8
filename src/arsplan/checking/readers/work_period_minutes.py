"""Hours in one stretch of work, and in 24 hours."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day, hours
from arsplan.checking.work_periods import WorkPeriod, work_periods
from arsplan.rules.measures import WorkPeriodMinutes


def work_period_minutes(measure: WorkPeriodMinutes, person: PersonRota) -> Iterator[Reading]:
    """Every work period, and every 24 hours in which more than one of them starts."""
    days: defaultdict[date, list[WorkPeriod]] = defaultdict(list)
    for period in work_periods(person.worked, measure.rest):
        yield _read(measure, [period])
        days[_day(measure, period)].append(period)
    for periods in days.values():
        if len(periods) > 1:
            yield _read(measure, periods)


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
