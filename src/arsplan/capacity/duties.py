"""How many people a day takes: stretches of demand of which no person's day covers two."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from arsplan.capacity.groups import RotaGroup
from arsplan.domain.cover import Segment, reaches
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit
from arsplan.rules.packs import pack

__all__ = ["Day", "Stretch", "apart", "days_of_work", "longest_duty", "shifts_in_use"]

Day = frozenset[Segment]
"""What one person covers on one date."""


class Stretch(NamedTuple):
    """A stretch of a demand line and the heads that it needs."""

    segment: Segment
    heads: int


def longest_duty(unit: Unit) -> int:
    """Most paid minutes of a day that the unit's agreements allow anybody."""
    return max(pack()["R01"].limit[unit.agreements.averaging], unit.agreements.su_long_shift or 0)


def shifts_in_use(unit: Unit, group: RotaGroup, use: str) -> list[ShiftType]:
    """Shifts that these rotas may be planned on at weekends (`weekend`), or on the other days (`weekday`)."""
    return [shift for shift in unit.shifts if shift.code in group.shifts and shift.use in {"all", use}]


def days_of_work(unit: Unit, group: RotaGroup, shifts: Iterable[ShiftType]) -> tuple[Day, ...]:
    """All that one person can cover on a date: a shift, or two with room for the day's rest around them.

    Left out is what people can cover who are not counted on that date or in that group: from a duty that
    starts on the day before or after, or from another group's shift.

    Parameters
    ----------
    unit
        The unit.
    group
        The rotas whose people are counted.
    shifts
        The shifts in use on that kind of day.

    Returns
    -------
    tuple of frozenset of Segment
        One for each shift and each pair.
    """
    covers = reaches(unit)
    others = {code for rota in unit.rotas if rota.name not in group.rotas for code in rota.shifts} - {*group.shifts}
    foreign = {
        reach.segment for shift in unit.shifts for reach in covers[shift.code] if reach.days or shift.code in others
    }
    own = [
        (shift, frozenset(r.segment for r in covers[shift.code] if r.segment.line in group.lines) - foreign)
        for shift in shifts
    ]
    pairs = [day | other for (one, day), (two, other) in combinations(own, 2) if _fit_a_day(unit, one, two)]
    return (*(day for _, day in own), *pairs)


def apart(heads: Mapping[str, int], days: Iterable[Day]) -> tuple[Stretch, ...]:
    """Stretches of which no person's day covers two, with as many heads in all as can be found.

    Their heads together are people without whom the day is not covered. The search is exact where days cover
    stretches in one piece, as shifts do; elsewhere the people found are needed all the same, but perhaps not all.

    Parameters
    ----------
    heads
        Heads needed by line.
    days
        What one person can cover.

    Returns
    -------
    tuple of Stretch
        In order of time; empty where nothing is needed.
    """
    days = tuple(days)
    found: list[tuple[int, tuple[Stretch, ...]]] = [(0, ())]
    for segment in sorted(frozenset[Segment]().union(*days), key=lambda s: (s.start, s.end, s.line)):
        if need := heads.get(segment.line, 0):
            beside = frozenset[Segment]().union(*(day for day in days if segment in day))
            total, before = max(
                (chain for chain in found if all(stretch.segment not in beside for stretch in chain[1])),
                key=lambda chain: chain[0],
            )
            found.append((total + need, (*before, Stretch(segment, need))))
    return max(found, key=lambda chain: chain[0])[1]


def _fit_a_day(unit: Unit, one: ShiftType, two: ShiftType) -> bool:
    first, last = sorted((one, two), key=lambda shift: shift.start)
    rest = unit.arrangement.daily_rest
    kept = last.start - first.finish >= rest or last.finish - first.start + rest <= DAY
    return first.finish <= last.start and kept and one.paid_minutes + two.paid_minutes <= longest_duty(unit)
