"""Overtime, as far as a rota without marks can tell."""

from collections.abc import Iterator
from functools import partial

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, Undecided, at_most
from arsplan.checking.words import hours
from arsplan.domain.roster import Duty, Roster
from arsplan.rules.entitlement import account
from arsplan.rules.measures import Overtime


def overtime(measure: Overtime, person: PersonRota) -> Iterator[Reading | Undecided]:
    """The whole plan: hours beyond the position may be overtime, or extra hours of a part-timer."""
    horizon = person.unit.horizon
    roster = Roster(Duty(person.employee.id, duty.date, duty.code) for duty in person.planned)
    total = sum(duty.paid for duty in person.worked if duty.date in horizon)
    beyond = total - account(person.unit, person.employee, roster=roster).room
    if beyond > 0:
        yield Undecided(horizon.start, horizon.end, partial(_say_open, measure, beyond))
    else:
        yield at_most((horizon.start, horizon.end), 0, measure.week, "minutes", _say)


def _say() -> str:
    return "No hours beyond the position are planned, so there is no overtime."


def _say_open(measure: Overtime, beyond: int) -> str:
    return (
        f"{hours(beyond)} lie beyond the position. Nothing marks them as overtime or as extra hours up to full time; "
        f"of overtime, at most {hours(measure.week)} in 7 days, {hours(measure.four_weeks)} in 4 weeks and "
        f"{hours(measure.year)} in 52 weeks are allowed."
    )
