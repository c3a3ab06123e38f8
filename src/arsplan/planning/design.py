"""design(): invents the lines that an arrangement of weekends asks for, with a lawful rota behind them."""

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from arsplan.capacity.design import WeekendDesign
from arsplan.capacity.typical import SATURDAY
from arsplan.domain.demand import ANY
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import CoverageRow, coverage
from arsplan.planning.design_lines import Line, first_lines, missing_competence, one_more
from arsplan.planning.design_result import result_of
from arsplan.planning.design_task import Task, task_of
from arsplan.planning.design_types import Design, DesignedLine
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.progress import OnProgress
from arsplan.planning.stop import AnyOf, MaxRuntime, Stop

__all__ = ["Design", "DesignedLine", "design"]


@dataclass(frozen=True, slots=True)
class _Covered:
    """Good enough when no more head-minutes are missing than these."""

    minutes: int
    seconds: float

    def done(self, shortage: int, bound: int | None, demanded: int) -> bool:
        del bound, demanded
        return shortage <= self.minutes


def design(
    unit: Unit,
    arrangement: WeekendDesign | None = None,
    *,
    group: str | None = None,
    goal: Literal["fewest", "full-time"] = "fewest",
    weeks: int | None = None,
    start: date | None = None,
    tolerance: int = 0,
    more: int = 2,
    stop: Stop | None = None,
    seed: int = 1,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    deterministic: bool = False,
) -> Design:
    """Invent lines for a unit's demand: as few as cover it, each with a position from its duties.

    Begins with as many lines of each competence as the closed form asks for, and adds one where the rota stays short.

    Parameters
    ----------
    unit
        Demand, shifts and agreements; its people are not looked at.
    arrangement
        How weekends are worked, and what share consents to long shifts; the unit's own frequency where None.
    group
        Name of the group of rotas; the first with demand where None.
    goal
        What comes after shortage and heads: nothing, or as many full positions as possible.
    weeks
        How many to plan; the fewest, six or more, in which every rhythm of weekends comes round, where None.
    start
        A Monday; where None, the first from the base season on after which no week has a public holiday. All weeks
        have the demand of the base season.
    tolerance
        Head-minutes that may stay uncovered beside those that long shifts leave open.
    more
        Lines to be added at the most.
    stop
        When to stop trying with a number of lines; after 45 seconds where None.
    seed, workers, on_progress, cancel, deterministic
        As for `plan`.

    Returns
    -------
    Design
        The first that is covered, else the one with the least shortage.

    Raises
    ------
    ValueError
        If the arrangement makes no sense for the unit, asks for weekend posts, or no group has that name.
    """
    task = task_of(unit, arrangement, group, goal, weeks, start)
    limit = stop or MaxRuntime(45.0)
    enough = AnyOf((limit, _Covered(task.left_open + tolerance, limit.seconds)))
    lines = first_lines(unit, task.arrangement, task.bounds)
    best: tuple[int, tuple[Line, ...], Plan, list[CoverageRow]] | None = None
    for _ in range(more + 1):
        found = plan(
            task.with_lines(lines),
            stop=enough,
            seed=seed,
            workers=workers,
            on_progress=on_progress,
            cancel=cancel,
            deterministic=deterministic,
        )
        rows = coverage(found.planned_unit, found.roster) if found.roster is not None else []
        short = sum(row.short * row.minutes for row in rows)
        if found.outcome.status != "NO_LAWFUL_PLAN" and (best is None or short < best[0]):
            best = short, lines, found, rows
        if short <= task.left_open + tolerance or (cancel is not None and cancel.is_set()):
            break
        lines = _with_one_more(task, lines, rows)
    if best is None:
        raise ValueError("No lawful rota was found in time.\nMaybe allow more seconds, or plan fewer weeks.")
    return result_of(task, *best)


def _with_one_more(task: Task, lines: tuple[Line, ...], rows: list[CoverageRow]) -> tuple[Line, ...]:
    """One line of the competence, and for the kind of day, that most is missing of beside what long shifts leave."""
    left = {(s.segment.line, s.segment.end - s.segment.start) for s in task.bounds[0].staffing.uncovered}
    missing = [
        row for row in rows if row.short and not (row.date.weekday() >= SATURDAY and (row.shift, row.minutes) in left)
    ]
    short = Counter({ANY: 0})
    for row in missing:
        short[row.competence] += row.short * row.minutes
    code = missing_competence(task.unit, short)
    long = sum(line.long for line in lines) + 1 <= task.arrangement.long_share * (len(lines) + 1)
    long = long and task.arrangement.long is not None
    return one_more(lines, task.group.name, task.arrangement, code, long=long)
