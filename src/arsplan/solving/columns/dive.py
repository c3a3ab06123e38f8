"""Whole rosters out of a mixture: settle the clearest persons, price the others anew, and so on to the last."""

from collections.abc import Callable

import numpy as np

from arsplan.solving.columns.generation import Generation
from arsplan.solving.columns.master import Column
from arsplan.solving.columns.prices import bound
from arsplan.solving.columns.problem import Rosters

CLEAR = 0.8
"""A person with a roster of this share is settled together with others."""

ROUNDS = 4
"""Rounds of pricing after each step."""


def dive(generation: Generation, goes_on: Callable[[], bool]) -> Rosters | None:
    """Complete rosters that keep all limits; None when time ran out or somebody has none.

    The generation's program is used up by it: what is settled stays settled.
    """
    team, master = generation.team, generation.master
    open_people = set(range(len(team.people)))
    rosters = np.zeros((len(team.people), team.wanted.shape[0]), dtype=np.int8)
    while open_people:
        if not goes_on():
            return None
        mixture = master.solve()
        for _ in range(ROUNDS):
            proven = bound(team, generation.pricer, mixture.prices, sorted(open_people))
            added = [master.add(e, proven.cheapest.rosters[e]) for e in open_people]
            if not any(added):
                break
            mixture = master.solve()
        best: dict[int, tuple[float, Column]] = {}
        for column, share in zip(master.columns, mixture.shares, strict=True):
            e = column.person
            if e in open_people and (e not in best or share > best[e][0]):
                if team.people[e].within_most(column.roster):
                    best[e] = share, column
        if not best:
            return None
        clearest = max(share for share, _ in best.values())
        for e, (share, column) in best.items():
            if share >= min(CLEAR, clearest):
                master.fix(column)
                rosters[e] = column.roster
                open_people.discard(e)
    return rosters
