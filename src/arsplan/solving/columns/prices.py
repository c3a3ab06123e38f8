"""Prices of heads and of limits on shifts, and the bound that any such prices prove."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from arsplan.solving.columns.pricing import Cheapest, Pricer
from arsplan.solving.columns.problem import Integers, TeamProblem

Numbers = npt.NDArray[np.float64]

SCALE = 1000
"""Prices are rounded to thousandths of the unit of cost, so that bounds are sums of whole numbers."""


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
        return Prices(
            self.heads + share * (other.heads - self.heads), self.most + share * (other.most - self.most)
        )


@dataclass(frozen=True)
class Bound:
    """What prices prove: no roster of the team costs less than `value`; with the cheapest roster of each at them.

    The value is None where somebody has no roster at all.
    """

    value: float | None
    cheapest: Cheapest


def bound(team: TeamProblem, pricer: Pricer, prices: Prices, only: list[int] | None = None) -> Bound:
    """Price everybody; the sum of the cheapest rosters and of what the demand is worth is a limit for all rosters.

    Rounded prices are as good as any, so rounding makes the bound weaker, never wrong.
    """
    heads = np.clip(np.rint(prices.heads * SCALE).astype(np.int64), -team.over * SCALE, team.under * SCALE)
    dearest = SCALE * int(max(team.under.max(), team.over.max(), np.abs(team.wishes).max()))
    most = np.clip(np.rint(prices.most * SCALE).astype(np.int64), 0, 2 * dearest)
    cheapest = pricer.cheapest(team.wishes * SCALE - heads + most[:, None, :], only)
    if None in cheapest.costs:
        return Bound(None, cheapest)
    limits = np.array([p.most for p in team.people])
    rosters = sum(cost for cost in cheapest.costs if cost is not None)
    total = rosters + int((heads * team.wanted).sum()) - int((most * limits).sum())
    return Bound(team.fixed + total / SCALE, cheapest)
