"""One person at a time: the cheapest roster while all others stand."""

from collections.abc import Callable, Iterable

import numpy as np

from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import FREE, Integers, Rosters, TeamProblem

TRIES = 16
"""Prices tried for shifts that would be worked too often."""

PUSH = 3
"""Share of the dearest cost (one in so many) by which such a price changes first; halved when the direction changes."""

BARRED = 4
"""What it costs to work a shift on a day that is barred for it, in dearest costs."""


def descend(
    team: TeamProblem,
    pricer: Pricer,
    rosters: Rosters,
    order: Iterable[int],
    goes_on: Callable[[], bool],
) -> Rosters:
    """Let each person in turn take the cheapest roster that keeps all rules, where it is cheaper than the one so far.

    A place left empty, of somebody who has to work, is taken by any roster; so is one with a shift too often.
    """
    found = rosters.copy()
    heads = team.heads(found)
    for e in order:
        if not goes_on():
            break
        others = heads - team.heads(found[e][None])
        gain = _gain(team, e, others)
        roster = respond(team, pricer, e, gain)
        person = team.people[e]
        empty = person.least_minutes > 0 and not (found[e] != FREE).any()
        unfit = empty or not person.within_most(found[e])
        if roster is not None and (unfit or _worth(gain, roster) < _worth(gain, found[e])):
            found[e] = roster
        heads = others + team.heads(found[e][None])
    return found


def _gain(team: TeamProblem, person: int, others: Integers) -> Integers:
    """Days x shifts: what a duty of a person costs beside the others' heads."""
    cost: Integers = np.where(others < team.wanted, -team.under, team.over) + team.wishes[person]
    return cost


def _worth(gain: Integers, roster: Rosters) -> int:
    worked = np.nonzero(roster != FREE)[0]
    return int(gain[worked, roster[worked]].sum())


def respond(team: TeamProblem, pricer: Pricer, person: int, gain: Integers) -> Rosters | None:
    """The cheapest roster of a person at what each duty costs; None where none was found.

    Where a shift is worked too often at these prices, it is made dearer, and cheaper again when it is not.
    """
    prices = np.zeros_like(team.wishes)
    most = np.array(team.people[person].most)
    dearer = np.zeros(len(most), dtype=np.int64)
    push = np.full(len(most), team.scale * team.dearest // PUSH)
    was_over = np.zeros(len(most), dtype=bool)
    best: tuple[int, Rosters] | None = None
    for _ in range(TRIES):
        prices[person] = gain * team.scale + dearer
        found = pricer.cheapest(prices, [person])
        if found.costs[person] is None:
            return None
        roster = found.rosters[person]
        cost = _worth(gain, roster)
        over = team.people[person].counts(roster) > most
        if not over.any():
            if best is None or cost < best[0]:
                best = cost, roster
            if not dearer.any():
                break
        push = np.where(over != was_over, np.maximum(1, push // 2), push)
        dearer = np.clip(dearer + np.where(over, push, -push), 0, team.scale * team.steepest)
        was_over = over
    return _barred(team, pricer, person, gain) if best is None else best[1]


def _barred(team: TeamProblem, pricer: Pricer, person: int, gain: Integers) -> Rosters | None:
    """The cheapest roster of a person when a shift worked too often may only be worked on the best of those days."""
    prices = np.zeros_like(team.wishes)
    barred = np.zeros(gain.shape, dtype=bool)
    rules = team.people[person]
    for _ in range(len(rules.most) + 1):
        prices[person] = (gain + BARRED * team.dearest * barred) * team.scale
        roster: Rosters = pricer.cheapest(prices, [person]).rosters[person]
        if rules.within_most(roster):
            return roster
        for s in np.nonzero(rules.counts(roster) > rules.most)[0]:
            worked = np.nonzero(roster == s)[0]
            best = worked[gain[worked, s].argsort(kind="stable")[: rules.most[s]]]
            barred[:, s] = True
            barred[best, s] = False
    return None
