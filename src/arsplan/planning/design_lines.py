"""The lines of a design: how many of each competence, who has long shifts, and which weekends are whose."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from arsplan.capacity.design import GroupBound, WeekendDesign
from arsplan.capacity.qualified import slot_groups
from arsplan.capacity.typical import SATURDAY
from arsplan.domain.absences import OFF, Lock
from arsplan.domain.demand import ANY
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

SUNDAY = SATURDAY + 1


class Line(NamedTuple):
    """A line to be filled with duties.

    Attributes
    ----------
    id
        Rota, competence and number.
    competence
        The lowest that fills what the line is for.
    long
        Whether whoever takes it consents to the long shift of the design.
    every
        It works every so many-th weekend.
    phase
        Which of them: the weekends in a row are dealt out like cards.
    """

    id: str
    competence: str
    long: bool
    every: Fraction
    phase: int

    def works(self, week: int) -> bool:
        """Whether the weekend of this week of the plan, from 0, is worked."""
        return (self.every.denominator * week + self.phase) % self.every.numerator < self.every.denominator


def first_lines(unit: Unit, design: WeekendDesign, bounds: Iterable[GroupBound]) -> tuple[Line, ...]:
    """As many lines as the closed form asks for, narrowest group of slots first.

    Within each group as many have long shifts as its weekends need; those that only hours ask for have them too where
    everybody consents.
    """
    by_slots = {bound.competence: bound for bound in bounds}
    wanted: list[tuple[str, bool]] = []
    for slots in sorted(slot_groups(unit), key=lambda group: len(group.people)):
        if slots.name not in by_slots:
            continue
        bound = by_slots[slots.name]
        mine = Counter(long for competence, long in wanted if competence in slots.people)
        long = max(0, ceil(bound.staffing.long * rhythm(design, long=True)) - mine[True])
        ordinary = max(0, ceil(bound.staffing.ordinary * rhythm(design, long=False)) - mine[False])
        others = max(0, bound.heads - mine.total() - long - ordinary)
        code = lowest(unit, slots.people)
        spare = (code, consenting(design, bound))
        wanted += [*[(code, True)] * long, *[(code, False)] * ordinary, *[spare] * others]
    lines: tuple[Line, ...] = ()
    for competence, has_long in wanted:
        lines = one_more(lines, next(iter(by_slots.values())).group, design, competence, long=has_long)
    return lines


def consenting(design: WeekendDesign, bound: GroupBound) -> bool:
    """Whether a line that the weekends did not ask for is one with long shifts."""
    return bool(bound.staffing.long) and design.long_share == 1


def one_more(
    lines: tuple[Line, ...], rota: str, design: WeekendDesign, competence: str, *, long: bool
) -> tuple[Line, ...]:
    """Add a line, with the weekends that are next in turn."""
    number = sum(line.competence == competence for line in lines) + 1
    phase = sum(line.long == long for line in lines)
    return (*lines, Line(f"{rota}-{competence}-{number:02}", competence, long, rhythm(design, long=long), phase))


def rhythm(design: WeekendDesign, *, long: bool) -> Fraction:
    """Every how many-th weekend a line works."""
    return Fraction(design.long_every if long and design.long_every is not None else design.every)


def lowest(unit: Unit, people: frozenset[str]) -> str:
    """The competence among these that fills fewest other slots; the last of the table where several do."""
    able = [competence for competence in unit.competences if competence.code in people]
    return min(reversed(able), key=lambda competence: len(competence.fills)).code


def missing_competence(unit: Unit, short: Counter[str]) -> str:
    """The competence of the line that would fill most of these unfilled slots."""
    slot = max(short, key=lambda code: short[code])
    return lowest(unit, frozenset(competence.code for competence in unit.competences)) if slot == ANY else slot


def as_staff(lines: Iterable[Line], rota: str, longest: int | None) -> tuple[Employee, ...]:
    """People who may come to any position up to full time."""
    return tuple(
        Employee(
            id=line.id,
            competence=line.competence,
            position=Fraction(0),
            wish_max=Fraction(1),
            rota=rota,
            long_shift_minutes=longest if line.long else None,
        )
        for line in lines
    )


def free_weekends(lines: Iterable[Line], start: date, weeks: int) -> tuple[Lock, ...]:
    """The weekends that are not worked, as days off that are given."""
    return tuple(
        Lock(employee=line.id, date=start + timedelta(7 * week + day), shift=OFF)
        for line in lines
        for week in range(weeks)
        if not line.works(week)
        for day in (SATURDAY, SUNDAY)
    )
