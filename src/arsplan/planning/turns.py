"""Christmas or New Year, Easter or 17 May: who is free on which, in turns from year to year.

The great feasts come in pairs. Of each pair everybody has one free, the other one from the year before; in each group
of people who stand in for each other at most half are free at once. Settled before anything else is planned, as days
off that are given.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from arsplan.clock.feasts import Feasts, feast_pairs
from arsplan.domain.absences import OFF, Lock
from arsplan.domain.roster import Duty
from arsplan.domain.unit import Unit

__all__ = ["Feasts", "feast_pairs", "holiday_turns"]


def holiday_turns(unit: Unit, last_year: Iterable[Duty] = ()) -> tuple[Lock, ...]:
    """Days off for one feast of each pair, to be added to the unit's locks before it is planned.

    Parameters
    ----------
    unit
        The unit. Whoever has asked to work on a feast, or has a duty given there, is left as asked.
    last_year
        Who worked when; duties of the year before on a feast give that one free now. Whoever did not work on either
        takes the side with fewer people.

    Returns
    -------
    tuple of Lock
        In order of date and person; nothing for feasts that are not wholly in the plan.

    Notes
    -----
    A group is a rota and competence. Nobody works on both Christmas Eves of two years as long as half of the group has
    done the work of the first. Where more than half of it has, half are free now, in the order of the staff.
    """
    worked = {(duty.employee, duty.date) for duty in last_year}
    found: list[Lock] = []
    for year in range(unit.horizon.start.year, unit.horizon.end.year + 1):
        for pair, before in zip(feast_pairs(year), feast_pairs(year - 1), strict=True):
            if all(day in unit.horizon for day in (*pair.one, *pair.other)):
                for group in _groups(unit):
                    found += _split(unit, group, pair, before, worked)
    return tuple(sorted(found, key=lambda lock: (lock.date, lock.employee)))


def _groups(unit: Unit) -> Iterable[list[str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for employee in unit.staff:
        groups.setdefault((employee.rota, employee.competence), []).append(employee.id)
    return groups.values()


def _split(
    unit: Unit, group: Sequence[str], pair: Feasts, before: Feasts, worked: set[tuple[str, date]]
) -> Iterable[Lock]:
    """Half of a group has the one free and half the other; who worked on one last year has it free first."""
    score = {
        person: any((person, day) in worked for day in before.one)
        - any((person, day) in worked for day in before.other)
        for person in group
    }
    ordered = sorted(group, key=lambda person: -score[person])
    half = len(group) // 2  # of an odd group one stays without: the one whom least is owed
    sides = (ordered[:half], pair.one), (ordered[len(group) - half :], pair.other)
    return [lock for people, days in sides for person in people for lock in _off(unit, person, days)]


def _off(unit: Unit, person: str, days: Sequence[date]) -> list[Lock]:
    """The days off of one person, unless something else is given or asked for on one of them."""
    given = {lock.date for lock in unit.locks if lock.employee == person}
    asked = {wish.date for wish in unit.wishes if wish.employee == person and wish.kind == "duty"}
    if asked.intersection(days) or not all(unit.person[person].employed_on(day) for day in days):
        return []
    return [Lock(employee=person, date=day, shift=OFF) for day in days if day not in given]
