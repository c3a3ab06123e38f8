"""Whole rosters out of a mixture: settle the clearest days, price everybody around them, and so on to the last."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from arsplan.solving.columns.generation import Generation
from arsplan.solving.columns.master import Mixture
from arsplan.solving.columns.prices import rounded
from arsplan.solving.columns.problem import FREE, Cells, Integers, Rosters

OPEN = -2
"""A day that is not settled yet."""

STEP = 0.1
"""Share of the open days that is settled between two rounds of pricing; more where they are just as clear."""

LEAST = 0.01
"""Share of all people's days that is settled at least."""

ROUNDS, LATE_ROUNDS = 20, 6
"""Rounds of pricing after each step, at most; none where the mixture costs no more than before the step."""

LAST = 600
"""Open days that one model of everything can take over from the dive."""

SAME = 0.1
"""Mixtures whose costs are this close cost the same."""

HALFWAY = 0.5
"""Share of the way to the program's own prices in each round."""

SETTLED = 3
"""What it costs to leave a settled day, in dearest costs."""


class Dive:
    """One way down from a generation, whose program is used up by it: what is settled stays settled.

    Attributes
    ----------
    days
        People x days: the shift settled, FREE, or OPEN.
    late
        `days` as they were when there first were no more than LAST open days; None before.
    """

    def __init__(self, generation: Generation) -> None:
        self.team, self.master, self.pricer = generation.team, generation.master, generation.pricer
        self.prices = generation.prices
        people, days, shifts = self.team.wishes.shape
        self.days: Rosters = np.full((people, days), OPEN, dtype=np.int8)
        self.leaving = SETTLED * self.team.scale * self.team.dearest
        self.late: Rosters | None = None
        self.cost = np.inf
        self.bias: Integers = np.zeros((people, days, shifts), dtype=np.int64)

    def run(self, goes_on: Callable[[], bool]) -> Rosters:
        """Complete rosters, the open days as the last prices have them; somebody may have a shift too often."""
        while goes_on() and (self.days == OPEN).any():
            if self.late is None and (self.days == OPEN).sum() <= LAST:
                self.late = self.days.copy()
            self._settle(self._rounds())
        return self._price(list(range(len(self.days))))

    def _rounds(self) -> Mixture:
        """Price those with open days until the mixture costs what it did before, nothing is new, or often enough."""
        mixture = self.master.solve()
        open_people = np.nonzero((self.days == OPEN).any(axis=1))[0].tolist()
        share = HALFWAY
        for _ in range(ROUNDS if self.late is None else LATE_ROUNDS):
            if mixture.cost <= self.cost + SAME:
                break
            self.prices = self.prices.towards(mixture.prices, share)
            found = self._price(open_people)
            for e in open_people:
                if not self._fits(e, found[e]):
                    self._give_way(e, found[e])
            added = [self.master.add(e, found[e]) for e in open_people]
            if any(added):
                mixture = self.master.solve()
            elif share == 1:
                break
            share = HALFWAY if any(added) else 1.0
        self.cost = mixture.cost
        return mixture

    def _price(self, people: list[int]) -> Rosters:
        prices = rounded(self.team, self.prices).of_duties(self.team) + self.bias
        return self.pricer.cheapest(prices, people).rosters

    def _give_way(self, person: int, roster: Rosters) -> None:
        """No roster has all that was settled for a person: take the one that comes nearest."""
        settled = self.days[person] != OPEN
        self._write(person, settled & (self.days[person] != roster), roster)

    def _write(self, person: int, chosen: Cells, roster: Rosters) -> None:
        """Settle some days of a person as a roster has them."""
        self.days[person, chosen] = roster[chosen]
        self.bias[person, chosen] = self.leaving
        worked = np.nonzero(chosen & (roster != FREE))[0]
        self.bias[person, worked, roster[worked]] = -self.leaving

    def _fits(self, person: int, roster: Rosters) -> bool:
        settled = self.days[person]
        return bool(((settled == OPEN) | (settled == roster)).all())

    def _settle(self, mixture: Mixture) -> None:
        """Settle the clearest open days, as one of each person's columns has them; drop the columns that differ."""
        mixed = self._mixed(mixture)
        taken = self._taken(mixed)
        is_open = self.days == OPEN
        clear = np.where(is_open, taken.max(axis=2), -1.0)
        count = int(is_open.sum())
        place = min(max(1, int(LEAST * clear.size), int(STEP * count)), count)
        chosen = is_open & (clear >= np.sort(clear, axis=None)[-place])
        best = taken.argmax(axis=2)
        best[best == taken.shape[2] - 1] = FREE
        touched = np.nonzero(chosen.any(axis=1))[0].tolist()
        for e in touched:
            days = np.nonzero(chosen[e])[0]
            together = _together(mixed[e], best[e], days[clear[e, days].argsort(kind="stable")[::-1]])
            self._write(e, together, best[e].astype(np.int8))
        for column in self.master.columns:
            if column.person in touched and not self._fits(column.person, column.roster):
                self.master.shun(column)

    def _mixed(self, mixture: Mixture) -> list[list[tuple[float, Rosters]]]:
        """By person, the columns in the mixture that have all that is settled, with their shares."""
        mixed: list[list[tuple[float, Rosters]]] = [[] for _ in self.days]
        for column, share in zip(self.master.columns, mixture.shares, strict=True):
            if share > 0 and self._fits(column.person, column.roster):
                mixed[column.person].append((float(share), column.roster))
        return mixed

    def _taken(self, mixed: list[list[tuple[float, Rosters]]]) -> npt.NDArray[np.float64]:
        """People x days x (shifts and, last, a free day): the share of the mixture that is made of it."""
        people, days, shifts = self.team.wishes.shape
        taken = np.zeros((people, days, shifts + 1))
        for e, columns in enumerate(mixed):
            for share, roster in columns:
                taken[e, np.arange(days), roster] += share
        return taken


def _together(columns: list[tuple[float, Rosters]], best: Integers, days: Integers) -> Cells:
    """Of these days, in this order, those that one column at least has all as in `best`; the first in any case."""
    chosen = np.zeros(len(best), dtype=bool)
    chosen[days[:1]] = True
    rosters = np.array([roster for _, roster in columns])
    for d in days:
        agree = rosters[rosters[:, d] == best[d]] if len(rosters) else rosters
        if len(agree):
            chosen[d], rosters = True, agree
    return chosen
