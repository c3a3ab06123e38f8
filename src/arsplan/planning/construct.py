"""From nothing to a complete roster of one part: skeleton, pace, windows of a week."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.rules.positions import ceilings
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand
from arsplan.solving.crowd_pace import CrowdPacer, crowded
from arsplan.solving.debts import owed
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.improve import State, priced
from arsplan.solving.limits import limits
from arsplan.solving.measures import restrict
from arsplan.solving.pace import Pacer
from arsplan.solving.positions import Ranges, ranges_of
from arsplan.solving.priced import PricedDemand
from arsplan.solving.run import Budget
from arsplan.solving.skeleton import STEPS, VACATION_ALONE, Skeleton, away_from, skeleton
from arsplan.solving.targets import Targets
from arsplan.solving.weeks import build_by_weeks

SATURDAY = 5

QUICK, FAST, ENOUGH = 160.0, 330.0, 8.0
"""How long the skeleton may take: a second for so many person-weeks up to eight seconds, which is enough for 25 people
and more; then a second for twice as many."""

SHARE = 0.25
"""Largest share of the time that is left which the skeleton may take."""


@dataclass
class Part:
    """One part of a unit while it is planned; `unit` has the present positions, the grid the largest that may be given.

    `ranges` are those of the unit; the grid's may become smaller on the way, by `narrow`.
    """

    unit: Unit
    rules: tuple[Rule, ...]
    grid: Grid
    demand: Demand
    ranges: Ranges
    targets: Targets
    state: State | None = None

    @property
    def now(self) -> State:
        """The complete roster of this part.

        Raises
        ------
        RuntimeError
            Before `construct` has made one.
        """
        if self.state is None:
            raise RuntimeError("This part has no roster yet. Maybe construct() was not called.")
        return self.state

    def narrow(self, largest: Mapping[str, Fraction] | None) -> None:
        """Let nobody's position pass these sizes from now on; bounds in the making keep the larger ranges."""
        if largest is not None:
            self.grid = restrict(Grid(self.unit.with_positions(largest), self.rules))
            self.demand = demand_of(self.grid)

    def priced(self, roster: Cells, placed: tuple[Absence, ...]) -> State:
        """A roster of this part, with what it costs."""
        return priced(self.grid, self.demand, self.targets, roster, placed)

    def lacks(self) -> set[tuple[str, str]]:
        """Rule and person wherever the roster lacks something of what has to be enough."""
        if self.state is None:
            return set()
        return set(owed(self.grid, self.state.roster, away_from(self.grid, self.state.placed)))

    def lacking(self) -> list[int]:
        """Who lacks hours that are promised."""
        return self.targets.lacking(self.now.roster)


def part_of(unit: Unit, rules: tuple[Rule, ...]) -> Part:
    """Lay a part out for the solver, with every position as large as it may become."""
    grid = restrict(Grid(unit.with_positions(ceilings(unit)), rules))
    return Part(unit, rules, grid, demand_of(grid), ranges_of(unit), Targets(grid))


def demand_of(grid: Grid) -> Demand:
    """Demand with its prices where the unit weighs its goals."""
    return Demand(grid) if grid.unit.prices is None else PricedDemand(grid)


def construct(
    part: Part,
    budget: Budget,
    *,
    seed: int,
    workers: int,
    say: Callable[[str, str], None],
    start_from: Roster | None = None,
) -> list[dict[str, object]]:
    """Give the part its first complete roster; returns what each stage took.

    With a roster to start from, vacation is laid over it, and weekends and duties are its own as far as they can be.
    The skeleton gets a share of the time that fits the size of the part, the windows at most 0.7 of the rest.
    """
    unit, grid, demand = part.unit, part.grid, part.demand
    size = len(grid.people) * (grid.weeks - grid.first_week)
    took: list[dict[str, object]] = []
    began = budget.elapsed()

    def note(stage: str) -> None:
        nonlocal began
        took.append({"stage": stage, "people": len(grid.people), "seconds": round(budget.elapsed() - began, 2)})
        began = budget.elapsed()

    say("skeleton", f"vacation and weekends of {len(grid.people)} people")
    patience = 2.0 if budget.deterministic else 1.0  # one worker then, not a portfolio
    limit = min(SHARE * budget.left(), patience * max(min(ENOUGH, size / QUICK), size / FAST))
    start = None if start_from is None else cells_of(grid, start_from)
    steps = STEPS if start is None else VACATION_ALONE
    frame = skeleton(grid, demand, part.rules, budget, seconds=limit, seed=seed, workers=workers, steps=steps)
    if frame is None:
        frame = Skeleton((), np.ones((len(grid.people), grid.weeks), dtype=bool))
    if start is not None:
        frame = replace(frame, weekends=frame.weekends & _weekends_of(grid, start))
    note("skeleton")
    away = away_from(grid, frame.placed)
    say("positions", "who can be given how much work")
    pacer = (CrowdPacer if crowded(grid, demand) else Pacer)(unit, grid, demand, part.ranges, away, frame.weekends)
    pace = pacer.pace(budget, seconds=0.3 * budget.left())
    if pace is not None:
        part.targets = pace.targets
    part.narrow(limits(unit, [e.position for e in unit.staff]) if pace is None else pace.largest)
    grid, demand = part.grid, part.demand
    note("positions")
    roster = build_by_weeks(
        grid,
        demand,
        away,
        frame.weekends,
        None if pace is None else pace.minutes,
        budget,
        seconds=0.7 * budget.left(),
        seed=seed,
        on_week=lambda week: say("windows", f"week {week - grid.first_week + 1} of {grid.weeks - grid.first_week}"),
        start=start,
    )
    note("windows")
    part.state = part.priced(roster, frame.placed)
    return took


def cells_of(grid: Grid, roster: Roster) -> Cells:
    """People x days x shifts of those duties that are of these people, days and shifts."""
    cells = np.zeros(grid.shape, dtype=bool)
    for duty in roster:
        e, d, s = grid.person_index.get(duty.employee), grid.day(duty.date), grid.shift_index.get(duty.shift)
        if e is not None and s is not None and 0 <= d < len(grid.days):
            cells[e, d, s] = True
    return cells


def _weekends_of(grid: Grid, roster: Cells) -> Cells:
    """People x weeks: the weekends with a duty."""
    weekends: Cells = np.asarray(roster.reshape(len(grid.people), grid.weeks, 7, -1)[:, :, SATURDAY:].any(axis=(2, 3)))
    return weekends
