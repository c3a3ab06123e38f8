"""Others step in where duties of a rolled plan were lost, and somebody has more hours to give."""

from collections.abc import Collection
from datetime import date, timedelta

import numpy as np

from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.construct import Part, part_of
from arsplan.planning.credit import fixed_positions
from arsplan.planning.decomposition import components
from arsplan.planning.repair import CHANGES, PRICE, cells_of, duties_of, mend
from arsplan.rules.rulebook import rulebook
from arsplan.solving.changes import Standing
from arsplan.solving.run import Budget

__all__ = ["mended"]

SOON = {14: 5, 42: 2}
"""How many times the price a change costs within so many days; a change inside the notice period costs as the first."""


def mended(
    ahead: Unit,
    standing: Roster,
    open_days: Collection[date],
    new_from: date,
    budget: Budget,
    *,
    more: Collection[str] = (),
    seed: int,
) -> Roster:
    """Fill what is open in the weeks that were planned before, with few changes and the fewer the sooner.

    Parameters
    ----------
    standing
        What can still be worked of the plan.
    open_days
        Days on which duties were lost or the need has changed; all days of their weeks may change.
    new_from
        Nothing changes from this date on.
    more
        Ids of people who have more hours to give than when the plan was made: all their days may change.
    """
    if not open_days and not more:
        return standing
    fixed = fixed_positions(ahead)
    found: list[Duty] = []
    for unit_of_part, rules in components(fixed, rulebook(fixed)):
        part = part_of(unit_of_part, rules)
        cells = cells_of(part, standing)
        free = _free(part, open_days, new_from, more)
        if free.any():
            price = {day: _price(ahead, part, day) for day in range(free.shape[1])}
            none = np.zeros(len(part.grid.people), dtype=np.int64)
            most = CHANGES * (4 * len(open_days) + len(more) * part.unit.weeks)
            cells = mend(part, Standing(cells, free, none, price), budget, most=most, seed=seed)
        found += duties_of(part, cells)
    return Roster(found)


def _free(part: Part, open_days: Collection[date], new_from: date, more: Collection[str]) -> np.ndarray:
    """Days of the open weeks for everybody in this part, and all days of some; none for vacant lines."""
    grid = part.grid
    free = np.zeros(grid.shape[:2], dtype=bool)
    for monday in {day - timedelta(day.weekday()) for day in open_days}:
        first = max(grid.back, grid.day(monday))
        free[:, first : min(grid.day(monday) + 7, len(grid.days))] = True
    free[[e.id in more for e in part.unit.staff], grid.back :] = True
    free[[e.employment == "vacant" for e in part.unit.staff]] = False
    free[:, max(0, grid.day(min(new_from, grid.days[-1] + timedelta(1)))) :] = False
    return free


def _price(ahead: Unit, part: Part, day: int) -> int:
    days = day - part.grid.back
    if days < ahead.plan.notice_days:
        return PRICE * max(SOON.values())
    return PRICE * next((factor for limit, factor in SOON.items() if days < limit), 1)
