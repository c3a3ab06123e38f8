"""What happened in the past, on an even grid of whole days: events in every interval, or not known."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from arsplan.clock.instants import utc_minute
from arsplan.errors import ArsplanError

__all__ = ["OFF_ADVICE", "Arrivals", "check_grid", "from_counts", "from_events", "off_the_grid", "stretch_of"]

DAY = 1440

OFF_ADVICE = "Maybe a time is mistyped, or a stretch is named by its middle or its end; name it by its start."


class Arrivals(NamedTuple):
    """Events by interval of the local clock.

    Attributes
    ----------
    counts
        Events in each interval, in order, from midnight to midnight; NaN on days that are left out.
    grid
        Length of the intervals, minutes.
    timezone
        IANA name of the clock they follow.
    events
        How many are counted.
    left_out
        Days on which the clock changed, or for which not every figure is there.
    """

    counts: "pd.Series[float]"
    grid: int
    timezone: str
    events: float
    left_out: tuple[date, ...]

    @property
    def dates(self) -> list[date]:
        """The days, from the first to the last."""
        return [time.date() for time in self.counts.index[:: DAY // self.grid]]


def from_events(events: "pd.Series[float]", grid: int, timezone: str = "Europe/Oslo") -> Arrivals:
    """Lay single events on the grid; days without any are days on which nothing happened.

    Parameters
    ----------
    events
        How many happened, by local time.
    grid
        Minutes; divides the day.
    timezone
        IANA name.
    """
    check_grid(grid)
    return _arrivals(
        events.groupby(pd.DatetimeIndex(events.index).floor(f"{grid}min")).sum(), grid, timezone, missing=0.0
    )


def from_counts(counts: "pd.Series[float]", grid: int, timezone: str = "Europe/Oslo") -> Arrivals:
    """Lay regular figures on the grid: spread evenly over a finer one, added up on a coarser one.

    Parameters
    ----------
    counts
        Events by local time at the start of the stretch they were counted over, for example the hour.
    grid
        Minutes; divides the day.
    timezone
        IANA name.

    Raises
    ------
    ArsplanError
        If the figures are for whole days, their stretches and the grid do not fit into each other, or a figure
        stands between the others.
    """
    check_grid(grid)
    times = pd.DatetimeIndex(counts.index)
    step = stretch_of(times)
    odd = off_the_grid(times, step)
    if odd is not None:
        raise ArsplanError(f"The figures are {step} minutes apart, and {times[odd]} is off that.\n{OFF_ADVICE}")
    if step % grid and grid % step:
        advice = f"Maybe --grid {step}."
        raise ArsplanError(f"Figures of {step} minutes cannot be laid on a grid of {grid}.\n{advice}")
    laid = _arrivals(counts.groupby(level=0).sum(), step, timezone, missing=np.nan)
    if step > grid:
        values = np.repeat(laid.counts.to_numpy() * grid / step, step // grid)
    else:
        values = laid.counts.to_numpy().reshape(-1, grid // step).sum(axis=1)
    index = pd.date_range(laid.counts.index[0], periods=len(values), freq=f"{grid}min")
    return laid._replace(counts=pd.Series(values, index=index), grid=grid)


def stretch_of(times: pd.DatetimeIndex) -> int:
    """Minutes that most figures are apart: the stretch that each of them is for.

    Parameters
    ----------
    times
        Local times, in any order; one that stands twice, where the clock goes back, counts once.

    Raises
    ------
    ArsplanError
        If they are less than a minute apart, a day or more, or so many minutes that the day is no multiple.
    """
    apart = times.unique().sort_values().to_series().diff().mode()
    step = int(apart.iloc[0] // pd.Timedelta(minutes=1)) if len(apart) else DAY
    if step < 1:
        raise ArsplanError(
            "The figures are less than a minute apart."
            "\nMaybe each row is an event: then leave out the column of counts."
        )
    if step >= DAY:
        raise ArsplanError(
            "The figures are a day or more apart, so they do not say at what hour anything happened."
            "\nMaybe there is a file by the hour, or with a row for each event."
        )
    if DAY % step:
        raise ArsplanError(f"Figures of {step} minutes do not divide the day.\nMaybe count by 15, 30 or 60 minutes.")
    return step


def off_the_grid(times: pd.DatetimeIndex, step: int) -> int | None:
    """Position of the first time that is no multiple of a stretch after midnight, or None: its figure would be lost."""
    off = np.flatnonzero((times - times.normalize()) % pd.Timedelta(minutes=step) != pd.Timedelta(0))
    return int(off[0]) if len(off) else None


def _arrivals(counts: "pd.Series[float]", step: int, timezone: str, *, missing: float) -> Arrivals:
    first, last = counts.index.min().normalize(), counts.index.max().normalize()
    index = pd.date_range(first, last + pd.Timedelta(days=1), freq=f"{step}min", inclusive="left")
    values = counts.reindex(index).fillna(missing).to_numpy(copy=True).reshape(-1, DAY // step)
    days = [time.date() for time in index[:: DAY // step]]
    out = [
        bool(np.isnan(row).any()) or utc_minute(day, DAY, timezone) - utc_minute(day, 0, timezone) != DAY
        for day, row in zip(days, values, strict=True)
    ]
    values[out] = np.nan
    left_out = tuple(day for day, gone in zip(days, out, strict=True) if gone)
    return Arrivals(pd.Series(values.ravel(), index=index), step, timezone, float(np.nansum(values)), left_out)


def check_grid(grid: int) -> None:
    """Refuse a grid that does not divide the day."""
    if grid < 1 or DAY % grid:
        raise ArsplanError(f"A grid of {grid} minutes does not divide the day.\nMaybe 15, 30 or 60.")
