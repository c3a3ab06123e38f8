"""Demand laid on the calendar: which slots stand open on which date."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from arsplan.domain.demand import DemandRow, DemandTable
from arsplan.domain.unit import Unit


class Need(NamedTuple):
    """The slots of one demand line on one date, by competence; they add up to the heads needed."""

    date: date
    line: str
    slots: Mapping[str, int]


def needs(unit: Unit) -> tuple[Need, ...]:
    """Expand the demand table over the plan, planned lines only, in order of date and line."""
    return tuple(Need(day, line, row.slots) for day, line, row in demand_by_date(unit) if row is not None and row.heads)


def demand_by_date(unit: Unit) -> Iterator[tuple[date, str, DemandRow | None]]:
    """For each date and planned line, in this order, the row of demand that holds; None where there is none."""
    table = DemandTable(unit.demand)
    season_of = {week: season.name for season in unit.seasons for week in range(season.from_week, season.to_week + 1)}
    planned = [line.code for line in unit.lines if line.status == "planned"]
    for day in unit.horizon.dates:
        season = season_of[day.isocalendar().week]
        for code in planned:
            yield day, code, table.row_on(code, season, day)
