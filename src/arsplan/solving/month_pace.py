"""The pace of months: hours that a month has no room for are worked in another one, or by somebody else."""

from collections import Counter
from math import floor

from arsplan.rules import measures as m
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.months import MonthRows, month_rows, months
from arsplan.solving.positions import Ranges
from arsplan.solving.relaxation import Relaxation

BEYOND = 20
"""What a minute beyond what is agreed costs in the pace, against 10 or more for a minute of demand.

A price and no limit, since what is given may leave no other way.
"""

Terms = list[tuple[int, int]]


def keep_months(relaxed: Relaxation, grid: Grid, ranges: Ranges, away: Cells) -> None:
    """Add to a relaxation how far months may stray; a week that two of them share counts by its days.

    Where a position is still to be found, it is the one that the plan's hours come to. No bound follows from it.
    """
    standing = [(rule, measure) for rule, measure in grid.standing(m.MonthHours) if isinstance(measure, m.MonthHours)]
    if not standing:
        return
    paid, in_month = relaxed.paid(grid), _by_month(relaxed, grid)
    for rule, measure in standing:
        for e in grid.of(rule):
            for month in month_rows(measure, grid, e, away) if e in paid else ():
                here = in_month.get((e, month.planned.start), [])
                grows = bool(ranges.low[e] < ranges.high[e])
                _keep(relaxed, grid, e, month, here, paid[e], grows=grows)


def _by_month(relaxed: Relaxation, grid: Grid) -> dict[tuple[int, int], Terms]:
    """Everybody's duties in minutes, by the first day of the month in the plan."""
    first = {d: month.start for month in months(grid.days, grid.back) for d in month}
    shares = [Counter(first[d] for d in days) for days in relaxed.days]
    found: dict[tuple[int, int], Terms] = {}
    for (e, k, s), variable in relaxed.counts.items():
        for month, days in shares[k].items():
            part = round(relaxed.minutes(grid, k, s) * days / len(relaxed.days[k]))
            found.setdefault((e, month), []).append((variable, part))
    return found


def _keep(relaxed: Relaxation, grid: Grid, e: int, month: MonthRows, here: Terms, whole: Terms, *, grows: bool) -> None:
    """Not too much in one month, and not too much in all the others."""
    given = [(a.day, a.paid) for a in grid.activities.get(e, ()) if a.day >= grid.back]
    every = sum(paid for _, paid in given)
    inside = sum(paid for day, paid in given if day in month.planned)
    position = month.in_plan + month.elsewhere
    if grows and position > 0:
        ratio = month.in_plan / position
        moved = [*here, *((variable, -round(ratio * paid)) for variable, paid in whole)]
        more = floor(ratio * every) - inside
        _at_most(relaxed, moved, floor(month.agreed) + more)
        _at_most(relaxed, [(variable, -paid) for variable, paid in moved], floor(month.agreed) - more)
        return
    past = slice(month.days.start, month.planned.start)
    worked = int((grid.given[e, past] * grid.minutes[past]).sum())
    _at_most(relaxed, here, max(0, floor(month.owed + month.agreed) - worked) - inside)
    others = [*whole, *((variable, -paid) for variable, paid in here)]
    _at_most(relaxed, others, floor(month.elsewhere + month.agreed) - (every - inside))


def _at_most(relaxed: Relaxation, terms: Terms, limit: int) -> None:
    """A row that may be passed at a price."""
    program, paid = relaxed.program, Counter[int]()
    for variable, minutes in terms:
        paid[variable] += minutes
    most = sum(program.high[variable] * max(0, minutes) for variable, minutes in paid.items())
    if most > limit:
        beyond = program.variable(most - min(0, limit), cost=BEYOND)
        program.row([*paid.items(), (beyond, -1)], high=limit, what="hours")
