"""What a roster costs where the goals are weighed in one sum; counted from the roster alone."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.absences import Wish
from arsplan.domain.need import demand_by_date
from arsplan.domain.prices import Prices
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import coverage

__all__ = ["Priced", "priced"]


class Priced(NamedTuple):
    """The parts of the sum.

    Attributes
    ----------
    short, over
        Heads missing, and heads beyond the need.
    wishes
        Wishes for a duty or a free day that are not met.
    rules
        Breaches of soft rules, as the checker finds them.
    """

    short: Fraction
    over: Fraction
    wishes: Fraction
    rules: Fraction

    @property
    def total(self) -> Fraction:
        """The sum."""
        return self.short + self.over + self.wishes + self.rules


def priced(unit: Unit, roster: Roster, rules: int = 0) -> Priced:
    """Add up what a roster costs by the unit's prices.

    Parameters
    ----------
    unit
        With absence as planned.
    roster
        Who works which duty.
    rules
        What breaches of soft rules cost.
    """
    prices = unit.prices or Prices()
    rows = {(day, line): row for day, line, row in demand_by_date(unit)}
    short = over = Fraction(0)
    for stretch in coverage(unit, roster):
        row, line = rows[stretch.date, stretch.shift], unit.line_by_code[stretch.shift]
        share = Fraction(stretch.minutes, line.finish - line.start)
        own = (None, None) if row is None else (row.price_short, row.price_over)
        short += share * stretch.short * (prices.short if own[0] is None else own[0])
        over += share * stretch.over * (prices.over if own[1] is None else own[1])
    wishes = sum(prices.wish if wish.weight is None else wish.weight for wish in _unmet(unit, roster))
    return Priced(short, over, Fraction(wishes), Fraction(rules))


def _unmet(unit: Unit, roster: Roster) -> Iterator[Wish]:
    worked = {(duty.employee, duty.date): set[str]() for duty in roster}
    for duty in roster:
        worked[duty.employee, duty.date].add(duty.shift)
    for wish in unit.wishes:
        if wish.kind in {"duty", "free"} and wish.date is not None:
            codes = worked.get((wish.employee, wish.date), set())
            asked = wish.shift in codes if wish.shift else bool(codes)
            if asked != (wish.kind == "duty"):
                yield wish
