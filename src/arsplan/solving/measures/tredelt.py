"""Hours of the position in tredelt turnus: night and red minutes weigh more, down to the shortest full-time week."""

from datetime import datetime, time, timedelta
from math import floor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from arsplan.clock.holidays import red_zones
from arsplan.domain.shifts import DAY
from arsplan.rules import measures as m
from arsplan.rules.entitlement import position_weeks
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Grid
from arsplan.solving.measures.hours import paid_terms
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import RosterModel, Term

HOUR = 60
"""Minutes are counted in sixtieths, so that what an hour weighs more is whole."""

Counts = npt.NDArray[np.int64]


class Row(NamedTuple):
    """Terms x weights <= limit."""

    terms: list[Term]
    weights: list[int]
    limit: int

    @property
    def fixed(self) -> int:
        """What stands already."""
        return sum(t * w for t, w in zip(self.terms, self.weights, strict=True) if isinstance(t, int))


def tredelt_hours(rule: Rule, measure: m.TredeltHours, model: RosterModel) -> None:
    """Cap the paid minutes by the longest week, and either by the shortest or with nights and red days weighed."""
    grid = model.grid
    if not scope(rule, grid).reads(grid.back, len(grid.days) - 1):
        return
    clock = Clock(measure, grid)
    weighs = [
        [clock.count(d, t.start, t.finish, int(grid.minutes[d, s])) for s, t in enumerate(grid.unit.shifts)]
        for d in range(len(grid.days))
    ]
    for e in bound(rule, model):
        weeks = position_weeks(grid.unit, grid.unit.person[grid.people[e]])
        terms, paid = paid_terms(model, e, range(grid.back, len(grid.days)))
        model.at_most(terms, floor(measure.most * weeks), paid)
        shortest = Row(terms, paid, floor(measure.least * weeks))
        counted = [
            (term, weighs[d][s])
            for d in range(grid.back, len(grid.days))
            for s in range(grid.shape[2])
            for term in [model.x(e, d, s)]
            if not (isinstance(term, int) and term == 0)
        ]
        counted += [(1, minutes) for minutes in _activities(e, clock, grid)]
        limit = floor(HOUR * measure.full * weeks)
        _either(shortest, Row([term for term, _ in counted], [weight for _, weight in counted], limit), model)


def _activities(e: int, clock: "Clock", grid: Grid) -> list[int]:
    """What the activities of a person count as."""
    return [
        clock.count(grid.day(given.date), given.start, given.finish, given.paid_minutes)
        for given in grid.unit.activities
        if given.employee == grid.people[e]
    ]


def _either(one: Row, other: Row, model: RosterModel) -> None:
    """At least one of two limits holds; where what stands passes both, nothing is added to it."""
    if one.fixed > one.limit and other.fixed > other.limit:
        model.at_most(one.terms, one.limit, one.weights)
        return
    holds: list[Term] = []
    for terms, weights, limit in (one, other):
        beyond = max(0, sum(weights) - limit)
        literal = model.cp.new_bool_var("")
        model.at_most([*terms, literal], limit + beyond, [*weights, beyond])
        holds.append(literal)
    model.never_all([], unless=holds)


class Clock:
    """Minute by minute along the plan, by the clock on the wall: whether it is night, and whether a red day."""

    def __init__(self, measure: m.TredeltHours, grid: Grid) -> None:
        self.measure = measure
        first, last = grid.days[0], grid.days[-1] + timedelta(2)
        minutes = np.arange((len(grid.days) + 2) * DAY)
        hour = minutes % DAY
        night_from = measure.night_from % DAY
        late, early = hour >= night_from, hour < measure.night_to
        night = late | early if night_from > measure.night_to else late & early
        red = np.zeros_like(night)
        midnight = datetime.combine(first, time())
        for zone in red_zones(first, last):
            start, end = ((at - midnight) // timedelta(minutes=1) for at in (zone.start, zone.end))
            red[max(0, start) : max(0, end)] = True
        self._night = _sums(night)
        self._red = _sums(red if measure.double == "both" else red & ~night)

    def count(self, day: int, start: int, finish: int, paid: int) -> int:
        """What a duty of a day counts as, in sixtieths of a minute."""
        begin, end = day * DAY + start, day * DAY + finish
        night = min(paid, int(self._night[end] - self._night[begin]))
        most = paid if self.measure.double == "both" else paid - night
        red = min(most, int(self._red[end] - self._red[begin]))
        return HOUR * paid + self.measure.night * night + self.measure.red * red


def _sums(holds: npt.NDArray[np.bool_]) -> Counts:
    """Minutes from the beginning for which it holds."""
    return np.concatenate([[0], np.cumsum(holds)]).astype(np.int64)
