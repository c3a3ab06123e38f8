"""How many may work on a feast day, so that others are left for the same feast of the next year."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from arsplan.clock.feasts import feast_days, feast_pairs
from arsplan.domain.cover import reaches
from arsplan.domain.demand import ANY
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit

__all__ = ["FeastLimit", "feast_limits", "twin_days"]


class FeastLimit(NamedTuple):
    """At most so many of these people work on a feast day."""

    date: date
    people: frozenset[str]
    most: int


def feast_limits(unit: Unit) -> tuple[FeastLimit, ...]:
    """For each feast day and each group who alone may take some slots, how many of it leave enough for the next year.

    The need of the next year's feast is that of its own season and weekday; the share of a group that may have vacation
    is taken off those who are left. What the feast itself needs is always allowed.

    Parameters
    ----------
    unit
        Its arrangement says whether red days are shared; otherwise there is no limit.

    Returns
    -------
    tuple of FeastLimit
        In order of date; only those that not all of a group keep by themselves.
    """
    if unit.arrangement.red_days_shared == "off":
        return ()
    takers = _takers(unit)
    here = Fraction(1) - min(unit.vacation.other_share, Fraction(1, 2))
    return tuple(
        FeastLimit(now, people, most)
        for now, then in _feasts(unit)
        for asked, later in [(_asked(unit, now), _asked(unit, then))]
        for people in sorted({*takers.values()}, key=sorted)
        for own in [_heads(unit, people, asked, takers)]
        for left in [ceil(_heads(unit, people, later or asked, takers) / here)]
        for most in [max(own, len(people) - left)]
        if own and most < len(people)
    )


def twin_days(unit: Unit) -> tuple[tuple[date, date], ...]:
    """Christmas Eve with New Year's Eve, and the days after them, where both are in the plan.

    Who works on the one has the other off, where that can be: then everybody has one of them to work on next year.
    """
    if unit.arrangement.red_days_shared == "off":
        return ()
    years = range(unit.horizon.start.year - 1, unit.horizon.end.year + 1)
    pairs = (feast_pairs(year)[-1] for year in years)
    days = (twins for pair in pairs for twins in zip(pair.one, pair.other, strict=True))
    return tuple((one, other) for one, other in days if one in unit.horizon and other in unit.horizon)


def _feasts(unit: Unit) -> Iterator[tuple[date, date]]:
    for year in range(unit.horizon.start.year - 1, unit.horizon.end.year + 1):
        yield from (
            (now, then) for now, then in zip(feast_days(year), feast_days(year + 1), strict=True) if now in unit.horizon
        )


def _takers(unit: Unit) -> dict[tuple[str, str], frozenset[str]]:
    """Who may fill the slots of a kind on a line."""
    lines: dict[str, set[str]] = {}
    for code, found in reaches(unit).items():
        for rota in unit.rotas:
            if code in rota.shifts:
                lines.setdefault(rota.name, set()).update(reach.segment.line for reach in found)
    kinds = {c.code: {ANY, c.code, *c.fills} for c in unit.competences}
    takers: dict[tuple[str, str], set[str]] = {}
    for employee in unit.staff:
        for line in lines.get(employee.rota, ()):
            for kind in kinds[employee.competence]:
                takers.setdefault((kind, line), set()).add(employee.id)
    return {slot: frozenset(people) for slot, people in takers.items()}


def _asked(unit: Unit, day: date) -> dict[tuple[str, str], int]:
    """Head-minutes of a date by kind and line, also beyond the plan; nothing where no season holds it."""
    week = day.isocalendar().week
    if not any(season.from_week <= week <= season.to_week for season in unit.seasons):
        return {}
    around = unit.model_copy(update={"start": day - timedelta(day.weekday()), "weeks": 1})
    minutes = {line.code: line.finish - line.start for line in unit.lines}
    return {
        (kind, need.line): heads * minutes[need.line]
        for need in needs(around)
        if need.date == day
        for kind, heads in need.slots.items()
    }


def _heads(
    unit: Unit,
    people: frozenset[str],
    asked: dict[tuple[str, str], int],
    takers: dict[tuple[str, str], frozenset[str]],
) -> int:
    """People with one duty each for all slots that nobody else may fill."""
    codes = {code for person in people for code in unit.rota_by_name[unit.person[person].rota].shifts}
    shortest = min(unit.shift_by_code[code].length for code in codes)
    minutes = sum(count for slot, count in asked.items() if slot in takers and takers[slot] <= people)
    return ceil(Fraction(minutes, shortest))
