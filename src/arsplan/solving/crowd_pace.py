"""The pace of many people under a curve: crowds of those who can work the same shifts, instead of each person.

Person by person, a linear program of 60 people and eight shifts on every date of a year takes minutes. Who is alike in
competence and shifts is alike to the curve, so the program counts crowds; what each week asks of a crowd is then
shared among its members by the days that they are there, until every week and every position comes out. It proves
nothing: bounds keep the relaxation of single people.
"""

from dataclasses import dataclass

import numpy as np

from arsplan.domain.unit import Unit
from arsplan.solving.coverage import Demand, Stretch
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.limits import limits
from arsplan.solving.linear import Numbers, inside
from arsplan.solving.pace import BELOW, Pace, Pacer
from arsplan.solving.positions import Ranges
from arsplan.solving.program import Program
from arsplan.solving.reachable import reachable
from arsplan.solving.run import Budget

MOST = 60_000
"""People x dates x shifts up to which the pace is settled person by person."""

FIVE = 5
"""Duties in a week that the pace asks of nobody to pass."""

ROUNDS = 60
"""Rounds in which weeks and positions are brought into line."""


@dataclass(frozen=True)
class Crowd:
    """People of one competence who may work the same shifts; `there` counts them by day and shift."""

    members: list[int]
    competence: int
    there: np.ndarray


def crowded(grid: Grid, demand: Demand) -> bool:
    """Whether people are too many to be settled one by one: dates stand alone where a shift reaches into the next."""
    alone = any(later for stretch in demand.stretches for later, _ in stretch.duties)
    return alone and int(grid.allowed.sum()) > MOST


