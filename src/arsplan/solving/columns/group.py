"""People under the same rules, laid out for pricing: which states a day can have, and where they lie in an array."""

from collections.abc import Sequence

import numpy as np

from arsplan.solving.columns.blocks import Kinds
from arsplan.solving.columns.problem import FREE, Integers, PersonProblem


class Group:
    """People who share all rules but the duties that they may work and what these may come to.

    Attributes
    ----------
    least, most, weekends
        By person, the fewest and most units of minutes and the most weekends.
    counted
        Numbers of weekends worth a state, less one: 0 where the limits bind nobody.
    low, width
        By day, the fewest units of minutes worth a state, and how many numbers of units there are from there on.
    row
        Entries for each number of weekends: the states and, behind them, room for what is pushed out.
    states
        Entries for a person, over all days.
    """

    def __init__(self, people: Sequence[PersonProblem]) -> None:
        self.rules = rules = people[0]
        self.days = len(rules.weekend)
        self.kinds = Kinds(rules.minutes, rules.follows)
        self.allowed = np.stack([p.allowed for p in people])
        self.longest = min(rules.most_work, self.days)
        numbers = [len(set(rules.weekend[:d]) - {FREE}) for d in range(self.days + 1)]
        if min(p.most_weekends for p in people) >= numbers[-1]:
            numbers = [0] * len(numbers)
        self.weekends_before = numbers
        self.weekends = [min(p.most_weekends, numbers[-1]) for p in people]
        self.counted = max(0, *self.weekends)
        highest = max(self.kinds.units)
        self.least = [-(-p.least_minutes // self.kinds.unit) for p in people]
        self.most = [min(p.most_minutes // self.kinds.unit, self.days * highest) for p in people]
        front, tail = self._reach()
        self.low = np.maximum(0, min(self.least) - tail).tolist()
        self.width = int(max(1, (np.minimum(max(self.most), front) - self.low).max() + 1))
        self.row = self.width + max(self.longest, rules.least_free) * highest
        self.states = (self.days + 1) * (self.counted + 1) * self.row

    def weekends_within(self, first: int, end: int) -> int:
        """Weekends that a run of work takes: one that has begun before its first day counts as well."""
        begun = (
            first > 0
            and self.rules.weekend[first] != FREE
            and self.rules.weekend[first] == self.rules.weekend[first - 1]
        )
        counted = self.weekends_before
        return counted[end] - counted[first] + (begun and counted[-1] > 0)

    def _reach(self) -> tuple[Integers, Integers]:
        """By day the most units that anybody can have worked before it, and from it on, by the longest runs alone."""
        gain = np.zeros(self.allowed.shape[:2], dtype=np.int64)
        for shifts, units in zip(self.kinds.shifts, self.kinds.units, strict=True):
            gain = np.maximum(gain, units * self.allowed[:, :, shifts].any(axis=2))
        return self._most(gain), self._most(gain[:, ::-1])[::-1]

    def _most(self, gain: Integers) -> Integers:
        total = np.concatenate([np.zeros((len(gain), 1), dtype=np.int64), gain.cumsum(axis=1)], axis=1)
        begun, ended = [total[:, 0]], [total[:, 0]]
        for d in range(1, self.days + 1):
            runs = [begun[d - n] + total[:, d] - total[:, d - n] for n in range(1, min(self.longest, d) + 1)]
            ended.append(np.max([begun[d - 1], *runs], axis=0))
            begun.append(np.maximum(begun[d - 1], ended[max(0, d - self.rules.least_free)]))
        reached: Integers = np.maximum.accumulate([int(column.max()) for column in ended])
        return reached
