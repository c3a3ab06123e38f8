"""Days, nights, shifts and free days in a row, and shifts that may not follow each other."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, at_least, at_most
from arsplan.checking.words import day, span
from arsplan.domain.absences import OFF
from arsplan.rules.measures import ForbiddenSequence, RunLength

_ONE = timedelta(1)


def run_length(measure: RunLength, person: PersonRota) -> Iterator[Reading]:
    """Every unbroken run of dates."""
    kind = _words(measure)
    for first, last in _runs(_dates(measure, person)):
        length = (last - first).days + 1
        if measure.most is not None:
            say = partial(_say_run, (first, last), f"{kind} in a row: {length}; the limit is {measure.most}.")
            yield at_most((first, last), length, measure.most, kind, say)
        if measure.least is not None and _is_measured(measure, person, first, last):
            window = first, min(first + timedelta(max(length, measure.least) - 1), person.unit.horizon.end)
            text = f"{kind} in a row: {length}; at least {measure.least} are asked for."
            yield at_least(window, length, measure.least, kind, partial(_say_run, (first, last), text))


def _dates(measure: RunLength, person: PersonRota) -> list[date]:
    """The dates of the kind that runs are made of, in order."""
    if measure.of == "free":
        known = (person.unit.horizon.end - person.known_from).days + 1
        return [d for d in (person.known_from + timedelta(k) for k in range(known)) if d not in person.by_date]
    return sorted({duty.date for duty in person.worked if _is_of(measure, duty)})


def _is_of(measure: RunLength, duty: Worked) -> bool:
    if measure.of == "days":
        return True
    if measure.of == "nights":
        return duty.shift is not None and duty.shift.is_night
    return duty.shift is not None and duty.code in measure.of


def _is_measured(measure: RunLength, person: PersonRota, first: date, last: date) -> bool:
    """Whether a run was ended by the plan, and did not begin or end where nothing is known."""
    if last + _ONE < person.unit.start:
        return False
    return measure.edges == "measured" or (first > person.known_from and last < person.unit.horizon.end)


def _words(measure: RunLength) -> str:
    if isinstance(measure.of, tuple):
        return f"days with {' or '.join(measure.of)}"
    return "free days" if measure.of == "free" else measure.of


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


def _say_run(dates: tuple[date, date], text: str) -> str:
    return f"{span(*dates)}: {text}"


def forbidden_sequence(measure: ForbiddenSequence, person: PersonRota) -> Iterator[Reading]:
    """Every place where the sequence stands."""
    length = len(measure.codes)
    for first in _starting(measure, person):
        dates = [first + timedelta(k) for k in range(length)]
        if all(_stands(person.by_date.get(when, ()), code) for when, code in zip(dates, measure.codes, strict=True)):
            say = partial(_say_sequence, measure.codes, first)
            yield at_most((first, dates[-1]), 1, 0, "sequences", say)


def _starting(measure: ForbiddenSequence, person: PersonRota) -> Iterator[date]:
    """Dates on which the sequence could begin; a day off is known of only inside what is known."""
    if OFF not in measure.codes:
        yield from sorted(person.by_date)
        return
    last = person.unit.horizon.end - timedelta(len(measure.codes) - 1)
    for k in range((last - person.known_from).days + 1):
        yield person.known_from + timedelta(k)


def _stands(duties: tuple[Worked, ...], code: str) -> bool:
    if code == OFF:
        return not duties
    return any(duty.code == code and duty.shift is not None for duty in duties)


def _say_sequence(codes: tuple[str, ...], first: date) -> str:
    return f"{', then '.join(codes)} on days in a row from {day(first)}; this sequence is not allowed."
