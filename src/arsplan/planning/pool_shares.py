"""Who of a pool worked where, and how much of the own share that is."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.paid import paid_on
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Roster
from arsplan.planning.pool_units import Placed

__all__ = ["Elsewhere", "elsewhere", "placed"]


class Elsewhere(NamedTuple):
    """What a person of a pool works in one of its units.

    Attributes
    ----------
    shared
        The person, and what is agreed.
    unit
        Where: the home, or one of those that the person may work in.
    duties, minutes
        Duties there, and what they pay; activities at home count with its minutes.
    share
        Part of all paid minutes of the person.
    """

    shared: Shared
    unit: str
    duties: int
    minutes: int
    share: Fraction


def placed(pool: Pool, shared: Shared, rosters: Mapping[str, Roster]) -> list[Placed]:
    """All duties of a person, each from the roster of the unit in which it is worked."""
    return sorted(
        Placed(duty.employee, duty.date, duty.shift, name)
        for name in (shared.unit, *pool.hosts(shared))
        for duty in rosters[name].of(shared.employee)
        if duty.shift in pool.units[name].shift_by_code
    )


def elsewhere(pool: Pool, rosters: Mapping[str, Roster]) -> tuple[Elsewhere, ...]:
    """Count everybody's duties by unit, the home first."""
    found = []
    for shared in pool.shared:
        names = (shared.unit, *pool.hosts(shared))
        number, minutes = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
        for duty in placed(pool, shared, rosters):
            unit = pool.units[duty.unit]
            number[duty.unit] += 1
            minutes[duty.unit] += paid_on(unit, duty.date, unit.shift_by_code[duty.shift])
        home = pool.units[shared.unit]
        minutes[shared.unit] += sum(
            a.paid_minutes for a in home.activities if a.employee == shared.employee and a.date in home.horizon
        )
        whole = sum(minutes.values())
        for name in names:
            share = Fraction(minutes[name], whole) if whole else Fraction(0)
            found.append(Elsewhere(shared, name, number[name], minutes[name], share))
    return tuple(found)
