"""Exact figures as tables show them."""

from fractions import Fraction

__all__ = ["decimals", "hours", "per_cent"]


def hours(minutes: int | Fraction) -> float:
    """Minutes as hours with one decimal."""
    return round(float(Fraction(minutes) / 60), 1)


def decimals(value: Fraction) -> float:
    """With two decimals."""
    return round(float(value), 2)


def per_cent(share: Fraction | None) -> float | None:
    """A share as per cent with two decimals."""
    return None if share is None else round(float(100 * share), 2)