class CrowdPacer(Pacer):
    """Decides the pace of a part as `Pacer` does, crowd by crowd."""

    def __init__(self, unit: Unit, grid: Grid, demand: Demand, ranges: Ranges, away: Cells, weekends: Cells) -> None:
        self.unit, self.grid, self.demand, self.ranges = unit, grid, demand, ranges
        self.goal = unit.positions.goal
        self.open = grid.allowed & ~away[:, :, None]
        for week in range(grid.first_week, grid.weeks):
            self.open[~weekends[:, week], 7 * week + 5 : 7 * week + 7] = False
        self.open |= grid.given
        self.fixed = np.array([sum(a.paid for a in grid.activities.get(e, ())) for e in range(len(grid.people))])
        self.most = [reachable(grid, e) for e in range(len(grid.people))]
        self.crowds = self._crowds()
        self.counts: dict[tuple[int, int, int], int] = {}

    def pace(self, budget: Budget, *, seconds: float) -> Pace | None:
        """Settle what each week asks of each crowd, and share it; None when time ran out."""
        found = inside(self._program(), budget, seconds=seconds)
        if found is None:
            return None
        minutes = np.zeros((len(self.grid.people), self.grid.weeks))
        chosen: list[int] = []
        for number, crowd in enumerate(self.crowds):
            asked = np.zeros(self.grid.weeks)
            for (which, d, s), variable in self.counts.items():
                if which == number:
                    asked[d // 7] += found[variable] * self.grid.minutes[d, s]
            totals, full = self._totals(crowd.members, float(asked.sum()))
            chosen += full
            there = self.open[crowd.members].any(axis=2).reshape(len(crowd.members), -1, 7).sum(axis=2)
            minutes[crowd.members] = in_line(there.astype(float), totals, asked)
        pace: Numbers = minutes.cumsum(axis=1)
        largest = limits(self.unit, self._wanted(pace, chosen), chosen, by_month=self.grid.by_month)
        return Pace(pace, self._targets(pace, chosen, [], largest), largest)

    def _crowds(self) -> list[Crowd]:
        alike: dict[tuple[int, tuple[bool, ...]], list[int]] = {}
        for e in range(len(self.grid.people)):
            shifts = tuple(self.grid.allowed[e].any(axis=0).tolist())
            alike.setdefault((int(self.demand.competence[e]), shifts), []).append(e)
        return [Crowd(who, competence, self.open[who].sum(axis=0)) for (competence, _), who in alike.items()]

    def _program(self) -> Program:
        """What each crowd works, date by date; shortage first, then the positions."""
        grid, program = self.grid, Program()
        for number, crowd in enumerate(self.crowds):
            workable = np.minimum(self.open[crowd.members].any(axis=2).sum(axis=0), len(crowd.members))
            for week in range(grid.first_week, grid.weeks):
                whole: list[tuple[int, int]] = []
                for d in range(7 * week, 7 * week + 7):
                    today = [
                        (self.counts.setdefault((number, d, s), program.variable(int(crowd.there[d, s]))), 1)
                        for s in range(grid.shape[2])
                        if crowd.there[d, s]
                    ]
                    program.row(today, high=int(workable[d]))
                    whole += today
                days = self.open[crowd.members, 7 * week : 7 * week + 7].any(axis=2).sum(axis=1)
                program.row(whole, high=int(np.minimum(days, FIVE).sum()))
            self._hours(program, number, crowd)
        for stretch in self.demand.stretches:
            self._cover(program, stretch)
        return program

    def _hours(self, program: Program, number: int, crowd: Crowd) -> None:
        """All members together: what the smallest positions lack costs, what goes beyond is worth a bit."""
        low, high = self._spans(crowd.members)
        terms = [(v, int(self.grid.minutes[d, s])) for (which, d, s), v in self.counts.items() if which == number]
        missing = program.variable(int(low.sum()), cost=BELOW)
        more = program.variable(int((high - low).sum()), cost=-1)
        program.row([*terms, (missing, 1), (more, -1)], low=int(low.sum()))
        program.row(terms, high=sum(self.most[e] for e in crowd.members))

    def _cover(self, program: Program, stretch: Stretch) -> None:
        """Unfilled slots of a stretch at what they weigh, and no more people than the need and what may lie above."""
        grid = self.grid
        groups: list[list[int]] = [[] for _ in grid.unit.competences]
        sure = np.zeros(len(groups), dtype=np.int64)
        for later, s in stretch.duties:
            d = stretch.day - later
            if 0 <= d < grid.back:
                np.add.at(sure, self.demand.competence[grid.given[:, d, s]], 1)
            for number, crowd in enumerate(self.crowds):
                if (number, d, s) in self.counts:
                    groups[crowd.competence].append(self.counts[number, d, s])
        everybody = [(v, 1) for group in groups for v in group]
        given = int(self.demand.counts(grid.given, stretch).sum())
        most = max(given, stretch.heads + grid.unit.arrangement.staffing_above_need)
        program.row(everybody, high=max(0, most - int(sure.sum())))
        for level in stretch.levels:
            missing = program.variable(max(slots for slots, _ in level.sets), cost=stretch.minutes * level.extra)
            for slots, who in level.sets:
                terms = [(v, 1) for c in who for v in groups[c]]
                program.row([(missing, 1), *terms], low=slots - int(sum(sure[c] for c in who)))

    def _spans(self, members: list[int]) -> tuple[np.ndarray, np.ndarray]:
        """Minutes of duties with which the smallest and the largest position of each member are filled."""
        fixed = self.fixed[members]
        low = np.maximum(0, self.ranges.low[members] - fixed)
        return low, np.maximum(low, self.ranges.high[members] - fixed)

    def _totals(self, members: list[int], total: float) -> tuple[Numbers, list[int]]:
        """What each member works in all, and who comes to the largest position: those who lack least for it first."""
        low, high = self._spans(members)
        least = float(low.sum())
        if total <= least or not least:
            return low * (total / least if least else 0.0), []
        left, totals = total - least, low.astype(float)
        aimed = self.goal in {"wishes", "full-time"} or self.unit.positions.steps == "full-time"
        chosen: list[int] = []
        for k in np.argsort(high - low, kind="stable") if aimed else ():
            if self.ranges.counted[members[k]] and high[k] - low[k] <= left:
                left -= high[k] - low[k]
                totals[k] = high[k]
                chosen.append(members[k])
        room = np.maximum(0, [self.most[e] for e in members] - totals)
        totals += room * min(1.0, left / max(1.0, float(room.sum())))
        return totals, chosen


def in_line(there: Numbers, totals: Numbers, weeks: Numbers) -> Numbers:
    """Share out minutes to people x weeks: near to the days that each is there, with these sums by person and week.

    Parameters
    ----------
    there
        People x weeks, days.
    totals, weeks
        Minutes by person and by week; they add up to the same where everybody can be given what is theirs.
    """
    shared = there.copy()
    for _ in range(ROUNDS):
        for axis, wanted in ((0, weeks), (1, totals)):
            found = shared.sum(axis=axis)
            factor = np.divide(wanted, found, out=np.zeros_like(found), where=found > 0)
            shared *= factor[None, :] if axis == 0 else factor[:, None]
    return shared
