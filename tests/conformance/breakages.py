"""Encoders that are broken on purpose; every one has to be caught by some world."""

from tests.conformance.breaking import (
    Breakage,
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
    paid_by_the_clock,
    past_forgotten,
    replaced,
    saturdays_forgotten,
    seen,
    static,
    sundays_forgotten,
)
from tests.conformance.broken_encoders import (
    ACCOUNT,
    LIMIT,
    RED,
    UnpaidClock,
    always,
    any_rest,
    beyond_the_week,
    both_rows,
    bound_to_all,
    by_calendar_day,
    consecutive_only,
    day_before_absence,
    days_off_open,
    everybody,
    first_day_of_absence,
    first_day_only,
    fixed_windows,
    last_day_of_absence,
    locks_lost,
    locks_open,
    near,
    no_history_begin,
    no_passive_work,
    no_work,
    not_on_red_weekdays,
    pairs_only,
    plan_begin,
    rest_only,
    same_day_alone,
    sundays_only,
    together,
    unstated_is_none,
    used_always,
    used_throughout,
    weeks_of_the_plan,
    weighed_only,
    whole_one_way,
    with_activities,
    with_staff,
    without_wishes,
    zones_from_midnight,
    zones_of_sundays,
)

from arsplan.rules import measures as m
from arsplan.solving import grid as grids
from arsplan.solving.grid import Grid
from arsplan.solving.measures import (
    DYNAMIC,
    events,
    hours,
    months,
    pairs,
    red_days,
    rest,
    runs,
    scope,
    single,
    tredelt,
    weekends,
    windows,
)

HOUR = 60


ROSTERED = tuple(kind for kind in DYNAMIC if kind not in (m.PositionHours, m.TredeltHours, m.WholeWeekend))
PAID = (m.WorkPeriodMinutes, m.WeekMinutes, m.PositionHours, m.MonthHours, m.TredeltHours)
TIMED = (m.Apart, m.NoOverlap, m.DailyRest, m.WeeklyRest, m.WorkPeriodMinutes)
MODULE = {
    m.Apart: pairs, m.NoOverlap: rest, m.DailyRest: rest, m.WeeklyRest: rest, m.WorkPeriodMinutes: hours,
    m.WeekMinutes: hours, m.PositionHours: hours, m.WeekendsWorked: weekends, m.WeekendRhythm: weekends,
    m.WeekendsInPlan: weekends,
    m.WholeWeekend: weekends, m.RedDaysOff: red_days, m.RedDaySequence: red_days, m.RunLength: runs,
    m.ForbiddenSequence: runs, m.Availability: single, m.LongShiftConsent: single, m.Breaks: single,
    m.TredeltHours: tredelt, m.DutiesInWindow: windows, m.MonthHours: months,
}  # fmt: skip
WITH_ACTIVITIES = tuple(kind for kind in DYNAMIC if kind not in (m.WholeWeekend, m.DutiesInWindow, m.Apart))
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
    *(seen(kind, paid_by_the_clock) for kind in PAID),
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
        if kind not in (m.PositionHours, m.TredeltHours, m.WeekendRhythm)
    ),
    *(
        replaced("binds-everybody", kind, MODULE[kind], bound=everybody)
        for kind in (*WEEKENDS, m.WholeWeekend, m.RunLength)
    ),
    replaced("binds-everybody", m.Apart, Grid, of=lambda grid, _: list(range(len(grid.people)))),
    dynamic("the-same-day-alone", m.Apart, same_day_alone),
    dynamic("a-shift-that-is-not-in-use", m.Apart, used_throughout),
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
    replaced("two-weeks-never-read", m.WeeklyRest, rest, _in_two_weeks=lambda *_: None),
    replaced("rests-of-two-weeks-on-free-literals", m.WeeklyRest, rest, _kept=lambda *_: _[-1].cp.new_bool_var("")),
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
    static("never-read", m.Breaks, lambda *_: None),
    replaced("breaks-of-somebody-else", m.Breaks, single, _forbid=bound_to_all),
    dynamic("unstated-is-none", m.Breaks, unstated_is_none),
    static("never-read", m.LongShiftConsent, lambda *_: None),
    replaced(
        "credits-forgotten",
        m.PositionHours,
        grids,
        account=lambda unit, who: ACCOUNT(unit.with_absences(()), who.model_copy(update={"vacation_days": 0})),
    ),
    replaced(
        "vacation-credited-when-placed",
        m.PositionHours,
        grids,
        account=lambda unit, who: ACCOUNT(unit, who.model_copy(update={"vacation_days": 0})),
    ),
    replaced(
        "employment-forgotten",
        m.PositionHours,
        grids,
        account=lambda unit, who: ACCOUNT(unit, who.model_copy(update={"start": None, "end": None})),
    ),
    replaced("zones-of-sundays-only", m.TredeltHours, tredelt, red_zones=zones_of_sundays),
    replaced("red-days-from-midnight", m.TredeltHours, tredelt, red_zones=zones_from_midnight),
    replaced("no-shortest-week", m.TredeltHours, tredelt, _either=weighed_only),
    replaced("shortest-week-as-well", m.TredeltHours, tredelt, _either=both_rows),
    replaced("weeks-of-the-plan", m.TredeltHours, tredelt, position_weeks=weeks_of_the_plan),
    replaced("more-than-is-paid", m.TredeltHours, tredelt, Clock=UnpaidClock),
    dynamic("passive-means-no-work", m.PassiveDuty, no_passive_work),
    dynamic("no-more-than-the-position", m.Overtime, hours.position_hours),
    dynamic("every-week-by-itself", m.Overtime, beyond_the_week),
    dynamic("late-means-no-work", m.Notice, no_work(lambda spare: spare is not None and spare < 0)),
    dynamic("no-date-means-no-work", m.Notice, no_work(lambda spare: spare is None)),
    dynamic("in-time-is-late", m.Notice, no_work(lambda spare: spare == 0)),
    replaced("evening-from-eight", m.WeekendsWorked, weekends, EVENING=20 * HOUR - 1),
    replaced("evening-after-one-past-eight", m.WeekendsWorked, weekends, EVENING=20 * HOUR + 1),
    replaced("friday-instead-of-saturday", m.WeekendsWorked, weekends, SATURDAY=4),
    dynamic("one-beat-back", m.WeekendRhythm, consecutive_only),
    dynamic("saturday-asks-for-sunday-only", m.WholeWeekend, whole_one_way),
    dynamic("a-course-is-a-shift", m.WholeWeekend, with_activities),
    together(m.RedDaysOff),
    together(m.RedDaySequence),
    replaced("reaches-to-the-first-history", m.RedDaysOff, red_days, _first_week=no_history_begin),
    replaced("begins-with-the-plan", m.RedDaysOff, red_days, _first_week=plan_begin),
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
