"""Demand of an ordinary week of each season, and of the whole plan, in paid minutes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from arsplan.clock.holidays import is_holiday
from arsplan.domain.demand import DemandLine, Season
from arsplan.domain.need import Need, needs
from arsplan.domain.unit import Unit

__all__ = ["LineHours", "Load", "base_season", "line_minutes", "loads", "outside", "season_weeks", "typical_week"]

SATURDAY = 5


class Load(NamedTuple):
    """Paid minutes demanded: in all, and on Saturdays and Sundays by the date on which the line starts."""

    total: int
    weekend: int


class LineHours(NamedTuple):
    """What one demand line asks for over the plan.

    Attributes
    ----------
    line
        Code of the line.
    heads
        Heads needed, summed over the dates: how many shifts.
    minutes
        Paid minutes.
    """

    line: str
    heads: int
    minutes: int


def line_minutes(unit: Unit, line: DemandLine) -> int:
    """Paid minutes of one head on a line: those of the shift with its clock times, else the line's length."""
    for shift in unit.shifts:
        if (shift.start, shift.finish) == (line.start, line.finish):
            return shift.paid_minutes
    return line.finish - line.start


def typical_week(unit: Unit, season: str) -> tuple[Need, ...]:
    """The slots of a week of this season without public holidays and without rows for given dates, Monday to Sunday."""
    return _needs(
        unit,
        start=_quiet_monday(unit.start),
        weeks=1,
        seasons=(Season(name=season, from_week=1, to_week=53),),
        demand=tuple(row for row in unit.demand if row.first is None),
    )


def loads(found: Iterable[Need], minutes: Mapping[str, int], slots: frozenset[str] | None = None) -> Load:
    """Add up the paid minutes of these slots, or of all, on the lines named in `minutes`."""
    total = weekend = 0
    for need in found:
        if need.line in minutes:
            counted = need.slots if slots is None else slots & need.slots.keys()
            paid = minutes[need.line] * sum(need.slots[slot] for slot in counted)
            total += paid
            weekend += paid * (need.date.weekday() >= SATURDAY)
    return Load(total, weekend)


def by_line(unit: Unit, found: Iterable[Need]) -> tuple[LineHours, ...]:
    """Heads and paid minutes of each line that is asked for, in the order of the table of lines."""
    heads: Counter[str] = Counter()
    for need in found:
        heads[need.line] += sum(need.slots.values())
    return tuple(
        LineHours(line.code, heads[line.code], heads[line.code] * line_minutes(unit, line))
        for line in unit.lines
        if heads[line.code]
    )


def outside(unit: Unit) -> tuple[LineHours, ...]:
    """Demand that the unit keeps out of the plan, over the plan's weeks; passive nights, for example.

    Parameters
    ----------
    unit
        The unit.

    Returns
    -------
    tuple of LineHours
        Lines of status `outside` that any row of demand asks for.
    """
    flipped = tuple(
        line.model_copy(update={"status": "planned" if line.status == "outside" else "outside"}) for line in unit.lines
    )
    return by_line(unit, _needs(unit, lines=flipped))


def season_weeks(unit: Unit) -> dict[str, tuple[int, ...]]:
    """Weeks of the plan (from 0) in each season, in the table's order; empty ones left out."""
    season_of = {week: season.name for season in unit.seasons for week in range(season.from_week, season.to_week + 1)}
    found: dict[str, list[int]] = {season.name: [] for season in unit.seasons}
    for week in range(unit.horizon.weeks):
        found[season_of[unit.horizon.iso_week(week)]].append(week)
    return {name: tuple(weeks) for name, weeks in found.items() if weeks}


def base_season(unit: Unit, weeks: Mapping[str, tuple[Need, ...]]) -> str:
    """The season whose ordinary week stands for the unit.

    The one whose weekly hours are the most common in the plan; among several with those hours the one that
    public holidays disturb in the smallest share of its weeks, then the longest, then the first in the unit's
    table.

    Parameters
    ----------
    unit
        The unit.
    weeks
        Demand of an ordinary week by season.

    Returns
    -------
    str
        Name of a season.
    """
    minutes = {line.code: line_minutes(unit, line) for line in unit.lines}
    hours = {season: loads(week, minutes).total for season, week in weeks.items()}
    lengths = season_weeks(unit)
    common: Counter[int] = Counter()
    for season, total in hours.items():
        common[total] += len(lengths[season])

    def rank(season: str) -> tuple[int, Fraction, int]:
        own = lengths[season]
        disturbed = sum(
            any(is_holiday(unit.horizon.monday(week) + timedelta(days)) for days in range(7)) for week in own
        )
        return -common[hours[season]], Fraction(disturbed, len(own)), -len(own)

    return min(hours, key=rank)


def _needs(unit: Unit, **changes: object) -> tuple[Need, ...]:
    # Not a copy: a copy would keep the horizon that the unit has already worked out.
    fields = {name: getattr(unit, name) for name in type(unit).model_fields}
    return needs(Unit.model_construct(**{**fields, **changes}))


def _quiet_monday(start: date) -> date:
    while any(is_holiday(start + timedelta(days)) for days in range(7)):
        start += timedelta(weeks=1)
    return start
