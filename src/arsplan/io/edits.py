"""What somebody has changed in the workbook of a plan, and the unit in which these changes are given."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from arsplan.domain.absences import OFF, Absence, Lock
from arsplan.domain.crosscheck import crosscheck
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.edits_unread import Unread, unread_cells
from arsplan.io.plan_folder_read import StoredPlan, read_stored_plan
from arsplan.planning.changes import Change, changes

__all__ = ["Edits", "read_edits"]


FEW = 10
"""Duties of somebody who may lose all of them in a copy; with more, the row is missing."""


class Edits(NamedTuple):
    """What was changed in a plan by hand.

    Attributes
    ----------
    before, after
        The plan as it was, and as it is with the changes.
    changes
        Days on which somebody's duties differ, in order of date and person.
    vacation
        Days of vacation that were typed in.
    unread
        Cells that were changed beside the days, such as positions and times of shifts, and are not read back.
    """

    before: StoredPlan
    after: StoredPlan
    changes: tuple[Change, ...]
    vacation: tuple[Absence, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def locks(self) -> tuple[Lock, ...]:
        """The changes as what is given for the next plan; days with two duties, and days away, cannot be."""
        unit = self.before.unit.with_absences((*self.before.unit.absences, *self.vacation))
        away = [(a.employee, a.first, a.last) for a in unit.absences]
        return tuple(
            Lock(employee=change.employee, date=change.date, shift=change.after or OFF)
            for change in self.changes
            if (change.after or OFF) in {*unit.shift_by_code, OFF}
            and not any(who == change.employee and first <= change.date <= last for who, first, last in away)
        )

    def locked_unit(self) -> Unit:
        """The unit of the plan, in which the changes are given in place of what was given for these days.

        Raises
        ------
        InvalidUnit
            If what was typed cannot be given, such as more vacation than is due.
        """
        unit, locks = self.before.unit, self.locks
        typed = {(lock.employee, lock.date) for lock in locks}
        kept = tuple(lock for lock in unit.locks if (lock.employee, lock.date) not in typed)
        given = {"locks": (*kept, *locks), "absences": (*unit.absences, *self.vacation)}
        locked = unit.model_copy(update=given)
        problems = list(crosscheck(locked))
        if problems:
            raise InvalidUnit(problems)
        return locked


def read_edits(plan: str | os.PathLike[str], workbook: str | os.PathLike[str] | None = None) -> Edits:
    """Read back the workbook of a plan and find what was changed in it.

    Parameters
    ----------
    plan
        Folder of the plan.
    workbook
        The changed workbook; the plan's own, `plan.xlsx`, where None. A table with people down and days across as CSV
        will do as well.

    Returns
    -------
    Edits
        A day that the workbook leaves empty is free. Vacation that was placed stays; one that is typed over it is
        a duty during absence, which the checker says.

    Raises
    ------
    InvalidUnit
        With every problem found: workbook and sheet, row, column, value and advice.
    """
    before = read_stored_plan(plan)
    file = Path(plan) / "plan.xlsx" if workbook is None else Path(workbook)
    after = read_stored_plan(plan, file)
    lost = list(_lost(before.roster, after.roster, file.name))
    if lost:
        raise InvalidUnit(lost)
    found = changes(after.planned_unit, before.roster, after.roster)
    vacation = tuple(absence for absence in after.absences if absence not in before.absences)
    return Edits(before, after, found, vacation, unread_cells(before.planned_unit, file))


def _lost(before: Roster, after: Roster, file: str) -> Iterator[Problem]:
    """Days and people of whom nothing is left: a heading or a row that went, rather than so many edits."""
    for day in sorted({duty.date for duty in before} - {duty.date for duty in after}):
        if len({duty.employee for duty in before if duty.date == day}) > 1:
            advice = "Maybe the date above its column was changed or deleted; restore it, or begin with a fresh copy."
            yield Problem("lost-day", f"Nobody works on {day} any more, and several did.", file, advice=advice)
    for person in sorted({duty.employee for duty in before} - {duty.employee for duty in after}):
        if sum(duty.employee == person for duty in before) >= FEW:
            advice = "Maybe the row or the id was deleted; restore it, or begin with a fresh copy."
            yield Problem("lost-person", f"{person} has no duty any more.", file, advice=advice)
