"""Breaks in long shifts, as far as they are stated."""

from collections.abc import Iterator
from functools import partial

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, Undecided, at_least
from arsplan.checking.words import day, hours
from arsplan.rules.measures import Breaks


def breaks(measure: Breaks, person: PersonRota) -> Iterator[Reading | Undecided]:
    """Every planned shift that needs a break; those that do not state theirs, all together."""
    open_: list[Worked] = []
    for duty in person.planned:
        if duty.shift is None or duty.shift.paid_minutes <= measure.after:
            continue
        stated = duty.shift.break_minutes
        if stated is None:
            open_.append(duty)
        else:
            least = measure.least if duty.shift.paid_minutes >= measure.long else 1
            say = partial(_say, duty, duty.shift.paid_minutes, stated, least)
            yield at_least((duty.date, duty.date), stated, least, "minutes", say)
    if open_:
        yield Undecided(open_[0].date, open_[-1].date, partial(_say_open, open_))


def _say(duty: Worked, paid: int, stated: int, least: int) -> str:
    return (
        f"{duty.code} on {day(duty.date)} is {hours(paid)} with {hours(stated)} of breaks; "
        f"at least {hours(least)} is needed."
    )


def _say_open(duties: list[Worked]) -> str:
    codes = ", ".join(sorted({duty.code for duty in duties}))
    return f"The breaks of {codes} are not stated. Maybe fill in break_minutes in shifts.csv."
