"""From the grid to whole rosters: which rules of a unit a person's problem can carry, and what its demand costs.

Whatever is not known here is not carried: then there is no problem, and the unit is planned in another way.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from arsplan.domain.absences import OFF
from arsplan.rules import measures as m
from arsplan.solving.columns.problem import FREE, Cells, PersonProblem, Rosters, TeamProblem
from arsplan.solving.grid import Grid
from arsplan.solving.measures import DYNAMIC
from arsplan.solving.measures.hours import plan_least
from arsplan.solving.priced import PricedDemand


class _NotCarriedError(Exception):
    """A rule, or a kind of demand, that whole rosters are not priced for."""


class _Limits:
    """The limits of one person as the rules narrow them, from none at all."""

    def __init__(self, grid: Grid, e: int) -> None:
        days = grid.shape[1]
        self.grid, self.e, self.days = grid, e, days
        self.most_work, self.least_work, self.least_free = days, 1, 1
        self.least_minutes, self.most_minutes = 0, days * int(grid.paid.max())
        self.most_weekends = days
        self.most = [days] * grid.shape[2]
        self.follows: Cells = np.asarray((grid.end[:-1, :, None] <= grid.start[1:, None, :]).all(axis=0))

    def run_length(self, measure: m.RunLength) -> None:
        """Runs of work days, and shortest runs of free days."""
        most = self.days if measure.most is None else measure.most
        least = measure.least or 1
        if measure.edges == "measured" and least > 1:
            raise _NotCarriedError
        if measure.of == "days":
            self.most_work, self.least_work = min(self.most_work, most), max(self.least_work, least)
        elif most < self.days or (measure.of != "free" and least > 1):
            raise _NotCarriedError
        elif measure.of == "free":
            self.least_free = max(self.least_free, least)

    def forbidden_sequence(self, measure: m.ForbiddenSequence) -> None:
        """Pairs of shifts."""
        if len(measure.codes) > 2 or OFF in measure.codes:
            raise _NotCarriedError
        first, second = (self.grid.shift_index[code] for code in measure.codes)
        self.follows[first, second] = False

    def week_minutes(self, measure: m.WeekMinutes) -> None:
        """Minutes in the plan as a whole."""
        if measure.windows != "plan":
            raise _NotCarriedError
        if measure.most is not None:
            self.most_minutes = min(self.most_minutes, measure.most)
        self.least_minutes = max(self.least_minutes, plan_least(measure, self.grid, self.e))

    def position_hours(self, measure: m.PositionHours) -> None:
        """Minutes that the position has left."""
        del measure
        self.most_minutes = min(self.most_minutes, int(self.grid.room[self.e]))

    def weekends_in_plan(self, measure: m.WeekendsInPlan) -> None:
        """Weekends of Saturday and Sunday, however near to each other."""
        if measure.distance > 1 or measure.friday_evening or not measure.sunday_night:
            raise _NotCarriedError
        self.most_weekends = min(self.most_weekends, measure.most)

    def duties_in_window(self, measure: m.DutiesInWindow) -> None:
        """Most duties of one shift in the plan as a whole."""
        if measure.weeks is not None or measure.least is not None or len(measure.codes) != 1:
            raise _NotCarriedError
        s = self.grid.shift_index[measure.codes[0]]
        if measure.most is not None:
            self.most[s] = min(self.most[s], measure.most)

    def no_overlap(self, measure: m.NoOverlap) -> None:
        """Nothing more: one duty a day, and no sequence that overlaps."""


CARRIED: dict[type, Callable[[_Limits, Any], None]] = {
    m.RunLength: _Limits.run_length,
    m.ForbiddenSequence: _Limits.forbidden_sequence,
    m.WeekMinutes: _Limits.week_minutes,
    m.PositionHours: _Limits.position_hours,
    m.WeekendsInPlan: _Limits.weekends_in_plan,
    m.DutiesInWindow: _Limits.duties_in_window,
    m.NoOverlap: _Limits.no_overlap,
}
"""Measures that whole rosters are priced with; those about single duties are in the grid already."""


def team_of(grid: Grid, demand: PricedDemand) -> TeamProblem | None:
    """The unit as people and their whole rosters; None where a rule or the demand is of a kind that is not carried."""
    known = grid.single and not grid.back and not grid.activities
    if not known or (grid.locked & grid.given.any(axis=2)).any():
        return None
    limits = [_Limits(grid, e) for e in range(grid.shape[0])]
    standing = {rule.id for kind in DYNAMIC for rule, _ in grid.standing(kind)}
    try:
        for rule in grid.rules:
            carry = CARRIED.get(type(rule.measure))
            if type(rule.measure) not in DYNAMIC:
                continue
            if carry is None or rule.id not in standing:
                return None
            for e in grid.of(rule):
                carry(limits[e], rule.measure)
        return _team(grid, demand, tuple(_person(one) for one in limits))
    except _NotCarriedError:
        return None


def _person(limits: _Limits) -> PersonProblem:
    grid, e = limits.grid, limits.e
    allowed = grid.allowed[e] & ~grid.locked[e][:, None]
    allowed &= np.array(limits.most) > 0
    return PersonProblem(
        allowed,
        tuple(grid.paid.tolist()),
        limits.follows,
        tuple(d // 7 if day.weekday() >= 5 else FREE for d, day in enumerate(grid.days)),
        limits.most_work,
        limits.least_work,
        limits.least_free,
        limits.least_minutes,
        limits.most_minutes,
        limits.most_weekends,
        tuple(limits.most),
    )


def _team(grid: Grid, demand: PricedDemand, people: tuple[PersonProblem, ...]) -> TeamProblem:
    """Demand by day and shift; one that several shifts can cover, or that asks for a competence, is not carried."""
    wanted, under, over = (np.zeros(grid.shape[1:], dtype=np.int64) for _ in range(3))
    seen = np.zeros(grid.shape[1:], dtype=bool)
    everybody = set(demand.competence.tolist())
    for stretch in demand.stretches:
        if len(stretch.duties) != 1 or len(stretch.levels) > 1:
            raise _NotCarriedError
        (later, s), d = stretch.duties[0], stretch.day
        asked = stretch.levels[0].sets if stretch.levels else ()
        if later or (seen[d, s] and wanted[d, s] != stretch.heads) or any(not everybody <= who for _, who in asked):
            raise _NotCarriedError
        if stretch.heads + grid.unit.arrangement.staffing_above_need < len(people):
            raise _NotCarriedError
        per_short, per_over = demand.price(stretch)
        seen[d, s], wanted[d, s] = True, stretch.heads
        under[d, s] += per_short
        over[d, s] += per_over
    wishes = np.zeros(grid.shape, dtype=np.int64)
    fixed = 0
    for e, d, shift, weight, asked_for in demand.wishes:
        wishes[e, d, slice(None) if shift is None else shift] += -weight if asked_for else weight
        fixed += weight if asked_for else 0
    return TeamProblem(people, wishes, wanted, under, over, fixed)


def cells_of(rosters: Rosters, grid: Grid) -> Cells:
    """Whole rosters as the cells of the grid."""
    cells = grid.empty()
    people, days = np.nonzero(rosters != FREE)
    cells[people, days, rosters[people, days]] = True
    return cells


def rosters_of(cells: Cells) -> Rosters:
    """The cells of the grid as whole rosters."""
    worked = cells.any(axis=2)
    return np.where(worked, cells.argmax(axis=2), FREE).astype(np.int8)
