"""From the skeleton to days: one week after the other.

What lies before a week is settled; what lies behind it is empty, which no rule about doing too much can mind. Where a
rule asks for enough, such as days in a row, the first days of the next week are planned along: all that is begun is
brought to an end there, and the next week plans these days anew. So at any time the roster keeps such rules with
nothing behind it, and the next week has at least one solution. What hours, duties and days off over more weeks lack
is asked for when the last of these weeks comes, at a price.

The pace looks ahead already: windows of three weeks and one more took twice as long here and left some 0.2 % of the
demand less uncovered, which neighbourhoods make up for.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from arsplan.solving.coverage import Demand, cover
from arsplan.solving.debts import look_ahead
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.linear import Numbers
from arsplan.solving.measures import constrain
from arsplan.solving.measures.hours import paid_terms
from arsplan.solving.model import RosterModel
from arsplan.solving.red_pace import RedPace
from arsplan.solving.run import Budget, solve

GOOD_ENOUGH = 0.001
"""Relative gap at which a window is settled."""

PATIENCE = 2.5
"""A hard window may take so many times its share of the time; most take less than theirs."""

LATE = 0.8
"""A week whose share of the time has fallen to this much of the first one's gets no more than its share."""

FEW = 8
"""People who are not split any more where a week has no solution in time with all of them at once."""

LEAST = 0.3
"""Seconds that a window gets however late it is: an empty week costs more than the time for improvement.

Twice as many after each week that found nothing in them: some weeks planned on a busy machine are better than none.
"""

SLACK = 225
"""Minutes by which a person may be off the pace at no cost: half a common shift."""


AHEAD, BEHIND = 3, 1
"""What a minute further from the pace costs; a minute of demand weighs 10 or more."""


def build_by_weeks(
    grid: Grid,
    demand: Demand,
    away: Cells,
    weekends: Cells,
    minutes: Numbers | None,
    budget: Budget,
    *,
    seconds: float,
    seed: int,
    on_week: Callable[[int], None],
    start: Cells | None = None,
    red: RedPace | None = None,
    on_missed: Callable[[int, list[int]], None] = lambda _week, _people: None,
    built: Cells | None = None,
    first: int | None = None,
) -> Cells:
    """Return a roster that keeps every rule, built from the beginning of the plan to its end.

    Parameters
    ----------
    away, weekends
        Vacation as placed, and people x weeks: the weekends that each person may work.
    minutes
        The pace to keep; None for none.
    seconds
        For all weeks together; those that come later get little, but not nothing.
    on_week
        Called with each settled week.
    start
        A roster to stay near; it may be unlawful. None for none.
    red
        How red days are to be shared; None for as it comes.
    on_missed
        Called with each week for which there was no time, and the people who are not planned in it.
    built, first
        A roster that was built up to a week, and this week, to go on from; None to begin with nothing.
    """
    roster = grid.empty() if built is None else built
    begin = grid.first_week if first is None else first
    ends = budget.elapsed() + seconds
    ahead, least = look_ahead(grid), LEAST
    missed: set[int] = set()

    def miss(week: int, people: list[int]) -> None:
        """Nothing was found for these people in time."""
        missed.add(week)
        on_missed(week, people)

    for w in range(begin, grid.weeks):
        if budget.left() <= 0:
            miss(w, list(range(len(grid.people))))
            continue
        free = np.zeros(grid.shape[:2], dtype=bool)
        free[:, 7 * w : 7 * w + 7 + ahead] = True
        for week in range(w, min(w + 2 + ahead // 7, grid.weeks)):
            free[~weekends[:, week], 7 * week + 5 : 7 * week + 7] = False
        window = _Window(grid, demand, away, w, ahead, minutes, start, red, least, miss)
        share = (ends - budget.elapsed()) / (grid.weeks - w)
        late = share < LATE * seconds / (grid.weeks - begin)
        limit = max(least, share if late else PATIENCE * share)
        roster = window.solve(roster, free, budget, limit, seed)
        least *= 2 if w in missed else 1
        on_week(w)
    return roster


@dataclass(frozen=True)
class _Window:
    """One week with the days that are planned along, and what there is to keep."""

    grid: Grid
    demand: Demand
    away: Cells
    week: int
    ahead: int
    minutes: Numbers | None
    start: Cells | None
    red: RedPace | None
    least: float
    on_missed: Callable[[int, list[int]], None]

    def solve(self, roster: Cells, free: Cells, budget: Budget, seconds: float, seed: int) -> Cells:
        """Return the roster with its free days planned; half of the people after the other where that was too hard."""
        found = self._at_once(roster, free, budget, seconds, seed)
        if found is not None:
            return found
        people = np.flatnonzero(free.any(axis=1))
        if len(people) <= FEW or budget.left() <= 0:
            self.on_missed(self.week, people.tolist())
            return roster
        for some in (people[::2], people[1::2]):
            theirs = np.zeros_like(free)
            theirs[some] = free[some]
            roster = self.solve(roster, theirs, budget, max(self.least, seconds / 2), seed)
        return roster

    def _at_once(self, roster: Cells, free: Cells, budget: Budget, seconds: float, seed: int) -> Cells | None:
        """The roster with all free days planned together; None when nothing was found in time."""
        until = min(7 * self.week + 7 + self.ahead, self.grid.shape[1])
        model = RosterModel(self.grid, roster, free, self.away, owing=True, until=until)
        constrain(model)
        cover(model, self.demand)
        if self.ahead:
            model.hint(roster)
        if self.minutes is not None:
            _keep_pace(model, self.minutes, self.week)
        if self.start is not None:
            _stay_near(model, self.start, self.week)
        if self.red is not None:
            self.red.lean(model, self.week)
        solved = solve(model, budget, seconds=seconds, seed=seed, workers=1, gap=GOOD_ENOUGH)
        return None if solved is None else solved[0]


def _stay_near(model: RosterModel, start: Cells, week: int) -> None:
    """Keeping a duty of the start is worth its minutes: less than demand, about as much as the pace."""
    for e, k, s in np.argwhere(start[:, 7 * week : 7 * week + 7]):
        model.cost(model.x(int(e), 7 * week + int(k), int(s)), -int(model.grid.paid[s]))


def _keep_pace(model: RosterModel, minutes: Numbers, week: int) -> None:
    """Running ahead of the pace by the end of the week costs a little, falling behind less."""
    grid = model.grid
    for e in model.people:
        terms, paid = paid_terms(model, e, range(grid.back, 7 * week + 7))
        free = [(t, p) for t, p in zip(terms, paid, strict=True) if not isinstance(t, int)]
        if not free:
            continue
        fixed = sum(p for t, p in zip(terms, paid, strict=True) if isinstance(t, int))
        most, goal = sum(p for _, p in free), int(minutes[e, week])
        ahead, behind = model.cp.new_int_var(0, fixed + most, ""), model.cp.new_int_var(0, max(1, goal), "")
        worked = fixed + sum(p * t for t, p in free)
        model.cp.add(ahead >= worked - goal - SLACK)
        model.cp.add(behind >= goal - SLACK - worked)
        model.cost(ahead, AHEAD)
        model.cost(behind, BEHIND)
