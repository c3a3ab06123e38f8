"""Red days off: half of them on average, one in every few weeks, or every next one."""

from bisect import bisect_left

import numpy as np

from arsplan.clock.holidays import red_spans
from arsplan.clock.instants import utc_minute
from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import RosterModel, Term


class RedDays:
    """The red days of the grid: day index, and which (day, shift) count as work on each."""

    def __init__(self, grid: Grid, threshold: int) -> None:
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
        flat = [(k, d, s) for k, duties in enumerate(self.duties) for d, s in duties]
        self._red, self._days, self._shifts = np.array(flat, dtype=np.int64).reshape(-1, 3).T

    def worked(self, model: RosterModel, e: int) -> list[Term]:
        """For each red day whether person e works on it."""
        count = len(self.day)
        settled = np.bincount(self._red[model.roster[e, self._days, self._shifts]], minlength=count)
        free = np.bincount(self._red[model.free[e, self._days]], minlength=count)
        found: list[Term] = [int(times > 0) for times in settled]
        for k in np.flatnonzero(free).tolist():
            terms = [model.x(e, d, s) for d, s in self.duties[k]]
            found[k] = model.any_of([t for t in terms if not (isinstance(t, int) and t == 0)])
        for a in model.grid.activities.get(e, ()):
            for k, (start, end) in enumerate(self.span):
                if min(end, a.end) - max(start, a.start) > self.threshold:
                    found[k] = 1
        return found

    def settled(self, grid: Grid, roster: Cells) -> Cells:
        """People x red days of a whole roster: who works on which; activities count too."""
        member = np.zeros((len(self._red), len(self.day)), dtype=np.float32)
        member[np.arange(len(self._red)), self._red] = 1
        found: Cells = np.asarray(roster[:, self._days, self._shifts].astype(np.float32) @ member > 0)
        for e, activities in grid.activities.items():
            for a in activities:
                found[e] |= [min(end, a.end) - max(start, a.start) > self.threshold for start, end in self.span]
        return found


def red_days_off(rule: Rule, measure: m.RedDaysOff, model: RosterModel) -> None:
    """At most half worked in the long window, and never a whole short run worked."""
    grid, read = model.grid, scope(rule, model.grid)
    red = RedDays(model.grid, measure.threshold)
    first = np.searchsorted(red.day, 7 * np.arange(grid.weeks + 1))
    for e in bound(rule, model):
        worked = red.worked(model, e)
        open_ = [k for k, t in enumerate(worked) if not isinstance(t, int)]
        fixed = np.cumsum([0, *(t if isinstance(t, int) else 0 for t in worked)])
        began = _first_week(model, e)
        long = min(measure.weeks, grid.weeks - began)
        for length, spared in ((long, None), (measure.run, 1)):
            for w in range(began, grid.weeks - length + 1):
                start, stop = int(first[w]), int(first[w + length])
                inside = [worked[k] for k in open_[bisect_left(open_, start) : bisect_left(open_, stop)]]
                if inside and read.weeks(w, w + length - 1):
                    limit = (stop - start) // 2 if spared is None else stop - start - spared
                    model.at_most([*inside, 1], limit, [1] * len(inside) + [int(fixed[stop] - fixed[start])])


def red_day_sequence(rule: Rule, measure: m.RedDaySequence, model: RosterModel) -> None:
    """Of two neighbours, at most one is worked."""
    red, read = RedDays(model.grid, measure.threshold), scope(rule, model.grid)
    for e in bound(rule, model):
        worked = red.worked(model, e)
        for k in range(len(worked) - 1):
            if read.reads(red.day[k], red.day[k + 1]):
                model.never_all(worked[k : k + 2])


def _first_week(model: RosterModel, e: int) -> int:
    """Windows reach back no further than what is known of this person."""
    return int(model.grid.known[e]) // 7
