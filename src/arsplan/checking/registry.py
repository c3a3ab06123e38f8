"""Which reader answers for which measure. A test walks it: every measure has one."""

from collections.abc import Callable, Iterable, Mapping

from arsplan.checking.readers import (
    availability,
    breaks,
    consent,
    hours,
    locks,
    months,
    notice,
    overlap,
    overtime,
    pairs,
    passive,
    red_days,
    rest,
    runs,
    tredelt,
    vacation,
    weekends,
    windows,
    work_period_minutes,
)
from arsplan.checking.reading import Reading, Undecided
from arsplan.rules import measures as m
from arsplan.rules.kinds import AnyMeasure

PERSONAL: dict[type[AnyMeasure], Callable[..., Iterable[Reading | Undecided]]] = {
    m.NoOverlap: overlap.no_overlap,
    m.Availability: availability.availability,
    m.Locked: locks.locked,
    m.DailyRest: rest.daily_rest,
    m.WeeklyRest: rest.weekly_rest,
    m.WorkPeriodMinutes: work_period_minutes.work_period_minutes,
    m.LongShiftConsent: consent.long_shift_consent,
    m.Breaks: breaks.breaks,
    m.PassiveDuty: passive.passive_duty,
    m.WeekMinutes: hours.week_minutes,
    m.DutiesInWindow: windows.duties_in_window,
    m.WeekendsWorked: weekends.weekends_worked,
    m.WeekendRhythm: weekends.weekend_rhythm,
    m.WeekendsInPlan: weekends.weekends_in_plan,
    m.WholeWeekend: weekends.whole_weekend,
    m.RedDaysOff: red_days.red_days_off,
    m.RedDaySequence: red_days.red_day_sequence,
    m.RunLength: runs.run_length,
    m.ForbiddenSequence: runs.forbidden_sequence,
    m.PositionHours: hours.position_hours,
    m.MonthHours: months.month_hours,
    m.Overtime: overtime.overtime,
    m.TredeltHours: tredelt.tredelt_hours,
    m.VacationPlaced: vacation.vacation_placed,
}
"""Measures that are asked of one person at a time; a tool may have added its own."""

GROUP: Mapping[type[AnyMeasure], Callable[..., Iterable[Reading | Undecided]]] = {
    m.Apart: pairs.apart,
    m.AwayAtOnce: vacation.away_at_once,
    m.Notice: notice.notice,
}
"""Measures that are asked of all the people of a rule together."""
