"""Days and nights in a row, and shifts that may not follow each other."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day, span
from arsplan.rules.measures import ForbiddenSequence, RunLength


def run_length(measure: RunLength, person: PersonRota) -> Iterator[Reading]:
    """Every unbroken run of dates."""
    dates = {
        duty.date for duty in person.worked if measure.of == "days" or (duty.shift is not None and duty.shift.is_night)
    }
    for first, last in _runs(sorted(dates)):
        length = (last - first).days + 1
        say = partial(_say_run, first, last, length, measure)
        yield at_most((first, last), length, measure.most, measure.of, say)


def _runs(dates: Iterable[date]) -> Iterator[tuple[date, date]]:
    first: date | None = None
    last: date | None = None
    for when in dates:
        if first is None or last is None or (when - last).days > 1:
            if first and last:
                yield first, last
            first = when
        last = when
    if first and last:
        yield first, last


def _say_run(first: date, last: date, length: int, measure: RunLength) -> str:
    return f"{span(first, last)}: {measure.of} in a row: {length}; the limit is {measure.most}."


def forbidden_sequence(measure: ForbiddenSequence, person: PersonRota) -> Iterator[Reading]:
    """Every place where the sequence stands."""
    for first in sorted(person.by_date):
        dates = [first + timedelta(k) for k in range(len(measure.codes))]
        if all(_starts(person.by_date.get(when, ()), code) for when, code in zip(dates, measure.codes, strict=True)):
            say = partial(_say_sequence, measure.codes, first)
            yield at_most((first, dates[-1]), 1, 0, "sequences", say)


def _starts(duties: tuple[Worked, ...], code: str) -> bool:
    return any(duty.code == code and duty.shift is not None for duty in duties)


def _say_sequence(codes: tuple[str, ...], first: date) -> str:
    return f"{', then '.join(codes)} on days in a row from {day(first)}; this sequence is not allowed."
