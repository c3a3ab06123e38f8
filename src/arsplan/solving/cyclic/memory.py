"""What rules have to remember of the days before to say no to a day: one small automaton for each kind of rule.

Days are symbols: the index of a shift, or `FREE`. A memory goes from state to state, day by day; None is a breach.
Where a walk through the states closes, it has been in the right states all along, whatever it began with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from arsplan.domain.shifts import DAY

FREE = -1
SUNDAY = 6
WEEK = 7 * DAY

State = tuple[int, ...]
"""What is remembered; each memory has its own meaning for the numbers."""


class Memory(Protocol):
    """What one rule remembers; `fresh` when nothing has happened yet."""

    fresh: ClassVar[State]

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """The state after a day, or None where that day breaks the rule."""
        ...


@dataclass(frozen=True)
class Run:
    """Days in a row of one kind: how many so far, as far as it matters."""

    of: frozenset[int]
    most: int | None
    least: int

    fresh: ClassVar[State] = (0,)

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """Count on, or see whether the run that ends was long enough."""
        del weekday
        (days,) = state
        if symbol not in self.of:
            return (0,) if days == 0 or days >= self.least else None
        if self.most is None:
            return (min(days + 1, self.least),)
        return (days + 1,) if days < self.most else None


@dataclass(frozen=True)
class Sequence:
    """Days that must not follow each other: how much of the sequence the last days have gone through."""

    days: tuple[int, ...]

    fresh: ClassVar[State] = ()

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """Go on in the sequence, or back to where it may begin anew."""
        del weekday
        recent = (*state, symbol)
        if recent == self.days:
            return None
        return next(recent[k:] for k in range(len(recent) + 1) if recent[k:] == self.days[: len(recent) - k])


@dataclass(frozen=True)
class Words:
    """Duties too near to each other: the last days, as far as some forbidden word of that weekday looks back."""

    forbidden: Mapping[int, frozenset[State]]
    """By the weekday on which they end."""
    back: int

    fresh: ClassVar[State] = ()

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """Look up the last days; days before the first are free."""
        recent = (*state, symbol)
        if any(recent[k:] in self.forbidden[weekday] for k in range(len(recent))):
            return None
        return recent[max(0, len(recent) - self.back) :]


@dataclass(frozen=True)
class MarkedWeeks:
    """Weeks marked by some duty (a weekend, a Sunday): which of the last weeks were, and whether this one is."""

    marks: frozenset[tuple[int, int]]
    """Weekday and symbol."""
    most: int
    of: int

    fresh: ClassVar[State] = (0,)

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """Mark the week at the first such duty; on Sunday it becomes one of the last."""
        marked = state[-1] or int((weekday, symbol) in self.marks)
        last = state[:-1]
        if marked + sum(last) > self.most:
            return None
        if weekday < SUNDAY:
            return (*last, marked)
        return (*(*last, marked)[max(0, len(last) + 2 - self.of) :], 0)


@dataclass(frozen=True)
class EveryNth:
    """Weeks marked by some duty are whole multiples of so many weeks apart: weeks since one was, and this week."""

    marks: frozenset[tuple[int, int]]
    every: int

    fresh: ClassVar[State] = (-1, 0)

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """A week may be marked where none has been, or on the beat."""
        since, marked = state
        marked = marked or int((weekday, symbol) in self.marks)
        if marked and since > 0:
            return None
        if weekday < SUNDAY:
            return since, marked
        begun = marked or since >= 0
        return (max(since, 0) + 1) % self.every if begun else since, 0


@dataclass(frozen=True)
class WholeWeekend:
    """Saturday and Sunday together or not at all: whether Saturday was worked."""

    fresh: ClassVar[State] = (0,)

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """Compare on Sunday."""
        worked = int(symbol != FREE)
        if weekday == SUNDAY:
            return (0,) if state == (worked,) else None
        return (worked if weekday == SUNDAY - 1 else 0,)


@dataclass(frozen=True)
class MinutesOfWeek:
    """Paid minutes from Monday to Sunday: how many so far."""

    paid: tuple[int, ...]
    most: int

    fresh: ClassVar[State] = (0,)

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """Add the day; Monday begins anew."""
        minutes = state[0] + (0 if symbol == FREE else self.paid[symbol])
        if minutes > self.most:
            return None
        return (0,) if weekday == SUNDAY else (minutes,)


@dataclass(frozen=True)
class RestOfWeek:
    """One long rest in each week, Monday to Sunday: whether there was one, and when the last duty ends."""

    span: tuple[tuple[int, int], ...]
    """Start and end of each shift, minutes after midnight of its date."""
    least: int

    fresh: ClassVar[State] = (1, 0)

    def after(self, state: State, weekday: int, symbol: int) -> State | None:
        """Measure the gap before a duty, and on Sunday the one to the end of the week."""
        had, ended = state
        if symbol != FREE:
            start, end = (weekday * DAY + minute for minute in self.span[symbol])
            had, ended = int(bool(had) or start - ended >= self.least), end
        if weekday < SUNDAY:
            return (1, 0) if had else (0, ended)
        return (0, max(0, ended - WEEK)) if had or WEEK - ended >= self.least else None
