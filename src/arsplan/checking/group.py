"""A group of people, their absence and their duties, for rules that bind them together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from arsplan.checking.person_rota import PersonRota
from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.unit import Unit
from arsplan.rules.measures import Apart
from arsplan.rules.rule import Rule


@dataclass(frozen=True, eq=False)
class Group:
    """The people of a rule.

    Attributes
    ----------
    fixed
        Absence that the input gave; None counts all vacation as placed and all other absence as given.
    known
        Rotas by id, also those of others.
    """

    unit: Unit
    people: frozenset[str]
    fixed: tuple[Absence, ...] | None
    known: Mapping[str, PersonRota]

    @cached_property
    def rotas(self) -> tuple[PersonRota, ...]:
        """What each of them works, in the order of the staff."""
        return tuple(self.known[name] for name in self.unit.person if name in self.people and name in self.known)

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


def company(book: Iterable[Rule], employee: str) -> frozenset[str]:
    """A person, and everybody whose duties rules hold against this person's."""
    bound = (rule.people for rule in book if isinstance(rule.measure, Apart) and employee in rule.people)
    return frozenset((employee, *(name for people in bound for name in people)))
