"""How people are named in the report, for those who may see names and for those who may not."""

from typing import Literal

from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["Audience", "People"]

Audience = Literal["all", "public"]


class People:
    """The people of a unit as a reader may see them.

    To the public, people are numbered within their competence, the largest position first, and every list keeps that
    order: neither a name nor a place in the staff table shows through.

    Parameters
    ----------
    unit
        With positions as planned.
    audience
        Who reads.
    """

    def __init__(self, unit: Unit, audience: Audience) -> None:
        self.named = audience == "all"
        self._person = unit.person
        self._competence = {competence.code: competence.name or competence.code for competence in unit.competences}
        rank = {code: number for number, code in enumerate(self._competence)}
        staff = list(unit.staff)
        if not self.named:
            staff.sort(key=lambda employee: (rank[employee.competence], -employee.position))
        self.order = tuple(employee.id for employee in staff)
        self._label = dict(zip(self.order, _labels(staff, named=self.named), strict=True))
        self._key = {person: f"p{number}" for number, person in enumerate(self.order, 1)}

    def label(self, person: str) -> str:
        """What the reader calls a person."""
        return self._label[person]

    def key(self, person: str) -> str:
        """A word for attributes of the page that says nothing about the person."""
        return self._key[person]

    def code(self, person: str) -> str:
        """Code of the person's competence."""
        return self._person[person].competence

    def competence(self, code: str) -> str:
        """A competence, or a group of slots such as SPL+HFA, in words."""
        return " + ".join(self._competence.get(part, part) for part in code.split("+"))


def _labels(staff: list[Employee], *, named: bool) -> list[str]:
    if named:
        return [employee.label for employee in staff]
    count: dict[str, int] = {}
    labels = []
    for employee in staff:
        count[employee.competence] = count.get(employee.competence, 0) + 1
        labels.append(f"{employee.competence} {count[employee.competence]}")
    return labels
