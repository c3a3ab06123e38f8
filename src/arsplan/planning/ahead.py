"""The unit from the new start of a rolled plan on: what was worked, who is away, and what else has changed."""

from collections.abc import Iterable
from datetime import date, timedelta

from arsplan.domain.absences import Absence
from arsplan.domain.crosscheck.need import season_gaps
from arsplan.domain.roster import Roster
from arsplan.domain.terms import Discussion
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.planning.away import is_away
from arsplan.planning.credit import credited, with_more_worked
from arsplan.planning.plan_types import Planned
from arsplan.planning.seam import continued

__all__ = ["unit_ahead"]


def unit_ahead(
    planned: Planned,
    to: date,
    *,
    actual: Roster | None = None,
    absences: Iterable[Absence] = (),
    unit: Unit | None = None,
    weeks: int | None = None,
) -> Unit:
    """The unit of a plan as it stands at a later Monday; the parameters are those of `roll`.

    Where both a duty worked and an absence are known of a day, the duty counts and is not credited once more.

    Raises
    ------
    InvalidUnit
        If `to` is no Monday of the plan, what was worked lies outside of the weeks before it, or no season holds a week
        of the year ahead.
    """
    old, roster = planned.planned_unit, planned.roster or Roster()
    known = _with_actual(old, roster, actual, to)
    away, unknown = with_more_worked(old, roster, known, to), tuple(absences)
    there = frozenset(actual or ())  # what was worked was worked, whatever was noted of the day
    for absence in unknown:
        away = credited(away, absence, tuple(d for d in roster if d not in there and is_away(d, (absence,))))
    worked = Roster(d for d in known if d.date >= to or d in there or not is_away(d, unknown))
    ahead = continued(away, worked, to, weeks=old.weeks if weeks is None else weeks)
    ahead = ahead.model_copy(update={"plan": Discussion(notice_days=old.plan.notice_days)})
    changed = ahead if unit is None else _with_changes(ahead, unit, old)
    problems = tuple(season_gaps(changed))
    if problems:
        raise InvalidUnit(problems)
    return changed


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
