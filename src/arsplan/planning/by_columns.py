"""The stage of whole rosters: prices and a bound for everybody together, rosters out of them, and neighbourhoods.

Where the plan is long, it is first gone through in windows of some weeks: a program over whole years of everybody takes
minutes, one over some weeks a second, and the windows' prices are near to those of the whole.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import ceil, inf, isfinite
from random import Random

import numpy as np

from arsplan.solving.columns.descent import descend
from arsplan.solving.columns.dive import OPEN, Dive
from arsplan.solving.columns.generation import Generation
from arsplan.solving.columns.prices import Prices, bound
from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import FREE, Cells, Rosters, TeamProblem
from arsplan.solving.columns.search import again, mended
from arsplan.solving.columns.window import Window
from arsplan.solving.run import Budget

PRICES_SHARE = 0.4
"""Share of the time that may go into prices and the bound."""

STALE = 60
"""Neighbourhoods in a row without any gain after which other stages are better."""

SMALLEST, LARGEST = 4, 14
"""People in a neighbourhood of some people."""

CELLS = 8_000
"""People x days x shifts in a neighbourhood, at most."""

LONG = 20_000
"""People x days x shifts from which a plan is first gone through in windows."""

HUGE = 100_000
"""People x days x shifts from which no program over everybody and all days is solved."""

CLOSE = 0.01
"""A mixture is worth a dive where its cost is no further above the bound, as a share of it (and 1 more)."""

EVERYBODY = 0.6
"""Share of neighbourhoods in which everybody begins anew, for some of the days."""

SHORTEST = 10
"""Days in a neighbourhood, at least."""

GAP = 0.25
"""Bound and mixture are near enough when they are this close: costs are whole numbers."""

NOMINAL = 0.1
"""Deterministic seconds that a round of pricing counts as."""

ROUNDING = 1e-6
"""Bounds are whole numbers over a scale, kept as floats."""


class ByColumns:
    """One run of the stage; rosters and bounds are announced as they come.

    `finish` solves the days that a dive left open as one model; None where it finds nothing.
    """

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
        finish: Callable[[Rosters, Cells], Rosters | None],
    ) -> None:
        self.team, self.budget, self.found, self.proven, self.enough = team, budget, found, proven, enough
        self.finish = finish
        self.random, self.workers = Random(seed), workers
        people, days, shifts = team.wishes.shape
        self.prices = Prices(np.zeros((days, shifts)), np.zeros((people, shifts)))

    def run(self) -> None:
        """A first roster, windows where the plan is long, prices, a dive, and neighbourhoods from there."""
        team = self.team
        people, days, _ = team.wishes.shape
        whole = team.wishes.size < HUGE
        with ThreadPoolExecutor(self.workers) as pool:
            pricer = Pricer(team.people, pool, self.workers)
            nobody = np.full((people, days), FREE, dtype=np.int8)
            first = descend(team, pricer, nobody, [*range(people), *range(people)], self._goes_on)
            self._announce(first)
            if team.wishes.size > LONG:
                first = self._go_through(first)
            generation = self._price(pricer, first, PRICES_SHARE if whole else 0.0)
            self.prices = generation.prices
            dived = self._dive(generation)
        made = [rosters for rosters in (first, *dived) if rosters is not None and self._announce(rosters)]
        if made:
            self._search(min(made, key=team.cost))

    def _go_through(self, rosters: Rosters) -> Rosters:
        """Let everybody begin anew in one window after the other, each half over the one before."""
        people, days, shifts = self.team.wishes.shape
        length = max(SHORTEST, CELLS // (people * shifts))
        for first in range(0, max(1, days - length // 2), length // 2):
            if not self._goes_on():
                break
            rosters = self._again(rosters, list(range(people)), range(first, min(days, first + length)))
        return rosters

    def _dive(self, generation: Generation) -> tuple[Rosters | None, Rosters | None]:
        """Rosters out of the mixture: by the dive alone, and with its last open days solved as one model."""
        mixture = generation.mixture
        if mixture is None or mixture.cost - generation.best > 1 + CLOSE * abs(mixture.cost):
            return None, None
        dive = Dive(generation)
        rosters = dive.run(self._goes_on)
        alone = mended(generation, rosters, self._goes_on)
        if dive.late is None or not self._goes_on():
            return alone, None
        is_open = dive.late == OPEN
        return alone, self.finish(np.where(is_open, rosters, dive.late), is_open)

    def _search(self, rosters: Rosters) -> None:
        """Neighbourhoods until none gives anything: some people for long, or everybody for some time."""
        people, days, shifts = self.team.wishes.shape
        stale = 0
        while stale < STALE and self._goes_on():
            everybody = self.random.random() < EVERYBODY
            count = people if everybody else min(people, self.random.randint(SMALLEST, LARGEST))
            longest = min(days, max(SHORTEST, CELLS // (count * shifts)))
            length = self.random.randint(min(days, SHORTEST), longest) if everybody else longest
            first = self.random.randint(0, days - length)
            chosen = sorted(self.random.sample(range(people), count))
            better = self._again(rosters, chosen, range(first, first + length))
            stale = 0 if self.team.cost(better) < self.team.cost(rosters) else stale + 1
            rosters = better

    def _again(self, rosters: Rosters, people: list[int], opened: range) -> Rosters:
        """Solve one neighbourhood; announces what is better."""
        window = Window.of(self.team, rosters, people, opened)
        found = again(window, self.prices, self._goes_on)
        if len(people) == len(self.team.people):
            self.prices = window.back(self.prices, found.prices)
        joined = None if found.rosters is None else window.into(rosters, found.rosters)
        if joined is None:
            return rosters
        self._announce(joined)
        return joined

    def _price(self, pricer: Pricer, first: Rosters, share_of_time: float) -> Generation:
        """Generate columns from a first roster until the prices prove the mixture best, or for their share of time."""
        generation = Generation.of(self.team, pricer, self.prices)
        at_once = bound(self.team, pricer, self.prices).value
        generation.best = -inf if at_once is None else at_once
        for e, roster in enumerate(first):
            if self._has_roster(e, roster):
                generation.master.add(e, roster)
        share = self.budget.part(share_of_time * self.budget.left())

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
