"""What the soft rules of a roster cost: the sum that their encoders add to a model, counted for a whole roster."""

import numpy as np

from arsplan.rules.measures import RunLength
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.scope import scope


def soft_cost(grid: Grid, roster: Cells) -> int:
    """Weight for each stretch that is too long, and for each run that is too short; times the grid's scale."""
    return grid.scale * sum(
        rule.weight * (_too_long(rule, measure, grid, days) + _too_short(rule, measure, grid, days))
        for rule in grid.rules
        for measure in [rule.measure]
        if rule.severity == "soft" and isinstance(measure, RunLength)
        for e in grid.of(rule)
        for days in [_days(measure, grid, roster, e)]
    )


def _days(measure: RunLength, grid: Grid, roster: Cells, e: int) -> list[bool]:
    """Whether each day of a person is of the kind that runs are made of."""
    if measure.of in {"days", "free"}:
        worked = roster[e].any(axis=1)
        worked[[activity.day for activity in grid.activities.get(e, ())]] = True
        found = worked if measure.of == "days" else ~worked
    elif measure.of == "nights":
        found = roster[e][:, grid.night].any(axis=1)
    else:
        found = roster[e][:, [grid.shift_index[code] for code in measure.of]].any(axis=1)
    kinds: list[bool] = np.asarray(found).tolist()
    return kinds


def _too_long(rule: Rule, measure: RunLength, grid: Grid, days: list[bool]) -> int:
    if measure.most is None:
        return 0
    read, most = scope(rule, grid), measure.most
    return sum(all(days[d : d + most + 1]) for d in range(len(days) - most) if read.reads(d, d + most))


def _too_short(rule: Rule, measure: RunLength, grid: Grid, days: list[bool]) -> int:
    """Runs that end too early; one that touches the edge of what is known counts only where that is measured."""
    if measure.least is None:
        return 0
    read, end, measured = scope(rule, grid), len(days), measure.edges == "measured"
    count = 0
    for d in range(end):
        begins = days[d] and not (d and days[d - 1]) and (d or measured)
        if begins and read.reads(d, min(d + measure.least, end) - 1) and all(days[d : grid.back]):
            ahead = days[d : d + measure.least]
            count += not all(ahead) or (measured and len(ahead) < measure.least)
    return count
