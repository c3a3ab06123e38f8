"""Going back to weeks of a rolled plan that came out poor, as long as they lie outside of the notice period."""

from collections import Counter
from datetime import date, timedelta

import numpy as np

from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import coverage
from arsplan.planning.construct import Part, part_of
from arsplan.planning.credit import brought, fixed_positions
from arsplan.planning.decomposition import components
from arsplan.planning.mending import price_of
from arsplan.planning.new_weeks import HELD_BACK, needed_later
from arsplan.planning.repair import duties_of, with_given
from arsplan.rules.rulebook import rulebook
from arsplan.solving.changes import Standing, change
from arsplan.solving.grid import Cells
from arsplan.solving.run import Budget
from arsplan.solving.targets import HELD, Targets

__all__ = ["bettered", "poor_weeks"]

POOR = 0.02
"""Share of a week's demand: weeks that lack more are gone back to."""

OVER_THE_SEAM = 4
"""Days of the week before that are opened together with the first days of a poor one, after all seven of its own."""


def poor_weeks(unit: Unit, roster: Roster, before: date = date.max) -> list[date]:
    """Mondays of weeks outside of the notice period, and before a date, that lack much; the poorest first."""
    needed, lacking = Counter[date](), Counter[date]()
    notice = unit.start + timedelta(unit.plan.notice_days)
    for row in coverage(unit, roster):
        monday = row.date - timedelta(row.date.weekday())
        if notice <= monday < before:
            needed[monday] += row.need * row.minutes
            lacking[monday] += row.short * row.minutes
    return [monday for monday, minutes in lacking.most_common() if minutes > POOR * needed[monday]]


def bettered(unit: Unit, roster: Roster, new_from: date, budget: Budget, *, seed: int) -> Roster:
    """Cover more of the weeks that lack most, with few changes in what was planned before.

    Vacation stays, and so do hours that the weeks after the plan need.

    Parameters
    ----------
    unit
        With all vacation.
    roster
        Of the whole plan.
    new_from
        From this date on weeks were planned just now, so a change costs nothing.
    """
    poor = poor_weeks(unit, roster) if budget.left() > 0 else []
    if not poor:
        return roster
    fixed = fixed_positions(brought(unit, needed_later(unit, roster), HELD_BACK))
    found: list[Duty] = []
    for unit_of_part, rules in components(fixed, rulebook(fixed)):
        part = part_of(unit_of_part, rules)
        found += duties_of(part, _better(part, with_given(part.grid, roster), poor, new_from, budget, seed=seed))
    return Roster(found)


def _better(part: Part, now: Cells, poor: list[date], new_from: date, budget: Budget, *, seed: int) -> Cells:
    """Solve a window around each poor week, the poorest first, until nothing gets better."""
    grid, unit = part.grid, part.unit
    first, new = grid.back + unit.plan.notice_days, grid.day(new_from)
    free = np.zeros(grid.shape[:2], dtype=bool)
    free[[e.employment != "vacant" for e in unit.staff], first:] = True
    price = {day: 0 if day >= new else price_of(unit, day - grid.back) for day in range(first, len(grid.days))}
    standing = Standing(now, free, np.zeros(len(grid.people), dtype=np.int64), price)
    targets, most = Targets(grid, ((part.ranges.low, HELD),)), int(free.sum())
    starts = [start for monday in poor for day in [grid.day(monday)] for start in (day, day - OVER_THE_SEAM)]
    better = True
    while better and budget.left() > 0:
        before = now
        for start in starts:
            window, seconds = range(max(first, start), start + 7), budget.left() / 2
            if seconds > 0:
                now = change(
                    grid, part.demand, targets, standing, now, window, budget, most=most, seconds=seconds, seed=seed
                )
        better = bool((now != before).any())
    return now
