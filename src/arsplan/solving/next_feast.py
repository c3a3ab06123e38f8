"""Limits on a feast day for the sake of the next year, as a solver weighs them."""

from dataclasses import dataclass

import numpy as np

from arsplan.rules.next_feast import feast_limits
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.model import RosterModel

TOO_MANY = 1000
"""What one more than the limit costs: somebody of them is likely to work on the same feast again a year later."""


@dataclass(frozen=True)
class NextFeast:
    """For each feast day, groups of which at most so many should work on it; people and days by their places."""

    limits: tuple[tuple[int, tuple[int, ...], int], ...]

    @classmethod
    def of(cls, grid: Grid) -> "NextFeast":
        """Lay the limits of the unit on its grid."""
        place = grid.person_index
        return cls(
            tuple(
                (grid.day(limit.date), tuple(sorted(place[person] for person in limit.people)), limit.most)
                for limit in feast_limits(grid.unit)
            )
        )

    def cost(self, roster: Cells) -> int:
        """What a roster costs."""
        return TOO_MANY * sum(
            max(0, int(roster[list(people), d].any(axis=1).sum()) - most) for d, people, most in self.limits
        )

    def aim(self, model: RosterModel) -> None:
        """Add what the free cells cost."""
        free_days = np.asarray(model.free.any(axis=0))
        for d, people, most in self.limits:
            if not free_days[d]:
                continue
            terms = [model.on(e, d) for e in people]
            open_ = [term for term in terms if not isinstance(term, int)]
            room = max(0, most - sum(term for term in terms if isinstance(term, int)))
            if len(open_) > room:
                over = model.cp.new_int_var(0, len(open_) - room, "")
                model.cp.add(sum(open_) <= over + room)
                model.cost(over, TOO_MANY)
