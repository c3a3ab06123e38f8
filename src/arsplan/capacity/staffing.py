"""Ways to staff a weekend day: so many long shifts in place of ordinary ones, and what is left for these."""

from collections.abc import Iterable
from typing import NamedTuple

from arsplan.capacity.duties import Stretch, apart, days_of_work, shifts_in_use
from arsplan.capacity.groups import RotaGroup
from arsplan.capacity.typical import SATURDAY, line_minutes
from arsplan.domain.cover import Segment, reaches, segments
from arsplan.domain.need import Need
from arsplan.domain.shifts import ShiftType
from arsplan.domain.unit import Unit
from arsplan.rules.packs import pack

__all__ = ["Staffing", "heads_by_day", "lines_served", "ordinary_shifts", "staffings"]


class Staffing(NamedTuple):
    """One way to staff the Saturday and the Sunday of a week.

    Attributes
    ----------
    long
        People on long shifts, on one of the two days at least.
    ordinary
        People besides them who only have ordinary shifts in that weekend, at least.
    minutes
        Paid minutes by which the week is shorter than with ordinary shifts alone: a long shift has no overlap
        with itself, and may leave part of a line open.
    uncovered
        What the long shifts leave open on a day, with the heads missing.
    """

    long: int
    ordinary: int
    minutes: int
    uncovered: tuple[Stretch, ...]


def heads_by_day(week: Iterable[Need], slots: frozenset[str]) -> tuple[dict[str, int], ...]:
    """Heads needed in these slots by line, for each day of a week from Monday."""
    found: tuple[dict[str, int], ...] = tuple({} for _ in range(7))
    for need in week:
        heads = sum(count for slot, count in need.slots.items() if slot in slots)
        if heads:
            found[need.date.weekday()][need.line] = heads
    return found


def ordinary_shifts(unit: Unit, group: RotaGroup) -> list[ShiftType]:
    """Shifts of these rotas at weekends that need nobody's consent (R24); all of them where all are long."""
    used = shifts_in_use(unit, group, "weekend")
    limit = pack()["R24"].limit["long"]
    return [shift for shift in used if shift.paid_minutes <= limit] or used


def lines_served(unit: Unit, group: RotaGroup, shift: ShiftType) -> tuple[str, ...]:
    """Lines of the group on which a shift stands in for one head: those that it covers at least half of."""
    covered = dict.fromkeys(group.lines, 0)
    for reach in reaches(unit)[shift.code]:
        if reach.segment.line in covered and not reach.days:
            covered[reach.segment.line] += reach.segment.end - reach.segment.start
    length = {line.code: line.finish - line.start for line in unit.lines}
    return tuple(line for line, minutes in covered.items() if 2 * minutes >= length[line])


def staffings(
    unit: Unit, group: RotaGroup, week: Iterable[Need], slots: frozenset[str], long: ShiftType | None
) -> tuple[Staffing, ...]:
    """The weekend with no long shift a day, with one, with two, up to the most that staff nothing above need.

    Parameters
    ----------
    unit
        The unit.
    group
        The rotas.
    week
        Demand of an ordinary week.
    slots
        The slots to fill.
    long
        A shift that stands in for one head on each line that it serves; None for ordinary shifts alone.

    Returns
    -------
    tuple of Staffing
        By number of long shifts, from 0.
    """
    days = heads_by_day(week, slots)[SATURDAY:]
    served = lines_served(unit, group, long) if long else ()
    covered = {reach.segment for reach in reaches(unit)[long.code]} if long else set()
    of_served = [segment for segment in segments(unit) if segment.line in served]
    open_ = [segment for segment in of_served if segment not in covered]
    stands_in = covered.union(of_served)
    ordinary = days_of_work(unit, group, ordinary_shifts(unit, group))
    alone = [apart(heads, ordinary) for heads in days]
    most = [min((heads.get(line, 0) for line in served), default=0) for heads in days]
    found = []
    for number in range(max(most) + 1):
        taken = [min(number, cap) for cap in most]
        people = [used + _left(stretches, stands_in, used) for used, stretches in zip(taken, alone, strict=True)]
        saved = sum(used * _saved(unit, served, long) for used in taken)
        found.append(Staffing(number, max(people) - number, saved, tuple(Stretch(s, number) for s in open_ if number)))
    return tuple(found)


def _left(stretches: tuple[Stretch, ...], stands_in: set[Segment], number: int) -> int:
    """People left to find when each of so many long shifts takes one head of every stretch that it stands in on."""
    return sum(max(0, stretch.heads - number * (stretch.segment in stands_in)) for stretch in stretches)


def _saved(unit: Unit, served: tuple[str, ...], long: ShiftType | None) -> int:
    """Paid minutes between one long shift and the ordinary ones in whose place it stands."""
    if long is None:
        return 0
    return sum(line_minutes(unit, unit.line_by_code[line]) for line in served) - long.paid_minutes
