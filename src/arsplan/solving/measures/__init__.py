"""One encoder for each measure, joined to the statement by its type.

`STATIC` encoders say which single duties are out of the question (they write the grid's `allowed`); `DYNAMIC` ones
constrain duties together.
"""

from collections.abc import Callable
from typing import Any

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Grid
from arsplan.solving.measures import hours, pairs, rest, runs, single, weekends
from arsplan.solving.measures.months import month_hours
from arsplan.solving.measures.red_days import red_day_sequence, red_days_off
from arsplan.solving.measures.tredelt import tredelt_hours
from arsplan.solving.measures.windows import duties_in_window
from arsplan.solving.model import RosterModel

STATIC: dict[type, Callable[[Rule, Any, Grid], None]] = {
    m.Availability: single.availability,
    m.LongShiftConsent: single.long_shift_consent,
    m.WorkPeriodMinutes: single.too_long,
    m.Breaks: single.breaks,
}

DYNAMIC: dict[type, Callable[[Rule, Any, RosterModel], None]] = {
    m.NoOverlap: rest.no_overlap,
    m.DailyRest: rest.daily_rest,
    m.WeeklyRest: rest.weekly_rest,
    m.WorkPeriodMinutes: hours.work_period_minutes,
    m.WeekMinutes: hours.week_minutes,
    m.DutiesInWindow: duties_in_window,
    m.PositionHours: hours.position_hours,
    m.MonthHours: month_hours,
    m.TredeltHours: tredelt_hours,
    m.WeekendsWorked: weekends.weekends_worked,
    m.WeekendRhythm: weekends.weekend_rhythm,
    m.WeekendsInPlan: weekends.weekends_in_plan,
    m.WholeWeekend: weekends.whole_weekend,
    m.RedDaysOff: red_days_off,
    m.RedDaySequence: red_day_sequence,
    m.RunLength: runs.run_length,
    m.ForbiddenSequence: runs.forbidden_sequence,
    m.Apart: pairs.apart,
}

BY_CONSTRUCTION: dict[type, str] = {
    m.Locked: "locked cells are never variables",
    m.Notice: "when the plan was discussed is settled before it is made",
    m.PassiveDuty: "it is undecidable at worst, and every hour counts as work in the other rules",
    m.Overtime: "it is undecidable at worst, and hours beyond the position are not planned",
    m.VacationPlaced: "vacation is placed before duties, by solving.vacation",
    m.AwayAtOnce: "vacation is placed before duties, by solving.vacation",
}
"""Measures that no constraint on duties can break, and why."""

WEIGHED: frozenset[type] = frozenset({m.RunLength})
"""Measures whose soft rules cost their weight; soft rules of other measures are only checked."""


def restrict(grid: Grid) -> Grid:
    """Apply every rule about single duties to the grid; returns the grid."""
    for rule in grid.rules:
        encode = STATIC.get(type(rule.measure))
        if encode is not None and rule.severity == "hard":
            encode(rule, rule.measure, grid)
    grid.allowed[:, : grid.back] = False
    grid.allowed |= grid.given
    return grid


def constrain(model: RosterModel) -> None:
    """Add every hard rule about duties together, and soft ones that can be weighed as costs, to a model."""
    for rule in model.grid.rules:
        encode = DYNAMIC.get(type(rule.measure))
        if encode is not None and (rule.severity == "hard" or type(rule.measure) in WEIGHED):
            encode(rule, rule.measure, model)
