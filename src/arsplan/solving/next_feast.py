"""Limits on a feast day for the sake of the next year, as a solver weighs them."""

from dataclasses import dataclass

import numpy as np

from arsplan.rules.next_feast import feast_limits, twin_days
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.model import RosterModel, Term

TOO_MANY = 1000
"""What one more than the limit costs: somebody of them is likely to work on the same feast again a year later."""

BOTH = 400
"""What work at Christmas and at New Year costs, for each person and day."""


@dataclass(frozen=True)
class NextFeast:
    """What this year's feasts leave to the next; people and days by their places.

    Attributes
    ----------
    limits
        For each feast day, groups of which at most so many should work on it.
    twins
        Days of which nobody should work on both.
    """

    limits: tuple[tuple[int, tuple[int, ...], int], ...]
    twins: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, grid: Grid) -> "NextFeast":
        """Lay the limits of the unit on its grid."""
        place = grid.person_index
        return cls(
            tuple(
                (grid.day(limit.date), tuple(sorted(place[person] for person in limit.people)), limit.most)
                for limit in feast_limits(grid.unit)
            ),
            tuple((grid.day(one), grid.day(other)) for one, other in twin_days(grid.unit)),
        )

    def cost(self, roster: Cells) -> int:
        """What a roster costs."""
        on_duty: Cells = np.asarray(roster.any(axis=2))
        too_many = sum(max(0, int(on_duty[list(people), d].sum()) - most) for d, people, most in self.limits)
        both = sum(int((on_duty[:, one] & on_duty[:, other]).sum()) for one, other in self.twins)
        return TOO_MANY * too_many + BOTH * both

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
        for one, other in self.twins:
            for e in np.flatnonzero(model.free[:, one] | model.free[:, other]).tolist():
                _not_both(model, model.on(e, one), model.on(e, other))


def _not_both(model: RosterModel, one: Term, other: Term) -> None:
    """Price the second of two days, or both together where neither is settled."""
    if isinstance(one, int) or isinstance(other, int):
        settled, rest = (one, other) if isinstance(one, int) else (other, one)
        model.cost(rest, BOTH if settled and not isinstance(rest, int) else 0)
        return
    both = model.cp.new_bool_var("")
    model.cp.add_bool_or([~one, ~other, both])
    model.cost(both, BOTH)
