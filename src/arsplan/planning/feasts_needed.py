"""Feast days worked two years running: how many of them are, and how many no roster can do without."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.construct import part_of
from arsplan.planning.decomposition import components
from arsplan.rules.rulebook import rulebook
from arsplan.rules.sharing import feasts_to_spare
from arsplan.solving.feasts import again, feast_seasons
from arsplan.solving.run import WallBudget

__all__ = ["FeastNeed", "feasts_needed"]

SECONDS = 10.0
"""Longest time for one proof; most take a tenth of a second."""


class FeastNeed(NamedTuple):
    """The feast days of one season for people who stand in for each other.

    Attributes
    ----------
    days
        From Good Friday to Easter Monday; 17 May; or Christmas with New Year.
    people
        How many they are.
    spared
        Duties of the same feast the year before that nobody asked to repeat.
    again
        (Employee, date) of those who work on it once more.
    needed
        So many of them at least, if these days are to be covered as well as they are.
    needed_at_best
        So many at least, if they are to be covered as well as can be.
    """

    days: tuple[date, ...]
    people: int
    spared: int
    again: tuple[tuple[str, date], ...]
    needed: int
    needed_at_best: int


def feasts_needed(unit: Unit, roster: Iterable[Duty], *, seed: int = 1) -> list[FeastNeed]:
    """Judge who works on the same feast two years running.

    A proof looks at these days alone, with everybody free on all others and no vacation but that of the unit. Whoever
    plans more than these days can do no better.

    Parameters
    ----------
    unit
        Before vacation was placed, with the year before as history.
    roster
        Its plan.

    Returns
    -------
    list of FeastNeed
        Those seasons of which a duty of the year before is known, in order of the parts of the unit and of date.
    """
    spared, worked = feasts_to_spare(unit), Roster(roster)
    on_duty = {(duty.employee, duty.date) for duty in worked}
    found, budget = [], WallBudget(float("inf"))
    for own, rules in components(unit, rulebook(unit)):
        part = part_of(own, rules)
        cells = part.grid.cells(worked)
        for days in feast_seasons(part.grid):
            dates = tuple(part.grid.days[d] for d in days)
            theirs = [(person, day) for person, day in spared if person in own.person and day in dates]
            if not theirs:
                continue
            best = again(part.grid, part.demand, days, budget, seconds=SECONDS, seed=seed)
            as_it_is = again(part.grid, part.demand, days, budget, seconds=SECONDS, seed=seed, roster=cells)
            repeated = tuple(pair for pair in theirs if pair in on_duty)
            needed = [0 if one is None else one.fewest for one in (as_it_is, best)]
            found.append(FeastNeed(dates, len(own.staff), len(theirs), repeated, *needed))
    return found
