"""Others step in where duties of a rolled plan were lost, and somebody has more hours to give."""

from collections.abc import Collection
from datetime import date, timedelta

import numpy as np

from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.construct import Part, part_of
from arsplan.planning.credit import fixed_positions
from arsplan.planning.decomposition import components
from arsplan.planning.repair import CHANGES, duties_of, with_given
from arsplan.rules.rulebook import rulebook
from arsplan.solving.changes import Standing, change
from arsplan.solving.grid import Cells
from arsplan.solving.run import Budget
from arsplan.solving.targets import HELD, Targets

__all__ = ["mended", "price_of"]

PRICE = 60
"""What a changed day costs; a minute of demand weighs 10, a minute that a position lacks 4."""

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
        cells = with_given(part.grid, standing)
        free = _free(part, open_days, new_from, more)
        if free.any():
            price = {day: price_of(ahead, day - part.grid.back) for day in range(free.shape[1])}
            none = np.zeros(len(part.grid.people), dtype=np.int64)
            most = CHANGES * (4 * len(open_days) + len(more) * part.unit.weeks)
            cells = _week_by_week(part, Standing(cells, free, none, price), budget, most=most, seed=seed)
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


def _week_by_week(part: Part, standing: Standing, budget: Budget, *, most: int, seed: int) -> Cells:
    """Change a roster week by week, and over every seam between two weeks, until nothing gets better."""
    targets, now = Targets(part.grid, ((part.ranges.low, HELD),)), standing.roster
    days = np.flatnonzero(standing.free.any(axis=0))
    first, last = int(days[0]), int(days[-1])
    starts = [*range(first, last + 1, 7), *range(first + 3, last - 2, 7)]
    better = True
    while better and budget.left() > 0:
        before = now
        for start in starts:
            seconds = max(0.3, budget.left() / 2)
            window = range(start, min(last + 1, start + 7))
            now = change(
                part.grid, part.demand, targets, standing, now, window, budget, most=most, seconds=seconds, seed=seed
            )
            if budget.left() <= 0:
                break
        better = bool((now != before).any())
    return now


def price_of(ahead: Unit, days: int) -> int:
    """What a change costs so many days after the start."""
    if days < ahead.plan.notice_days:
        return PRICE * max(SOON.values())
    return PRICE * next((factor for limit, factor in SOON.items() if days < limit), 1)
