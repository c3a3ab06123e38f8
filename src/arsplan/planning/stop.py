"""When to stop: small values that can be combined."""

from dataclasses import dataclass
from typing import Protocol


class Stop(Protocol):
    """A rule for ending a run.

    Attributes
    ----------
    seconds
        Never longer than this.
    """

    @property
    def seconds(self) -> float:
        """Longest time allowed."""
        ...

    def done(self, shortage: int, bound: int | None, demanded: int) -> bool:
        """Whether a complete lawful roster with this shortage and bound (head-minutes) is good enough."""
        ...


@dataclass(frozen=True, slots=True)
class MaxRuntime:
    """Stop after so many seconds, or when every goal is at its bound."""

    seconds: float

    def done(self, shortage: int, bound: int | None, demanded: int) -> bool:
        """Never content early: the search ends by itself where nothing better is possible."""
        del shortage, bound, demanded
        return False


@dataclass(frozen=True, slots=True)
class Gap:
    """Stop when the shortage above its bound is at most this share of the demand (0.01 for 1 %)."""

    share: float
    seconds: float

    def done(self, shortage: int, bound: int | None, demanded: int) -> bool:
        """Good enough when within the gap."""
        return bound is not None and shortage - bound <= self.share * demanded


@dataclass(frozen=True, slots=True)
class FirstLawful:
    """Stop at the first complete lawful roster."""

    seconds: float

    def done(self, shortage: int, bound: int | None, demanded: int) -> bool:
        """Any complete roster will do."""
        del shortage, bound, demanded
        return True


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Stop when one of several rules says so."""

    rules: tuple[Stop, ...]

    @property
    def seconds(self) -> float:
        """The shortest time among the rules."""
        return min(rule.seconds for rule in self.rules)

    def done(self, shortage: int, bound: int | None, demanded: int) -> bool:
        """Whether any rule is content."""
        return any(rule.done(shortage, bound, demanded) for rule in self.rules)


def ends_by_gap(stop: Stop) -> bool:
    """Whether nothing but a gap may end a run before its time; what is not part of the gap goes on for a while then."""
    if isinstance(stop, AnyOf):
        early = [rule for rule in stop.rules if not isinstance(rule, MaxRuntime)]
        return bool(early) and all(map(ends_by_gap, early))
    return isinstance(stop, Gap)
