"""Duties on days on which the person is noted as away."""

from collections.abc import Iterable

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty

__all__ = ["is_away", "worked_while_away"]


def is_away(duty: Duty, absences: Iterable[Absence]) -> bool:
    """Whether somebody is absent on the date of a duty."""
    return any(_on(duty, absence) for absence in absences)


def worked_while_away(worked: Iterable[Duty], absences: Iterable[Absence]) -> list[tuple[Duty, Absence]]:
    """Each duty that was worked on a day noted as absence, with that absence: one of the two may be a mistake."""
    known = tuple(absences)
    found = ((duty, next((a for a in known if _on(duty, a)), None)) for duty in worked)
    return [(duty, absence) for duty, absence in found if absence is not None]


def _on(duty: Duty, absence: Absence) -> bool:
    return absence.employee == duty.employee and absence.first <= duty.date <= absence.last
