"""Where hours are missing: by competence, line, season, weekdays against weekends, and week."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from arsplan.clock.holidays import is_red
from arsplan.domain.demand import ANY
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import CoverageRow, shortage_minutes

__all__ = ["Shortage", "ToClose", "shortage", "shortage_minutes"]

_SATURDAY = 5


class ToClose(NamedTuple):
    """Help from outside that a week would need so that nothing is missing.

    Attributes
    ----------
    minutes
        Missing head-minutes.
    at_once
        Most heads that are missing at any moment.
    full_time
        People on full time in that week, by the competence of the slots: the missing hours in full-time weeks.
    """

    minutes: int
    at_once: int
    full_time: dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Shortage:
    """Head-minutes demanded, missing and beyond the need; the missing ones by where they are missing.

    Attributes
    ----------
    demand, minutes, over
        Head-minutes.
    by_competence, by_line, by_season
        Missing head-minutes; parts without any are left out.
    by_kind_of_day
        ``weekday``, and ``weekend`` for Saturdays, Sundays and red days.
    by_week
        By week of the plan, such as ``2027-W28``, worst first.
    to_close
        The same weeks with what would close them.
    weekends
        For every line and named competence, such as ``N SPL``: the weeks whose Saturday or Sunday lacks one, in order.
    """

    demand: int
    minutes: int
    over: int
    by_competence: dict[str, int]
    by_line: dict[str, int]
    by_season: dict[str, int]
    by_kind_of_day: dict[str, int]
    by_week: dict[str, int]
    to_close: dict[str, ToClose]
    weekends: dict[str, list[str]]

    @property
    def share(self) -> float:
        """Missing head-minutes as a share of those demanded."""
        return self.minutes / self.demand if self.demand else 0.0


def shortage(unit: Unit, rows: Iterable[CoverageRow]) -> Shortage:
    """Add up what is missing.

    Parameters
    ----------
    unit
        The unit.
    rows
        Of `coverage`.

    Returns
    -------
    Shortage
        The sums; each breakdown adds up to `minutes`.
    """
    season_of = {week: season.name for season in unit.seasons for week in range(season.from_week, season.to_week + 1)}
    rows = list(rows)
    parts: dict[str, Counter[str]] = {name: Counter() for name in ("competence", "line", "season", "kind", "week")}
    weekends: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        missing = row.short * row.minutes
        if missing:
            week = unit.horizon.week_of(row.date)
            weekend = row.date.weekday() >= _SATURDAY or is_red(row.date)
            parts["competence"][row.competence] += missing
            parts["line"][row.shift] += missing
            parts["season"][season_of[unit.horizon.iso_week(week)]] += missing
            parts["kind"]["weekend" if weekend else "weekday"] += missing
            parts["week"][unit.horizon.label(week)] += missing
            if row.date.weekday() >= _SATURDAY and row.competence != ANY:
                weekends[f"{row.shift} {row.competence}"].add(unit.horizon.label(week))
    found = {name: dict(sorted(counter.items(), key=_worst_first)) for name, counter in parts.items()}
    return Shortage(
        demand=sum(row.need * row.minutes for row in rows),
        minutes=shortage_minutes(rows),
        over=sum(row.over * row.minutes for row in rows),
        by_competence=found["competence"],
        by_line=found["line"],
        by_season=found["season"],
        by_kind_of_day=found["kind"],
        by_week=found["week"],
        to_close=_to_close(unit, rows, found["week"]),
        weekends={name: sorted(weeks) for name, weeks in sorted(weekends.items())},
    )


def _to_close(unit: Unit, rows: Iterable[CoverageRow], weeks: Iterable[str]) -> dict[str, ToClose]:
    """What each of these weeks lacks, in people."""
    open_: dict[str, list[CoverageRow]] = {week: [] for week in weeks}
    for row in rows:
        if row.short:
            open_[unit.horizon.label(unit.horizon.week_of(row.date))].append(row)
    found = {}
    for week, missing in open_.items():
        minutes = Counter[str]()
        for row in missing:
            minutes[row.competence] += row.short * row.minutes
        people = {slot: Fraction(minutes[slot], unit.full_time_week) for slot in sorted(minutes)}
        found[week] = ToClose(sum(minutes.values()), _at_once(missing), people)
    return found


def _at_once(missing: Iterable[CoverageRow]) -> int:
    """Most heads missing at any moment."""
    changes = Counter[datetime]()
    for row in missing:
        changes[row.start] += row.short
        changes[row.end] -= row.short
    return max(accumulate(changes[moment] for moment in sorted(changes)))


def _worst_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
