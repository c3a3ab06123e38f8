"""How often a person may work weekends here, and how many hours such a weekend can hold."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from arsplan.capacity.groups import RotaGroup
from arsplan.capacity.typical import SATURDAY
from arsplan.domain.cover import reaches
from arsplan.domain.need import Need
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit
from arsplan.rules.packs import pack

__all__ = ["WeekendOption", "own_frequency", "weekend_options"]

_LEVELS = ("none", "ind", "tv")
_NEEDS = {
    "none": "",
    "ind": "a written agreement with each employee on averaged hours",
    "tv": "an agreement with the local union representatives on averaged hours",
    "su": "an agreement with a central union",
}


class WeekendOption(NamedTuple):
    """Two duties of a kind on Saturday and Sunday.

    Attributes
    ----------
    minutes
        Paid minutes of one person in a worked weekend (w).
    shifts
        Codes of the shifts that give it.
    needs
        The agreement that such shifts need; empty for none.
    agreed
        Whether the unit has that agreement.
    consent
        Whether each person must have consented to such long shifts.
    used
        Whether these rotas may be planned on such shifts at weekends; otherwise it is a comparison.
    """

    minutes: Fraction
    shifts: tuple[str, ...]
    needs: str
    agreed: bool
    consent: bool
    used: bool


def own_frequency(unit: Unit) -> Fraction | None:
    """Every how many-th weekend the unit's arrangement lets a person work at the most; None for never."""
    asked = unit.arrangement
    if asked.weekend_rhythm is not None:
        every = Fraction(asked.weekend_rhythm)
    elif asked.weekends:
        every = max(Fraction(1), Fraction(asked.weekends_of, asked.weekends))
    else:
        return None
    if asked.weekend_distance is not None:
        every = max(every, Fraction(asked.weekend_distance))
    if asked.weekends_in_plan is not None:
        if not asked.weekends_in_plan:
            return None
        every = max(every, Fraction(unit.weeks, asked.weekends_in_plan))
    return every


def weekend_options(unit: Unit, group: RotaGroup, week: Iterable[Need]) -> tuple[WeekendOption, ...]:
    """The ordinary weekend first, then one option for each length of long shift, shortest first.

    An ordinary weekend is two shifts that need nobody's consent (R24), of mean length where they differ,
    weighed by the weekend demand that each of them covers. Long shifts of the unit that these rotas do not
    use at weekends are shown too, for comparison, where at least half of them would cover the rotas' lines.

    Parameters
    ----------
    unit
        The unit.
    group
        The rotas whose shifts are meant.
    week
        Demand of an ordinary week, for the weights.

    Returns
    -------
    tuple of WeekendOption
        Empty when there is no such shift.
    """
    used = [shift for shift in unit.shifts if shift.code in group.shifts and shift.use in {"all", "weekend"}]
    limit = pack()["R24"].limit["long"]
    ordinary = [shift for shift in used if shift.paid_minutes <= limit]
    found = [_option(unit, ordinary, _mean(unit, group.lines, ordinary, week))] if ordinary else []
    long = [shift for shift in unit.shifts if shift.paid_minutes > limit and _serves(unit, shift, group)]
    for minutes in sorted({shift.paid_minutes for shift in long}):
        same = [shift for shift in long if shift.paid_minutes == minutes]
        known = [shift for shift in same if shift in used]
        found.append(_option(unit, known or same, Fraction(minutes), used=bool(known)))
    return tuple(found)


def _serves(unit: Unit, shift: ShiftType, group: RotaGroup) -> bool:
    covered = {
        minute
        for reach in reaches(unit)[shift.code]
        if reach.segment.line in group.lines
        for minute in range(reach.segment.start + DAY * reach.days, reach.segment.end + DAY * reach.days)
    }
    return 2 * len(covered) >= shift.length


def _option(unit: Unit, shifts: list[ShiftType], mean: Fraction, *, used: bool = True) -> WeekendOption:
    longest, agreed = max(shift.paid_minutes for shift in shifts), unit.agreements
    limits = pack()["R01"].limit
    level = next((level for level in _LEVELS if longest <= limits[level]), "su")
    return WeekendOption(
        minutes=2 * mean,
        shifts=tuple(shift.code for shift in shifts),
        needs=_NEEDS[level],
        agreed=longest <= max(limits[agreed.averaging], agreed.su_long_shift or 0),
        consent=longest > pack()["R24"].limit["long"],
        used=used,
    )


def _mean(unit: Unit, lines: tuple[str, ...], shifts: list[ShiftType], week: Iterable[Need]) -> Fraction:
    heads: dict[str, int] = {}
    for need in week:
        if need.date.weekday() >= SATURDAY and need.line in lines:
            heads[need.line] = heads.get(need.line, 0) + sum(need.slots.values())
    covers = reaches(unit)
    weight = {
        shift.code: sum(
            heads.get(reach.segment.line, 0) * (reach.segment.end - reach.segment.start) for reach in covers[shift.code]
        )
        for shift in shifts
    }
    if not sum(weight.values()):
        return Fraction(sum(shift.paid_minutes for shift in shifts), len(shifts))
    return Fraction(sum(weight[shift.code] * shift.paid_minutes for shift in shifts), sum(weight.values()))
