"""Hours: in a work period and a day, in weeks, and over the plan."""

from fractions import Fraction
from math import ceil

import numpy as np

from arsplan.clock.holidays import is_virkedag
from arsplan.clock.instants import utc_minute
from arsplan.rules import measures as m
from arsplan.rules.entitlement import weeks_present
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Grid
from arsplan.solving.measures.events import DAY, Event, Timeline
from arsplan.solving.measures.scope import Scope, bound, scope
from arsplan.solving.measures.week import reads_weeks, week_begins
from arsplan.solving.model import RosterModel, Term


def work_period_minutes(rule: Rule, measure: m.WorkPeriodMinutes, model: RosterModel) -> None:
    """Forbid duties that together make too long a work period, or too much of one 24 hours."""
    read = scope(rule, model.grid)
    for e in bound(rule, model):
        timeline = Timeline(model, e, read)
        slot = [_slot(event, measure, model) for event in timeline.events]
        for first, event in enumerate(timeline.events):
            if event.day > read.last:
                break
            _grow([first], timeline, slot, read, measure, model, parts=False)


def _grow(
    chain: list[int],
    timeline: Timeline,
    slot: list[int],
    read: Scope,
    measure: m.WorkPeriodMinutes,
    model: RosterModel,
    *,
    parts: bool,
) -> None:
    """Add each duty that merges with the chain, or starts in its 24 hours, until it passes the limit.

    `parts`: it is several work periods. These do not count together where an earlier duty merges with the first
    one, since that may make it a work period of the day before.
    """
    members = [timeline.events[k] for k in chain]
    if (
        len(chain) > 1
        and sum(event.paid for event in members) > _limit(members, measure, model)
        and read.reads(members[0].day, members[-1].day)
    ):
        earlier = _merging(chain, timeline, measure.rest) if parts else []
        model.never_all(timeline.terms(chain), unless=timeline.terms(earlier))
        if timeline.any_open(chain):
            return
    for k, gap in timeline.after(chain, timeline.end(chain)):
        merges = gap < measure.rest
        if not merges and not _counts_with(members[0], timeline.events[k], measure, slot[chain[0]], slot[k]):
            return
        _grow([*chain, k], timeline, slot, read, measure, model, parts=parts or not merges)


def _merging(chain: list[int], timeline: Timeline, rest: int) -> list[int]:
    """Earlier events that would be one work period with the first of a chain."""
    first = timeline.events[chain[0]]
    return [
        k
        for k in range(timeline.since(first.start - rest - DAY), chain[0])
        if first.start - timeline.events[k].end < rest and not timeline.clash(chain, k)
    ]


def _counts_with(first: Event, other: Event, measure: m.WorkPeriodMinutes, day: int, other_day: int) -> bool:
    """Whether a later work period counts together with the first one of a chain."""
    return other.start - first.start < DAY if measure.window == "rolling" else day == other_day


def _slot(event: Event, measure: m.WorkPeriodMinutes, model: RosterModel) -> int:
    """Which 24 hours, counted from the day break, an event starts in."""
    grid = model.grid
    starts = utc_minute(grid.days[event.day], measure.day_break, grid.unit.timezone)
    return event.day if event.start >= starts else event.day - 1


def _limit(members: list[Event], measure: m.WorkPeriodMinutes, model: RosterModel) -> int:
    weekend = all(model.grid.days[event.day].weekday() >= 5 for event in members)
    return max(measure.most, measure.most_weekend or 0) if weekend else measure.most


