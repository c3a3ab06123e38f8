"""Rules that one duty keeps or breaks by itself: they thin out the grid before any model is built."""

from datetime import timedelta

import numpy as np

from arsplan.clock.holidays import is_red
from arsplan.domain.absences import Wish
from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.scope import scope

NOON = 12 * 60


def availability(rule: Rule, measure: m.Availability, grid: Grid) -> None:
    """Employment, absence, rota, use of the shift and wishes that bind."""
    del measure
    unit = grid.unit
    weekend = _weekend_starts(grid)
    used = _in_use(grid)
    bound = grid.of(rule)
    away = away_days(grid)
    against = np.zeros(grid.shape, dtype=bool)
    for e in bound:
        employee = unit.person[grid.people[e]]
        rota = unit.rota_by_name[employee.rota]
        ok = used.copy()
        ok[:, [s for s, code in enumerate(grid.shifts) if code not in rota.shifts]] = False
        if rota.days == "weekend":
            ok &= weekend
        ok[[d for d, day in enumerate(grid.days) if not employee.employed_on(day)]] = False
        ok[away[e]] = False
        for s, shift in enumerate(grid.unit.shifts):
            if shift.skill:
                ok[[d for d, day in enumerate(grid.days) if not unit.holds(employee.id, shift.skill, day)], s] = False
        against[e] = ~ok
    for wish in unit.wishes:
        if wish.strength == "must" and grid.person_index.get(wish.employee) in bound:
            against[grid.person_index[wish.employee]] |= _against(wish, grid)
    _forbid(rule, grid, against)


def away_days(grid: Grid) -> Cells:
    """People x days on which somebody is absent, vacation included."""
    away = np.zeros(grid.shape[:2], dtype=bool)
    for absence in grid.unit.absences:
        first, last = grid.day(absence.first), grid.day(absence.last)
        away[grid.person_index[absence.employee], max(0, first) : max(0, last + 1)] = True
    return away


def _in_use(grid: Grid) -> Cells:
    saturday_or_sunday = np.array([day.weekday() >= 5 for day in grid.days])
    by_use = {
        "all": np.ones_like(saturday_or_sunday),
        "weekend": saturday_or_sunday,
        "weekday": ~saturday_or_sunday,
        "none": np.zeros_like(saturday_or_sunday),
    }
    return np.stack([by_use[shift.use] for shift in grid.unit.shifts], axis=1)


def _weekend_starts(grid: Grid) -> Cells:
    """Days x shifts on which a weekend post may start: the weekend, red days, and the evening before one of these."""
    free = np.array([day.weekday() >= 5 or is_red(day) for day in grid.days])
    following = [day + timedelta(1) for day in grid.days]
    eve = np.array([day.weekday() >= 5 or is_red(day) for day in following])
    late = np.array([shift.start >= NOON for shift in grid.unit.shifts])
    starts: Cells = free[:, None] | (eve[:, None] & late[None, :])
    return starts


def _against(wish: Wish, grid: Grid) -> Cells:
    """Days x shifts that a binding wish rules out."""
    out = np.zeros(grid.shape[1:], dtype=bool)
    for d, day in enumerate(grid.days):
        week = day.isocalendar().week
        if wish.from_week is not None and not wish.from_week <= week <= (wish.to_week or wish.from_week):
            continue
        if wish.weekday is not None and day.weekday() != wish.weekday:
            continue
        if wish.kind == "unavailable":
            out[d, [s for s, code in enumerate(grid.shifts) if wish.shift in {"", code}]] = True
        elif wish.kind == "available_weeks":
            out[d] = week % 2 == (1 if wish.value == "even" else 0)
    return out


def long_shift_consent(rule: Rule, measure: m.LongShiftConsent, grid: Grid) -> None:
    """No longer shift than the person has consented to."""
    too_long = (grid.paid > measure.long) & (grid.paid > measure.most)
    _forbid(rule, grid, too_long)


def breaks(rule: Rule, measure: m.Breaks, grid: Grid) -> None:
    """No shift with less in breaks than its length asks for; what is not stated is let through."""
    stated = np.array([grid.paid.max() if t.break_minutes is None else t.break_minutes for t in grid.unit.shifts])
    some = (grid.paid > measure.after) & (stated < 1)
    enough = (grid.paid >= measure.long) & (stated < measure.least)
    _forbid(rule, grid, some | enough)


def too_long(rule: Rule, measure: m.WorkPeriodMinutes, grid: Grid) -> None:
    """A shift that alone passes the daily limit."""
    weekend = np.array([day.weekday() >= 5 for day in grid.days])
    most = np.where(weekend, max(measure.most, measure.most_weekend or 0), measure.most)
    _forbid(rule, grid, grid.minutes > most[:, None])


def _forbid(rule: Rule, grid: Grid, duties: Cells) -> None:
    """Rule out duties (shifts; or by day; or by person and day) on the days on which the rule is in force."""
    read = scope(rule, grid)
    days = slice(read.first, read.last + 1)
    out = np.broadcast_to(duties, grid.shape)
    for e in grid.of(rule):
        grid.allowed[e, days] &= ~out[e, days]
