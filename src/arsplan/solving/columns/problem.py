"""What one person's roster may look like, and what a unit of such people has to cover."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Cells = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
Rosters = npt.NDArray[np.int8]
"""People x days: the shift worked, FREE on a free day."""

FREE = -1

FINEST = 1000
"""Prices are rounded to thousandths of the unit of cost."""

ROOM = 2**28
"""What all prices of a roster may come to, in the smallest numbers that they are rounded to."""

HEIGHTS = 7
"""A price is at most so many times the dearest cost: its own wish and head, a limit on shifts, and a settled day."""


@dataclass(frozen=True)
class PersonProblem:
    """The rules of one person whose days are all that matters: one duty a day, counted from the first day of the plan.

    Least runs do not bind a run that touches the first or the last day, since nothing is known of what lies beyond.

    Attributes
    ----------
    allowed
        Days x shifts: duties that may be worked.
    minutes
        By shift, what a duty counts.
    follows
        Shifts x shifts: whether the second may be worked on the day after the first.
    weekend
        By day, the number of the weekend that it belongs to; FREE for other days. Days of a weekend are consecutive.
    most_work, least_work
        Longest and shortest run of days of work.
    least_free
        Shortest run of free days.
    least_minutes, most_minutes
        What all duties together may count.
    most_weekends
        Weekends with any duty.
    most
        By shift, the most duties.
    """

    allowed: Cells
    minutes: tuple[int, ...]
    follows: Cells
    weekend: tuple[int, ...]
    most_work: int
    least_work: int
    least_free: int
    least_minutes: int
    most_minutes: int
    most_weekends: int
    most: tuple[int, ...]

    def counts(self, roster: Rosters) -> Integers:
        """How many duties of each shift a roster has."""
        worked = roster[roster != FREE]
        return np.bincount(worked, minlength=len(self.minutes)).astype(np.int64)

    def within_most(self, roster: Rosters) -> bool:
        """Whether no shift is worked too often: the one rule that pricing leaves to its prices."""
        return bool((self.counts(roster) <= np.array(self.most)).all())


@dataclass(frozen=True)
class TeamProblem:
    """People who cover a demand together. All costs are integers.

    Attributes
    ----------
    people
        The rules of each.
    wishes
        People x days x shifts: what it costs that a duty is worked (below 0: what is saved).
    wanted, under, over
        Days x shifts: wanted heads, cost of each head too few, cost of each head too many.
    fixed
        Cost that no roster changes.
    """

    people: tuple[PersonProblem, ...]
    wishes: Integers
    wanted: Integers
    under: Integers
    over: Integers
    fixed: int = 0

    @property
    def dearest(self) -> int:
        """The largest single cost."""
        return int(max(1, self.under.max(), self.over.max(), np.abs(self.wishes).max()))

    @property
    def scale(self) -> int:
        """Parts of the unit of cost that prices are rounded to; 0 where costs are too large for rosters this long."""
        return min(FINEST, ROOM // (HEIGHTS * self.dearest * len(self.wanted)))

    def part(self, people: list[int], rosters: Rosters) -> "TeamProblem":
        """Some of the people, with what the others' rosters leave to be covered."""
        others = np.delete(rosters, people, axis=0)
        chosen = tuple(self.people[e] for e in people)
        return TeamProblem(chosen, self.wishes[people], self.wanted - self.heads(others), self.under, self.over)

    def heads(self, rosters: Rosters) -> Integers:
        """Days x shifts: how many work."""
        days, shifts = self.wanted.shape
        flat = (np.arange(days) * shifts + rosters)[rosters != FREE]
        return np.bincount(flat, minlength=days * shifts).reshape(days, shifts).astype(np.int64)

    def wish_cost(self, person: int, roster: Rosters) -> int:
        """What a person's roster costs in itself."""
        days = np.nonzero(roster != FREE)[0]
        return int(self.wishes[person, days, roster[days]].sum())

    def cost(self, rosters: Rosters) -> int:
        """What complete rosters cost."""
        missing = self.wanted - self.heads(rosters)
        cover = np.where(missing > 0, missing * self.under, -missing * self.over).sum()
        return self.fixed + int(cover) + sum(self.wish_cost(e, rosters[e]) for e in range(len(self.people)))
