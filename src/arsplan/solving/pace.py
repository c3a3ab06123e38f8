"""The pace of the year: how large everybody's position is to become, and the hours worked by the end of each week.

The weekly relaxation with vacation and weekends as the skeleton has them says whose hours fill most slots, and when,
so that no window takes hours that a later week needs more.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np

from arsplan.domain.unit import Unit
from arsplan.rules.positions import filled_from, shortest_duty
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.limits import limits
from arsplan.solving.linear import Numbers, minimize
from arsplan.solving.month_pace import keep_months
from arsplan.solving.positions import STEP, Held, Minutes, Ranges, hold
from arsplan.solving.relaxation import relax
from arsplan.solving.run import Budget
from arsplan.solving.targets import EVEN, HELD, PROMISED, Targets

HEAD = 600
"""What one person more at the position aimed at is worth, in weighed head-minutes: an hour of a slot."""

BELOW = 5
"""What a minute missing from the smallest position costs, against 10 or more for a minute of demand."""

LACKING, MORE = (Fraction(1, 10), Fraction(1, 4), Fraction(1, 2)), 1
"""A minute missing costs so much more from each of these shares of the smallest position on: where there is less work
than hours, everybody lacks some, and nobody most of it."""

RAISE = 50
"""What a hundredth of a per cent is worth to the smallest position."""

SLACK = 450
"""Minutes by which the others may fall behind the relaxation: a common shift."""

LOST = 1.0
"""Weighed head-minutes that the relaxation may lose when a vacant line is closed: rounding, and no more."""

NEARLY = 0.98
"""From which share of a head in the relaxation a person is aimed at the position."""

HALF = 0.5
"""From which share of a head in the relaxation a person may have full time where positions rise in one step."""


@dataclass(frozen=True)
class Pace:
    """What the year is to look like.

    Attributes
    ----------
    minutes
        People x weeks, worked since the beginning of the plan.
    targets
        What everybody is to come to.
    largest
        By id the largest position that nobody is to pass; None where the unit's own ranges are enough.
    """

    minutes: Numbers
    targets: Targets
    largest: dict[str, Fraction] | None


class Pacer:
    """Decides the pace of a part, with vacation and weekends as the skeleton has them.

    `unit` has the present positions, the grid the largest.
    """

    def __init__(self, unit: Unit, grid: Grid, demand: Demand, ranges: Ranges, away: Cells, weekends: Cells) -> None:
        self.unit, self.grid, self.ranges, self.goal = unit, grid, ranges, unit.positions.goal
        relaxed = relax(grid, demand, away, shortage="weighed")
        keep_months(relaxed, grid, ranges, away)
        for (e, w), variable in relaxed.weekend.items():
            if not weekends[e, w]:
                relaxed.program.high[variable] = 0
        self.held: Held = hold(relaxed, grid, ranges)

    def pace(self, budget: Budget, *, seconds: float) -> Pace | None:
        """Choose who is to reach the position aimed at, raise the smallest of the others; None when time ran out."""
        program = self.held.program
        self._share_what_is_missing()
        aimed = self.goal in {"wishes", "full-time"} or self.unit.positions.steps == "full-time"
        for e, variable in self.held.at_most.items():
            program.cost[variable] = -HEAD if aimed and self.ranges.counted[e] else 0
        found = minimize(program, budget, seconds=seconds)
        if found is None:
            return None
        halfway = [e for e, v in self.held.at_most.items() if found[v] >= HALF]
        chosen = [e for e, v in self.held.at_most.items() if aimed and self.ranges.counted[e] and found[v] >= NEARLY]
        for e, variable in self.held.at_most.items():
            program.cost[variable] = 0
            program.low[variable] = int(e in chosen)
        if self.goal not in {"total", "fewest"} and self._raise_smallest(set(chosen)):
            better = minimize(program, budget, seconds=seconds)
            found = found if better is None else better
        closed: list[int] = []
        if self.goal == "fewest":
            found, closed = self._close(found, budget, seconds=seconds)
        minutes = self._by_week(found)
        largest = limits(self.unit, self._wanted(minutes, halfway), chosen, by_month=self.grid.by_month)
        return Pace(minutes, self._targets(minutes, chosen, closed, largest), largest)

    def _share_what_is_missing(self) -> None:
        """Hours missing cost the more the larger a part of somebody's own they are, where positions are agreed on."""
        program, agreed = self.held.program, self.ranges.low == self.ranges.high
        for e, missing in self.held.missing.items():
            program.cost[missing] = BELOW
            for share in LACKING if agreed[e] and program.high[missing] > 0 else ():
                beyond = program.variable(program.high[missing], cost=MORE)
                program.row([(missing, 1), (beyond, -1)], high=int(share * int(self.ranges.low[e])))

    def _wanted(self, pace: Numbers, halfway: list[int]) -> list[Fraction]:
        """The position that each should have room for: a shift more than the pace; or full time from halfway on."""
        if self.unit.positions.steps == "full-time":
            both = zip(self.ranges.most, self.unit.staff, strict=True)
            return [most if e in halfway else person.position for e, (most, person) in enumerate(both)]
        above = [ceil(pace[e, -1]) + shortest_duty(self.unit, person) for e, person in enumerate(self.unit.staff)]
        return [
            Fraction(minutes) / room if room > 0 else Fraction(0)
            for minutes, room in zip(above, self.ranges.room, strict=True)
        ]

    def _close(self, found: Numbers, budget: Budget, *, seconds: float) -> tuple[Numbers, list[int]]:
        """Empty vacant lines, the smallest and then the least used first, as long as nothing is lost by it."""
        program, grid = self.held.program, self.grid
        deadline = budget.part(seconds)
        lines = {
            e: [variable for (person, _, _), variable in self.held.relaxed.counts.items() if person == e]
            for e in range(len(grid.people))
            if grid.unit.person[grid.people[e]].employment == "vacant" and not grid.given[e].any()
        }
        used = self._by_week(found)[:, -1]
        closed: list[int] = []
        for e in sorted(lines, key=lambda e: (self.ranges.high[e], used[e])):
            before = {variable: program.high[variable] for variable in lines[e]}
            program.high[:] = [0 if v in before else high for v, high in enumerate(program.high)]
            tried = minimize(program, deadline, seconds=seconds) if deadline.left() > 0 else None
            if tried is not None and self._cost(tried) <= self._cost(found) + LOST:
                found = tried
                closed.append(e)
            else:
                for variable, high in before.items():
                    program.high[variable] = high
        return found, closed

    def _cost(self, found: Numbers) -> float:
        return float(found @ np.array(self.held.program.cost))

    def _raise_smallest(self, chosen: set[int]) -> bool:
        """Put one level under all who are not at the position aimed at; False where there is nobody to raise."""
        grid, program = self.grid, self.held.program
        paid = self.held.relaxed.paid(grid)
        level = program.variable(STEP, cost=-RAISE)
        raised = False
        for e, room in enumerate(self.ranges.room):
            grows = room > 0 and self.ranges.high[e] > self.ranges.low[e] and e in paid
            if e in chosen or not grows or self.unit.staff[e].employment == "vacant":
                continue
            fixed = sum(a.paid for a in grid.activities.get(e, ()))
            program.row(
                [
                    *((v, STEP * p) for v, p in paid[e]),
                    (self.held.missing[e], STEP),
                    (self.held.at_most[e], STEP * int(room * (1 - self.ranges.most[e]))),
                    (level, -int(room)),
                ],
                low=-STEP * fixed,
            )
            raised = True
        return raised

    def _by_week(self, found: Numbers) -> Numbers:
        grid, relaxed = self.grid, self.held.relaxed
        minutes = np.zeros((len(grid.people), grid.weeks))
        for (e, k, s), variable in relaxed.counts.items():
            minutes[e, relaxed.week[k]] += found[variable] * relaxed.minutes(grid, k, s)
        accumulated: Numbers = minutes.cumsum(axis=1)
        return accumulated

    def _targets(
        self, pace: Numbers, chosen: list[int], closed: list[int], largest: dict[str, Fraction] | None
    ) -> Targets:
        """Everybody's smallest position, the positions aimed at, and what the others came to in the relaxation."""
        grid, ranges = self.grid, self.ranges
        high = ranges.high
        if largest is not None:
            high = np.array([filled_from(self.unit, e, largest[e.id]) for e in self.unit.staff], dtype=np.int64)
            chosen = [e for e in chosen if high[e] >= ranges.high[e]]
        promised: Minutes = np.zeros(len(grid.people), dtype=np.int64)
        promised[chosen] = ranges.high[chosen]
        even: Minutes = pace[:, -1].astype(np.int64) - SLACK
        even[chosen] = 0
        even = np.minimum(even, high)
        even[closed] = 0
        if self.goal == "total":
            even = high
        return Targets(grid, ((ranges.low, HELD), (promised, PROMISED), (even, EVEN)), tuple(closed))
