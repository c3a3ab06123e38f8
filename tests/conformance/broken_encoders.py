"""Encoders, and parts of encoders, that each do one thing wrong."""

from datetime import timedelta

import numpy as np
import pytest
from tests.conformance.breaking import Veil, dynamic

from arsplan.domain.absences import Wish
from arsplan.rules import measures as m
from arsplan.solving import grid as grids
from arsplan.solving.grid import Grid
from arsplan.solving.measures import hours, pairs, red_days, rest, scope, single, tredelt, weekends

DAY = 1440


def everybody(rule, model):
    return model.people


def always(rule, grid):
    return scope.Scope(grid.back, len(grid.days) - 1)


def first_day_only(read):
    """A window is read if the rule is in force on its first day."""

    class Narrow(scope.Scope):
        def reads(self, first, last):
            return self.first <= first <= self.last

    return lambda rule, grid: Narrow(*read(rule, grid))


def fixed_windows(kind, encoder):
    """Windows side by side, instead of any in a row."""
    length = {m.WeekMinutes: "weeks", m.WeekendsWorked: "of"}[kind]

    def broken(rule, measure, model):
        size = getattr(measure, length)

        class Tumbling(scope.Scope):
            def reads(self, first, last):
                return (first // 7 - model.grid.first_week) % size == 0 and super().reads(first, last)

        with pytest.MonkeyPatch.context() as patch:
            module = hours if kind is m.WeekMinutes else weekends
            real = scope.scope
            patch.setattr(module, "scope", lambda r, g: Tumbling(*real(r, g)))
            encoder(rule, measure, model)

    return dynamic("windows-side-by-side", kind, broken)


def pairs_only(chain, timeline, read, measure, model):
    """Work periods of no more than two duties."""
    if len(chain) == 1:
        for k, gap in timeline.after(chain, timeline.end(chain)):
            if gap >= measure.floor:
                return
            both = [*chain, k]
            if timeline.end(both) - timeline.events[chain[0]].start + measure.floor > DAY:
                model.never_all(timeline.terms(both))


def rest_only(chain, timeline, read, measure, model):
    """Any rest below the floor is forbidden: work periods do not merge."""
    for k, gap in timeline.after(chain, timeline.end(chain)):
        if gap < measure.floor:
            model.never_all(timeline.terms([*chain, k]))


def whole_one_way(rule, measure, model):
    """Whoever works on Saturday works on Sunday, but not the other way round."""
    for e in scope.bound(rule, model):
        for w in range(model.grid.first_week, model.grid.weeks):
            model.never_all([model.on(e, 7 * w + 5)], unless=[model.on(e, 7 * w + 6)])


def with_activities(rule, measure, model):
    """A course on a day of the weekend counts as a shift."""
    busy = {(e, a.day) for e, found in model.grid.activities.items() for a in found}
    veil = Veil(model, on=lambda e, d: 1 if (e, d) in busy else model.on(e, d))
    weekends.whole_weekend(rule, measure, veil)


def consecutive_only(rule, measure, model):
    """A rhythm of weekends that only looks one beat back."""
    read = scope.scope(rule, model.grid)
    for e in scope.bound(rule, model):
        weeks = range(model.grid.weeks)
        worked = weekends.worked_weekends(measure, model, e, weeks)
        for w in weeks:
            for k in range(w + 1, min(w + measure.every, len(weeks))):
                if read.weeks(w, k):
                    model.never_all([worked[w], worked[k]])


RED = {m.RedDaysOff: red_days.red_days_off, m.RedDaySequence: red_days.red_day_sequence}


def together(kind):
    """Duties on a red day count together against the threshold: two short ones make it worked."""

    def broken(rule, measure, model):
        real = red_days.RedDays.worked

        def worked(self, over, e):
            found = real(self, over, e)
            for k, (start, end) in enumerate(self.span):
                parts = [
                    over.x(e, d, s)
                    for d in range(len(over.grid.days))
                    for s in range(over.grid.shape[2])
                    if 0 < min(end, over.grid.end[d, s]) - max(start, over.grid.start[d, s]) <= self.threshold
                ]
                both = [t for t in parts if not (isinstance(t, int) and t == 0)]
                if len(both) > 1 and not isinstance(found[k], int):
                    more = over.cp.new_bool_var("")
                    over.cp.add(sum(both) <= 1 + len(both) * more)
                    found[k] = over.any_of([found[k], more])
            return found

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(red_days.RedDays, "worked", worked)
            RED[kind](rule, measure, model)

    return dynamic("short-duties-together", kind, broken)


def no_history_begin(model, e):
    return 0


def plan_begin(model, e):
    return model.grid.first_week


def by_calendar_day(spans):
    """A red day lasts from midnight to midnight."""

    def broken(first, last):
        days = spans(first, last)
        return [
            type(red)(
                red.day,
                red.name,
                red.end.replace(day=red.day.day, month=red.day.month, year=red.day.year, hour=0, minute=0),
                red.end,
            )
            for red in days
        ]

    return broken


def sundays_only(spans):
    return lambda first, last: [red for red in spans(first, last) if red.day.weekday() == 6]


def without_wishes(**change):
    def broken(rule, measure, grid):
        unit = grid.unit
        wishes = tuple(
            Wish(**{**wish.model_dump(), **{key: value(wish) for key, value in change.items()}}) for wish in unit.wishes
        )
        grid.unit = unit.model_copy(update={"wishes": wishes})
        single.availability(rule, measure, grid)
        grid.unit = unit

    return broken


def with_staff(**change):
    def broken(rule, measure, grid):
        unit = grid.unit
        staff = tuple(who.model_copy(update=change) for who in unit.staff)
        grid.unit = unit.model_copy(update={"staff": staff})
        single.availability(rule, measure, grid)
        grid.unit = unit

    return broken


ZONES, CLOCK = tredelt.red_zones, tredelt.Clock


def zones_of_sundays(first, last):
    return [zone for zone in ZONES(first, last) if any(day.weekday() == 6 for day in zone.days)]


def zones_from_midnight(first, last):
    return [type(z)(z.start.replace(hour=0) + timedelta(1), z.end, z.days) for z in ZONES(first, last)]


def weighed_only(one, other, model):
    """The week is shortened without end."""
    model.at_most(other.terms, other.limit, other.weights)


def both_rows(one, other, model):
    for terms, weights, limit in (one, other):
        model.at_most(terms, limit, weights)


def weeks_of_the_plan(unit, employee):
    """Neither vacation nor absence, nor the dates of employment, make the weeks fewer."""
    return employee.position * unit.weeks


class UnpaidClock(CLOCK):
    """Night and red minutes count whether paid or not."""

    def count(self, day, start, finish, paid):
        return super().count(day, start, finish, finish - start) - tredelt.HOUR * (finish - start - paid)


def no_work(when):
    """Nobody works where the date of the discussion asks for that: no duty can mend it, and none is kept out."""

    def broken(rule, measure, model):
        start, discussed = model.grid.unit.start, model.grid.unit.plan.discussed
        if when(None if discussed is None else (start - discussed).days - measure.days):
            for e in model.people:
                for d in range(model.grid.back, len(model.grid.days)):
                    model.never_all([model.on(e, d)])

    return broken


def no_passive_work(rule, measure, model):
    """Nobody is on passive duty."""
    for e in scope.bound(rule, model):
        for s, kind in enumerate(model.grid.unit.shifts):
            if kind.passive_minutes:
                for d in range(model.grid.back, len(model.grid.days)):
                    model.never_all([model.x(e, d, s)])


def same_day_alone(rule, measure, model):
    """A night ends at midnight, so that it meets nobody on the day after."""
    grid = model.grid
    midnight = np.array([[grid.midnight(d + 1)] for d in range(len(grid.days))])
    pairs.apart(rule, measure, Veil(model, grid=Veil(grid, end=np.minimum(grid.end, midnight))))


def used_throughout(rule, measure, model):
    """Shifts that nobody is planned on count as well."""
    unit = model.grid.unit
    shifts = tuple(kind.model_copy(update={"use": "all"}) for kind in unit.shifts)
    grid = Veil(model.grid, unit=unit.model_copy(update={"shifts": shifts}))
    pairs.apart(rule, measure, Veil(model, grid=grid))


def beyond_the_week(rule, measure, model):
    """Each week may hold the hours of the position and the overtime of a week, as if nothing were averaged."""
    hours.week_minutes(rule, m.WeekMinutes(most=model.grid.unit.full_time_week // 10 + measure.week), model)


def bound_to_all(rule, grid, duties):
    FORBID(rule.model_copy(update={"people": tuple(grid.people)}), grid, duties)


def unstated_is_none(rule, measure, model):
    """A shift whose breaks are not stated has none."""
    for e in scope.bound(rule, model):
        for s, kind in enumerate(model.grid.unit.shifts):
            if kind.break_minutes is None and kind.paid_minutes > measure.after:
                for d in range(model.grid.back, len(model.grid.days)):
                    model.never_all([model.x(e, d, s)])


def last_day_of_absence(grid):
    away = AWAY(grid)
    for absence in grid.unit.absences:
        if 0 <= grid.day(absence.last) < len(grid.days):
            away[grid.person_index[absence.employee], grid.day(absence.last)] = False
    return away


def first_day_of_absence(grid):
    away = AWAY(grid)
    for absence in grid.unit.absences:
        if 0 <= grid.day(absence.first) < len(grid.days):
            away[grid.person_index[absence.employee], grid.day(absence.first)] = False
    return away


def day_before_absence(grid):
    away = AWAY(grid)
    away[:, :-1] |= away[:, 1:]
    return away


AWAY, IN_USE, GIVEN, FORBID = single.away_days, single._in_use, Grid._given, single._forbid
LIMIT, ACCOUNT, KEEP_ONE = hours._limit, grids.account, rest._keep_one


def used_always(grid):
    return np.ones_like(IN_USE(grid))


def not_on_red_weekdays(grid):
    found = IN_USE(grid)
    for s, shift in enumerate(grid.unit.shifts):
        if shift.use == "weekday":
            found[:, s] = [day.weekday() < 5 and not single.is_red(day) for day in grid.days]
    return found


def locks_open(grid):
    given, locked = GIVEN(grid)
    return given, np.zeros_like(locked)


def days_off_open(grid):
    given, locked = GIVEN(grid)
    settled = given.any(axis=2)
    return given, locked & settled


def locks_lost(grid):
    given, locked = GIVEN(grid)
    given[:, grid.back :] = False
    return given, locked


def any_rest(candidates, timeline, model):
    """The literal of a candidate rest does not keep it free."""
    KEEP_ONE(candidates[:1] and [(candidates[0][0], candidates[0][0])], timeline, model)


def near(days):
    real = rest.events
    return lambda model, e, before, after: real(model, e, min(before, days), min(after, days))
