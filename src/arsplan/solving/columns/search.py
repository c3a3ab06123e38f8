"""Neighbourhoods of whole rosters: some people begin anew on some days while all else stands."""

from collections.abc import Callable
from typing import NamedTuple

from arsplan.solving.columns.descent import descend
from arsplan.solving.columns.dive import Dive
from arsplan.solving.columns.generation import Generation
from arsplan.solving.columns.prices import Prices
from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import Rosters
from arsplan.solving.columns.window import Window

GAP = 0.99
"""Costs are whole numbers: a bound less than this below a cost leaves nothing to gain."""

ROUNDS = 60
"""Rounds of pricing for a neighbourhood, at most."""


class Found(NamedTuple):
    """Rosters of a cut that cost no more than those before (None: there were none), and the last prices."""

    rosters: Rosters | None
    prices: Prices


def again(window: Window, prices: Prices, goes_on: Callable[[], bool]) -> Found:
    """Let the people of a cut begin anew from the prices of the whole."""
    team = window.team
    now = team.cost(window.now)
    generation = Generation.of(team, Pricer(team.people), window.prices(prices))
    for e, roster in enumerate(window.now):
        generation.master.add(e, roster)
    generation.run(lambda so_far: goes_on() and so_far.rounds < ROUNDS and so_far.best < now - GAP, GAP)
    if generation.best >= now - GAP:
        return Found(None, generation.prices)
    found = complete(generation, goes_on)
    better = found is not None and team.cost(found) <= now
    return Found(found if better else None, generation.prices)


def complete(generation: Generation, goes_on: Callable[[], bool]) -> Rosters | None:
    """Whole rosters from a generation that keep all rules; None where none were found."""
    return mended(generation, Dive(generation).run(goes_on), goes_on)


def mended(generation: Generation, rosters: Rosters, goes_on: Callable[[], bool]) -> Rosters | None:
    """Keep the limits on shifts as well, and give everybody the best beside the others; None where that fails."""
    team = generation.team
    people = range(len(team.people))
    found = rosters
    beyond = [e for e in people if not team.people[e].within_most(found[e])]
    found = descend(team, generation.pricer, found, beyond, lambda: True)
    found = descend(team, generation.pricer, found, people, goes_on)
    kept = all(person.within_most(roster) for person, roster in zip(team.people, found, strict=True))
    return found if kept else None
