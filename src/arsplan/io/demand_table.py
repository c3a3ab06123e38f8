"""The demand table, and the lines that it states heads for."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from arsplan.domain.base import show_clock
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.demand import DemandLine
from arsplan.errors import Problem
from arsplan.io import cells
from arsplan.io.csv_table import Table
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings import Settings
from arsplan.io.table_rows import Column, Entry, columns_of, read_rows
from arsplan.io.table_specs import DEMAND

__all__ = ["default_line", "demand_entries", "demand_lines"]

_WHEN = ("season", "day_type")
_INTERVAL = re.compile(r"([0-9.:]+)\s*[-–]\s*([0-9.:]+)")


def demand_entries(table: Table, competences: list[str], report: Report) -> list[Entry]:
    """Read the demand table; a line is a shift code, or times such as 07:00-09:00 in one column or in two."""
    found = columns_of(table, [column.name for column in DEMAND], report, ext=True, minima=True)
    minima: dict[str, str] = {}
    for name in [name for name in found if name.startswith("min_")]:
        code = _competence(name.removeprefix("min_"), competences)
        if code is not None:
            minima[name] = code
        elif "competences" not in report.broken:
            text = f"There is no competence '{name.removeprefix('min_')}' in this unit."
            heading = table.headings[found[name]]
            advice = maybe_meant(name.removeprefix("min_"), competences)
            place = (table.file, table.heading_row, heading)
            report.add(Problem("unknown-competence", text, *place, advice=advice), "demand")
    if "shift" not in found and not {"start", "end"} <= found.keys():
        text = "There is no column that says which shift, or which times, heads are needed on."
        advice = "Maybe add the column 'shift', or the two columns 'start' and 'end'."
        place = (table.file, table.heading_row, "shift")
        report.add(Problem("missing-column", text, *place, advice=advice), "demand")
        return []
    # Dates say when by themselves; whether a row has some is asked when it is made.
    usual = [c._replace(needed=False) if "from" in found and c.name in _WHEN else c for c in DEMAND]
    skills = [name for name in found if name.startswith("skill_")]
    columns = [
        *usual,
        *(Column(name, f"min_{code}", cells.whole) for name, code in minima.items()),
        *(Column(name, name, cells.whole) for name in skills),
    ]
    entries = read_rows(table, columns, found, report)
    for entry in entries:
        counts = {code: entry.values.pop(f"min_{code}", 0) for code in minima.values()}
        entry.values["skills"] = {name.removeprefix("skill_"): entry.values.pop(name, 0) for name in skills}
        entry.values["minima"] = {code: count for code, count in counts.items() if count}
        _settle_line(entry, report)
    return entries


def demand_lines(
    shifts: Sequence[Entry], demand: Sequence[Entry], settings: Settings, report: Report
) -> tuple[DemandLine, ...]:
    """Return the lines of `unit.toml`, and one for every other shift code or interval in demand.

    They stand in the order of demand, unless `unit.toml` lists them all.
    """
    times = {entry.values["code"]: entry.values for entry in shifts if "code" in entry.values}
    if any("code" not in entry.values for entry in shifts):
        report.broken.add("shifts")
    listed = dict.fromkeys(values["code"] for values in settings.values.get("lines", ()))
    lines = _listed(times, settings)
    for entry in demand:
        code = entry.values.get("line")
        if code is None or code in listed or code in lines:
            continue
        given, interval = _times(code, times), _interval(code)
        if code not in times and interval:
            code = entry.values["line"] = _name(*interval)
        if code not in lines and "start" in given and "end" in given:
            lines[code] = DemandLine(code=code, start=given["start"], end=given["end"])
        elif code not in lines:
            _no_line(entry, code, [*times, *listed], report)
    wanted = dict.fromkeys(entry.values["line"] for entry in demand if "line" in entry.values)
    order = listed if wanted.keys() <= listed.keys() else {**wanted, **listed}
    return tuple(lines[code] for code in order if code in lines)


def _listed(times: Mapping[str, Mapping[str, Any]], settings: Settings) -> dict[str, DemandLine]:
    """The lines of `unit.toml`, with the times of their shift where they give none."""
    lines: dict[str, DemandLine] = {}
    for values in settings.values.get("lines", ()):
        code = values["code"]
        given = {**_times(code, times), **values}
        if "start" not in given or "end" not in given:
            text = f"Line {code} has no start and end, and there is no shift of that code to take them from."
            advice = 'Maybe add start = "07:00" and end = "09:00".'
            settings.add(("lines", code), "line-without-times", text, advice)
            continue
        try:
            lines[code] = DemandLine.model_validate(given)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                said = say(detail)
                path = ("lines", code, *map(str, detail["loc"][:1]))
                settings.add(path, said.code, said.message, said.advice, detail["input"])
    return lines


def default_line(code: str, times: Mapping[str, Mapping[str, Any]]) -> DemandLine | None:
    """Return the line that a code in the demand table stands for where `unit.toml` says nothing about it."""
    given = _times(code, times)
    return DemandLine(code=code, start=given["start"], end=given["end"]) if len(given) == 2 else None


def _settle_line(entry: Entry, report: Report) -> None:
    """One name for the line: the shift's code, or the two times."""
    start, end = entry.values.pop("start", None), entry.values.pop("end", None)
    line = entry.values.get("line")
    if line is not None:
        if start is not None or end is not None:
            entry.whole = False
            text = "Both a shift and times are given, so it is open which of them the heads are for."
            report.add(entry.problem("shift-or-times", text, "Maybe empty one of the two.", "line"), "demand")
    elif start is None or end is None:
        if entry.whole:
            entry.whole = False
            text = "Neither a shift nor a start and an end is given."
            report.add(entry.problem("missing-value", text, "Maybe a code is missing.", "line"), "demand")
    elif start == end:
        entry.whole = False
        text = "Start and end are the same time."
        advice = "Maybe 00:00 to 24:00, if the whole day was meant."
        report.add(entry.problem("line-without-length", text, advice, "end"), "demand")
    else:
        entry.values["line"] = _name(start, end)
        entry.cells.setdefault("line", entry.cells["start"])


def _no_line(entry: Entry, code: str, known: list[str], report: Report) -> None:
    if "shifts" not in report.broken and code not in known:
        text = f"There is no shift '{code}' in this unit."
        report.add(entry.problem("unknown-shift", text, maybe_meant(code, known), "line"), "demand")
    report.broken.add("lines")


def _times(code: str, shifts: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    interval = _interval(code)
    if code in shifts:
        return {key: shifts[code][key] for key in ("start", "end") if key in shifts[code]}
    return dict(zip(("start", "end"), interval, strict=True)) if interval else {}


def _interval(text: str) -> tuple[int, int] | None:
    found = _INTERVAL.fullmatch(text)
    if not found:
        return None
    try:
        return cells.clock(found[1]), cells.clock(found[2])
    except cells.Unreadable:
        return None


def _name(start: int, end: int) -> str:
    return f"{show_clock(start)}-{show_clock(end)}"


def _competence(written: str, known: list[str]) -> str | None:
    if written in known:
        return written
    return next((code for code in known if code.casefold() == written.casefold()), None)
