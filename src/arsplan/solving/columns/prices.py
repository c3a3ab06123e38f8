"""Prices of heads and of limits on shifts, and the bound that any such prices prove."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from arsplan.solving.columns.pricing import Cheapest, Pricer
from arsplan.solving.columns.problem import Integers, TeamProblem

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Prices:
    """What one more head on a shift is worth, and what one more duty of a limited shift costs a person.

    Attributes
    ----------
    heads
        Days x shifts, from minus the cost of a head too many to the cost of one too few.
    most
        People x shifts, 0 or more; 0 for shifts without a limit that can bind.
    """

    heads: Numbers
    most: Numbers

    def towards(self, other: "Prices", share: float) -> "Prices":
        """Prices in between; with share 1, the other ones."""
        return Prices(self.heads + share * (other.heads - self.heads), self.most + share * (other.most - self.most))


@dataclass(frozen=True)
class Rounded:
    """Prices in whole parts of the unit of cost (`team.scale` of them), within what any prices can be worth.

    So bounds are sums of whole numbers.
    """

    heads: Integers
    most: Integers

    def of_duties(self, team: TeamProblem) -> Integers:
        """People x days x shifts: what a duty costs, less what its head is worth."""
        return team.wishes * team.scale - self.heads + self.most[:, None, :]


def rounded(team: TeamProblem, prices: Prices) -> Rounded:
    """Round prices, and keep heads between the costs of too many and too few."""
    heads = np.clip(
        np.rint(prices.heads * team.scale).astype(np.int64), -team.over * team.scale, team.under * team.scale
    )
    return Rounded(heads, np.clip(np.rint(prices.most * team.scale).astype(np.int64), 0, 2 * team.scale * team.dearest))


@dataclass(frozen=True)
class Bound:
    """What prices prove: no roster of the team costs less than `value`; with the cheapest roster of each at them.

    The value is None where somebody has no roster at all.
    """

    value: float | None
    cheapest: Cheapest


def bound(team: TeamProblem, pricer: Pricer, prices: Prices) -> Bound:
    """Price everybody; the sum of the cheapest rosters and of what the demand is worth is a limit for all rosters.

    Rounded prices are as good as any, so rounding makes the bound weaker, never wrong.
    """
    used = rounded(team, prices)
    cheapest = pricer.cheapest(used.of_duties(team))
    if None in cheapest.costs:
        return Bound(None, cheapest)
    limits = np.array([p.most for p in team.people])
    rosters = sum(cost for cost in cheapest.costs if cost is not None)
    total = rosters + int((used.heads * team.wanted).sum()) - int((used.most * limits).sum())
    return Bound(team.fixed + total / team.scale, cheapest)
