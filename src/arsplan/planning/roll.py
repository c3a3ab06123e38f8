"""The year rolls: the past as worked, the near future as planned, and a full year ahead again."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.need import needs
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.ahead import unit_ahead
from arsplan.planning.changes import Change, changes
from arsplan.planning.going_back import bettered, poor_weeks
from arsplan.planning.mending import mended
from arsplan.planning.new_weeks import new_weeks
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan, Planned
from arsplan.planning.progress import OnProgress
from arsplan.planning.settled import settled_plan
from arsplan.planning.still import still_lawful
from arsplan.planning.stop import Gap
from arsplan.planning.taking_over import newcomers, taken_over, with_vacation
from arsplan.solving.run import Budget, DeterministicBudget, WallBudget

__all__ = ["Rolled", "roll"]

ENOUGH = 0.002
"""Share of the demand by which the shortage of new weeks may lie above what is proven: nobody waits for less."""

TAIL_SHARE = 0.6
"""Least share of the time for the weeks that are new, also where all before took longer than it should on a busy
machine; mending the weeks that were planned already leaves them more."""


GOING_BACK = 0.2
"""Share of the time for weeks planned before that came out poor; new weeks leave more where they are good enough."""

CARRIED = "the hours stay in the account, and are planned when the plan rolls on"
"""What is told of hours of a position that a rolled plan leaves."""

VACATION_SHARE = 0.1
"""Largest share of the time for placing the vacation of newcomers."""


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
    seconds: float = 25.0,
    seed: int = 1,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    deterministic: bool = False,
) -> Rolled:
    """Move the start of a plan: what lies before is history, what is near stays, and the end is a year ahead again.

    Positions stay as the plan gave them. A newcomer takes over the line of somebody of the same competence and rota who
    has left. For duties that nobody can work any more others step in, with few changes and the fewer the sooner; inside
    the notice period each is a named exception. Outside of it weeks that lack much are gone back to, in the same way.

    Parameters
    ----------
    planned
        A plan.
    to
        The new start: a Monday of the plan, or the one after it for the next year.
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
    ahead = unit_ahead(planned, to, actual=actual, absences=absences, unit=unit, weeks=weeks)
    kept = _kept(planned, ahead, budget, seed)
    search = partial(
        plan, seed=seed, workers=workers, on_progress=on_progress, cancel=cancel, deterministic=deterministic
    )
    back = GOING_BACK * budget.left() if poor_weeks(kept.unit, kept.roster, before=kept.new_from) else 0.0
    now, absent = _with_new_weeks(kept, max(budget.left() - back, TAIL_SHARE * seconds), search)
    settings = {"rolled_to": to.isoformat(), "seconds": seconds, "seed": seed, "new_from": kept.new_from.isoformat()}
    ready = kept.unit.with_absences(absent)
    now = bettered(ready, now, kept.new_from, budget.part(back if deterministic else budget.left()), seed=seed)
    made = _carrying_on(settled_plan(ready, now, seconds=round(time.monotonic() - began, 2), settings=settings))
    after = Roster(d for d in now if d.date <= kept.planned_to)
    seen = changes(ready, kept.before, after, kept.unlawful, kept.other_need)
    notice = to + timedelta(ahead.plan.notice_days)
    return Rolled(made, seen, tuple(change for change in seen if change.date < notice), kept.new_from)


class _Kept(NamedTuple):
    """What stands of the old plan: the unit with all vacation known so far, and who works until `new_from`."""

    unit: Unit
    roster: Roster
    before: Roster
    """As it was planned."""
    unlawful: dict[Duty, str]
    other_need: set[date]
    planned_to: date
    new_from: date


def _kept(planned: Planned, ahead: Unit, budget: Budget, seed: int) -> _Kept:
    """The plan as it can still be worked, with others in the place of those who cannot."""
    old = planned.planned_unit
    planned_to = min(old.horizon.end, ahead.horizon.end)
    new_from = _new_from(ahead, old.horizon.end)
    future = Roster(d for d in planned.roster or () if ahead.start <= d.date <= planned_to)
    unit, wanted = taken_over(ahead, old, future)
    unit = with_vacation(unit, newcomers(unit, old), budget, seconds=VACATION_SHARE * budget.left(), seed=seed)
    standing, unlawful = still_lawful(unit, wanted)
    other_need = _other_need(old, unit)
    open_days = other_need | {duty.date for duty in set(wanted) - set(standing) if duty.date < new_from}
    mending = budget.part((1 - TAIL_SHARE) * budget.left())
    roster = mended(unit, standing, open_days, new_from, mending, more=_with_more_hours(unit, old), seed=seed)
    return _Kept(unit, roster, future, unlawful, other_need, planned_to, new_from)


def _with_more_hours(ahead: Unit, old: Unit) -> list[str]:
    """Who has a larger position than in the plan, and who is new."""
    return [e.id for e in ahead.staff if e.employment != "vacant" and e.position > _position(old, e.id)]


def _position(unit: Unit, person: str) -> Fraction:
    return unit.person[person].position if person in unit.person else Fraction(0)


def _other_need(old: Unit, ahead: Unit) -> set[date]:
    """Days of both plans on which other heads are needed than before."""
    before, now = set(_needs_of(old)), set(_needs_of(ahead))
    return {day for day, _, _ in before ^ now if ahead.start <= day <= min(old.horizon.end, ahead.horizon.end)}


def _needs_of(unit: Unit) -> Iterator[tuple[date, str, tuple[tuple[str, int], ...]]]:
    """The need as values that can be compared."""
    return ((need.date, need.line, tuple(sorted(need.slots.items()))) for need in needs(unit))


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


def _carrying_on(made: Plan) -> Plan:
    """What positions have left goes on: new weeks may keep it for later ones, so nothing stands in the way of it."""
    return replace(made, conflicts=tuple(replace(conflict, reason=CARRIED) for conflict in made.conflicts))


def _with_new_weeks(kept: _Kept, seconds: float, search: Callable[..., Plan]) -> tuple[Roster, tuple[Absence, ...]]:
    """Plan the new weeks as a plan of their own, with all that lies before as history."""
    unit, first = kept.unit, kept.new_from
    before = Roster(duty for duty in kept.roster if duty.date < first)
    if first > unit.horizon.end:
        return before, unit.absences
    # Vacation that the old plan has in weeks that are planned once more is placed once more.
    stands = tuple(a for a in unit.absences if not (a.kind == VACATION and first <= a.first <= kept.planned_to))
    made = search(new_weeks(unit.with_absences(stands), before, first), stop=Gap(ENOUGH, seconds))
    found = (absence for absence in made.absences if absence not in stands)
    return Roster([*before, *(made.roster or ())]), (*stands, *found)
