"""Red days shared evenly: what it costs to be further from an even share, and to have the same feast as last year."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor
from random import Random

import numpy as np

from arsplan.domain.absences import Absence
from arsplan.rules.red_reach import most_red_days
from arsplan.rules.sharing import even_shares, feasts_to_spare, sharing_groups
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.red_days import RedDays
from arsplan.solving.model import RosterModel
from arsplan.solving.next_feast import NextFeast
from arsplan.solving.positions import Minutes

RED_DAY, FEAST = 300, 6000
"""What a red day further than one from an even share costs, and a feast day worked twice running without need.

As much as half an hour of demand that nobody covers, and as ten hours of it: a plan would rather leave one duty of a
feast to a stand-in than have the same person come again, where others could have come.
"""

REACH = 3
"""How many places from the end a trader is looked for on average."""


@dataclass(frozen=True)
class Shares:
    """The ranges that a complete roster sets around an even share of its red days.

    Attributes
    ----------
    least, most
        Red days in the plan within one of an even share, by place in the staff, of those who share them.
    spared
        (Person, day) of feast days that somebody else should work.
    needed
        Those that nobody else can work, though the person did so the year before.
    ahead
        Who should not work on a feast for the sake of the next year's.
    """

    grid: Grid
    red: RedDays
    least: Mapping[int, int]
    most: Mapping[int, int]
    spared: tuple[tuple[int, int], ...]
    needed: frozenset[tuple[int, int]]
    ahead: NextFeast

    @classmethod
    def around(
        cls,
        grid: Grid,
        roster: Cells,
        placed: tuple[Absence, ...] = (),
        needed: frozenset[tuple[int, int]] = frozenset(),
    ) -> "Shares":
        """Even shares of the red days that a roster works, with those of the history, and with vacation as placed."""
        red = RedDays(grid, grid.unit.arrangement.red_day_minutes)
        on, inside = red.settled(grid, roster), np.array(red.day) >= grid.back
        on_duty: Cells = np.asarray(roster.any(axis=2))
        worked = _counts(grid, on[:, inside], on_duty[:, grid.back :])
        before = _counts(grid, on[:, ~inside], on_duty[:, : grid.back])
        most = most_red_days(grid.unit.with_absences((*grid.unit.absences, *placed)))
        groups = [even_shares(group, worked, before, most) for group in sharing_groups(grid.unit)]
        even = {grid.person_index[person]: share for group in groups for person, share in group.items()}
        spared = {(grid.person_index[person], grid.day(day)) for person, day in feasts_to_spare(grid.unit)}
        return cls(
            grid,
            red,
            {e: max(0, ceil(share - 1)) for e, share in even.items()},
            {e: max(0, floor(share + 1)) for e, share in even.items()},
            tuple(sorted(spared - needed)),
            needed,
            NextFeast.of(grid),
        )

    def cost(self, roster: Cells) -> int:
        """What a roster costs."""
        again = sum(bool(roster[e, d].any()) for e, d in self.spared)
        beyond = sum(map(abs, self._beyond(roster).values()))
        return RED_DAY * beyond + FEAST * again + self.ahead.cost(roster)

    def unfair(self, roster: Cells) -> list[int]:
        """Who is outside of the range, or works a feast that was to be somebody else's."""
        again = {e for e, d in self.spared if roster[e, d].any()}
        return sorted(again.union(e for e, beyond in self._beyond(roster).items() if beyond))

    def traders(self, roster: Cells, random: Random) -> list[int]:
        """Two who could trade red days: one who is unfair, and one from the other end of those who share them.

        Mostly from the last of all, whatever their competence: slots of the one may be filled by another. Whoever works
        a feast again trades with somebody who may take it over. Two people's whole plan is solved in a second or two;
        that of four was not in the time of a step.
        """
        unfair = [e for e in self.unfair(roster) if e in self.most]
        if not unfair:
            return []
        one = random.choice(unfair)
        counts = self._counts(roster)
        above = {e: 2 * int(counts[e]) - self.most[e] - self.least[e] for e in self.most if e != one}
        again = [d for e, d in self.spared if e == one and roster[e, d].any()]
        others = self._could_take(roster, random.choice(again)) if again else list(above)
        own = 2 * int(counts[one]) - self.most[one] - self.least[one]
        ends = sorted(others, key=lambda e: above.get(e, 0), reverse=not again and own < 0)
        return sorted((one, ends[min(int(random.expovariate(1 / REACH)), len(ends) - 1)])) if ends else []

    def _could_take(self, roster: Cells, d: int) -> list[int]:
        """Who is free on a feast day, could work, and is not spared it either."""
        free = self.grid.allowed[:, d].any(axis=1) & ~roster[:, d].any(axis=1) & ~self.grid.locked[:, d]
        return [int(e) for e in np.flatnonzero(free) if (int(e), d) not in self.spared]

    def aim(self, model: RosterModel) -> None:
        """Add what the free cells cost."""
        self.ahead.aim(model)
        for e in model.people:
            if e in self.most:
                worked = zip(self.red.worked(model, e), self.red.day, strict=True)
                inside = [term for term, day in worked if day >= self.grid.back]
                open_ = [t for t in inside if not isinstance(t, int)]
                fixed = sum(t for t in inside if isinstance(t, int))
                most, least = max(0, self.most[e] - fixed), self.least[e] - fixed
                if len(open_) > most:
                    over = model.cp.new_int_var(0, len(open_) - most, "")
                    model.cp.add(sum(open_) <= over + most)
                    model.cost(over, RED_DAY)
                if open_ and least > 0:
                    under = model.cp.new_int_var(0, least, "")
                    model.cp.add(sum(open_) + under >= least)
                    model.cost(under, RED_DAY)
        for e, d in self.spared:
            if model.free[e, d]:
                model.cost(model.on(e, d), FEAST)

    def _beyond(self, roster: Cells) -> dict[int, int]:
        """Red days above the range, below it as a negative number."""
        if not self.most:
            return {}
        counts = self._counts(roster)
        return {e: max(0, int(counts[e]) - self.most[e]) - max(0, self.least[e] - int(counts[e])) for e in self.most}

    def _counts(self, roster: Cells) -> Minutes:
        """Red days of the plan that each person works."""
        inside = np.array(self.red.day) >= self.grid.back
        counts: Minutes = self.red.settled(self.grid, roster)[:, inside].sum(axis=1)
        return counts


def _counts(grid: Grid, red_days: Cells, on_duty: Cells) -> dict[str, int]:
    """Red days worked by those with any duty."""
    return {person: int(red_days[e].sum()) for e, person in enumerate(grid.people) if on_duty[e].any()}
