"""What each person should come to over the plan: hours that positions are promised, a fair share of the red days."""

from dataclasses import dataclass
from random import Random

import numpy as np

from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.hours import paid_terms
from arsplan.solving.model import RosterModel
from arsplan.solving.positions import Minutes
from arsplan.solving.shares import Shares

PROMISED, HELD, EVEN = 6, 4, 1
"""Weights of a minute missing from a position aimed at, from the smallest position, and from an even share.

A minute of demand that nobody covers weighs 10 or more, so shortage goes before positions.
"""

CLOSED = 2
"""Weight of a minute on a vacant line that is to stay empty: more than an even share, less than demand."""


@dataclass(frozen=True)
class Targets:
    """Least minutes of duties and activities by person, and the weight of what is missing.

    Attributes
    ----------
    steps
        Pairs of minutes and weight by person; a minute missing from several of them costs all their weights.
    closed
        Vacant lines that are to stay empty, by position in the staff.
    shares
        Ranges around an even share of the red days; None where there is no roster yet, or they are not shared.
    """

    grid: Grid
    steps: tuple[tuple[Minutes, int], ...] = ()
    closed: tuple[int, ...] = ()
    shares: Shares | None = None

    def minutes(self, roster: Cells) -> Minutes:
        """Return what a roster gives each person."""
        grid = self.grid
        duties = np.einsum("eds,ds->e", roster[:, grid.back :], grid.minutes[grid.back :])
        fixed = [sum(a.paid for a in grid.activities.get(e, ())) for e in range(len(grid.people))]
        worked: Minutes = duties + np.array(fixed, dtype=np.int64)
        return worked

    def cost(self, roster: Cells) -> int:
        """Minutes missing, those on lines that are to stay empty, and red days beyond a fair share, weighed."""
        worked = self.minutes(roster)
        missing = sum(weight * int(np.maximum(0, least - worked).sum()) for least, weight in self.steps)
        return missing + CLOSED * int(worked[list(self.closed)].sum()) + self.unfairness(roster)

    def unfairness(self, roster: Cells) -> int:
        """Red days beyond a fair share, weighed."""
        return 0 if self.shares is None else self.shares.cost(roster)

    def lacking(self, roster: Cells) -> list[int]:
        """Who lacks minutes of more than an even share."""
        worked = self.minutes(roster)
        short = [least > worked for least, weight in self.steps if weight > EVEN]
        return [int(e) for e in np.flatnonzero(np.any(short, axis=0))] if short else []

    def uneven(self, roster: Cells, random: Random) -> list[int]:
        """Two people who could share their red days better; nobody where they cannot, or need not."""
        return [] if self.shares is None else self.shares.traders(roster, random)

    def aim(self, model: RosterModel) -> None:
        """Add what is missing, and what is unfair, as a cost for everybody with a free day."""
        if self.shares is not None:
            self.shares.aim(model)
        grid = self.grid
        for e in model.people if self.steps else ():
            terms, paid = paid_terms(model, e, range(grid.back, len(grid.days)))
            fixed = sum(p for t, p in zip(terms, paid, strict=True) if isinstance(t, int))
            free = [(t, p) for t, p in zip(terms, paid, strict=True) if not isinstance(t, int)]
            for literal, minutes in free if e in self.closed else ():
                model.cost(literal, CLOSED * minutes)
            for least, weight in self.steps:
                lacking = int(least[e]) - fixed
                if lacking > 0:
                    missing = model.cp.new_int_var(0, lacking, "")
                    model.cp.add(missing + sum(p * t for t, p in free) >= lacking)
                    model.cost(missing, weight)
