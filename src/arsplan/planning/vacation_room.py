"""How many weeks of vacation can be as wished: as the unit is, with more people away at once, or a wider window."""

from typing import NamedTuple

from arsplan.domain.unit import Unit
from arsplan.metrics.vacation_wishes import wished_weeks
from arsplan.planning.levers import levers
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import Budget
from arsplan.solving.vacation import VacationModel

SECONDS = 5.0
"""Longest time for one of them; it is settled in less, or the bound is what has been proven by then."""


class WishedWeeks(NamedTuple):
    """Weeks that can be as wished.

    Attributes
    ----------
    change
        What is changed, in words; empty for the unit as it is.
    weeks
        Weeks that people wish for.
    most
        How many of them any placing of vacation can meet at the most, whatever it costs in staffing.
    """

    change: str
    weeks: int
    most: int


def vacation_room(unit: Unit, budget: Budget) -> tuple[WishedWeeks, ...]:
    """Say what the share away at once and the window allow of what is wished for.

    Nothing where nobody wishes for weeks, or vacation is not placed.

    Parameters
    ----------
    unit
        The unit.
    budget
        What there is no time for is left out.
    """
    weeks = len(wished_weeks(unit))
    if not weeks or not unit.vacation.place:
        return ()
    changes = [("", unit), *((lever.says, lever.unit) for lever in levers(unit) if lever.kind == "vacation")]
    found = []
    for change, after in changes:
        if budget.left() <= 0:
            break
        refused = VacationModel(after, rulebook(after)).fewest_refused(budget, seconds=SECONDS)
        if refused is not None:
            found.append(WishedWeeks(change, weeks, weeks - refused))
    return tuple(found)
