"""Hours: in a work period and a day, in weeks, and over the plan."""

from arsplan.clock.instants import utc_minute
from arsplan.rules import measures as m
from arsplan.rules.entitlement import account
from arsplan.rules.rule import Rule
from arsplan.solving.measures.events import Event, events
from arsplan.solving.model import RosterModel, Term


def work_period_minutes(rule: Rule, measure: m.WorkPeriodMinutes, model: RosterModel) -> None:
    """Forbid duties that together make too long a work period, or too much of one 24 hours."""
    for e in bound(rule, model):
        timeline = [event for event in events(model, e, 2, 2) if model.grid.in_force(rule, event.day)]
        slot = [_slot(event, measure, model) for event in timeline]
        for i in range(len(timeline)):
            _grow([i], timeline, slot, measure, model)


def _grow(chain: list[int], timeline: list[Event], slot: list[int], measure: m.WorkPeriodMinutes, model: RosterModel) -> None:
    """Add each duty that merges with the chain, or starts in its 24 hours, until it passes the limit."""
    members = [timeline[k] for k in chain]
    if len(chain) > 1 and sum(event.paid for event in members) > _limit(members, measure, model):
        model.never_all([event.term for event in members])
        return
    end = max(event.end for event in members)
    for k in range(chain[-1] + 1, len(timeline)):
        merges = timeline[k].start - end < measure.rest
        if not merges and slot[k] != slot[chain[0]]:
            return
        if timeline[k].start >= end:
            _grow([*chain, k], timeline, slot, measure, model)


def _slot(event: Event, measure: m.WorkPeriodMinutes, model: RosterModel) -> int:
    """Which 24 hours, counted from the day break, an event starts in."""
    grid = model.grid
    starts = utc_minute(grid.days[event.day], measure.day_break, grid.unit.timezone)
    return event.day if event.start >= starts else event.day - 1


def _limit(members: list[Event], measure: m.WorkPeriodMinutes, model: RosterModel) -> int:
    weekend = all(model.grid.days[event.day].weekday() >= 5 for event in members)
    return max(measure.most, measure.most_weekend or 0) if weekend else measure.most


def week_minutes(rule: Rule, measure: m.WeekMinutes, model: RosterModel) -> None:
    """Cap the minutes of every run of weeks that a free day lies in."""
    grid = model.grid
    for e in bound(rule, model):
        first, last = model.span(e)
        low = max(0, grid.first_week - measure.weeks + 1, first // 7 - measure.weeks + 1)
        week: dict[int, tuple[list[Term], list[int]]] = {
            w: paid_terms(model, e, range(7 * w, 7 * w + 7)) for w in range(low, min(grid.weeks, last // 7 + measure.weeks))
        }
        for w in range(low, min(last // 7, grid.weeks - measure.weeks) + 1):
            if not grid.in_force(rule, 7 * w):
                continue
            run = [week[k] for k in range(w, w + measure.weeks)]
            model.at_most([t for terms, _ in run for t in terms], measure.most, [p for _, paid in run for p in paid])


def position_hours(rule: Rule, measure: m.PositionHours, model: RosterModel) -> None:
    """Cap the minutes of the plan at what the position has left after credits."""
    del measure
    grid = model.grid
    for e in bound(rule, model):
        terms, paid = paid_terms(model, e, range(grid.back, len(grid.days)))
        model.at_most(terms, account(grid.unit, grid.unit.person[grid.people[e]]).room, paid)


def paid_terms(model: RosterModel, e: int, days: range) -> tuple[list[Term], list[int]]:
    """Duties and activities of some days with their paid minutes; what is fixed comes as one constant."""
    grid = model.grid
    terms: list[Term] = []
    paid: list[int] = []
    fixed = sum(a.paid for a in grid.activities.get(e, ()) if a.day in days)
    free = model.free[e]
    for d in days:
        if free[d]:
            for s in range(grid.shape[2]):
                term = model.x(e, d, s)
                if not isinstance(term, int):
                    terms.append(term)
                    paid.append(int(grid.paid[s]))
        else:
            fixed += int(grid.paid[model.roster[e, d]].sum())
    return ([*terms, 1], [*paid, fixed]) if fixed else (terms, paid)


def bound(rule: Rule, model: RosterModel) -> list[int]:
    """People whom the rule binds and who have a free day."""
    free = set(model.people)
    return [e for e in model.grid.of(rule) if e in free]
