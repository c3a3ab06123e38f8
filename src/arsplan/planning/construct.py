"""From nothing to a complete roster of one part: skeleton, pace, windows of a week."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from arsplan.domain.unit import Unit
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.improve import State
from arsplan.solving.measures import restrict
from arsplan.solving.pace import pace
from arsplan.solving.run import Budget
from arsplan.solving.skeleton import Skeleton, away_from, skeleton
from arsplan.solving.weeks import build_by_weeks

PERSON_WEEKS_PER_SECOND = 200.0
"""How large a part may be for each second of the skeleton stage: 31 people x 52 weeks get eight seconds."""


@dataclass
class Part:
    """One part of a unit while it is planned."""

    unit: Unit
    rules: tuple[Rule, ...]
    grid: Grid
    demand: Demand
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


def part_of(unit: Unit, rules: tuple[Rule, ...]) -> Part:
    """Lay a part out for the solver."""
    grid = restrict(Grid(unit, rules))
    return Part(unit, rules, grid, Demand(grid))


def construct(
    part: Part, budget: Budget, *, seed: int, workers: int, say: Callable[[str, str], None]
) -> list[dict[str, object]]:
    """Give the part its first complete roster; returns what each stage took.

    The skeleton gets a share of the time that fits the size of the part, the windows at most 0.7 of the rest.
    """
    grid, demand = part.grid, part.demand
    size = len(grid.people) * (grid.weeks - grid.first_week)
    took: list[dict[str, object]] = []
    began = budget.elapsed()

    def note(stage: str) -> None:
        nonlocal began
        took.append({"stage": stage, "people": len(grid.people), "seconds": round(budget.elapsed() - began, 2)})
        began = budget.elapsed()

    say("skeleton", f"vacation and weekends of {len(grid.people)} people")
    patience = 2.0 if budget.deterministic else 1.0  # one worker then, not a portfolio
    limit = min(0.25 * budget.left(), max(0.5, patience * size / PERSON_WEEKS_PER_SECOND))
    frame = skeleton(grid, demand, part.rules, budget, seconds=limit, seed=seed, workers=workers)
    if frame is None:
        frame = Skeleton((), np.ones((len(grid.people), grid.weeks), dtype=bool))
    note("skeleton")
    away = away_from(grid, frame.placed)
    minutes = pace(grid, demand, away, frame.weekends, budget, seconds=0.3 * budget.left())
    note("pace")
    roster = build_by_weeks(
        grid,
        demand,
        away,
        frame.weekends,
        minutes,
        budget,
        seconds=0.7 * budget.left(),
        seed=seed,
        on_week=lambda week: say("windows", f"week {week - grid.first_week + 1} of {grid.weeks - grid.first_week}"),
    )
    note("windows")
    part.state = State(roster, frame.placed, demand.cost(roster))
    return took
