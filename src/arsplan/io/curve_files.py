"""A demand curve as files of a unit: `demand.csv`, its seasons, and a note that says how it was made."""

import os
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from arsplan.capacity.arrivals import Arrivals
from arsplan.capacity.curve import Conversion, Curve
from arsplan.domain.crosscheck.need import season_overlaps
from arsplan.domain.demand import Season
from arsplan.errors import ArsplanError
from arsplan.io.atomic import write_folder
from arsplan.io.csv_table import csv_text, parse_csv
from arsplan.io.curve_note import NOTE
from arsplan.io.demand_book import DEMAND_BOOK, demand_book
from arsplan.io.demand_matrix import demand_matrix
from arsplan.io.headings import TABLE_FILES
from arsplan.io.report import Report
from arsplan.io.table_rows import columns_of, facts, read_rows
from arsplan.io.table_specs import SEASONS
from arsplan.io.toml_text import toml_key, toml_value
from arsplan.io.workbook import is_workbook

__all__ = ["check_curve_target", "curve_note", "read_seasons", "write_curve"]


def read_seasons(path: Path) -> tuple[Season, ...]:
    """Read a unit's table of seasons.

    Raises
    ------
    InvalidUnit
        With the place of what cannot be read.
    """
    report = Report()
    table = parse_csv(path.read_bytes(), "seasons", path.name, report)
    found: list[Season] = []
    if table is not None:
        columns = columns_of(table, [column.name for column in SEASONS], report, ext=False)
        made = facts(Season, read_rows(table, SEASONS, columns, report), "seasons", report)
        found = [season for season, _ in made]
        for problem in season_overlaps(found) if not report.problems else ():
            _, entry = made[problem.row or 0]
            report.add(entry.problem(problem.code, problem.message, problem.advice or "", problem.column))
    report.raise_any()
    return tuple(found)


def check_curve_target(out: Path) -> None:
    """Refuse a place where the demand table would replace something else, before anything is read or written.

    Raises
    ------
    ArsplanError
        If it is a folder, or the name of another file of a unit.
    """
    if out.is_dir():
        raise ArsplanError(f"'{out}' is a folder, not a file for the demand table.\nMaybe {out / 'demand.csv'}.")
    others = {f"{NOTE}.toml", "unit.toml", *(f"{stem}.csv" for name, stem in TABLE_FILES.items() if name != "demand")}
    table, book = out.with_name("demand.csv"), out.with_name(DEMAND_BOOK)
    other = {table.name: book, book.name: table}.get(out.name.casefold())
    if other is not None and other.exists():
        raise ArsplanError(
            f"'{other.name}' lies there already, and a unit has one table of demand."
            f"\nMaybe remove it, or name --out {other}."
        )
    if out.name.casefold() in others:
        raise ArsplanError(
            f"'{out.name}' is the name of another file of a unit, which the demand table would replace."
            f"\nMaybe {out.with_name('demand.csv')}."
        )


def curve_note(arrivals: Arrivals, conversion: Conversion, curve: Curve) -> dict[str, Any]:
    """What the heads were made from, and every assumption: in words, and as values."""
    first, last = arrivals.dates[0], arrivals.dates[-1]
    used = sum(curve.days.values())
    return {
        "text": _sentence(arrivals, conversion, used),
        "events": round(arrivals.events),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "days_used": used,
        "days_left_out": len(arrivals.dates) - used,
        "fewest_days_behind_a_curve": min(curve.days.values()),
        "timezone": arrivals.timezone,
        "grid_minutes": conversion.grid,
        "minutes_per_event": _plain(conversion.minutes_per_event),
        "utilisation": _plain(conversion.utilisation),
        "level": _level(conversion),
        "minimum": conversion.minimum,
        "shares": {code: _plain(share) for code, share in conversion.shares.items()},
    }


def write_curve(
    out: str | os.PathLike[str],
    curve: Curve,
    note: Mapping[str, Any],
    seasons: Sequence[Season],
    *,
    matrix: bool = False,
) -> None:
    """Write the demand table, the seasons it is for and, beside them, the note; each whole or not at all.

    Parameters
    ----------
    out
        The demand table.
    curve
        What stands in it.
    note
        Of `curve_note`.
    seasons
        Of the curve.
    matrix
        Whether days stand across, times down; in a workbook they always do.

    Raises
    ------
    OSError
        If one cannot be written.
    """
    target = Path(out)
    book = is_workbook(target)
    headings, rows = demand_matrix(curve.rows) if matrix or book else _by_rows(curve)
    files: dict[str, str | bytes] = {
        f"{NOTE}.toml": _note_text(target.name, note),
        "seasons.csv": csv_text(
            ("season", "from_week", "to_week"), [(s.name, str(s.from_week), str(s.to_week)) for s in seasons]
        ),
        target.name: demand_book(headings, rows) if book else csv_text(headings, rows),
    }
    write_folder(target.parent, files)


def _by_rows(curve: Curve) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    codes = list(dict.fromkeys(code for row in curve.rows for code in row.minima))
    rows = [
        (row.season, row.day_type, *row.line.split("-"), *map(str, (row.heads, *(row.minima.get(c, 0) for c in codes))))
        for row in curve.rows
    ]
    return ("season", "day_type", "start", "end", "heads", *(f"min_{code}" for code in codes)), rows


def _note_text(name: str, note: Mapping[str, Any]) -> str:
    head = f"# How {name} was made from the past. A plan of this unit repeats it; make the table anew to change it.\n"
    return head + "".join(f"{toml_key(key)} = {toml_value(value)}\n" for key, value in note.items())


def _sentence(arrivals: Arrivals, conversion: Conversion, used: int) -> str:
    by = "day of the week" if conversion.days == "each" else "kind of day"
    out = len(arrivals.dates) - used
    left = (
        f"; {out} left out, for the clock changed, figures are missing, or what came before is not known" if out else ""
    )
    parts = [
        f"{arrivals.events:,.0f} events from {arrivals.dates[0]} to {arrivals.dates[-1]} ({used:,} days{left})",
        f"by season, {by} and {conversion.grid} minutes",
        f"{_plain(conversion.minutes_per_event)} minutes of work for each, at the time when they are given",
        f"at most {_plain(conversion.utilisation * 100)} % of working time bound by it",
        _level(conversion),
        "rounded up once to whole people",
        *([f"never below {conversion.minimum}"] if conversion.minimum else []),
        *(f"{_plain(share * 100)} % of them {code}, rounded down" for code, share in conversion.shares.items()),
        *(["red days as Sundays"] if conversion.days == "each" else []),
    ]
    return "Heads from " + "; ".join(parts) + "."


def _level(conversion: Conversion) -> str:
    if conversion.quantile is not None:
        return f"enough on {_plain(conversion.quantile * 100)} % of the days"
    if conversion.service_level is not None:
        return f"enough for {_plain(conversion.service_level * 100)} % of the work"
    return "enough for the mean day"


def _plain(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
