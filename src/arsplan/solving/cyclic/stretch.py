"""The stretch of ordinary weeks that a rota is made on: how far rules look, and which demand counts."""

from collections.abc import Iterable

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand
from arsplan.solving.cyclic.lines import WEEK

NAMES = ("weeks", "of", "run", "every", "distance")
"""Fields of measures that are numbers of weeks."""

MOST = 12
"""Longer windows (half the red days of 26 weeks) are left to the year: so many weeks have no red weekday among them."""


def reach(rules: Iterable[Rule]) -> int:
    """Weeks that a stretch needs on top of a cycle, so that every window lies in it from whatever day it begins."""
    return min(MOST, max((_weeks(rule.measure) for rule in rules), default=0) + 1)


def _weeks(measure: object) -> int:
    if isinstance(measure, m.RunLength):
        return -(-max(measure.most or 0, measure.least or 0) // WEEK)
    numbers = [getattr(measure, name, None) for name in NAMES]
    return max((number for number in numbers if isinstance(number, int)), default=1)


def within(demand: Demand, weeks: range) -> Demand:
    """Keep the demand of some weeks only; returns the demand."""
    demand.stretches = [stretch for stretch in demand.stretches if stretch.day // WEEK in weeks]
    demand.demanded = sum(stretch.heads * stretch.minutes for stretch in demand.stretches)
    return demand
