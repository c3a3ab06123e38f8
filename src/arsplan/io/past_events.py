"""A file of what happened: a row for each event, or a count for each hour or other stretch of time."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from arsplan.capacity.arrivals import (
    OFF_ADVICE,
    Arrivals,
    check_grid,
    from_counts,
    from_events,
    off_the_grid,
    stretch_of,
)
from arsplan.clock.instants import TIMEZONE
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.cells import Unreadable, number
from arsplan.io.csv_table import Table, parse_csv
from arsplan.io.report import Report

__all__ = ["read_events"]

_TIME_NAMES = {"timestamp", "time", "tid", "tidspunkt", "datetime", "dato", "date", "start", "klokkeslett"}
_OFFSET = re.compile(r":\d\d(?:\.\d+)?\s?(?:Z|[+-]\d\d:?\d\d)$")
_FORMATS = ("ISO8601", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S")
_TABLE = "history"

_MOST = 1_000_000
"""Events in one stretch of time."""

_YEARS = 30
"""A history; what is longer holds a mistyped year, and the days between would count as quiet ones."""


def read_events(
    path: str | os.PathLike[str],
    grid: int,
    *,
    timezone: str = TIMEZONE,
    time: str | None = None,
    count: str | None = None,
) -> Arrivals:
    """Read events or counts and lay them on a grid.

    Parameters
    ----------
    path
        CSV, as all tables are read. Times are ISO 8601, with or without an offset from UTC, or 31.01.2027 07:30.
    grid
        Minutes.
    timezone
        The clock that the unit follows; times with an offset are turned into it.
    time, count
        Headings of the columns; None where they can be told: a common name of time, and the one other column.
        Without any other column every row is an event.

    Raises
    ------
    InvalidUnit
        With the place of what cannot be read.
    """
    check_grid(grid)
    file = Path(path)
    report = Report()
    table = parse_csv(file.read_bytes(), _TABLE, file.name, report)
    report.raise_any()
    if table is None or not table.rows:
        raise InvalidUnit(Problem("empty-file", "No event stands here.", file.name, advice="Maybe another file."))
    at = _column(table, time, _time_column(table), "time")
    rest = [heading for heading in table.headings if heading and heading != table.headings[at]]
    times = _times(table, at, timezone)
    _within_years(table, at, times)
    if count is None and not rest:
        return from_events(pd.Series(1.0, index=times), grid, timezone)
    values = _counts(table, _column(table, count, rest, "count"))
    counts = pd.Series(values, index=times).sort_index()
    twice = np.flatnonzero(times.duplicated())
    if len(twice) and not _with_offset(table, at):
        row = table.rows[int(twice[0])]
        text = "This time stands twice, so it is open which count holds."
        place = (file.name, row.number, table.headings[at], row.cells[at])
        raise InvalidUnit(Problem("duplicate-time", text, *place, advice="Maybe two series lie in one file."))
    _on_the_grid(table, at, times)
    return from_counts(counts, grid, timezone)


def _on_the_grid(table: Table, at: int, times: pd.DatetimeIndex) -> None:
    """Refuse a count at a time between the others; it would fall out of the sum."""
    step = stretch_of(times)
    odd = off_the_grid(times, step)
    if odd is not None:
        row = table.rows[odd]
        text = f"Most counts are for {step} minutes, and this one starts in between."
        place = (table.file, row.number, table.headings[at], row.cells[at])
        raise InvalidUnit(Problem("off-the-grid", text, *place, advice=OFF_ADVICE))


def _time_column(table: Table) -> list[str]:
    return [heading for heading in table.headings if heading.casefold() in _TIME_NAMES]


def _column(table: Table, asked: str | None, found: Sequence[str], what: str) -> int:
    """Where a column stands: by its heading, else the only one that it can be."""
    if asked is not None and asked in table.headings:
        return table.headings.index(asked)
    if asked is None and len(found) == 1:
        return table.headings.index(found[0])
    text = f"There is no column '{asked}'." if asked else f"It cannot be told which column holds the {what}."
    advice = f"Maybe --{what} with one of: {', '.join(table.headings)}."
    raise InvalidUnit(Problem("unknown-column", text, table.file, table.heading_row, advice=advice))


def _with_offset(table: Table, at: int) -> bool:
    return bool(_OFFSET.search(table.rows[0].cells[at]))


def _times(table: Table, at: int, timezone: str) -> pd.DatetimeIndex:
    """Local times; the one way of writing that most rows follow holds for all."""
    texts = [row.cells[at] for row in table.rows]
    offset = _with_offset(table, at)
    odd = next((k for k, text in enumerate(texts) if bool(_OFFSET.search(text)) != offset), None)
    if odd is None:
        readings = [pd.to_datetime(texts, format=form, errors="coerce", utc=offset) for form in _FORMATS]
        times = min(readings, key=lambda reading: int(np.sum(reading.isna())))
        if not times.isna().any():
            return pd.DatetimeIndex(times.tz_convert(timezone).tz_localize(None) if offset else times)
        odd = int(np.flatnonzero(times.isna())[0])
        text, advice = "This is not a time.", "Maybe write it like 2027-01-31 07:30 or 31.01.2027 07:30."
    else:
        text, advice = "Some times have an offset from UTC and some have none.", "Maybe two systems wrote this file."
    row = table.rows[odd]
    place = (table.file, row.number, table.headings[at], row.cells[at])
    raise InvalidUnit(Problem("not-a-time", text, *place, advice=advice))


def _within_years(table: Table, at: int, times: pd.DatetimeIndex) -> None:
    """Refuse a history longer than a working life, at the time that lies furthest from the others."""
    years = np.asarray(times.year)
    if years.max() - years.min() <= _YEARS:
        return
    odd = int(np.argmax(np.abs(years - np.median(years))))
    row = table.rows[odd]
    text = f"The times reach from {years.min()} to {years.max()}, more than {_YEARS} years."
    place = (table.file, row.number, table.headings[at], row.cells[at])
    raise InvalidUnit(Problem("too-long", text, *place, advice="Maybe the year is mistyped."))


def _counts(table: Table, at: int) -> list[float]:
    found = []
    for row in table.rows:
        place = (table.file, row.number, table.headings[at], row.cells[at])
        try:
            value = number(row.cells[at])
        except Unreadable as error:
            raise InvalidUnit(Problem(error.code, error.message, *place, advice=error.advice)) from None
        if value < 0:
            text = "Fewer than no events cannot have happened."
            raise InvalidUnit(Problem("negative", text, *place, advice="Maybe remove the sign."))
        if value > _MOST:
            text = f"More than {_MOST:,} events in one stretch of time cannot be planned for."
            raise InvalidUnit(Problem("too-many", text, *place, advice="Maybe a digit or a separator is wrong."))
        found.append(float(value))
    return found
