"""The cheapest roster of each person at given prices: dynamic programming over runs of work days.

A state is the beginning of a day, with the weekends and minutes worked so far; a step is a whole run of work days or a
free day. People under the same rules go through it together, each state an entry of one flat array, so that
a step is one shift of the array for all of them. The most duties of a shift are left to the prices.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from arsplan.solving.columns.blocks import NEVER, Blocks, Prices
from arsplan.solving.columns.group import Group
from arsplan.solving.columns.problem import FREE, Cells, Integers, PersonProblem, Rosters

STATES = 50_000_000
"""States kept at a time, of four bytes each and with a second array of them: more people are priced in turns."""

NEAR = 1.3
"""People are priced together if the most minutes of one are at most so many times those of another."""


@dataclass(frozen=True)
class Cheapest:
    """By person the cheapest roster and what it costs at the prices; None and all free where there is none."""

    costs: list[int | None]
    rosters: Rosters


class Pricer:
    """Finds cheapest rosters of the same people, again and again at other prices.

    An executor of threads and a number of parts let several groups be priced at once.
    """

    def __init__(self, people: Sequence[PersonProblem], executor: Executor | None = None, parts: int = 1) -> None:
        self.count = len(people)
        self.executor = executor
        alike: dict[tuple[object, ...], list[int]] = {}
        for e, p in enumerate(people):
            runs = p.most_work, p.least_work, p.least_free
            alike.setdefault((p.minutes, p.follows.tobytes(), p.weekend, runs), []).append(e)
        most = -(-self.count // parts)
        self.groups = [
            (chunk, Group([people[e] for e in chunk]))
            for members in alike.values()
            for near in _near(people, members)
            for chunk in np.array_split(near, -(-len(near) // min(most, _at_a_time(people, near))))
        ]

    def cheapest(self, prices: Integers, only: Sequence[int] | None = None) -> Cheapest:
        """Price everybody, or only some people, at people x days x shifts."""
        wanted = np.zeros(self.count, dtype=bool)
        wanted[np.arange(self.count) if only is None else list(only)] = True
        tasks = [(members[wanted[members]], group, wanted[members]) for members, group in self.groups]
        tasks = [task for task in tasks if len(task[0])]

        def run(task: tuple[Integers, Group, Cells]) -> Cheapest:
            members, group, mask = task
            return _cheapest(group, np.nonzero(mask)[0], prices[members])

        results = map(run, tasks) if self.executor is None else self.executor.map(run, tasks)
        costs: list[int | None] = [None] * self.count
        rosters = np.full(prices.shape[:2], FREE, dtype=np.int8)
        for (members, _, _), found in zip(tasks, results, strict=True):
            rosters[members] = found.rosters
            for e, cost in zip(members, found.costs, strict=True):
                costs[e] = cost
        return Cheapest(costs, rosters)


def _near(people: Sequence[PersonProblem], members: list[int]) -> list[list[int]]:
    """Part people whose totals are far from each other: together they would need the states of all."""
    found: list[list[int]] = []
    for e in sorted(members, key=lambda e: people[e].most_minutes):
        if found and people[e].most_minutes <= NEAR * max(0, people[found[-1][0]].most_minutes):
            found[-1].append(e)
        else:
            found.append([e])
    return found


def _at_a_time(people: Sequence[PersonProblem], members: list[int]) -> int:
    """How many of these people can be priced together without too many states in memory."""
    return max(1, STATES // Group([people[e] for e in members]).states)


def _cheapest(group: Group, places: Integers, prices: Integers) -> Cheapest:
    if int(np.abs(prices).max(initial=0)) * group.days >= NEVER // 2:
        raise OverflowError("The prices are too large for 32 bits. Maybe scale them down.")
    masked = np.where(group.allowed[places], prices, NEVER).astype(np.int32)
    return Search(group, Blocks(group.kinds, masked, group.longest), places).run()


class State(NamedTuple):
    """Where a roster stands at the beginning of a day; `after_work`: the day before was worked and this one is free."""

    after_work: bool
    day: int
    weekends: int
    units: int


class Search:
    """One run of the programme: least costs of all states, then the way back from the cheapest end.

    Attributes
    ----------
    begun
        By day, people x states: the free days before are enough; work may begin.
    ended
        By day, people x states: the day before was worked, and this day is free.
    """

    def __init__(self, group: Group, blocks: Blocks, places: Integers) -> None:
        self.group, self.blocks, self.places, self.people = group, blocks, places, len(places)
        self.ended = [self._nothing()]
        self.begun = [self._nothing()]
        if group.low[0] == 0:  # otherwise nobody can come to the least minutes
            self.begun[0][:, 0] = 0

    def run(self) -> Cheapest:
        """Go through all days, and back."""
        group = self.group
        rest = group.rules.least_free
        for d in range(1, group.days + 1):
            ended, begun = self._nothing(), self._nothing()
            for length in self._lengths(d):
                for units, best in self.blocks.best[length - 1].items():
                    shift = group.weekends_within(d - length, d) * group.row + units
                    self._push(ended, d, self.begun[d - length], d - length, shift, best[:, d - length, None])
            self._push(begun, d, self.begun[d - 1], d - 1, 0, 0)
            if d > rest:
                self._push(begun, d, self.ended[d - rest], d - rest, 0, 0)
            for states in (ended, begun):  # what was pushed out of its row of minutes
                states.reshape(self.people, group.counted + 1, group.row)[:, :, group.width :] = NEVER
            self.ended.append(ended)
            self.begun.append(begun)
        ends = [self._trace(person) for person in range(self.people)]
        return Cheapest([cost for cost, _ in ends], np.stack([roster for _, roster in ends]))

    def _nothing(self) -> Prices:
        return np.full((self.people, (self.group.counted + 1) * self.group.row), NEVER, dtype=np.int32)

    def _lengths(self, day: int) -> list[int]:
        """Lengths that a run of work may have which ends before a day."""
        longest, least = self.group.longest, self.group.rules.least_work
        return [n for n in range(1, min(longest, day) + 1) if n >= least or day in {n, self.group.days}]

    def _push(self, target: Prices, day: int, source: Prices, before: int, shift: int, cost: Prices | int) -> None:
        """Reach states of a day from those of an earlier one, where that is cheaper."""
        shift -= self.group.low[day] - self.group.low[before]
        size = source.shape[1]
        if shift >= size:
            return
        to, origin = target[:, max(0, shift) :], source[:, max(0, -shift) :]
        count = size - abs(shift)
        np.minimum(to[:, :count], origin[:, :count] + cost, out=to[:, :count])

    def _at(self, person: int, state: State) -> int:
        group = self.group
        place = state.units - group.low[state.day]
        if not (0 <= place < group.width and state.weekends >= 0):
            return int(NEVER)
        states = (self.ended if state.after_work else self.begun)[state.day]
        return int(states[person, state.weekends * group.row + place])

    def _trace(self, person: int) -> tuple[int | None, Rosters]:
        """The cheapest roster of a person: its cost and its days."""
        group = self.group
        first = max(1, group.days - group.rules.least_free + 1)
        ends = [(False, group.days), *((True, d) for d in range(first, group.days + 1))]
        place = int(self.places[person])
        units = range(group.least[place], group.most[place] + 1)
        weekends = range(group.weekends[place] + 1)
        states = [State(*end, w, u) for end in ends for w in weekends for u in units]
        cost, state = min(((self._at(person, s), s) for s in states), default=(int(NEVER), None))
        roster: Rosters = np.full(group.days, FREE, dtype=np.int8)
        if state is None or cost >= NEVER // 2:
            return None, roster
        while state.day > 0:
            state = self._before(person, state, roster)
        return cost, roster

    def _before(self, person: int, state: State, roster: Rosters) -> State:
        """The state that a state was reached from; writes the run of work in between into the roster."""
        group, cost = self.group, self._at(person, state)
        _, day, weekends, units = state
        if not state.after_work:
            before = State(False, day - 1, weekends, units)  # noqa: FBT003
            if self._at(person, before) == cost:
                return before
            return State(True, day - group.rules.least_free, weekends, units)  # noqa: FBT003
        for length in self._lengths(day):
            first = day - length
            for more, best in self.blocks.best[length - 1].items():
                taken = group.weekends_within(first, day)
                before = State(False, first, weekends - taken, units - more)  # noqa: FBT003
                if self._at(person, before) + int(best[person, first]) == cost:
                    roster[first:day] = self.blocks.shifts(person, first, length, more)
                    return before
        raise AssertionError("a state that no state leads to")
