"""Neighbourhoods of whole rosters: some people begin anew while the others stand."""

from collections.abc import Callable

from arsplan.solving.columns.descent import descend
from arsplan.solving.columns.dive import Dive
from arsplan.solving.columns.generation import Generation
from arsplan.solving.columns.prices import Prices
from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import Rosters, TeamProblem

GAP = 0.99
"""Costs are whole numbers: a bound less than this below a cost leaves nothing to gain."""

ROUNDS = 40
"""Rounds of pricing for a neighbourhood, at most."""


def again(
    team: TeamProblem, rosters: Rosters, people: list[int], prices: Prices, goes_on: Callable[[], bool]
) -> Rosters:
    """Let some people begin anew from the prices of the whole; returns rosters that cost no more."""
    part = team.part(people, rosters)
    pricer = Pricer(part.people)
    now = part.cost(rosters[people])
    generation = Generation.of(part, pricer, Prices(prices.heads, prices.most[people]))
    for place, e in enumerate(people):
        generation.master.add(place, rosters[e])
    generation.run(lambda so_far: goes_on() and so_far.rounds < ROUNDS and so_far.best < now - GAP, GAP)
    if generation.best >= now - GAP:
        return rosters
    found = complete(generation, goes_on)
    if found is None or part.cost(found) > now:
        return rosters
    joined = rosters.copy()
    joined[people] = found
    return joined


def complete(generation: Generation, goes_on: Callable[[], bool]) -> Rosters | None:
    """Whole rosters from a generation that keep all rules; None where none were found."""
    team = generation.team
    found = Dive(generation).run(goes_on)
    beyond = [e for e, person in enumerate(team.people) if not person.within_most(found[e])]
    found = descend(team, generation.pricer, found, [*beyond, *range(len(team.people))], goes_on)
    kept = all(person.within_most(roster) for person, roster in zip(team.people, found, strict=True))
    return found if kept else None
