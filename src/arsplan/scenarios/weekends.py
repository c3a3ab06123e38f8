"""How often weekends come round in the closed form of an arrangement."""

from fractions import Fraction
from typing import NamedTuple

from arsplan.capacity.weekends import own_frequency
from arsplan.domain.unit import Unit
from arsplan.rules.packs import pack
from arsplan.scenarios.people import Rhythm

__all__ = ["TREDELT_NEEDS", "Weekends", "weekends_of"]

TREDELT_NEEDS = 3
"""Tredelt turnus shortens the week only of those who work every third Sunday or more often (HTA 4.2.4)."""


class Weekends(NamedTuple):
    """Every how many-th weekend is worked.

    Attributes
    ----------
    every
        By those with ordinary shifts; None for never.
    long_every
        By those with long shifts; as `every` where None.
    """

    every: Fraction | None
    long_every: Fraction | None


def weekends_of(unit: Unit, long_every: int | None = None, rhythm: Rhythm | None = None) -> Weekends:
    """Weekends by the arrangement of a unit, long shifts apart, and by a fixed turn that some of its people follow.

    Where those who follow the turn have long shifts, they are the ones who do; else the two are mixed by their numbers.

    Parameters
    ----------
    unit
        Before anybody follows a turn.
    long_every
        Who has long shifts works every so many-th weekend.
    rhythm
        The turn.
    """
    every = own_frequency(unit)
    seldom = None if long_every is None else Fraction(long_every)
    if rhythm is None:
        return Weekends(every, seldom)
    if any(unit.shift_by_code[code].paid_minutes > pack()["R24"].limit["long"] for code in rhythm.shifts):
        return Weekends(rhythm.every if rhythm.share == 1 else every, rhythm.every)
    rates = [(rhythm.share, rhythm.every), (1 - rhythm.share, every)]
    worked = sum((share / each for share, each in rates if each is not None), Fraction(0))
    return Weekends(1 / worked if worked else None, seldom)
