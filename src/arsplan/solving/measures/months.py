"""Hours by calendar month: limits above on each month, and on all the others together."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from math import floor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from arsplan.clock.holidays import is_holiday, is_virkedag
from arsplan.rules import measures as m
from arsplan.rules.entitlement import full_time_week
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.scope import bound, scope
from arsplan.solving.model import RosterModel, Term

Whole = npt.NDArray[np.int64]

WEEK = 210
"""Parts of a week in which a seventh, a sixth and a fifth of it are whole numbers."""

FRIDAY = 4


class MonthRows(NamedTuple):
    """What a month of one person allows, in exact minutes.

    Attributes
    ----------
    days, planned
        The days that are read, and those of the plan among them.
    owed
        The position's minutes on the former, with those noted for the month.
    in_plan
        The position's minutes on the latter.
    elsewhere
        Its minutes on all other days of the plan, with what the balance brings and what is noted for their months.
    agreed
        How far work may pass them.
    """

    days: range
    planned: range
    owed: Fraction
    in_plan: Fraction
    elsewhere: Fraction
    agreed: Fraction


def month_hours(rule: Rule, measure: m.MonthHours, model: RosterModel) -> None:
    """Limit the minutes of each month and those of the plan without it.

    Whose vacation is not settled has no rows: what a month has room for follows from where vacation lies.
    """
    grid, read = model.grid, scope(rule, model.grid)
    for e in bound(rule, model):
        if e in model.moving:
            continue
        fixed, open_ = _minutes(model, e)
        planned = int(fixed[grid.back :].sum())
        for month in month_rows(measure, grid, e, model.away):
            days, inside = month.days, month.planned
            if not read.reads(days.start, days.stop - 1):
                continue
            here = int(fixed[days.start : days.stop].sum())
            before = here - int(fixed[inside.start : inside.stop].sum())
            most = max(floor(month.owed + month.agreed), before)
            _at_most(model, [(t, p) for d, t, p in open_ if d in inside], here, most)
            others = planned - (here - before)
            rest = floor(month.elsewhere + month.agreed)
            _at_most(model, [(t, p) for d, t, p in open_ if d not in inside], others, rest)


def _at_most(model: RosterModel, open_: list[tuple[Term, int]], fixed: int, limit: int) -> None:
    if open_:
        model.at_most([*(t for t, _ in open_), 1], limit, [*(p for _, p in open_), fixed])


def _minutes(model: RosterModel, e: int) -> tuple[Whole, list[tuple[int, Term, int]]]:
    """Minutes that are settled, by day, and (day, duty, minutes) of those that are not."""
    grid, free = model.grid, model.free[e]
    fixed: Whole = ((model.roster[e] & ~free[:, None]) * grid.minutes).sum(axis=1)
    for activity in grid.activities.get(e, ()):
        fixed[activity.day] += activity.paid
    open_: list[tuple[int, Term, int]] = []
    for d in np.flatnonzero(free).tolist():
        terms = ((model.x(e, d, s), int(grid.minutes[d, s])) for s in range(grid.shape[2]))
        open_ += [(d, term, paid) for term, paid in terms if not isinstance(term, int)]
    return fixed, open_


def month_rows(measure: m.MonthHours, grid: Grid, e: int, away: Cells) -> Iterator[MonthRows]:
    """The months of the plan as one person has them, with vacation as placed in `away`."""
    unit, employee = grid.unit, grid.unit.staff[e]
    week = employee.position * full_time_week(unit, employee, employee.position, None)
    there = _there(grid, e, away)
    spans = months(grid.days, grid.back)
    planned = [_weeks(there, days) for days in spans]
    balance = unit.balance_of(employee.id)
    brought = max(Fraction(0), balance.minutes)
    starts = {grid.days[days.start] for days in spans}
    for days, own in zip(spans, planned, strict=True):
        first = grid.days[days.start]
        read = range(max(days.start - first.day + 1, min(days.start, grid.known[e])), days.stop)
        yield MonthRows(
            read,
            days,
            week * _weeks(there, read) + balance.in_months([first]),
            week * own,
            week * (sum(planned) - own) + brought + balance.in_months(starts - {first}),
            max(Fraction(measure.most), measure.share * week * monthrange(first.year, first.month)[1] / 7),
        )


@lru_cache(maxsize=8)
def months(days: tuple[date, ...], back: int) -> tuple[range, ...]:
    """Days of each month of the plan."""
    groups = groupby(range(back, len(days)), key=lambda d: (days[d].year, days[d].month))
    found = [list(group) for _, group in groups]
    return tuple(range(month[0], month[-1] + 1) for month in found)


@lru_cache(maxsize=8)
def _calendar(days: tuple[date, ...]) -> tuple[Cells, Cells]:
    """Which days are virkedager, and which are holidays from Monday to Friday."""
    working = np.array([is_virkedag(day) for day in days])
    return working, np.array([day.weekday() <= FRIDAY and is_holiday(day) for day in days])


def _there(grid: Grid, e: int, away: Cells) -> Whole:
    """Parts of a week of the position by day, less vacation, other absence and a day worker's holidays."""
    employee = grid.unit.staff[e]
    virkedag, holiday = _calendar(grid.days)
    vacation = away[e] | grid.on_vacation[e]
    parts: Whole = np.full(len(grid.days), WEEK // 7, dtype=np.int64)
    parts -= WEEK // 6 * (vacation & virkedag)
    if grid.unit.rota_by_name[employee.rota].day_work:
        parts -= WEEK // 5 * holiday
    parts[grid.absent[e] & ~vacation] = 0
    if employee.start is not None:
        parts[: max(0, grid.day(employee.start))] = 0
    if employee.end is not None:
        parts[max(0, grid.day(employee.end) + 1) :] = 0
    return parts


def _weeks(parts: Whole, days: range) -> Fraction:
    return Fraction(max(0, int(parts[days.start : days.stop].sum())), WEEK)
