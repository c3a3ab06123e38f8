"""The main vacation as one block of weekends: what it does to weekends, whatever day it begins on."""

from datetime import timedelta

from arsplan.clock.holidays import is_virkedag
from arsplan.rules import measures as m
from arsplan.solving.grid import Cells, Grid

WEEK = 6
"""Virkedager in an ordinary week."""

SATURDAY = 5


def main_blocks(grid: Grid, e: int, measure: m.VacationPlaced, away: Cells) -> tuple[int, list[int]]:
    """Weekends in a row that the main vacation takes, and the weeks whose weekend may be its first.

    Three weeks take three whole weekends from a Monday as from any other day. No weeks where the rule asks for less
    than a week or the window is too short for it, where something else in the window (absence, employment) might stand
    for the block, or where a red Saturday lets a block leave a weekend to work.
    """
    length = measure.main // WEEK
    window = [
        w
        for w in range(grid.first_week, grid.weeks)
        if measure.from_week <= grid.days[7 * w].isocalendar().week <= measure.to_week
        and grid.days[7 * w] >= (measure.main_from or grid.unit.start)
    ]
    person = grid.unit.person[grid.people[e]]
    settled = any(
        away[e, d] or not person.employed_on(grid.days[0] + timedelta(d))
        for w in window
        for d in range(7 * w, 7 * w + 7)
    )
    if settled or length < 1:
        return 0, []
    firsts = set()
    for piece in _pieces(grid, window, measure.main):
        weekends = [d // 7 for d in piece if d % 7 == SATURDAY]
        if len(weekends) < length or weekends[length - 1] - weekends[0] >= length:
            return 0, []
        firsts.add(weekends[0])
    return length, sorted(firsts)


def _pieces(grid: Grid, window: list[int], length: int) -> list[list[int]]:
    """Every run of so many virkedager, as days, inside weeks of the window that follow each other."""
    found = []
    for first in window:
        for start in range(7 * first, 7 * first + 7):
            run: list[int] = []
            day = start
            while len(run) < length and day // 7 in window:
                run += [day] if is_virkedag(grid.days[day]) else []
                day += 1
            if len(run) == length and run[0] == start:
                found.append(run)
    return found
