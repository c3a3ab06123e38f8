"""The main vacation as one block of weekends: what it does to weekends, whatever day it begins on."""

from datetime import timedelta

from arsplan.rules import measures as m
from arsplan.solving.grid import Cells, Grid

WEEK = 6
"""Virkedager in an ordinary week."""


def main_blocks(grid: Grid, e: int, measure: m.VacationPlaced, away: Cells) -> tuple[int, list[int]]:
    """Weekends in a row that the main vacation takes, and the weeks whose weekend may be its first.

    Three weeks take three whole weekends from a Monday as from any other day. No weeks where the rule asks for less
    than a week, or where something else in the window (absence, employment) might stand for the block.
    """
    length = measure.main // WEEK
    window = [
        w
        for w in range(grid.first_week, grid.weeks)
        if measure.from_week <= grid.days[7 * w].isocalendar().week <= measure.to_week
    ]
    person = grid.unit.person[grid.people[e]]
    settled = any(
        away[e, d] or not person.employed_on(grid.days[0] + timedelta(d))
        for w in window
        for d in range(7 * w, 7 * w + 7)
    )
    if settled or length < 1:
        return 0, []
    return length, [s for s in window if set(range(s, s + length)) <= set(window)]
