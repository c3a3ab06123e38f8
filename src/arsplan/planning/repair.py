"""Somebody falls ill: who takes the duties, with as little uncovered as can be and as few changes as that takes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor

import numpy as np

from arsplan.domain.absences import Absence
from arsplan.domain.extra_time import extra_time
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.planning.changes import Change, ExtraDuty, changes, extra_duties
from arsplan.planning.construct import Part, part_of
from arsplan.planning.credit import credited, fixed_positions, with_extra
from arsplan.planning.decomposition import components
from arsplan.planning.plan_types import Plan, Planned, RepairWindow
from arsplan.planning.settled import settled_plan
from arsplan.rules.entitlement import account
from arsplan.rules.rulebook import rulebook
from arsplan.solving.changes import Standing
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.mend import mend_at_once, shortage_on
from arsplan.solving.positions import Minutes
from arsplan.solving.run import WallBudget
from arsplan.solving.targets import HELD, Targets

__all__ = ["Repair", "repair"]

CHANGES = 3
"""Most days changed for each duty lost, without the lost ones themselves."""

CHANGED = 300
"""What a changed day costs once the least shortage is settled; a minute of extra time weighs 1."""

WEEKS_AFTER = 1
"""Whole weeks after the absence in which duties may still be moved."""


@dataclass(frozen=True)
class Repair:
    """A plan after somebody's absence.

    Attributes
    ----------
    plan
        Who works which duty now, checked. Its unit has the absence; its balances, what is worked beyond positions; its
        `window`, the days that could change, what is uncovered there and the proof.
    lost
        Duties of the absent person.
    changes
        Every day that differs, those of the absent person included.
    exceptions
        Those of them inside the notice period, counted from the day on which the absence was known. AML § 10-3.
    extra
        Duties beyond the position of part-timers.
    window
        That of the plan.
    """

    plan: Plan
    lost: tuple[Duty, ...]
    changes: tuple[Change, ...]
    exceptions: tuple[Change, ...]
    extra: tuple[ExtraDuty, ...]
    window: RepairWindow

    @property
    def too_late(self) -> tuple[Duty, ...]:
        """Lost duties that were over before the absence was known, so that nobody could take them."""
        return tuple(duty for duty in self.lost if duty.date < self.window.first)


def repair(
    planned: Planned,
    absence: Absence,
    *,
    known: date | None = None,
    extra: bool = True,
    seconds: float = 5.0,
    seed: int = 1,
) -> Repair:
    """Let others work the duties of somebody who is away unexpectedly.

    As little as can be is left uncovered, proven, and that with as few changes and as little extra time as it takes: at
    most three changed days for each duty lost. Nobody else's absence is touched, and nothing before the absence or
    later than the week after it. The absent person is credited with the hours lost.

    Parameters
    ----------
    planned
        A lawful plan.
    absence
        Who is away from when to when.
    known
        The day on which it became known: duties before it stay, and notice counts from it. The first of the absence
        where None.
    extra
        Whether part-timers may be asked for extra time, on average over these weeks: up to full time, or as much as
        they have agreed to.
    seconds
        Most time for the search, which ends sooner once all is proven; the last check comes on top.
    seed
        Of the search. Two threads search, so of repairs that cost the same another one may come next time.

    Raises
    ------
    InvalidUnit
        If the plan does not know the person or the dates.
    """
    budget = WallBudget(seconds)
    unit, roster = planned.planned_unit, planned.roster or Roster()
    _refuse(unit, absence, known)
    lost = tuple(d for d in roster.of(absence.employee) if absence.first <= d.date <= absence.last)
    away = credited(unit, absence, lost)
    first = max(unit.start, absence.first, known or absence.first)
    last = min(unit.horizon.end, absence.last + timedelta(6 - absence.last.weekday() + 7 * WEEKS_AFTER))
    notice = (known or absence.first) + timedelta(unit.plan.notice_days)
    kept = Roster(set(roster) - set(lost))
    part = _part(away, absence.employee)
    standing = _standing(part, kept, (first, last), absence.employee, extra=extra)
    most = CHANGES * len(lost)
    targets = _as_they_stand(part, standing.roster)
    mended = mend_at_once(part.grid, part.demand, targets, standing, budget, most=most, seed=seed)
    found = Roster([*(d for d in kept if d.employee not in part.unit.person), *duties_of(part, mended.roster)])
    beyond = extra_duties(away, kept, found, {e.id: account(away, e, roster=found).room for e in away.staff})
    settled = with_extra(away, beyond)
    changed = changes(settled, roster, found)
    gone = {(duty.employee, duty.date) for duty in lost}
    window = RepairWindow(
        first=first,
        last=last,
        lost=len(lost),
        moved=sum((change.employee, change.date) not in gone for change in changed),
        most=most,
        before=shortage_on(part.grid, with_given(part.grid, roster), standing.free),
        shortage=mended.shortage,
        bound=mended.bound,
        cheapest=mended.cheapest,
    )
    settings = {"absent": absence.employee, "seconds": seconds, "seed": seed}
    plan = settled_plan(settled, found, seconds=round(budget.elapsed(), 2), settings=settings)
    exceptions = tuple(change for change in changed if change.date < notice)
    return Repair(replace(plan, window=window), lost, changed, exceptions, beyond, window)


def _refuse(unit: Unit, absence: Absence, known: date | None) -> None:
    if absence.employee not in unit.person:
        said = f"There is no '{absence.employee}' among the staff."
        raise InvalidUnit(Problem("unknown-employee", said, advice="Maybe the id is mistyped."))
    if absence.first not in unit.horizon or absence.last not in unit.horizon:
        said = f"The absence from {absence.first} to {absence.last} is not inside the plan."
        advice = f"Maybe the year; the plan runs from {unit.start} to {unit.horizon.end}."
        raise InvalidUnit(Problem("outside-plan", said, advice=advice))
    if known is not None and known > absence.last:
        said = f"The absence ended on {absence.last}, before it was known on {known}."
        advice = "Maybe the month is mistyped; what is over goes with the absences of the next roll."
        raise InvalidUnit(Problem("known-too-late", said, advice=advice))


def _part(unit: Unit, employee: str) -> Part:
    """The people who may share duties with somebody."""
    fixed = fixed_positions(unit)
    parts = components(fixed, rulebook(fixed))
    return next(part_of(part, rules) for part, rules in parts if employee in part.person)


def with_given(grid: Grid, roster: Roster) -> Cells:
    """A roster as the cells of a grid, with what is given."""
    cells: Cells = grid.empty() | grid.cells(roster)
    return cells


def duties_of(part: Part, cells: Cells) -> list[Duty]:
    """The duties inside the plan of a roster on the grid of a part."""
    grid = part.grid
    return [
        Duty(grid.people[e], grid.days[d + grid.back], grid.shifts[s])
        for e, d, s in zip(*np.nonzero(cells[:, grid.back :]), strict=True)
    ]


def _standing(part: Part, kept: Roster, window: tuple[date, date], absent: str, *, extra: bool) -> Standing:
    """What may change: these days of everybody but vacant lines, and extra time of all but who was ill."""
    grid, staff = part.grid, part.unit.staff
    first, last = (grid.day(day) for day in window)
    free = np.zeros(grid.shape[:2], dtype=bool)
    free[:, first : last + 1] = True
    free[[e.employment == "vacant" for e in staff]] = False
    weeks = Fraction(last + 1 - first, 7)
    more = [floor(extra_time(part.unit, e) * weeks) if extra and e.id != absent else 0 for e in staff]
    price = dict.fromkeys(range(first, last + 1), CHANGED)
    return Standing(with_given(grid, kept), free, np.array(more, dtype=np.int64), price)


def _as_they_stand(part: Part, roster: Cells) -> Targets:
    """Nobody is to lose hours of the position by the repair; what lacked already is not its matter."""
    low: Minutes = np.minimum(part.ranges.low, part.targets.minutes(roster))
    return Targets(part.grid, ((low, HELD),))
