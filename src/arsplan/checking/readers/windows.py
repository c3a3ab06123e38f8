"""Duties of some kinds in a window."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, Window, at_least, at_most
from arsplan.checking.words import span
from arsplan.rules.measures import DutiesInWindow


def duties_in_window(measure: DutiesInWindow, person: PersonRota) -> Iterator[Reading]:
    """Every run of so many weeks that ends in the plan, or the plan as a whole."""
    count: Counter[int] = Counter()
    for duty in person.worked:
        if duty.shift is not None and (not measure.codes or duty.code in measure.codes):
            count[person.week_of(duty.date)] += 1
    weeks = person.unit.weeks
    for last in range(weeks) if measure.weeks else (weeks - 1,):
        first = last - measure.weeks + 1 if measure.weeks else 0
        total = sum(count[week] for week in range(first, last + 1))
        window = person.monday(first), person.sunday(last)
        kind = " or ".join(measure.codes) or "duties"
        if measure.most is not None:
            say = partial(_say, window, f"{kind}: {total}; the limit is {measure.most}.")
            yield at_most(window, total, measure.most, "duties", say)
        if measure.least is not None and _is_asked(measure, person, window):
            say = partial(_say, window, f"{kind}: {total}; at least {measure.least} are asked for.")
            yield at_least(window, total, measure.least, "duties", say)


def _is_asked(measure: DutiesInWindow, person: PersonRota, window: Window) -> bool:
    """Whether enough is asked for in a window: one that is known, in which the person is employed and present."""
    first, last = window
    days = [first + timedelta(k) for k in range((last - first).days + 1)]
    present = measure.weeks is None or not any(day in person.absent for day in days)
    return first >= person.known_from and present and all(map(person.employee.employed_on, days))


def _say(window: Window, text: str) -> str:
    return f"{span(*window)}: {text}"
