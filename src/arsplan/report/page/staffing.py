"""Need and staffing by season, kind of day and hour."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from arsplan.capacity.typical import season_weeks
from arsplan.clock.holidays import is_red
from arsplan.metrics import CoverageRow
from arsplan.report.page.facts import Facts

__all__ = ["Curve", "Hour", "curves"]

_SATURDAY = 5


class Hour(NamedTuple):
    """Mean heads of one hour of the day: needed, planned for the need, missing, and beyond the need."""

    hour: int
    need: float
    planned: float
    short: float
    over: float


class Curve(NamedTuple):
    """The day of a season, on weekdays or on weekends and red days."""

    season: str
    weekend: bool
    days: int
    hours: tuple[Hour, ...]

    @property
    def most(self) -> float:
        """The largest number of heads, for the scale."""
        return max(max(hour.need, hour.planned + hour.over) for hour in self.hours)

    def steps(self, *names: str) -> str:
        """The sum of some figures as a line of steps: hours across, heads up, ten units each."""
        heights = [sum(getattr(hour, name) for name in names) for hour in self.hours]
        return "M0 0" + "".join(f"V{-height * 10:g}H{10 * (k + 1)}" for k, height in enumerate(heights)) + "V0"


def curves(facts: Facts) -> tuple[Curve, ...]:
    """Mean need and staffing of each hour; a night counts on the date on which its line begins."""
    horizon = facts.unit.horizon
    season = {week: name for name, weeks in season_weeks(facts.unit).items() for week in weeks}
    kinds = {day: (season[horizon.week_of(day)], _weekend(day)) for day in horizon.dates}
    minutes = {kind: [[0] * 4 for _ in range(24)] for kind in kinds.values()}
    for row in facts.coverage:
        for hour, length in _hours(row):
            found = minutes[kinds[row.date]][hour]
            for k, heads in enumerate((row.need, row.planned, row.short, row.over)):
                found[k] += heads * length
    days = Counter(kinds.values())
    order = {name: rank for rank, name in enumerate(season_weeks(facts.unit))}
    return tuple(
        Curve(
            name,
            weekend,
            days[name, weekend],
            tuple(
                Hour(hour, *(total / 60 / days[name, weekend] for total in totals))
                for hour, totals in enumerate(minutes[name, weekend])
            ),
        )
        for name, weekend in sorted(minutes, key=lambda kind: (order[kind[0]], kind[1]))
    )


def _hours(row: CoverageRow) -> Iterator[tuple[int, int]]:
    """Hours of the day that a stretch touches, with the minutes in each, by the clock on the wall."""
    at = row.start.hour * 60 + row.start.minute
    end = at + row.minutes
    while at < end:
        step = min(end, (at // 60 + 1) * 60)
        yield at // 60 % 24, step - at
        at = step


def _weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY or is_red(day)
