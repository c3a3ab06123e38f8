"""Encoders that are broken on purpose; every one has to be caught by some world."""

import numpy as np
import pytest
from tests.conformance.breaking import (
    Breakage,
    Veil,
    activities_forgotten,
    by_the_clock,
    dynamic,
    excuses_forgotten,
    first_day_forgotten,
    forgotten,
    half_reified,
    last_day_forgotten,
    last_week_forgotten,
    moved,
    numbers,
    on_a_free_literal,
    past_forgotten,
    replaced,
    saturdays_forgotten,
    seen,
    static,
    sundays_forgotten,
)

from arsplan.domain.absences import Wish
from arsplan.rules import measures as m
from arsplan.solving.grid import Grid
from arsplan.solving.measures import DYNAMIC, events, hours, red_days, rest, runs, scope, single, weekends

DAY, HOUR = 1440, 60


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


AWAY, IN_USE, GIVEN = single.away_days, single._in_use, Grid._given
LIMIT, ACCOUNT, KEEP_ONE = hours._limit, hours.account, rest._keep_one


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


ROSTERED = tuple(kind for kind in DYNAMIC if kind not in (m.PositionHours, m.WholeWeekend))
TIMED = (m.NoOverlap, m.DailyRest, m.WeeklyRest, m.WorkPeriodMinutes)
COUNTED = (
    m.WeekMinutes, m.PositionHours, m.WeekendsWorked, m.WeekendRhythm, m.WeekendsInPlan, m.WholeWeekend,
    m.RedDaysOff, m.RedDaySequence, m.RunLength, m.ForbiddenSequence,
)  # fmt: skip
MODULE = {
    m.NoOverlap: rest, m.DailyRest: rest, m.WeeklyRest: rest, m.WorkPeriodMinutes: hours, m.WeekMinutes: hours,
    m.PositionHours: hours, m.WeekendsWorked: weekends, m.WeekendRhythm: weekends, m.WeekendsInPlan: weekends,
    m.WholeWeekend: weekends, m.RedDaysOff: red_days, m.RedDaySequence: red_days, m.RunLength: runs,
    m.ForbiddenSequence: runs, m.Availability: single, m.LongShiftConsent: single,
}  # fmt: skip
WITH_ACTIVITIES = tuple(kind for kind in DYNAMIC if kind not in (m.WholeWeekend, m.ForbiddenSequence))
WEEKENDS = (m.WeekendsWorked, m.WeekendRhythm, m.WeekendsInPlan)
REIFIED = (m.RedDaysOff, m.RedDaySequence, *WEEKENDS)

