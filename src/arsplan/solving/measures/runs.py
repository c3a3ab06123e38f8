"""Runs of days or nights, and sequences of shifts."""

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import RosterModel, Term


def run_length(rule: Rule, measure: m.RunLength, model: RosterModel) -> None:
    """Among `most` + 1 days in a row at least one is free; a soft rule pays for each such stretch without one."""
    grid, read = model.grid, scope(rule, model.grid)
    nights = [s for s in range(grid.shape[2]) if grid.night[s]]
    for e in bound(rule, model):
        busy = {a.day for a in grid.activities.get(e, ())} if measure.of == "days" else set()
        days = model.near(e, measure.most, measure.most)
        worked: dict[int, Term] = {
            d: 1 if d in busy else model.on(e, d) if measure.of == "days" else model.any_of(model.worked(e, d, nights))
            for d in days
        }
        for d in days[: len(days) - measure.most]:
            window = range(d, d + measure.most + 1)
            if not read.reads(window[0], window[-1]):
                continue
            terms = [worked[k] for k in window]
            if rule.severity == "hard":
                model.never_all(terms)
            elif not any(isinstance(t, int) and t == 0 for t in terms):
                broken = model.cp.new_bool_var("")
                model.never_all(terms, unless=[broken])
                model.cost(broken, rule.weight * grid.scale)


def forbidden_sequence(rule: Rule, measure: m.ForbiddenSequence, model: RosterModel) -> None:
    """These shifts do not follow each other from day to day."""
    grid, read = model.grid, scope(rule, model.grid)
    codes = [grid.shift_index[code] for code in measure.codes]
    for e in bound(rule, model):
        for d in model.near(e, len(codes) - 1):
            last = d + len(codes) - 1
            if last < len(grid.days) and read.reads(d, last):
                model.never_all([model.x(e, d + k, s) for k, s in enumerate(codes)])