def week_minutes(rule: Rule, measure: m.WeekMinutes, model: RosterModel) -> None:
    """Limit the minutes of every run of weeks that ends in the plan and that a free day lies in, or of the plan."""
    if measure.windows == "plan":
        _plan_minutes(rule, measure, model)
        return
    grid, read = model.grid, scope(rule, model.grid)
    sooner = measure.week_start < 0
    blocks_from = grid.day(grid.unit.known_from or grid.unit.start) // 7
    for e in bound(rule, model):
        first, last = (day // 7 for day in model.span(e))
        stop = min(grid.weeks, last + sooner + measure.weeks)
        week = {w: _week_terms(model, e, w, measure) for w in range(max(0, first - measure.weeks + 1), stop)}
        for end in range(first, stop):
            begin = end - measure.weeks + 1
            beside = measure.windows == "blocks" and (begin - blocks_from) % measure.weeks and end < grid.weeks - 1
            if not beside and reads_weeks(read, begin, end, measure.week_start):
                run = [week[w] for w in range(max(0, begin), end + 1)]
                terms = [term for found, _ in run for term in found]
                paid = [minutes for _, found in run for minutes in found]
                if measure.most is not None:
                    model.at_most(terms, measure.most, paid)
                if measure.least is not None and 7 * begin >= grid.known[e] and e not in model.moving:
                    share = present(model, e, range(7 * begin, 7 * end + 7))
                    model.at_least(terms, ceil(measure.least * share), paid, last=7 * end + 6)


def _plan_minutes(rule: Rule, measure: m.WeekMinutes, model: RosterModel) -> None:
    grid = model.grid
    if not scope(rule, grid).reads(grid.back, len(grid.days) - 1):
        return
    for e in bound(rule, model):
        terms, paid = paid_terms(model, e, range(grid.back, len(grid.days)))
        if measure.most is not None:
            model.at_most(terms, measure.most, paid)
        if measure.least is not None:
            model.at_least(terms, plan_least(measure, grid, e), paid, last=len(grid.days) - 1)


def plan_least(measure: m.WeekMinutes, grid: Grid, e: int) -> int:
    """Minutes that a limit below on the plan as a whole asks of a person, absence taken off."""
    weeks = grid.weeks - grid.first_week
    return ceil((measure.least or 0) * weeks_present(grid.unit, grid.unit.staff[e]) / weeks)


def present(model: RosterModel, e: int, days: range) -> Fraction:
    """What vacation, other absence and dates without employment leave of whole weeks."""
    grid = model.grid
    away = Fraction(0)
    for d in days:
        if not grid.unit.staff[e].employed_on(grid.days[d]):
            away += Fraction(1, 7)
        elif model.away[e, d] or grid.on_vacation[e, d]:
            away += Fraction(is_virkedag(grid.days[d]), 6)
        elif grid.absent[e, d]:
            away += Fraction(1, 7)
    return max(Fraction(0), 1 - 7 * away / len(days))


def _week_terms(model: RosterModel, e: int, w: int, measure: m.WeekMinutes) -> tuple[list[Term], list[int]]:
    """Duties that start in a week; where it begins on Sunday, those after that hour and not after the next."""
    if not measure.week_start:
        return paid_terms(model, e, range(7 * w, 7 * w + 7))
    begins, ends = (week_begins(model.grid, week, measure.week_start) for week in (w, w + 1))
    return paid_terms(model, e, range(max(0, 7 * w - 1), 7 * w + 7), range(begins, ends))


def position_hours(rule: Rule, measure: m.PositionHours, model: RosterModel) -> None:
    """Cap the minutes of the plan at what the position has left after credits."""
    del measure
    grid = model.grid
    if not scope(rule, grid).reads(grid.back, len(grid.days) - 1):
        return
    for e in bound(rule, model):
        terms, paid = paid_terms(model, e, range(grid.back, len(grid.days)))
        model.at_most(terms, int(grid.room[e]), paid)


def paid_terms(model: RosterModel, e: int, days: range, starts: range | None = None) -> tuple[list[Term], list[int]]:
    """Duties and activities of some days with their paid minutes; what is fixed comes as one constant.

    Parameters
    ----------
    starts
        The real time in which they start; None for whole days.
    """
    grid = model.grid
    terms: list[Term] = []
    paid: list[int] = []
    given = [a for a in grid.activities.get(e, ()) if a.day in days and (starts is None or a.start in starts)]
    free = model.free[e, days.start : days.stop]
    settled = model.roster[e, days.start : days.stop] & ~free[:, None]
    if starts is not None:
        begins = grid.start[days.start : days.stop]
        settled &= (starts.start <= begins) & (begins < starts.stop)
    fixed = sum(a.paid for a in given) + int((settled * grid.minutes[days.start : days.stop]).sum())
    for d in (np.flatnonzero(free) + days.start).tolist():
        for s in range(grid.shape[2]):
            term = model.x(e, d, s)
            if not isinstance(term, int) and (starts is None or grid.start[d, s] in starts):
                terms.append(term)
                paid.append(int(grid.minutes[d, s]))
    return ([*terms, 1], [*paid, fixed]) if fixed else (terms, paid)
