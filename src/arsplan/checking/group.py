"""A group of people and their absence, for rules that bind them together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.unit import Unit


@dataclass(frozen=True, eq=False)
class Group:
    """The people of a rule.

    Attributes
    ----------
    fixed
        Absence that the input gave; None counts all vacation as placed and all other absence as given.
    """

    unit: Unit
    people: frozenset[str]
    fixed: tuple[Absence, ...] | None

    @cached_property
    def away(self) -> dict[date, frozenset[str]]:
        """Who is absent on each date, for whatever reason."""
        return self._by_date((*self.unit.absences, *(self.fixed or ())))

    @cached_property
    def away_anyway(self) -> dict[date, frozenset[str]]:
        """Who is absent on each date by what the planner was given."""
        if self.fixed is not None:
            return self._by_date(self.fixed)
        return self._by_date(tuple(a for a in self.unit.absences if a.kind != VACATION))

    def _by_date(self, absences: tuple[Absence, ...]) -> dict[date, frozenset[str]]:
        found: defaultdict[date, set[str]] = defaultdict(set)
        for absence in absences:
            if absence.employee in self.people:
                for k in range((absence.last - absence.first).days + 1):
                    found[absence.first + timedelta(k)].add(absence.employee)
        return {when: frozenset(names) for when, names in found.items()}
