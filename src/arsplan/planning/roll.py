"""The year rolls: the past as worked, the near future as planned, and a full year ahead again."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import numpy as np

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import Discussion
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.planning.changes import Change, changes
from arsplan.planning.construct import Part, part_of
from arsplan.planning.decomposition import components
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.progress import OnProgress
from arsplan.planning.repair import (
    CHANGES,
    PRICE,
    Planned,
    cells_of,
    credited,
    duties_of,
    fixed_positions,
    mend,
)
from arsplan.planning.seam import continued
from arsplan.planning.settled import settled_plan
from arsplan.planning.still import still_lawful
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.rulebook import rulebook
from arsplan.solving.changes import Standing
from arsplan.solving.run import Budget, DeterministicBudget, WallBudget

__all__ = ["Rolled", "roll"]

SOON = {14: 5, 42: 2}
"""How many times the price a change costs within so many days; a change inside the notice period costs as the first."""

TAIL_SHARE = 0.6
"""Least share of the time for the weeks that are new; mending the weeks that were planned already leaves them more."""


@dataclass(frozen=True)
class Rolled:
    """A plan that has moved on.

    Attributes
    ----------
    plan
        From the new start, a full year ahead.
    changes
        Every day of the weeks planned before that is not as it was planned.
    exceptions
        Those of them inside the notice period.
    new_from
        The date from which weeks were planned for the first time, or once more for main vacation.
    """

    plan: Plan
    changes: tuple[Change, ...]
    exceptions: tuple[Change, ...]
    new_from: date


def roll(
    planned: Planned,
    to: date,
    *,
    actual: Roster | None = None,
    absences: Iterable[Absence] = (),
    unit: Unit | None = None,
    weeks: int | None = None,
    seconds: float = 60.0,
    seed: int = 1,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    deterministic: bool = False,
) -> Rolled:
    """Move the start of a plan: what lies before is history, what is near stays, and the end is a year ahead again.

    Positions stay as the plan gave them; another one comes with a changed unit. Duties that cannot be worked any more
    are taken off and others step in, with as few changes as possible and the fewer the sooner. Inside the notice period
    only days around such duties change, each as a named exception.

    Parameters
    ----------
    planned
        A plan.
    to
        The new start: a Monday of the plan.
    actual
        Who worked which duty from the old start to `to`; as planned where None.
    absences
        Absence that the plan did not know. Duties lost by it are credited as hours worked, vacation apart.
    unit
        The unit with other people, demand, agreements or rules. Its start, weeks, history and balances are not read. A
        position that differs from the one in the old unit is a new one.
    weeks
        Length of the new plan; that of the old one where None.
    seconds, seed, workers, on_progress, cancel, deterministic
        As for `plan`.

    Raises
    ------
    InvalidUnit
        If `to` is no Monday of the plan, or what was worked lies outside of the weeks before it.
    """
    began = time.monotonic()
    budget = (DeterministicBudget if deterministic else WallBudget)(seconds, cancel)
    old, roster = planned.planned_unit, planned.roster or Roster()
    known = _with_actual(old, roster, actual, to)
    away, unknown = old, tuple(absences)
    for absence in unknown:
        lost = tuple(d for d in roster.of(absence.employee) if absence.first <= d.date <= absence.last)
        away = credited(away, absence, lost)
    worked = Roster(duty for duty in known if duty.date >= to or not _is_away(duty, unknown))
    ahead = continued(away, worked, to, weeks=old.weeks if weeks is None else weeks)
    ahead = ahead.model_copy(update={"plan": Discussion(notice_days=old.plan.notice_days)})
    if unit is not None:
        ahead = _with_changes(ahead, unit, planned.planned_unit)
    future = [duty for duty in roster if duty.date >= to]
    standing, unlawful = still_lawful(ahead, [d for d in future if d.date <= ahead.horizon.end])
    new_from = _new_from(ahead, old.horizon.end)
    mended = _mend(ahead, standing, future, new_from, budget.part((1 - TAIL_SHARE) * budget.left()), seed)
    search = partial(
        plan, seed=seed, workers=workers, on_progress=on_progress, cancel=cancel, deterministic=deterministic
    )
    now, absent = _tail(ahead, mended, new_from, budget.left(), search)
    settings = {"rolled_to": to.isoformat(), "seconds": seconds, "seed": seed, "new_from": new_from.isoformat()}
    ready = ahead.with_absences(absent)
    made = settled_plan(ready, now, seconds=round(time.monotonic() - began, 2), settings=settings)
    seen = changes(
        ready,
        Roster(d for d in future if d.date <= old.horizon.end),
        Roster(d for d in now if d.date <= old.horizon.end),
        unlawful,
    )
    notice = to + timedelta(ahead.plan.notice_days)
    return Rolled(made, seen, tuple(change for change in seen if change.date < notice), new_from)


def _with_actual(unit: Unit, roster: Roster, actual: Roster | None, to: date) -> Roster:
    if actual is None:
        return roster
    outside = [duty for duty in actual if not unit.start <= duty.date < to]
    if outside:
        said = (
            f"{len(outside)} duties worked lie outside of {unit.start} to {to - timedelta(1)}, first {outside[0].date}."
        )
        raise InvalidUnit(Problem("actual-outside", said, advice="Maybe the file also holds what is planned."))
    return Roster([*actual, *(duty for duty in roster if duty.date >= to)])


def _is_away(duty: Duty, absences: Iterable[Absence]) -> bool:
    return any(a.employee == duty.employee and a.first <= duty.date <= a.last for a in absences)


def _with_changes(ahead: Unit, unit: Unit, old: Unit) -> Unit:
    """The calendar, history and balances of the rolled unit; everything else of the changed one."""
    staff = tuple(
        employee.model_copy(update={"position": ahead.person[employee.id].position})
        if employee.id in old.person and employee.position == old.person[employee.id].position
        else employee
        for employee in unit.staff
    )
    people = {employee.id for employee in staff}
    codes = set(unit.shift_by_code)
    more = tuple(shift for shift in ahead.shifts if shift.code not in codes and shift.use == "none")
    past = tuple(d for d in ahead.history if d.employee in people and d.shift in codes | {s.code for s in more})
    own = {(a.employee, a.first, a.last, a.kind) for a in ahead.absences}
    new = (a for a in unit.absences if a.last >= ahead.start and (a.employee, a.first, a.last, a.kind) not in own)
    return unit.model_copy(
        update={
            "start": ahead.start,
            "weeks": ahead.weeks,
            "staff": staff,
            "shifts": (*unit.shifts, *more),
            "history": past,
            "known_from": ahead.known_from,
            "balances": tuple(b for b in ahead.balances if b.employee in people),
            "absences": (*(a for a in ahead.absences if a.employee in people), *new),
            "locks": tuple(lock for lock in unit.locks if lock.date in ahead.horizon),
            "activities": tuple(a for a in unit.activities if a.date in ahead.horizon),
            "plan": ahead.plan,
        }
    )


def _new_from(ahead: Unit, planned_to: date) -> date:
    """The day after the old end; the start of the main window where the new end is the first to hold all of it."""
    after = planned_to + timedelta(1)
    for monday in (ahead.horizon.monday(w) for w in range(ahead.weeks)):
        week = monday.isocalendar().week
        if week == ahead.vacation.from_week:
            last = monday + timedelta(weeks=ahead.vacation.to_week - week, days=6)
            if planned_to < last <= ahead.horizon.end and monday > ahead.start:
                return min(monday, after)
    return after


def _mend(ahead: Unit, standing: Roster, future: list[Duty], new_from: date, budget: Budget, seed: int) -> Roster:
    """Let others step in where duties were lost, week by week around them."""
    lost = sorted({duty.date for duty in set(future) - set(standing) if duty.date < new_from})
    fixed = fixed_positions(ahead)
    found: list[Duty] = []
    for unit_of_part, rules in components(fixed, rulebook(fixed)):
        part = part_of(unit_of_part, rules)
        cells = cells_of(part, standing)
        free = _around(part, lost, new_from)
        if free.any():
            price = {day: _price(ahead, part, day) for day in range(free.shape[1])}
            none = np.zeros(len(part.grid.people), dtype=np.int64)
            cells = mend(part, Standing(cells, free, none, price), budget, most=CHANGES * len(lost) * 4, seed=seed)
        found += duties_of(part, cells)
    return Roster(found)


def _around(part: Part, lost: list[date], new_from: date) -> np.ndarray:
    """Days of the weeks in which somebody in this part lost a duty, for all but vacant lines."""
    grid = part.grid
    free = np.zeros(grid.shape[:2], dtype=bool)
    for monday in {day - timedelta(day.weekday()) for day in lost}:
        first = max(grid.back, grid.day(monday))
        free[:, first : min(grid.day(monday) + 7, len(grid.days))] = True
    free[[e.employment == "vacant" for e in part.unit.staff]] = False
    free[:, max(0, grid.day(min(new_from, grid.days[-1] + timedelta(1)))) :] = False
    return free


def _price(ahead: Unit, part: Part, day: int) -> int:
    days = day - part.grid.back
    if days < ahead.plan.notice_days:
        return PRICE * max(SOON.values())
    return PRICE * next((factor for limit, factor in SOON.items() if days < limit), 1)


def _tail(
    ahead: Unit, mended: Roster, new_from: date, seconds: float, search: Callable[..., Plan]
) -> tuple[Roster, tuple[Absence, ...]]:
    """Plan the new weeks as a plan of their own, with all that lies before as history."""
    before = Roster(duty for duty in mended if duty.date < new_from)
    if new_from > ahead.horizon.end:
        return before, ahead.absences
    kept = tuple(a for a in ahead.absences if not (a.kind == "vacation" and a.first >= new_from))
    tail = fixed_positions(continued(ahead.with_absences(kept), before, new_from))
    made = search(tail, stop=MaxRuntime(seconds))
    return Roster([*before, *(made.roster or ())]), (
        *kept,
        *(absence for absence in made.absences if absence not in kept),
    )
