"""What the closed form says about a unit as it plans: its own weekends, long shifts, consent and weekend posts."""

from fractions import Fraction
from typing import NamedTuple

from arsplan.capacity.build import capacity
from arsplan.capacity.design import GroupBound, WeekendDesign, bounds
from arsplan.capacity.groups import RotaGroup
from arsplan.capacity.qualified import slot_groups
from arsplan.capacity.typical import typical_week
from arsplan.capacity.weekends import weekend_options
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import on_long_leave
from arsplan.rules.packs import pack
from arsplan.scenarios.weekends import Weekends, weekends_of

__all__ = ["Closed", "Few", "closed_form"]


class Few(NamedTuple):
    """People who alone can fill some slots, and how many these slots ask for.

    Attributes
    ----------
    group, slots
        Names of the group of rotas, and of the group of slots.
    people, needed
        On the list today, and at least, by weekends, hours or the busiest day.
    """

    group: str
    slots: str
    people: int
    needed: int

    @property
    def spare(self) -> int:
        """People beyond those needed; below 0 where some are missing."""
        return self.people - self.needed


class Closed(NamedTuple):
    """The base season's week, all groups of rotas together.

    Attributes
    ----------
    fte
        Full-time equivalents of the hours demanded.
    heads
        Fewest people who cover it, weekend posts included.
    weekend_minutes
        Paid minutes demanded on Saturdays and Sundays.
    few
        Groups of slots, those with the fewest people to spare first.
    needs, missing
        Agreements that the weekend shifts in use need, and those of them that the unit has not.
    open_hours
        What long shifts leave uncovered by their times.
    """

    fte: Fraction
    heads: int
    weekend_minutes: Fraction
    few: tuple[Few, ...]
    needs: tuple[str, ...]
    missing: tuple[str, ...]
    open_hours: tuple[str, ...]

    @property
    def mean(self) -> Fraction:
        """Mean position of the fewest people."""
        return self.fte / self.heads if self.heads else Fraction(0)

    @property
    def weekend_year(self) -> Fraction:
        """Weekend minutes in 52 weeks for each of them."""
        return 52 * self.weekend_minutes / self.heads if self.heads else Fraction(0)


def closed_form(unit: Unit, weekends: Weekends | None = None) -> Closed:
    """Work it out.

    Parameters
    ----------
    unit
        The unit, its people counted as they have consented.
    weekends
        How often they come round; as its arrangement says where None.
    """
    report = capacity(unit)
    every, long_every = weekends or weekends_of(unit)
    week = typical_week(unit, report.base_season)
    fte, minutes, heads = Fraction(0), Fraction(0), 0
    few: list[Few] = []
    needs: dict[str, bool] = {}
    open_hours: list[str] = []
    for found in report.groups:
        everything = report.base(found.group.name).demand[:1]
        fte += sum(demanded.fte for demanded in everything)
        minutes += sum(demanded.weekend for demanded in everything)
        design = _design(unit, found.group, every or Fraction(unit.weeks), long_every)
        own = [bound for bound in bounds(unit, design, week) if bound.group == found.group.name]
        heads += own[0].heads + design.weekend_posts if own else 0
        few += [_few(unit, found.group, bound) for bound in own]
        options = weekend_options(unit, found.group, week)
        needs |= {option.needs: option.agreed for option in options if option.used and option.needs}
        open_hours += [own[0].open_hours] if own and own[0].open_hours else []
    missing = tuple(name for name, agreed in needs.items() if not agreed)
    by_spare = tuple(sorted(few, key=lambda f: f.spare))
    return Closed(fte, heads, minutes, by_spare, tuple(needs), missing, tuple(open_hours))


def _design(unit: Unit, group: RotaGroup, every: Fraction, long_every: Fraction | None) -> WeekendDesign:
    """How this group works weekends; a long shift where somebody has consented to it."""
    posts = {rota.name for rota in unit.rotas if rota.days == "weekend"}
    people = [e for e in unit.staff if e.rota in group.rotas and e.rota not in posts]
    students = sum(e.rota in group.rotas and e.rota in posts for e in unit.staff)
    long = [
        shift
        for shift in unit.shifts
        if shift.code in group.shifts
        and shift.use in {"all", "weekend"}
        and shift.paid_minutes > pack()["R24"].limit["long"]
        and any(_consents(e, shift.paid_minutes) for e in people)
    ]
    if not long:
        return WeekendDesign(every, weekend_posts=students)
    taken = max(long, key=lambda shift: shift.paid_minutes)
    share = Fraction(sum(_consents(e, taken.paid_minutes) for e in people), len(people))
    return WeekendDesign(every, taken.code, long_every, students, share)


def _few(unit: Unit, group: RotaGroup, bound: GroupBound) -> Few:
    codes = next(slots.people for slots in slot_groups(unit) if slots.name == bound.competence)
    people = [e for e in unit.staff if e.rota in group.rotas and e.competence in codes and not on_long_leave(unit, e)]
    return Few(group.name, bound.competence, len(people), bound.heads)


def _consents(employee: Employee, minutes: int) -> bool:
    return (employee.long_shift_minutes or 0) >= minutes
