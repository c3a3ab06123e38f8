"""Rest: one duty at a time, daily rest between work periods, weekly rest."""

from collections.abc import Sequence
from functools import cache

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.events import Event, events
from arsplan.solving.model import RosterModel, Term

DAY = 1440


def no_overlap(rule: Rule, measure: m.NoOverlap, model: RosterModel) -> None:
    """Two duties of one person that share a minute exclude each other."""
    del measure
    for e in _bound(rule, model):
        timeline = events(model, e, 1, 1)
        for i, a in enumerate(timeline):
            for b in timeline[i + 1 :]:
                if b.start >= a.end:
                    break
                model.never_all([a.term, b.term])


def daily_rest(rule: Rule, measure: m.DailyRest, model: RosterModel) -> None:
    """Forbid work periods that leave too little of 24 hours, and short rests that nothing makes good."""
    for e in _bound(rule, model):
        timeline = [event for event in events(model, e, 4, 4) if model.grid.in_force(rule, event.day)]
        for i in range(len(timeline)):
            _extend([timeline[i]], i, timeline, measure, model)
        if measure.floor < measure.full:
            _compensated(timeline, measure, model)


def _extend(chain: list[Event], at: int, timeline: list[Event], measure: m.DailyRest, model: RosterModel) -> None:
    """Grow a work period by each duty that follows too soon, until it is too long: that chain is forbidden."""
    end = max(event.end for event in chain)
    if end - chain[0].start + measure.floor > DAY:
        model.never_all([event.term for event in chain])
        return
    for k in range(at + 1, len(timeline)):
        if timeline[k].start - end >= measure.floor:
            return
        if timeline[k].start >= end:
            _extend([*chain, timeline[k]], k, timeline, measure, model)


def _compensated(timeline: list[Event], measure: m.DailyRest, model: RosterModel) -> None:
    """After a short rest, forbid the next rest from being too short as well. Periods are chains of merged duties."""
    for first in range(len(timeline)):
        for a, b, gap in _next_periods([first], timeline, measure.floor, measure.full):
            need = measure.full + measure.full - gap
            for _, c, rest in _next_periods(b, timeline, measure.floor, need):
                del rest
                chain = [first, *b, c[0]]
                between = [
                    timeline[k].term for k in range(first + 1, c[0]) if k not in chain and k not in a
                ]
                model.never_all([timeline[k].term for k in chain], unless=between)


def _next_periods(
    period: Sequence[int], timeline: list[Event], floor: int, below: int
) -> list[tuple[Sequence[int], list[int], int]]:
    """(this period, a period that may follow after a rest in [floor, below), that rest), growing both by merging."""
    found = []
    end = max(timeline[k].end for k in period)
    for k in range(period[-1] + 1, len(timeline)):
        gap = timeline[k].start - end
        if gap >= below:
            break
        if gap >= floor:
            found += [(period, grown, gap) for grown in _grown([k], timeline, floor)]
    return found


def _grown(period: list[int], timeline: list[Event], floor: int) -> list[list[int]]:
    """Return a work period and every longer one that merging may make of it."""
    end = max(timeline[k].end for k in period)
    found = [period]
    for k in range(period[-1] + 1, len(timeline)):
        if timeline[k].start - end >= floor:
            break
        if timeline[k].start >= end:
            found += _grown([*period, k], timeline, floor)
    return found


def weekly_rest(rule: Rule, measure: m.WeeklyRest, model: RosterModel) -> None:
    """In each week one of the rests that could be long enough is kept free of duties."""
    grid = model.grid
    windows = cache(lambda w: _windows(grid.midnight(7 * w), grid.midnight(7 * w + 7), measure.least))
    days = cache(lambda d: (grid.midnight(d), grid.midnight(d + 1)))
    for e in _bound(rule, model):
        timeline = events(model, e, 10, 10)
        first, last = model.span(e)
        reach = 7 if measure.assign == "f1_day" else 0
        for w in range(max(grid.first_week, (first - reach) // 7), min(grid.weeks - 1, (last + reach) // 7) + 1):
            if not grid.in_force(rule, 7 * w):
                continue
            ends = sorted({event.end for event in timeline})
            if measure.assign == "clip":
                candidates = windows(w)(ends)
            else:
                candidates = [span for d in range(7 * w, 7 * w + 7) for span in _around(*days(d), measure.least, ends)]
            _keep_one(candidates, timeline, model)


def _windows(start: int, stop: int, least: int):  # noqa: ANN202 - a closure used once above
    """Rests inside a week: from its beginning, or from the end of a duty."""

    def of(ends: Sequence[int]) -> list[tuple[int, int]]:
        begins = [start, *(end for end in ends if start < end <= stop - least)]
        return [(begin, begin + least) for begin in begins]

    return of


def _around(midnight: int, next_midnight: int, least: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """Rests of at least `least` that contain a whole date."""
    earliest = min(midnight, next_midnight - least)
    begins = [earliest, *(end for end in ends if earliest < end <= midnight)]
    return [(begin, max(begin + least, next_midnight)) for begin in begins]


def _keep_one(candidates: Sequence[tuple[int, int]], timeline: list[Event], model: RosterModel) -> None:
    """At least one of the candidate rests stays free; those that ask more than another are left out."""
    asks: list[frozenset[int]] = []
    for begin, stop in candidates:
        hit = [k for k, event in enumerate(timeline) if event.start < stop and event.end > begin]
        if any(isinstance(timeline[k].term, int) for k in hit):
            continue
        asks.append(frozenset(hit))
    if frozenset() in asks:
        return
    minimal = [ask for ask in set(asks) if not any(other < ask for other in asks)]
    kept: list[Term] = []
    for ask in sorted(minimal, key=sorted):
        literal = model.cp.new_bool_var("")
        for k in sorted(ask):
            term = timeline[k].term
            if not isinstance(term, int):
                model.cp.add_implication(literal, ~term)
        kept.append(literal)
    if kept:
        model.cp.add_bool_or(kept)


def _bound(rule: Rule, model: RosterModel) -> list[int]:
    return [e for e in model.grid.of(rule) if e in set(model.people)]
