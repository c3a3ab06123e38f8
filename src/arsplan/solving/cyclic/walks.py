"""A cyclic rota as one closed walk: the days of the week, each with everything that rules remember of the days before.

Everybody on a line works another week of it, so demand counts the walk's steps over a weekday, not people. How often
each step is taken is a flow that comes round; where it hangs together, one walk takes every step just so often (Euler).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from arsplan.solving.cyclic.lines import WEEK
from arsplan.solving.cyclic.memory import Memory, State

MOST_STEPS = 60_000
"""Beyond so many steps the general model is the smaller one."""

Place = tuple[int, tuple[State, ...]]
"""A weekday, and what the memories hold at its beginning."""


class Step(NamedTuple):
    """A day of the walk: from one place to the next with a shift, or free."""

    start: Place
    symbol: int
    end: Place


def steps(memories: Sequence[Memory], symbols: Sequence[Sequence[int]]) -> list[Step] | None:
    """Every step that may be part of a closed walk; None where there are too many.

    Parameters
    ----------
    symbols
        By weekday, what a day may be.
    """
    fresh = tuple(memory.fresh for memory in memories)
    waiting: list[Place] = [(weekday, fresh) for weekday in range(WEEK)]
    seen = set(waiting)
    found: list[Step] = []
    while waiting:
        start = waiting.pop()
        for symbol in symbols[start[0]]:
            end = _after(memories, start, symbol)
            if end is not None:
                found.append(Step(start, symbol, end))
                if end not in seen:
                    seen.add(end)
                    waiting.append(end)
        if len(found) > MOST_STEPS:
            return None
    return _without_dead_ends(found)


def _after(memories: Sequence[Memory], start: Place, symbol: int) -> Place | None:
    weekday, states = start
    then: list[State] = []
    for memory, state in zip(memories, states, strict=True):
        now = memory.after(state, weekday, symbol)
        if now is None:
            return None
        then.append(now)
    return (weekday + 1) % WEEK, tuple(then)


def _without_dead_ends(found: list[Step]) -> list[Step]:
    """Keep the steps that something leads to and that lead on."""
    while True:
        starts, ends = {step.start for step in found}, {step.end for step in found}
        kept = [step for step in found if step.start in ends and step.end in starts]
        if len(kept) == len(found):
            return kept
        found = kept


def pieces(taken: Mapping[Step, int]) -> list[set[Place]]:
    """Places of the parts that a flow falls into."""
    beside: dict[Place, list[Place]] = defaultdict(list)
    for step in taken:
        beside[step.start].append(step.end)
        beside[step.end].append(step.start)
    found: list[set[Place]] = []
    left = set(beside)
    while left:
        waiting = [left.pop()]
        part = set(waiting)
        while waiting:
            new = [place for place in beside[waiting.pop()] if place not in part]
            part.update(new)
            waiting += new
        left -= part
        found.append(part)
    return found


def walk(taken: Mapping[Step, int]) -> list[int]:
    """The symbols of one closed walk from a Monday on that takes every step as often as the flow does (Hierholzer)."""
    onward: dict[Place, list[Step]] = defaultdict(list)
    for step, times in taken.items():
        onward[step.start] += [step] * times
    here = next(place for place in onward if place[0] == 0)
    trail: list[Step] = []
    symbols: list[int] = []
    while True:
        if onward[here]:
            trail.append(onward[here].pop())
            here = trail[-1].end
        elif trail:
            last = trail.pop()
            symbols.append(last.symbol)
            here = last.start
        else:
            return symbols[::-1]
