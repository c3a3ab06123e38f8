"""The stage of whole rosters: prices and a bound for everybody together, then rosters out of them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import ceil, isfinite
from random import Random

import numpy as np

from arsplan.solving.columns.descent import descend
from arsplan.solving.columns.generation import Generation
from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import FREE, Rosters, TeamProblem
from arsplan.solving.columns.search import GAP, again, complete
from arsplan.solving.run import Budget

PRICES_SHARE = 0.4
"""Share of the time that may go into prices and the bound."""

STALE = 12
"""Neighbourhoods in a row without any gain after which other stages are better."""

SMALLEST, LARGEST = 3, 8
"""People in a neighbourhood."""

NOMINAL = 0.1
"""Deterministic seconds that a round of pricing counts as."""

ROUNDING = 1e-6
"""Bounds are whole numbers over a scale, kept as floats."""


class ByColumns:
    """One run of the stage; rosters and bounds are announced as they come."""

    def __init__(
        self,
        team: TeamProblem,
        budget: Budget,
        *,
        seed: int,
        workers: int,
        found: Callable[[Rosters], None],
        proven: Callable[[int], None],
        enough: Callable[[], bool],
    ) -> None:
        self.team, self.budget, self.found, self.proven, self.enough = team, budget, found, proven, enough
        self.random, self.workers = Random(seed), workers

    def run(self) -> None:
        """A first roster, prices, a dive, and neighbourhoods from there."""
        team = self.team
        with ThreadPoolExecutor(self.workers) as pool:
            pricer = Pricer(team.people, pool, self.workers)
            nobody = np.full(team.wishes.shape[:2], FREE, dtype=np.int8)
            people = range(len(team.people))
            first = descend(team, pricer, nobody, [*people, *people], self._goes_on)
            self._announce(first)
            generation = self._price(pricer, first)
            prices = generation.prices
            dived = complete(generation, self._goes_on)
        made = [rosters for rosters in (first, dived) if rosters is not None and self._announce(rosters)]
        if not made:
            return
        now = min(made, key=team.cost)
        stale = 0
        while stale < STALE and self._goes_on():
            count = min(len(team.people), self.random.randint(SMALLEST, LARGEST))
            better = again(team, now, sorted(self.random.sample(people, count)), prices, self._goes_on)
            stale = 0 if team.cost(better) < team.cost(now) else stale + 1
            now = better
            self._announce(now)

    def _price(self, pricer: Pricer, first: Rosters) -> Generation:
        """Generate columns from a first roster until the prices prove the mixture best, or for their share of time."""
        generation = Generation.of(self.team, pricer)
        for e, roster in enumerate(first):
            if self._has_roster(e, roster):
                generation.master.add(e, roster)
        share = self.budget.part(PRICES_SHARE * self.budget.left())

        def goes_on(so_far: Generation) -> bool:
            share.spend(NOMINAL)
            self._prove(so_far)
            return share.left() > 0 and self._goes_on()

        generation.run(goes_on, GAP)
        self._prove(generation)
        return generation

    def _prove(self, generation: Generation) -> None:
        if isfinite(generation.best):
            self.proven(ceil(generation.best - ROUNDING))

    def _announce(self, rosters: Rosters) -> bool:
        """Tell of rosters if everybody has one."""
        if not all(self._has_roster(e, roster) for e, roster in enumerate(rosters)):
            return False
        self.found(rosters)
        return True

    def _has_roster(self, person: int, roster: Rosters) -> bool:
        """Whether a roster is more than a place left empty."""
        return bool((roster != FREE).any()) or self.team.people[person].least_minutes <= 0

    def _goes_on(self) -> bool:
        self.budget.spend(NOMINAL)
        return self.budget.left() > 0 and not self.enough()
