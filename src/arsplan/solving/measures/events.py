"""One person's possible duties on the real time axis, as the encoders of rest and work periods see them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from arsplan.solving.measures.scope import Scope, one_at_a_time
from arsplan.solving.model import RosterModel, Term

DAY = 1440

REACH = 4
"""Days around a free day, or around the days on which a rule is in force, that its work periods can touch."""


class Event(NamedTuple):
    """A duty that may or does take place."""

    start: int
    end: int
    paid: int
    day: int
    term: Term

    @property
    def open(self) -> bool:
        """Whether the solver decides about it."""
        return not isinstance(self.term, int)


def events(model: RosterModel, e: int, before: int, after: int) -> list[Event]:
    """Possible duties and activities of a person around the free days, in order of start."""
    grid = model.grid
    found = [
        Event(int(grid.start[d, s]), int(grid.end[d, s]), int(grid.minutes[d, s]), d, term)
        for d in model.near(e, before, after)
        for s in range(grid.shape[2])
        for term in [model.x(e, d, s)]
        if not (isinstance(term, int) and term == 0)
    ]
    found += [Event(a.start, a.end, a.paid, a.day, 1) for a in grid.activities.get(e, ())]
    return sorted(found, key=lambda event: event[:4])


class Timeline:
    """What one person may work, in order, and which of it may be worked together.

    Attributes
    ----------
    events
        Possible duties around the free days and the days in force, in order of start.
    """

    def __init__(self, model: RosterModel, e: int, scope: Scope) -> None:
        near = Scope(scope.first - REACH, scope.last + REACH)
        self.events = [x for x in events(model, e, REACH, REACH) if near.reads(x.day, x.day)]
        self._starts = [event.start for event in self.events]
        self._apart = e in one_at_a_time(model.grid)

    def terms(self, chain: Iterable[int]) -> list[Term]:
        """Of some events."""
        return [self.events[k].term for k in chain]

    def any_open(self, chain: Iterable[int]) -> bool:
        """Whether the solver decides about any of some events."""
        return any(self.events[k].open for k in chain)

    def end(self, chain: Iterable[int]) -> int:
        """When the last of some events ends."""
        return max(self.events[k].end for k in chain)

    def since(self, start: int) -> int:
        """The first event that starts no earlier."""
        return bisect_left(self._starts, start)

    def after(self, chain: list[int], end: int) -> Iterator[tuple[int, int]]:
        """Later events that may be worked together with a chain that ends at `end`, with the gap to each."""
        for k in range(chain[-1] + 1, len(self.events)):
            gap = self.events[k].start - end
            if gap >= 0 or not self.clash(chain, k):
                yield k, gap

    def clash(self, chain: Iterable[int], k: int) -> bool:
        """Whether an event overlaps one of the chain in a way that is ruled out already."""
        if not self._apart:
            return False
        one = self.events[k]
        return any(
            max(one.start, other.start) < min(one.end, other.end) and (one.open or other.open)
            for other in (self.events[i] for i in chain)
        )
