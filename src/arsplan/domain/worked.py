"""What was really worked: the duties of the people on the list and of those hired for a shift."""

from typing import NamedTuple

from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["Worked"]


class Worked(NamedTuple):
    """A rota as it was worked.

    Attributes
    ----------
    unit
        The planned unit, with the people who were hired among the staff and a shift more for each duty with times of
        its own.
    roster
        Who worked which duty.
    hired
        Ids of those who are not on the unit's list.
    extra, overtime
        Duties that the file marks as extra time, or as overtime, in full.
    """

    unit: Unit
    roster: Roster
    hired: frozenset[str] = frozenset()
    extra: frozenset[Duty] = frozenset()
    overtime: frozenset[Duty] = frozenset()

    @property
    def own(self) -> Roster:
        """The duties of the people on the list."""
        return Roster(duty for duty in self.roster if duty.employee not in self.hired)

    @classmethod
    def with_hired(cls, unit: Unit, roster: Roster, hired: tuple[Employee, ...]) -> "Worked":
        """A rota in which some of the people were hired for their shifts."""
        more = unit.model_copy(update={"staff": (*unit.staff, *hired)}) if hired else unit
        return cls(more, roster, frozenset(person.id for person in hired))
