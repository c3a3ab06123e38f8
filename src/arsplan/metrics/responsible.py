"""Who is responsible for each shift: one of those on duty who hold the skill for it, shared evenly."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from arsplan.clock.instants import local_datetime
from arsplan.domain.cover import reaches
from arsplan.domain.need import needs
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit

__all__ = ["Charge", "Charges", "charges_by_person", "responsible"]

_Shift = tuple[date, str]
"""A demand line on a date."""


class Charge(NamedTuple):
    """The one who is responsible on a demand line on a date.

    Attributes
    ----------
    date, shift
        Date and code of the line.
    start, end
        Local time with its UTC offset.
    duty
        With which the person is there; None where nobody on duty holds the skill.
    """

    date: date
    shift: str
    start: datetime
    end: datetime
    duty: Duty | None

    @property
    def employee(self) -> str:
        """Id of the person; empty where there is nobody."""
        return "" if self.duty is None else self.duty.employee


class Charges(NamedTuple):
    """How often a person is responsible.

    Attributes
    ----------
    duties
        Those on which the person is named.
    possible
        Those on which the person could have been: on duty for as long of the shift as anybody else with the skill.
    """

    employee: str
    duties: int
    possible: int


def responsible(unit: Unit, roster: Roster) -> list[Charge]:
    """Name one person for every shift with a need; empty where the unit does not say which skill it takes.

    Those who are there for most of the shift can be named. Whoever is in charge already on the same duty goes on with
    it. Otherwise it is whoever has been named on the smallest part of the duties so far on which it could have been, so
    a change of the plan renames nobody before it.

    Parameters
    ----------
    unit
        The unit; duties of its history count where they reach into the plan.
    roster
        Who works which duty.

    Returns
    -------
    list of Charge
        In order of time.
    """
    return [charge for charge, _ in _named(unit, roster)]


def charges_by_person(unit: Unit, roster: Roster) -> list[Charges]:
    """How often everybody is responsible who could be, in the order of the staff."""
    named, possible = defaultdict[str, set[Duty]](set), defaultdict[str, set[Duty]](set)
    for charge, could in _named(unit, roster):
        for duty in could:
            possible[duty.employee].add(duty)
        if charge.duty is not None:
            named[charge.employee].add(charge.duty)
    return [Charges(person, len(named[person]), len(possible[person])) for person in unit.person if possible[person]]


def _named(unit: Unit, roster: Roster) -> list[tuple[Charge, tuple[Duty, ...]]]:
    """Every shift with who is in charge and who could be."""
    skill = unit.arrangement.responsible
    if skill is None:
        return []
    there = _there(unit, roster, skill)
    named, possible = defaultdict[str, set[Duty]](set), defaultdict[str, set[Duty]](set)
    found = []
    lines = unit.line_by_code
    for need in sorted(needs(unit), key=lambda need: (need.date, lines[need.line].start)):
        could = _longest(there.get((need.date, need.line), {}))
        for duty in could:
            possible[duty.employee].add(duty)
        chosen = min(could, key=lambda duty: _turn(duty, named, possible), default=None)
        if chosen is not None:
            named[chosen.employee].add(chosen)
        line = lines[need.line]
        start, end = (local_datetime(need.date, minute, unit.timezone) for minute in (line.start, line.finish))
        found.append((Charge(need.date, need.line, start, end, chosen), could))
    return found


def _there(unit: Unit, roster: Roster, skill: str) -> Mapping[_Shift, Mapping[Duty, int]]:
    """Minutes for which duties of those who hold the skill are there, by shift; people in the order of the staff."""
    found = defaultdict[_Shift, dict[Duty, int]](dict)
    covers, place = reaches(unit), {person: number for number, person in enumerate(unit.person)}
    for duty in sorted((*unit.history, *roster), key=lambda duty: (place[duty.employee], duty.date)):
        if unit.holds(duty.employee, skill, duty.date):
            for (line, start, end), later in covers[duty.shift]:
                shift = found[duty.date + timedelta(later), line]
                shift[duty] = shift.get(duty, 0) + end - start
    return found


def _longest(minutes: Mapping[Duty, int]) -> tuple[Duty, ...]:
    most = max(minutes.values(), default=0)
    return tuple(duty for duty, there in minutes.items() if there == most)


def _turn(duty: Duty, named: Mapping[str, set[Duty]], possible: Mapping[str, set[Duty]]) -> tuple[bool, Fraction]:
    """Whose turn it is: the smallest first, of equals the first in the staff."""
    own = named[duty.employee]
    return duty not in own, Fraction(len(own), len(possible[duty.employee]))
