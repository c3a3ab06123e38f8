"""How many different people a group of users meets in two weeks.

Nobody notes who met whom, so it is a stand-in: everybody who was on duty on the demand lines of the group. It is the
most that one user can have met, and more than most did.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from arsplan.domain.roster import Duty
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import on_duty

__all__ = ["FORTNIGHT", "faces", "fortnights"]

FORTNIGHT = timedelta(14)


def fortnights(unit: Unit) -> list[date]:
    """First days of the whole fortnights of the plan."""
    return [unit.start + k * FORTNIGHT for k in range(unit.weeks // 2)]


def faces(unit: Unit, lines: Collection[str], duties: Iterable[Duty]) -> dict[date, set[str]]:
    """Who was on duty for a group, by the first day of each whole fortnight of the plan.

    Parameters
    ----------
    unit
        With everybody who may be on duty.
    lines
        Codes of the demand lines that are for the group.
    duties
        Who works which duty.
    """
    found: dict[date, set[str]] = {first: set() for first in fortnights(unit)}
    for (day, segment), people in on_duty(unit, duties).items():
        first = unit.start + (day - unit.start) // FORTNIGHT * FORTNIGHT
        if segment.line in lines and first in found:
            found[first] |= people
    return found
