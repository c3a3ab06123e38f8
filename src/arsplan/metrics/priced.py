"""What a roster costs where the goals are weighed in one sum; counted from the roster alone."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.absences import Wish
from arsplan.domain.need import demand_by_date
from arsplan.domain.prices import Prices
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import coverage
from arsplan.rules.measures import RunLength
from arsplan.rules.rule import Rule

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
        Soft rules on runs: their weight for each day that a run is too long.
    """

    short: Fraction
    over: Fraction
    wishes: Fraction
    rules: Fraction

    @property
    def total(self) -> Fraction:
        """The sum."""
        return self.short + self.over + self.wishes + self.rules


def priced(unit: Unit, roster: Roster, rules: Iterable[Rule]) -> Priced:
    """Add up what a roster costs by the unit's prices.

    Parameters
    ----------
    unit
        With absence as planned.
    roster
        Who works which duty.
    rules
        The rulebook.
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
    return Priced(short, over, Fraction(wishes), Fraction(sum(_too_long(unit, roster, rule) for rule in rules)))


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


def _too_long(unit: Unit, roster: Roster, rule: Rule) -> int:
    """Each day of the plan that ends a stretch of more days in a row than a soft rule wants costs its weight."""
    measure = rule.measure
    if not isinstance(measure, RunLength) or rule.severity != "soft":
        return 0
    nights = {shift.code for shift in unit.shifts if shift.is_night}
    first, last = (
        max(unit.start, rule.valid_from or unit.start),
        min(unit.horizon.end, rule.valid_to or unit.horizon.end),
    )
    count = 0
    for person in rule.people:
        dates = {
            duty.date
            for duty in (*unit.history, *roster)
            if duty.employee == person and (measure.of == "days" or duty.shift in nights)
        }
        if measure.of == "days":
            dates |= {activity.date for activity in unit.activities if activity.employee == person}
        for end in dates:
            begin = end - timedelta(measure.most)
            in_force = max(begin, first) <= min(end, last) and end >= unit.start
            count += in_force and all(begin + timedelta(k) in dates for k in range(measure.most))
    return count * rule.weight
