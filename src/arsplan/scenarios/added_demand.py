"""The demand of two units added up, line by line and day by day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from arsplan.domain.demand import WEEKDAY_NAMES, DemandRow, DemandTable, Season
from arsplan.domain.unit import Unit

__all__ = ["added_demand", "added_seasons"]

_MONDAY = date(2027, 1, 4)
_DAY_TYPES = {"red": date(2027, 1, 1), **{name: _MONDAY + timedelta(k) for k, name in enumerate(WEEKDAY_NAMES)}}
"""A date for each kind of day that a row of demand can name; together they hold every date."""


def added_seasons(unit: Unit, other: Unit) -> Iterator[tuple[Season, tuple[str, str]]]:
    """Stretches of weeks in one season of each unit."""
    own, theirs = (
        {week: season.name for season in each.seasons for week in range(season.from_week, season.to_week + 1)}
        for each in (unit, other)
    )
    both = [(week, (own[week], theirs[week])) for week in range(1, 54) if week in own and week in theirs]
    for (pair, _), weeks in groupby(both, key=lambda found: (found[1], found[0] - both.index(found))):
        numbers = [week for week, _ in weeks]
        name = pair[0] if pair[0] == pair[1] else " / ".join(pair)
        yield Season(name=name, from_week=numbers[0], to_week=numbers[-1]), pair


def added_demand(unit: Unit, other: Unit, lines: Mapping[str, str]) -> Iterator[DemandRow]:
    """The heads of both, for every season, line and kind of day."""
    own, theirs = DemandTable(unit.demand), DemandTable(other.demand)
    for name, (mine, yours) in {season.name: pair for season, pair in added_seasons(unit, other)}.items():
        for line in unit.line_by_code:
            for kind, day in _DAY_TYPES.items():
                rows = [own.row_on(line, mine, day)]
                rows += [theirs.row_on(code, yours, day) for code, now in lines.items() if now == line]
                found = [row for row in rows if row is not None]
                minima = {code: sum(row.minima.get(code, 0) for row in found) for row in found for code in row.minima}
                if found:
                    heads = sum(row.heads for row in found)
                    yield DemandRow(season=name, day_type=kind, line=line, heads=heads, minima=minima)
