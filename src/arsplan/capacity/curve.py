"""From events in the past to heads: how many are busy at each time of the day, by season and day of the week.

An event brings care for a stated time, from whenever it comes. Events are taken to be spread evenly over their
interval; what is left of the care falls into the intervals after it. The load of an interval is the care in it by its
length; over the days of a season it has a mean, quantiles, and a level that serves a share of the care. By the share of
working time that may be bound, rounded up once, that gives heads.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, Literal, NamedTuple

import numpy as np

from arsplan.capacity.arrivals import DAY, Arrivals
from arsplan.clock.holidays import is_red
from arsplan.clock.instants import TIMEZONE
from arsplan.domain.base import show_clock
from arsplan.domain.demand import WEEKDAY_NAMES, DemandRow, Season
from arsplan.errors import ArsplanError

__all__ = ["FOUR_SEASONS", "Conversion", "Curve", "care", "demand_curve"]

FOUR_SEASONS = tuple(
    Season(name=name, from_week=first, to_week=last)
    for name, first, last in (
        ("winter", 1, 9),
        ("spring", 10, 22),
        ("summer", 23, 35),
        ("autumn", 36, 48),
        ("winter", 49, 53),
    )
)
"""Quarters of a year, where nothing else is said."""

_ROUNDED = 9
"""Decimals of a load that count: 2.0000000001 heads are two."""


Loads = np.ndarray[Any, np.dtype[np.float64]]
"""People busy, on average over an interval."""


class Conversion(NamedTuple):
    """How events become heads. None of it is in the data, so every result names it.

    Attributes
    ----------
    minutes_per_event
        Working time that one event takes.
    utilisation
        Share of the working time that may be bound by events.
    quantile
        Share of the days on which the heads suffice; None for the mean day.
    service_level
        Instead, share of the care that the heads have time for.
    minimum
        Fewest heads at any time.
    grid
        Length of the intervals, minutes.
    days
        A curve for `each` day of the week, or for `kinds` of day: weekdays, and weekends with red days.
    shares
        By competence, the share of the heads that must have it, rounded down.
    """

    minutes_per_event: Fraction
    utilisation: Fraction
    quantile: Fraction | None = None
    service_level: Fraction | None = None
    minimum: int = 0
    grid: int = 30
    days: Literal["each", "kinds"] = "each"
    shares: Mapping[str, Fraction] = {}


class Curve(NamedTuple):
    """Heads by season, day and interval, and how many days each of them rests on."""

    rows: tuple[DemandRow, ...]
    days: dict[tuple[str, str], int]


def care(minutes: float, grid: int) -> list[float]:
    """Minutes of care in the interval of an event and in those after it; they add up to `minutes`."""
    edges = grid * np.arange(-1, int(-(-minutes // grid)) + 2, dtype=float)
    upto = (np.maximum(edges, 0) ** 2 - np.maximum(edges - minutes, 0) ** 2) / (2 * grid)
    return [float(share) for share in np.diff(upto, 2)]


def demand_curve(arrivals: Arrivals, conversion: Conversion, seasons: Sequence[Season] = FOUR_SEASONS) -> Curve:
    """Heads for every interval of every kind of day in every season.

    Parameters
    ----------
    arrivals
        The past, on the grid of the conversion.
    conversion
        What an event takes, and how sure one wants to be.
    seasons
        By ISO week; together they hold every day of the past.

    Returns
    -------
    Curve
        Demand rows in order of season, day and interval. Red days have the curve of Sundays; where the clock is
        Norwegian, those of the past are counted among the Sundays.

    Raises
    ------
    ArsplanError
        If a week has no season, or a season has no day of some kind in the past.
    """
    loads = _loads(arrivals, conversion, seasons)
    names = list(dict.fromkeys(season.name for season in seasons))
    kinds = WEEKDAY_NAMES if conversion.days == "each" else ("weekday", "weekend")
    rows: list[DemandRow] = []
    days: dict[tuple[str, str], int] = {}
    for name in names:
        for kind in kinds:
            table = loads.get((name, kind))
            if table is None:
                text = f"The history has no whole day in the season '{name}' that is of the kind '{kind}'."
                raise ArsplanError(f"{text}\nMaybe a longer history, or fewer seasons.")
            days[name, kind] = len(table)
            rows += _rows(name, kind, _levels(table, conversion), conversion)
        if conversion.days == "each":
            rows += [row.model_copy(update={"day_type": "red"}) for row in rows[-(DAY // conversion.grid) :]]
    return Curve(tuple(rows), days)


def _loads(arrivals: Arrivals, conversion: Conversion, seasons: Sequence[Season]) -> dict[tuple[str, str], Loads]:
    """By season and kind of day: days x intervals, people busy on average, where that is known of the whole day."""
    kernel = care(float(conversion.minutes_per_event), conversion.grid)
    counts = arrivals.counts.to_numpy()
    load = np.convolve(counts, kernel)[: len(counts)] / conversion.grid
    load[: len(kernel) - 1] = np.nan  # what came before is not known
    by_day = load.reshape(-1, DAY // conversion.grid)
    season_of = {week: season.name for season in seasons for week in range(season.from_week, season.to_week + 1)}
    found: dict[tuple[str, str], list[int]] = {}
    for k, day in enumerate(arrivals.dates):
        week = day.isocalendar().week
        if week not in season_of:
            raise ArsplanError(f"No season holds week {week}.\nMaybe the seasons end too early; a year may have 53.")
        if not np.isnan(by_day[k]).any():
            found.setdefault((season_of[week], _kind(day, arrivals.timezone, conversion)), []).append(k)
    return {key: by_day[which] for key, which in found.items()}


def _kind(day: date, timezone: str, conversion: Conversion) -> str:
    weekday = 6 if timezone == TIMEZONE and is_red(day) else day.weekday()
    return WEEKDAY_NAMES[weekday] if conversion.days == "each" else "weekend" if weekday >= 5 else "weekday"


def _levels(table: Loads, conversion: Conversion) -> Loads:
    """What the heads are to suffice for, interval by interval."""
    if conversion.quantile is not None:
        return np.array([_enough(column, conversion.quantile) for column in table.T])
    if conversion.service_level is not None:
        return np.array([_serving(column, float(conversion.service_level)) for column in table.T])
    return np.asarray(table.mean(axis=0))


def _enough(loads: Loads, share: Fraction) -> float:
    """The least load that this share of the days does not pass."""
    return float(np.sort(loads)[max(1, ceil(share * len(loads))) - 1])


def _serving(loads: Loads, share: float) -> float:
    """The least level under which a share of the care lies: sum of min(load, level) = share x sum of loads."""
    ordered = np.sort(loads)
    below = np.concatenate([[0.0], np.cumsum(ordered)[:-1]])
    served = below + ordered * np.arange(len(ordered), 0, -1)  # if the level is at each load in turn
    wanted = share * ordered.sum()
    k = min(int(np.searchsorted(served, wanted - 1e-9)), len(ordered) - 1)
    return float((wanted - below[k]) / (len(ordered) - k))


def _rows(season: str, kind: str, levels: Loads, conversion: Conversion) -> list[DemandRow]:
    found = []
    for k, level in enumerate(levels / float(conversion.utilisation)):
        heads = max(conversion.minimum, ceil(round(float(level), _ROUNDED)))
        start, end = k * conversion.grid, (k + 1) * conversion.grid
        found.append(
            DemandRow(
                season=season,
                day_type=kind,
                line=f"{show_clock(start)}-{show_clock(end)}",
                heads=heads,
                minima={code: int(heads * share) for code, share in conversion.shares.items()},
            )
        )
    return found
