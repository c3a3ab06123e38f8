"""Demand laid on the calendar: which slots stand open on which date."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from arsplan.domain.demand import DemandTable
from arsplan.domain.unit import Unit


class Need(NamedTuple):
    """The slots of one demand line on one date, by competence; they add up to the heads needed."""

    date: date
    line: str
    slots: Mapping[str, int]


def needs(unit: Unit) -> tuple[Need, ...]:
    """Expand the demand table over the plan, planned lines only, in order of date and line."""
    table = DemandTable(unit.demand)
    season_of = {week: season.name for season in unit.seasons for week in range(season.from_week, season.to_week + 1)}
    planned = [line.code for line in unit.lines if line.status == "planned"]
    found = []
    for day in unit.horizon.dates:
        season = season_of[day.isocalendar().week]
        for code in planned:
            row = table.row_on(code, season, day)
            if row is not None and row.heads:
                found.append(Need(day, code, row.slots))
    return tuple(found)
