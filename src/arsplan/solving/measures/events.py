"""One person's possible duties on the real time axis, as the encoders of rest and work periods see them."""

from collections.abc import Iterator
from typing import NamedTuple

from arsplan.solving.model import RosterModel, Term


class Event(NamedTuple):
    """A duty that may or does take place."""

    start: int
    end: int
    paid: int
    day: int
    term: Term


def events(model: RosterModel, e: int, before: int, after: int) -> list[Event]:
    """Possible duties and activities of a person around the free days, in order of start."""
    grid = model.grid
    found = [
        Event(int(grid.start[d, s]), int(grid.end[d, s]), int(grid.paid[s]), d, term)
        for d in model.near(e, before, after)
        for s in range(grid.shape[2])
        for term in [model.x(e, d, s)]
        if not (isinstance(term, int) and term == 0)
    ]
    found += [Event(a.start, a.end, a.paid, a.day, 1) for a in grid.activities.get(e, ())]
    return sorted(found, key=lambda event: event[:4])


def pairs(timeline: list[Event], within: int) -> Iterator[tuple[Event, Event]]:
    """Pairs (earlier, later) of which at least one is open, the later starting within so long of the earlier's end."""
    for i, a in enumerate(timeline):
        for b in timeline[i + 1 :]:
            if b.start - a.end >= within and b.start - a.start >= within:
                break
            if not (isinstance(a.term, int) and isinstance(b.term, int)):
                yield a, b
