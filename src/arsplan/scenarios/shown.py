"""Exact figures as tables show them."""

from collections.abc import Iterable
from fractions import Fraction

from arsplan.planning.design_sum import Part

__all__ = ["decimals", "hours", "per_cent", "said"]


def hours(minutes: int | Fraction) -> float:
    """Minutes as hours with one decimal."""
    return round(float(Fraction(minutes) / 60), 1)


def decimals(value: Fraction) -> float:
    """With two decimals."""
    return round(float(value), 2)


def per_cent(share: Fraction | None) -> float | None:
    """A share as per cent with two decimals."""
    return None if share is None else round(float(100 * share), 2)


def said(parts: Iterable[Part]) -> list[list[str | float | None]]:
    """Reasons, each with its percentage points."""
    return [[part.reason, per_cent(part.share)] for part in parts]
