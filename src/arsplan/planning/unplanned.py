"""Time shared between the parts of a plan, and what the search was cut before."""

from collections.abc import Iterable, Sequence

import numpy as np

from arsplan.planning.construct import Part
from arsplan.planning.plan_types import Unplanned
from arsplan.solving.grid import Cells
from arsplan.solving.run import Budget
from arsplan.solving.skeleton import away_from

AMPLE = 80
"""So many person-weeks a second are time enough for a first roster, on a machine that is not too busy."""


def first_budget(part: Part, later: Sequence[Part], budget: Budget) -> Budget:
    """What a part may use for its first roster: what the parts after it do not need, and at least its share by size."""
    others = sum(map(_size, later))
    if not others:
        return budget
    share = budget.left() * _size(part) / (_size(part) + others)
    return budget.part(max(share, budget.left() - others / AMPLE))


def _size(part: Part) -> int:
    """Person-weeks to plan."""
    return len(part.grid.people) * (part.grid.weeks - part.grid.first_week)


def _by_week(days: Cells) -> Cells:
    """People x weeks that hold any of these days."""
    weeks: Cells = np.asarray(days.reshape(len(days), -1, 7).any(axis=2))
    return weeks


def unplanned(parts: Iterable[Part]) -> tuple[Unplanned, ...]:
    """By part, weeks for which there was no time, where people who were there have got no duty since."""
    found = []
    for part in parts:
        if part.state is None or not part.missed:
            continue
        grid = part.grid
        worked: Cells = np.asarray(part.state.roster.any(axis=2))
        here = ~grid.absent & ~away_from(grid, part.state.placed)
        idle = _by_week(here) & ~_by_week(worked)
        left = {week: [e for e in people if idle[e, week]] for week, people in part.missed.items()}
        people = {e for some in left.values() for e in some}
        weeks = [part.unit.horizon.label(week - grid.first_week) for week in sorted(left) if left[week]]
        if people:
            found.append(Unplanned(tuple(grid.people[e] for e in sorted(people)), tuple(weeks)))
    return tuple(found)
