"""Red days off: half of them on average, one in every few weeks, or every next one."""

import numpy as np

from arsplan.clock.holidays import red_spans
from arsplan.clock.instants import utc_minute
from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import RosterModel, Term


class RedDays:
    """The red days of the grid: day index, and which (day, shift) count as work on each."""

    def __init__(self, model: RosterModel, threshold: int) -> None:
        grid = model.grid
        self.day: list[int] = []
        self.duties: list[list[tuple[int, int]]] = []
        self.span: list[tuple[int, int]] = []
        self.threshold = threshold
        for red in red_spans(grid.days[0], grid.days[-1]):
            start, end = (
                utc_minute(t.date(), t.hour * 60 + t.minute, grid.unit.timezone) for t in (red.start, red.end)
            )
            at = grid.day(red.day)
            self.day.append(at)
            self.span.append((start, end))
            self.duties.append(
                [
                    (d, s)
                    for d in range(max(0, at - 2), min(len(grid.days), at + 2))
                    for s in range(grid.shape[2])
                    if min(end, grid.end[d, s]) - max(start, grid.start[d, s]) > threshold
                ]
            )

    def worked(self, model: RosterModel, e: int) -> list[Term]:
        """For each red day whether person e works on it."""
        found: list[Term] = []
        for (start, end), duties in zip(self.span, self.duties, strict=True):
            busy = any(min(end, a.end) - max(start, a.start) > self.threshold for a in model.grid.activities.get(e, ()))
            terms = [model.x(e, d, s) for d, s in duties]
            found.append(1 if busy else model.any_of([t for t in terms if not (isinstance(t, int) and t == 0)]))
        return found


def red_days_off(rule: Rule, measure: m.RedDaysOff, model: RosterModel) -> None:
    """At most half worked in the long window, and never a whole short run worked."""
    grid, read = model.grid, scope(rule, model.grid)
    red = RedDays(model, measure.threshold)
    for e in bound(rule, model):
        worked = red.worked(model, e)
        began = _first_duty_week(model, e)
        long = min(measure.weeks, grid.weeks - began)
        for length, spared in ((long, None), (measure.run, 1)):
            for w in range(began, grid.weeks - length + 1):
                if not read.weeks(w, w + length - 1):
                    continue
                inside = [t for at, t in zip(red.day, worked, strict=True) if 7 * w <= at < 7 * (w + length)]
                model.at_most(inside, len(inside) // 2 if spared is None else len(inside) - spared)


def red_day_sequence(rule: Rule, measure: m.RedDaySequence, model: RosterModel) -> None:
    """Of two neighbours, at most one is worked."""
    red, read = RedDays(model, measure.threshold), scope(rule, model.grid)
    for e in bound(rule, model):
        worked = red.worked(model, e)
        for k in range(len(worked) - 1):
            if read.reads(red.day[k], red.day[k + 1]):
                model.never_all(worked[k : k + 2])


def _first_duty_week(model: RosterModel, e: int) -> int:
    """Windows reach into history only as far as it is known, or else as far as this person's duties do."""
    grid = model.grid
    if grid.unit.known_from is not None:
        return grid.day(grid.unit.known_from) // 7
    days = np.flatnonzero(grid.given[e, : grid.back].any(axis=1))
    return int(days[0]) // 7 if len(days) else grid.first_week
