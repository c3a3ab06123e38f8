"""What was done beside the plan: hired shifts, extra time and overtime, and what was lost to sickness."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty
from arsplan.planning.as_worked import AsWorked

__all__ = ["SICK", "Happened", "happened", "is_sick"]

SICK = frozenset(
    {"sick", "sickness", "sick leave", "syk", "sykdom", "sykmelding", "sykmeldt", "sykefravær", "egenmelding"}
)
"""Words for the kind of an absence that is one's own sickness."""


@dataclass
class Happened:
    """Of one stretch of days; all but counts in minutes.

    Attributes
    ----------
    hired_shifts, hired
        Duties of hired people, and their paid minutes.
    extra, overtime
        Beyond the plan.
    changed
        Days of people on the list that were not as planned.
    agreed
        Paid minutes of planned duties, and of sickness that the plan knew.
    sick
        Of these, lost to sickness.
    """

    hired_shifts: int = 0
    hired: int = 0
    extra: int = 0
    overtime: int = 0
    changed: int = 0
    agreed: int = 0
    sick: int = 0


def is_sick(absence: Absence) -> bool:
    """Whether an absence is one's own sickness, by its word."""
    return absence.kind.strip().casefold() in SICK


def happened(worked: AsWorked, of: Mapping[date, str]) -> dict[str, Happened]:
    """Add up what was done on the days of each stretch.

    Parameters
    ----------
    worked
        The plan beside what was worked.
    of
        The name of the stretch of each date; other dates are left out.
    """
    found = {name: Happened() for name in dict.fromkeys(of.values())}
    planned = [duty for duty in worked.planned if duty.date in of]
    for duty in worked.before:
        if duty.employee in worked.worked.hired and duty.date in of:
            found[of[duty.date]].hired_shifts += 1
            found[of[duty.date]].hired += worked.paid([duty])
    for one in worked.beyond:
        if one.date in of:
            found[of[one.date]].extra += one.extra
            found[of[one.date]].overtime += one.overtime
    own = {duty for duty in worked.worked.own if duty.date in of}
    for _, day in {(duty.employee, duty.date) for duty in own ^ set(planned)}:
        found[of[day]].changed += 1
    for duty in planned:
        found[of[duty.date]].agreed += worked.paid([duty])
    for duty in worked.lost:
        if duty.date in of and _lost_to_sickness(worked, duty):
            found[of[duty.date]].sick += worked.paid([duty])
    for day, minutes in _known_sickness(worked, of):
        found[of[day]].agreed += minutes
        found[of[day]].sick += minutes
    return found


def _lost_to_sickness(worked: AsWorked, duty: Duty) -> bool:
    return any(a.employee == duty.employee and a.first <= duty.date <= a.last and is_sick(a) for a in worked.absences)


def _known_sickness(worked: AsWorked, of: Mapping[date, str]) -> list[tuple[date, int]]:
    """Sickness that the plan knew has no duties; it counts a seventh of a week's hours a day, as in accounts."""
    return [
        (day, round(worked.unit.person[a.employee].position * worked.unit.full_time_week / 7))
        for a in worked.unit.absences
        if is_sick(a)
        for day in of
        if a.first <= day <= a.last
    ]
