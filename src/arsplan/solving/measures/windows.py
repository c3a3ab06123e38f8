"""Duties of some kinds in a window."""

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import DUTY, RosterModel


def duties_in_window(rule: Rule, measure: m.DutiesInWindow, model: RosterModel) -> None:
    """Limit the shifts of every run of weeks that ends in the plan and that a free day lies in, or of the plan."""
    grid, read = model.grid, scope(rule, model.grid)
    shifts = [grid.shift_index[code] for code in measure.codes or grid.shifts]
    length = measure.weeks or grid.weeks - grid.first_week
    for e in bound(rule, model):
        first, last = (day // 7 for day in model.span(e))
        ends = range(first, min(grid.weeks, last + length)) if measure.weeks else (grid.weeks - 1,)
        for end in ends:
            begin = end - length + 1
            if not read.weeks(begin, end):
                continue
            days = range(max(0, 7 * begin), 7 * end + 7)
            terms = [term for d in days for term in model.worked(e, d, shifts)]
            if measure.most is not None:
                model.at_most(terms, measure.most)
            if measure.least is not None and 7 * begin >= grid.known[e] and _is_asked(measure, model, e, days):
                model.at_least(terms, measure.least, last=days[-1], price=DUTY)


def _is_asked(measure: m.DutiesInWindow, model: RosterModel, e: int, days: range) -> bool:
    """Whether the person is employed on all of these days and, where the window is not the plan, away on none."""
    grid = model.grid
    if measure.weeks is not None:
        away = model.away[e, days.start : days.stop] | grid.absent[e, days.start : days.stop]
        if away.any() or e in model.moving:
            return False
    return all(grid.unit.staff[e].employed_on(grid.days[d]) for d in days)
