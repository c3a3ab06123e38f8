"""Rest: one duty at a time, daily rest between work periods, weekly rest."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.measures.events import DAY, Event, Timeline, events
from arsplan.solving.measures.scope import Scope, bound, scope
from arsplan.solving.measures.week import reads_weeks, week_begins
from arsplan.solving.model import RosterModel, Term

NOON = 12 * 60


def no_overlap(rule: Rule, measure: m.NoOverlap, model: RosterModel) -> None:
    """Two duties of one person that share a minute exclude each other."""
    del measure
    read = scope(rule, model.grid)
    for e in bound(rule, model):
        timeline = events(model, e, 1, 1)
        for i, a in enumerate(timeline):
            for b in timeline[i + 1 :]:
                if b.start >= a.end:
                    break
                if b.start < b.end and read.reads(a.day, b.day):
                    model.never_all([a.term, b.term])


def daily_rest(rule: Rule, measure: m.DailyRest, model: RosterModel) -> None:
    """Forbid work periods that leave too little of 24 hours, and short rests that nothing makes good."""
    read = scope(rule, model.grid)
    for e in bound(rule, model):
        timeline = Timeline(model, e, read)
        for first, event in enumerate(timeline.events):
            if event.day > read.last:
                break
            _extend([first], timeline, read, measure, model)
            if measure.floor < measure.full and measure.compensation == "next_rest":
                _compensate(first, timeline, read, measure, model)


def _extend(chain: list[int], timeline: Timeline, read: Scope, measure: m.DailyRest, model: RosterModel) -> None:
    """Grow a work period by each duty that follows too soon, until it is too long: that chain is forbidden.

    Where what is fixed is too long by itself, nothing may be added to it.
    """
    end = timeline.end(chain)
    first, last = timeline.events[chain[0]], timeline.events[chain[-1]]
    if end - first.start + measure.floor > DAY and read.reads(first.day, last.day):
        model.never_all(timeline.terms(chain))
        if timeline.any_open(chain):
            return
    for k, gap in timeline.after(chain, end):
        if gap >= measure.floor:
            return
        _extend([*chain, k], timeline, read, measure, model)


def _compensate(first: int, timeline: Timeline, read: Scope, measure: m.DailyRest, model: RosterModel) -> None:
    """After a short rest and the next period, forbid another rest that does not make the first one good.

    That holds where the one period ends with the duty `first`, and nothing else is worked before the rest is over.
    """
    one = timeline.events[first]
    for begin, gap in timeline.after([first], one.end):
        if gap >= measure.full:
            return
        for period in _grown([begin], timeline, measure) if gap >= measure.floor else ():
            for then, rest in timeline.after(period, timeline.end(period)):
                if rest >= 2 * measure.full - gap:
                    break
                if rest >= measure.floor and read.reads(one.day, timeline.events[then].day):
                    chain = [first, *period, then]
                    others = [
                        k
                        for k in range(timeline.since(one.start - DAY), then)
                        if timeline.events[k].end > one.end and k not in chain and not timeline.clash(chain, k)
                    ]
                    model.never_all(timeline.terms(chain), unless=timeline.terms(others))


def _grown(period: list[int], timeline: Timeline, measure: m.DailyRest) -> Iterator[list[int]]:
    """Every work period that begins with these duties and is not too long."""
    end = timeline.end(period)
    if end - timeline.events[period[0]].start + measure.floor > DAY:
        return
    yield period
    for k, gap in timeline.after(period, end):
        if gap >= measure.floor:
            return
        yield from _grown([*period, k], timeline, measure)


def weekly_rest(rule: Rule, measure: m.WeeklyRest, model: RosterModel) -> None:
    """In each week one of the rests that could be long enough is kept free of duties; or two in any two weeks."""
    if measure.weeks == 1:
        _in_each_week(rule, measure, model)
    else:
        _in_two_weeks(rule, measure, model)


def _in_two_weeks(rule: Rule, measure: m.WeeklyRest, model: RosterModel) -> None:
    """A second rest is kept free in any two weeks, and a first one that is over by then."""
    grid, read, least = model.grid, scope(rule, model.grid), measure.least
    for e in bound(rule, model):
        timeline = events(model, e, 21, 21)
        first, last = (day // 7 for day in model.span(e))
        for w in range(max(grid.first_week, first), min(grid.weeks, last + 2 + (measure.week_start < 0))):
            if not reads_weeks(read, w - 1, w, measure.week_start):
                continue
            start, stop = (week_begins(grid, k, measure.week_start) for k in (w - 1, w + 1))
            inside = [event for event in timeline if event.start < stop and event.end > start]
            begins = {start, *(event.end for event in inside if event.end < stop)}
            early = sorted(begin for begin in begins if begin + 2 * least <= stop)
            firsts = {begin: _kept(begin, begin + least, inside, model) for begin in early}
            kept: list[Term] = []
            for begin in sorted({*begins, *(one + least for one in begins)}):
                sooner = [term for one, term in firsts.items() if one + least <= begin]
                second = _kept(begin, begin + least, inside, model) if sooner and begin + least <= stop else 0
                if not isinstance(second, int) or second:
                    model.never_all([second], unless=sooner)
                    kept.append(second)
            model.never_all([], unless=kept)


def _kept(start: int, stop: int, timeline: list[Event], model: RosterModel) -> Term:
    """Whether the solver keeps a stretch free of duties; 0 where something fixed lies in it."""
    hit = [event.term for event in timeline if event.start < stop and event.end > start]
    if any(isinstance(term, int) and term for term in hit):
        return 0
    literal = model.cp.new_bool_var("")
    for term in hit:
        if not isinstance(term, int):
            model.cp.add_implication(literal, ~term)
    return literal


def _in_each_week(rule: Rule, measure: m.WeeklyRest, model: RosterModel) -> None:
    """A rest around a free date may reach into the plan from the week before it."""
    grid, read = model.grid, scope(rule, model.grid)
    sooner = int(measure.week_start <= -NOON)
    midnights = cache(lambda w: [grid.midnight(7 * w + k - sooner) for k in range(8)])
    begins = cache(lambda w: week_begins(grid, w, measure.week_start))
    outside = 7 if measure.assign == "f1_day" else int(measure.week_start < 0)
    earliest = max(0, grid.first_week - (measure.assign == "f1_day"))
    around = 10 + measure.least // DAY
    for e in bound(rule, model):
        timeline = events(model, e, around, around)
        starts = [event.start for event in timeline]
        first, last = model.span(e)
        weeks = range(max(earliest, (first - outside) // 7), min(grid.weeks, (last + outside) // 7 + 1))
        for w in weeks:
            before = w < grid.first_week and read.reads(7 * w, 7 * w + 7)
            if not before and not reads_weeks(read, w, w, measure.week_start):
                continue
            bounds = [begins(w), begins(w + 1)] if measure.assign == "clip" else midnights(w)
            near = slice(
                bisect_left(starts, bounds[0] - measure.least - DAY), bisect_left(starts, bounds[-1] + measure.least)
            )
            ends = sorted({event.end for event in timeline[near]})
            if measure.assign == "clip":
                candidates = _inside(bounds[0], bounds[-1], measure.least, ends)
            else:
                candidates = [
                    rest for dawn, dusk in pairwise(bounds) for rest in _around(dawn, dusk, measure.least, ends)
                ]
            _keep_one(candidates, timeline[near], model)


def _inside(start: int, stop: int, least: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """Rests inside a week: from its beginning, or from the end of a duty."""
    begins = [start, *(end for end in ends if start < end <= stop - least)]
    return [(begin, begin + least) for begin in begins]


def _around(midnight: int, next_midnight: int, least: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """Rests of at least `least` that contain a whole date."""
    earliest = min(midnight, next_midnight - least)
    begins = [earliest, *(end for end in ends if earliest < end <= midnight)]
    return [(begin, max(begin + least, next_midnight)) for begin in begins]


def _keep_one(candidates: Sequence[tuple[int, int]], timeline: list[Event], model: RosterModel) -> None:
    """At least one of the candidate rests stays free; those that ask more than another are left out."""
    asks: set[frozenset[int]] = set()
    for begin, stop in candidates:
        hit = [k for k, event in enumerate(timeline) if event.start < stop and event.end > begin]
        if all(timeline[k].open for k in hit):
            asks.add(frozenset(hit))
    if frozenset() in asks:
        return
    minimal = [ask for ask in asks if not any(other < ask for other in asks)]
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
