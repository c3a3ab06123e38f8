"""Rounds of pricing and mixing until the prices prove that no better mixture exists."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from arsplan.solving.columns.master import Master, Mixture
from arsplan.solving.columns.prices import Prices, bound
from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import TeamProblem

STEPS = (0.2, 0.6)
"""Shares of the way from the best prices so far to those of the program: these jump about, and are poor at first."""


@dataclass
class Generation:
    """Columns and prices of a team as they become better.

    Attributes
    ----------
    best
        The largest bound proven so far.
    prices
        The prices that proved it.
    mixture
        The program's last optimum.
    rounds
        How often everybody was priced.
    """

    team: TeamProblem
    pricer: Pricer
    master: Master
    prices: Prices
    best: float = -np.inf
    mixture: Mixture | None = None
    rounds: int = 0

    @classmethod
    def of(cls, team: TeamProblem, pricer: Pricer, prices: Prices | None = None) -> "Generation":
        """Begin with no column, at some prices, or with heads that are worth nothing."""
        days, shifts = team.wanted.shape
        nothing = Prices(np.zeros((days, shifts)), np.zeros((len(team.people), shifts)))
        return cls(team, pricer, Master(team), prices or nothing)

    def run(self, goes_on: Callable[["Generation"], bool], gap: float) -> Mixture:
        """Generate columns until bound and mixture are within a gap, or no longer."""
        while True:
            self.mixture = mixture = self.master.solve()
            if mixture.cost - self.best <= gap or not goes_on(self) or not self._round(mixture):
                return mixture

    def _round(self, mixture: Mixture) -> bool:
        """Add the cheapest rosters of each; at the program's own prices where those on the way bring nothing new."""
        for shares in (STEPS, (1.0,)):
            begun, new = self.prices, False
            for share in shares:
                self.rounds += 1
                tried = begun.towards(mixture.prices, share)
                proven = bound(self.team, self.pricer, tried)
                if proven.value is None:
                    return False
                added = [self.master.add(e, roster) for e, roster in enumerate(proven.cheapest.rosters)]
                new = new or any(added)
                if proven.value > self.best:
                    self.best, self.prices = proven.value, tried
            if new:
                return True
        return False
