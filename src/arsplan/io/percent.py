"""Percentages, decided for a column as a whole: 0,75 may be three quarters or below one per cent."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from arsplan.io.cells import Unreadable, number

__all__ = ["percent_reader", "share"]

_SIGN = re.compile(r"\s*(?:%|pct|prosent)$", re.IGNORECASE)
_FRACTION = re.compile(r"([0-9]+)/([1-9][0-9]*)")


def percent_reader(cells: Iterable[str]) -> Callable[[str], Fraction]:
    """Decide how a column of percentages is meant and return what reads its cells.

    Parameters
    ----------
    cells
        All texts of the column; empty ones and those that are no numbers do not count.

    Returns
    -------
    callable
        From a text to an exact share of full time; refuses what is above it.

    Raises
    ------
    Unreadable
        If the column can be meant in two ways. A value above 1.5 or a per cent sign makes the column per
        cent; otherwise values of at most 1 make it shares.
    """
    signed: list[str] = []
    plain: dict[str, Fraction] = {}
    for cell in filter(None, cells):
        try:
            value = _value(_SIGN.sub("", cell))
        except Unreadable:
            continue
        if _SIGN.search(cell):
            signed.append(cell)
        elif value > 0:
            plain[cell] = value
    large = [cell for cell, value in plain.items() if value > Fraction(3, 2)]
    small = [cell for cell, value in plain.items() if value <= Fraction(3, 2)]
    if small and (signed or large):
        raise _open(f"'{small[0]}' stands beside '{(signed + large)[0]}': is it a share, or per cent?")
    over = [cell for cell in small if plain[cell] > 1]
    if over:
        raise _open(f"'{over[0]}' is above full time as a share, and very little as per cent.")
    if small and all(plain[cell] == 1 for cell in small):
        raise _open("The column holds only ones: full time, or one per cent?")
    return _per_cent if signed or large else _share


def share(cell: str) -> Fraction:
    """One share by itself: 1/3, 0.15 or 15 %; a number above 1 needs its per cent sign.

    Raises
    ------
    Unreadable
        If it is neither.
    """
    if _SIGN.search(cell):
        return _per_cent(cell)
    value = _value(cell)
    if value > 1:
        raise _open(f"'{cell}' is above 1.")
    return value


def _open(message: str) -> Unreadable:
    return Unreadable("open-percent", message, "Maybe write the per cent sign in every cell, such as 75 %.")


def _per_cent(cell: str) -> Fraction:
    return _at_most_full(cell, _value(_SIGN.sub("", cell)) / 100)


def _share(cell: str) -> Fraction:
    return _at_most_full(cell, _value(cell))


def _value(cell: str) -> Fraction:
    found = _FRACTION.fullmatch(cell)
    return Fraction(int(found[1]), int(found[2])) if found else number(cell)


def _at_most_full(cell: str, value: Fraction) -> Fraction:
    if value > 1:
        advice = "Maybe the decimal sign is missing, or two positions stand in one row."
        raise Unreadable("position-above-full", f"'{cell}' is more than full time, 100 %.", advice)
    if value < 0:
        raise Unreadable("negative", f"'{cell}' is less than nothing.", "Maybe remove the sign.")
    return value
