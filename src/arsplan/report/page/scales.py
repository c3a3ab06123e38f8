"""Scales of charts."""

from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

__all__ = ["Axis", "axis", "round_up"]

_PARTS = 4


class Axis(NamedTuple):
    """A scale from `low` to `high`, with a line at every `step`."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def ticks(self) -> list[Fraction]:
        """Where the lines stand, both ends among them."""
        return [self.low + k * self.step for k in range(int((self.high - self.low) / self.step) + 1)]

    def place(self, value: float | Fraction, length: int) -> float:
        """How far along an axis of this length a value stands."""
        return round(float((Fraction(value) - self.low) / (self.high - self.low) * length), 1)


def axis(values: list[float]) -> Axis:
    """A scale on which all the values have room, in about four steps of a round number."""
    low, high = Fraction(min(values)), Fraction(max(values))
    step = round_up((high - low) / _PARTS)
    first = floor(low / step)
    return Axis(first * step, max(ceil(high / step), first + 1) * step, step)


def round_up(value: Fraction) -> Fraction:
    """The next of 1, 2, 5, 10, 20, 50 and so on."""
    size = Fraction(1)
    while True:
        for factor in (1, 2, 5):
            if value <= factor * size:
                return factor * size
        size *= 10