BREAKAGES: tuple[Breakage, ...] = (
    *(seen(kind, past_forgotten) for kind in ROSTERED),
    *(seen(kind, last_day_forgotten) for kind in DYNAMIC),
    *(
        seen(kind, first_day_forgotten)
        for kind in DYNAMIC
        if kind not in (*WEEKENDS, m.WholeWeekend, m.RedDaysOff, m.RedDaySequence)
    ),
    *(seen(kind, last_week_forgotten) for kind in DYNAMIC),
    *(seen(kind, activities_forgotten) for kind in WITH_ACTIVITIES),
    *(seen(kind, by_the_clock) for kind in TIMED),
    *(seen(kind, on_a_free_literal) for kind in DYNAMIC if kind is not m.WeeklyRest),
    *(seen(kind, half_reified) for kind in REIFIED),
    *(seen(kind, sundays_forgotten) for kind in WEEKENDS),
    *(seen(kind, saturdays_forgotten) for kind in WEEKENDS),
    *(seen(kind, excuses_forgotten) for kind in (m.DailyRest, m.WorkPeriodMinutes)),
    *(forgotten(kind, "first") for kind in DYNAMIC if kind is not m.WeeklyRest),
    *(forgotten(kind, "last") for kind in DYNAMIC if kind not in (m.WeeklyRest, m.WeekendRhythm)),
    *(
        moved(kind, days)
        for kind in (m.WeekendsWorked, m.WeekendRhythm, m.WeekendsInPlan, m.RunLength, m.ForbiddenSequence)
        for days in (-1, 1)
    ),
    *(found for kind in MODULE for found in numbers(kind)),
    *(replaced("never-out-of-force", kind, MODULE[kind], scope=always) for kind in MODULE),
    *(
        replaced("in-force-on-the-first-day", kind, MODULE[kind], scope=first_day_only(scope.scope))
        for kind in DYNAMIC
        if kind not in (m.PositionHours, m.WeekendRhythm)
    ),
    *(
        replaced("binds-everybody", kind, MODULE[kind], bound=everybody)
        for kind in (*WEEKENDS, m.WholeWeekend, m.RunLength)
    ),
    *(fixed_windows(kind, DYNAMIC[kind]) for kind in (m.WeekMinutes, m.WeekendsWorked)),
    replaced("compensation-forgotten", m.DailyRest, rest, _compensate=lambda *_: None),
    replaced("work-periods-of-two", m.DailyRest, rest, _extend=pairs_only),
    replaced("short-rests-never-merge", m.DailyRest, rest, _extend=rest_only),
    replaced("period-after-a-short-rest-is-one-duty", m.DailyRest, rest, _grown=lambda period, *_: iter([period])),
    replaced("a-day-of-25-hours", m.DailyRest, rest, DAY=25 * HOUR),
    replaced("a-day-around-what-is-free", m.DailyRest, events, REACH=0),
    replaced("five-days-around-what-is-free", m.WeeklyRest, rest, events=near(5)),
    replaced(
        "only-from-the-beginning-of-the-week",
        m.WeeklyRest,
        rest,
        _inside=lambda start, stop, least, ends: [(start, start + least)],
    ),
    replaced(
        "left-edge-of-the-week-forgotten",
        m.WeeklyRest,
        rest,
        _inside=lambda start, stop, least, ends: [(end, end + least) for end in ends if start <= end <= stop - least],
    ),
    replaced(
        "right-edge-of-the-week-forgotten",
        m.WeeklyRest,
        rest,
        _inside=lambda start, stop, least, ends: [
            (begin, begin + least) for begin in [start, *(end for end in ends if start < end < stop)]
        ],
    ),
    replaced(
        "a-date-need-not-be-whole",
        m.WeeklyRest,
        rest,
        _around=lambda dawn, dusk, least, ends: [
            (begin, begin + least) for begin in [dawn, *(end for end in ends if dawn - least < end <= dusk)]
        ],
    ),
    replaced(
        "the-date-alone", m.WeeklyRest, rest, _around=lambda dawn, dusk, least, ends: [(dawn, max(dusk, dawn + least))]
    ),
    replaced("any-candidate-on-a-free-literal", m.WeeklyRest, rest, _keep_one=any_rest),
    replaced("days-from-midnight", m.WorkPeriodMinutes, hours, _slot=lambda event, measure, model: event.day),
    replaced("merging-alone", m.WorkPeriodMinutes, hours, _slot=lambda event, measure, model: event.start),
    replaced(
        "weekend-by-the-first-duty",
        m.WorkPeriodMinutes,
        hours,
        _limit=lambda members, measure, model: LIMIT(members[:1], measure, model),
    ),
    replaced(
        "weekend-by-the-last-duty",
        m.WorkPeriodMinutes,
        hours,
        _limit=lambda members, measure, model: LIMIT(members[-1:], measure, model),
    ),
    static("one-duty-alone-forgotten", m.WorkPeriodMinutes, lambda *_: None),
    static(
        "consent-of-one-is-of-all",
        m.LongShiftConsent,
        lambda rule, measure, grid: single.long_shift_consent(
            rule.model_copy(update={"people": tuple(grid.people)}), measure, grid
        ),
    ),
    static("never-read", m.LongShiftConsent, lambda *_: None),
    replaced(
        "credits-forgotten",
        m.PositionHours,
        hours,
        account=lambda unit, who: ACCOUNT(unit.with_absences(()), who.model_copy(update={"vacation_days": 0})),
    ),
    replaced(
        "vacation-credited-when-placed",
        m.PositionHours,
        hours,
        account=lambda unit, who: ACCOUNT(unit, who.model_copy(update={"vacation_days": 0})),
    ),
    replaced(
        "employment-forgotten",
        m.PositionHours,
        hours,
        account=lambda unit, who: ACCOUNT(unit, who.model_copy(update={"start": None, "end": None})),
    ),
    replaced("evening-from-eight", m.WeekendsWorked, weekends, EVENING=20 * HOUR - 1),
    replaced("evening-after-one-past-eight", m.WeekendsWorked, weekends, EVENING=20 * HOUR + 1),
    replaced("friday-instead-of-saturday", m.WeekendsWorked, weekends, SATURDAY=4),
    dynamic("one-beat-back", m.WeekendRhythm, consecutive_only),
    dynamic("saturday-asks-for-sunday-only", m.WholeWeekend, whole_one_way),
    dynamic("a-course-is-a-shift", m.WholeWeekend, with_activities),
    together(m.RedDaysOff),
    together(m.RedDaySequence),
    replaced("reaches-to-the-first-history", m.RedDaysOff, red_days, _first_duty_week=no_history_begin),
    replaced("begins-with-the-plan", m.RedDaysOff, red_days, _first_duty_week=plan_begin),
    *(replaced("only-sundays", kind, red_days, red_spans=sundays_only(red_days.red_spans)) for kind in RED),
    *(replaced("from-midnight", kind, red_days, red_spans=by_calendar_day(red_days.red_spans)) for kind in RED),
    replaced("the-first-of-absence", m.Availability, single, away_days=first_day_of_absence),
    replaced("the-last-of-absence", m.Availability, single, away_days=last_day_of_absence),
    replaced("the-day-before-absence", m.Availability, single, away_days=day_before_absence),
    replaced("noon-a-minute-late", m.Availability, single, NOON=12 * HOUR + 1),
    replaced("noon-a-minute-early", m.Availability, single, NOON=12 * HOUR - 1),
    replaced("red-days-are-no-weekend", m.Availability, single, is_red=lambda _: False),
    replaced("use-forgotten", m.Availability, single, _in_use=used_always),
    replaced("red-weekdays-are-weekends", m.Availability, single, _in_use=not_on_red_weekdays),
    static("wishes-forgotten", m.Availability, without_wishes(strength=lambda _: "wish")),
    static("every-wish-binds", m.Availability, without_wishes(strength=lambda _: "must")),
    static(
        "weeks-of-a-wish-forgotten", m.Availability, without_wishes(from_week=lambda _: None, to_week=lambda _: None)
    ),
    static("weekday-of-a-wish-forgotten", m.Availability, without_wishes(weekday=lambda _: None)),
    static("shift-of-a-wish-forgotten", m.Availability, without_wishes(shift=lambda _: "")),
    static(
        "odd-for-even",
        m.Availability,
        without_wishes(value=lambda w: {"odd": "even", "even": "odd"}.get(w.value, w.value)),
    ),
    static("rota-forgotten", m.Availability, with_staff(rota="all")),
    static("start-of-employment-forgotten", m.Availability, with_staff(start=None)),
    static("end-of-employment-forgotten", m.Availability, with_staff(end=None)),
    replaced("locks-are-open", m.Locked, Grid, _given=locks_open),
    replaced("days-off-are-open", m.Locked, Grid, _given=days_off_open),
    replaced("locked-duties-are-lost", m.Locked, Grid, _given=locks_lost),
)
