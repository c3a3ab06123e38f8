"""A plan beside what was worked of it: who was there before a date, and who will be there from it on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked
from arsplan.errors import InvalidUnit, Problem
from arsplan.metrics.beyond import Beyond, beyond
from arsplan.planning.away import is_away
from arsplan.planning.plan_types import Planned

__all__ = ["AsWorked", "as_worked"]


@dataclass(frozen=True)
class AsWorked:
    """A plan up to a date as it was worked, and from it on as planned.

    Attributes
    ----------
    unit
        As planned, with those who were hired.
    planned
        The plan's own roster.
    worked
        What was worked; the plan itself where nothing else is known.
    known
        Whether that was read from a file.
    absences
        Those that the plan did not know.
    to
        The first date that is not worked yet.
    """

    unit: Unit
    planned: Roster
    worked: Worked
    known: bool
    absences: tuple[Absence, ...]
    to: date

    @cached_property
    def before(self) -> Roster:
        """Who was there before the date, hired people included; as planned, nobody was there while away."""
        known = self.known
        return Roster(d for d in self.worked.roster if d.date < self.to and (known or not self.is_away(d)))

    @cached_property
    def ahead(self) -> Roster:
        """The planned duties from the date on that nobody is known to miss."""
        return Roster(duty for duty in self.planned if duty.date >= self.to and not self.is_away(duty))

    @cached_property
    def lost(self) -> tuple[Duty, ...]:
        """Planned duties that were not worked, or will not be, because of absence that the plan did not know."""
        there = set(self.before)
        return tuple(duty for duty in self.planned if duty not in there and self.is_away(duty))

    @cached_property
    def beyond(self) -> list[Beyond]:
        """What was worked beyond the plan before the date."""
        lost = set(self.lost)
        due = [duty for duty in self.planned if duty.date < self.to and duty not in lost]
        return beyond(self.worked._replace(roster=self.before), due)

    def is_away(self, duty: Duty) -> bool:
        """Whether somebody is absent on the date of a duty, and the plan did not know."""
        return is_away(duty, self.absences)

    def paid(self, duties: Iterable[Duty]) -> int:
        """Paid minutes of duties."""
        return sum(paid_on(self.unit, duty.date, self.unit.shift_by_code[duty.shift]) for duty in duties)

    def credited(self, employee: str) -> int:
        """Paid minutes of a person's lost duties; vacation is credited by its days, as in every account."""
        vacation = [a for a in self.absences if a.kind == VACATION]
        return self.paid(duty for duty in self.lost if duty.employee == employee and not is_away(duty, vacation))


def as_worked(
    planned: Planned, to: date | None, actual: Worked | Roster | None = None, absences: Iterable[Absence] = ()
) -> AsWorked:
    """Put a plan beside what was worked.

    Parameters
    ----------
    planned
        A plan.
    to
        The first date that is not worked yet; without it the day after the last duty worked, or after the plan where
        nothing is known of what was worked.
    actual
        Who worked which duty; as planned where None. Duties from `to` on are left out.
    absences
        All absence, or only what the plan did not know.

    Raises
    ------
    InvalidUnit
        If the date does not lie in the plan.
    """
    unit, roster = planned.planned_unit, planned.roster or Roster()
    worked = actual if isinstance(actual, Worked) else Worked(unit, roster if actual is None else actual)
    if to is None:
        last = max((duty.date for duty in worked.roster), default=unit.start) if actual is not None else None
        to = (last or unit.horizon.end) + timedelta(1)
    if not unit.start < to <= unit.horizon.end + timedelta(1):
        said = f"{to} is not inside the plan, {unit.start} to {unit.horizon.end}."
        raise InvalidUnit(Problem("date-outside", said, advice="Maybe another plan is meant, or the year is mistyped."))
    given = {(a.employee, a.first, a.last, a.kind) for a in unit.absences}
    new = tuple(a for a in absences if (a.employee, a.first, a.last, a.kind) not in given)
    return AsWorked(worked.unit, roster, worked, actual is not None, new, to)
