"""Why the mean position of a rota is not that of the closed form: the difference in named parts that add up to it."""

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple


class Part(NamedTuple):
    """A reason, and what it adds to the mean position, as a share of full time."""

    reason: str
    share: Fraction


class Heads(NamedTuple):
    """Lines, each reason on top of the one before.

    Attributes
    ----------
    closed_form
        Weekend hours x frequency / hours in a worked weekend, when all of the weekend is worked so; not whole.
    weekends
        Whole people on the weekends, long and ordinary shifts side by side.
    bound
        Together with hours and the busiest day.
    competences
        With what each competence needs by itself.
    rota
        In the rota.
    """

    closed_form: Fraction
    weekends: int
    bound: int
    competences: int
    rota: int


class Hours(NamedTuple):
    """A week in full-time equivalents.

    Attributes
    ----------
    demand, worked
        Paid hours of the demand, and of the duties in the rota.
    uncovered
        Demand that the rota leaves open.
    beside
        People on duty who fill no slot, since a competence is missing.
    positions
        Sum of the positions.
    """

    demand: Fraction
    worked: Fraction
    uncovered: Fraction
    beside: Fraction
    positions: Fraction


HEADS = (
    "whole people, ordinary shifts beside long ones",
    "hours or the busiest day ask for more people",
    "competences counted by themselves ask for more people",
    "days in order ask for more people",
)


def difference(heads: Heads, hours: Hours) -> tuple[Part, ...]:
    """Split mean position of the rota less that of the closed form; parts of nothing are left out.

    Parameters
    ----------
    heads
        From the closed form to the rota.
    hours
        From the demand to positions.
    """
    counts = [heads.closed_form, *map(Fraction, heads[1:])]
    steps = [
        Part(reason, hours.demand / after - hours.demand / before)
        for reason, (before, after) in zip(HEADS, pairwise(counts), strict=True)
    ]
    overlap = hours.demand - hours.uncovered + hours.beside - hours.worked
    steps += [
        Part("hours left uncovered", -hours.uncovered / heads.rota),
        Part("people on duty without the competence that is missing", hours.beside / heads.rota),
        Part("overlap of shifts that long ones do not have", -overlap / heads.rota),
        Part("room for less than one shift more in full positions", (hours.positions - hours.worked) / heads.rota),
    ]
    return tuple(part for part in steps if part.share)
