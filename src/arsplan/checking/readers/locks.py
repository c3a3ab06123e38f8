"""What is locked stands."""

from collections.abc import Iterator
from functools import partial

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, at_least, at_most
from arsplan.checking.words import day
from arsplan.domain.absences import OFF, Lock
from arsplan.rules.measures import Locked


def locked(_: Locked, person: PersonRota) -> Iterator[Reading]:
    """Every lock of the person."""
    for lock in person.unit.locks:
        if lock.employee != person.employee.id:
            continue
        codes = [duty.code for duty in person.by_date.get(lock.date, ()) if duty.planned]
        say = partial(_say, lock, codes)
        if lock.shift == OFF:
            yield at_most((lock.date, lock.date), len(codes), 0, "shifts", say)
        else:
            yield at_least((lock.date, lock.date), codes.count(lock.shift), 1, "shifts", say)


def _say(lock: Lock, codes: list[str]) -> str:
    asked = "free" if lock.shift == OFF else lock.shift
    return f"{day(lock.date)} is locked to {asked}; the rota has {' and '.join(codes) or 'nothing'}."
