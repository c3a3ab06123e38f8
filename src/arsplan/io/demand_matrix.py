"""Demand as a matrix, as planners draw it: clock times or shifts down the side, days across, heads in the cells.

It is read as the rows of the demand table that it stands for, and the demand table is written as one.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from arsplan.domain.demand import WEEKDAY_NAMES, DemandRow
from arsplan.errors import Problem
from arsplan.io import cells
from arsplan.io.csv_table import Row, Table
from arsplan.io.headings import canonical
from arsplan.io.report import Report

__all__ = ["demand_matrix", "is_matrix", "season_names", "unrolled"]

DAYS = ("weekday", *WEEKDAY_NAMES, "weekend", "red")
_TIME = {"time", "tid", "kl", "klokkeslett", "klokka"}
_SIDE = ("season", "start", "end", "shift", "competence")
_COMPETENCE = {"competence", "kompetanse"}


class _Line(NamedTuple):
    """A row of the matrix: where it stands, whose it is, and the heads by column."""

    row: Row
    season: str
    line: tuple[str, str, str]
    """Shift, start and end, as written; a shift or the times are empty."""
    competence: str


def is_matrix(table: Table) -> bool:
    """Whether days stand across, and no column says the day or the heads of a row."""
    names = set(_names(table))
    return not names & {"day_type", "heads", "from", "to"} and bool(names & set(DAYS))


def unrolled(table: Table, seasons: Sequence[str], report: Report) -> Table:
    """Turn a matrix into the demand table that it stands for; each row keeps the number it has in the matrix.

    Parameters
    ----------
    table
        With a column of times (`start`, with or without `end`, or one such as 07:00-09:00) or of shifts, and one for
        each kind of day. Rows with a competence say how many of the heads must have it. An empty cell says nothing.
    seasons
        Names of the unit's seasons; where there is one only, no column has to name it.
    report
        Takes what cannot be read.
    """
    names = _names(table)
    lines = _with_ends(_lines(table, names, seasons, report))
    minima: dict[tuple[str, tuple[str, str, str], str], dict[str, str]] = {}
    for one in lines:
        if one.competence:
            for day, cell in _counts(table, names, one.row, report):
                minima.setdefault((one.season, one.line, day), {})[one.competence] = cell
    codes = list(dict.fromkeys(one.competence for one in lines if one.competence))
    rows = []
    for one in lines:
        for day, cell in _counts(table, names, one.row, report) if not one.competence else ():
            own = minima.pop((one.season, one.line, day), {})
            rows.append(Row(one.row.number, (one.season, day, *one.line, cell, *(own.get(code, "") for code in codes))))
    if minima:
        season, line, day = next(iter(minima))
        text = (
            f"{season}, {day}, {' '.join(filter(None, line))}: a competence is asked for, and no row says of how many."
        )
        report.add(Problem("no-heads", text, table.file, advice="Maybe a row without competence is missing."), "demand")
    headings = ("season", "day_type", "shift", "start", "end", "heads", *(f"min_{code}" for code in codes))
    return Table(table.name, table.file, headings, tuple(rows), table.heading_row)


def demand_matrix(rows: Iterable[DemandRow]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Headings and rows of a matrix of demand by season, time and day; rows with dates are not for a matrix."""
    usual = [row for row in rows if row.first is None]
    days = [day for day in DAYS if any(row.day_type == day for row in usual)]
    codes = ["", *dict.fromkeys(code for row in usual for code in row.minima)]
    heads: dict[tuple[str, str, str], dict[str, int]] = {}
    for row in usual:
        for code in codes:
            count = row.minima.get(code, 0) if code else row.heads
            heads.setdefault((row.season, row.line, code), {})[row.day_type] = count
    headings = ("season", "time", *(["competence"] if len(codes) > 1 else []), *days)
    return headings, [
        (season, line, *([code] if len(codes) > 1 else []), *(str(by_day.get(day, "")) for day in days))
        for (season, line, code), by_day in heads.items()
    ]


def _names(table: Table) -> list[str]:
    """What each column is for."""
    found = []
    for heading in table.headings:
        name, day = canonical(table.name, heading), cells.day_type(heading)
        name = "start" if name in _TIME else "competence" if name in _COMPETENCE else name
        found.append(day if day in DAYS else name)
    return found


def _lines(table: Table, names: list[str], seasons: Sequence[str], report: Report) -> list[_Line]:
    for position, name in enumerate(names):
        if name not in (*_SIDE, *DAYS) or names.index(name) < position:
            text = f"'{table.headings[position]}' is no day, or stands twice."
            place = (table.file, table.heading_row, table.headings[position] or None)
            report.add(Problem("unknown-column", text, *place, advice="Maybe remove it, or name a day."), "demand")
    if "season" not in names and len(set(seasons)) != 1:
        text = "No column says for which season the heads are."
        place = (table.file, table.heading_row, "season")
        report.add(Problem("missing-column", text, *place, advice="Maybe add the column 'season'."), "demand")
    whole = seasons[0] if seasons else ""
    made = []
    for row in table.rows:
        own = {name: row.cells[names.index(name)] if name in names else "" for name in _SIDE}
        start, dash, end = (part.strip() for part in own["start"].replace("–", "-").partition("-"))
        line = (own["shift"], start, end if dash else own["end"])
        made.append(_Line(row, own["season"] or ("" if "season" in names else whole), line, own["competence"]))
    return made


def _with_ends(lines: list[_Line]) -> list[_Line]:
    """A time without an end goes to the next one of its season; the last one to the first, a midnight being 24:00."""
    starts: dict[str, list[str]] = {}
    for one in lines:
        _, start, end = one.line
        if start and not end and start not in starts.setdefault(one.season, []):
            starts[one.season].append(start)
    made = []
    for one in lines:
        shift, start, end = one.line
        if start and not end:
            own = starts[one.season]
            after = own[(own.index(start) + 1) % len(own)]
            end = "24:00" if after in {"00:00", "0:00", "00.00", "0000"} else after
        made.append(one._replace(line=(shift, start, end)))
    return made


def _counts(table: Table, names: list[str], row: Row, report: Report) -> list[tuple[str, str]]:
    """Day and text of every filled cell; one that is no whole number is said in its place."""
    found = []
    for position, name in enumerate(names):
        cell = row.cells[position]
        if name not in DAYS or not cell:
            continue
        try:
            cells.whole(cell)
        except cells.Unreadable as error:
            place = (table.file, row.number, table.headings[position], cell)
            report.add(Problem(error.code, error.message, *place, advice=error.advice), "demand")
            continue
        found.append((name, cell))
    return found


def season_names(seasons: Table) -> list[str]:
    """Names in a table of seasons, in order."""
    names = [canonical("seasons", heading) for heading in seasons.headings]
    return list(dict.fromkeys(row.cells[names.index("season")] for row in seasons.rows if "season" in names))
