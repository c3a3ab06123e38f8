"""Shift scheduling in the form of Curtois and Qu: requests and cover have prices, everything else is a rule."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import arsplan

START = date(2027, 1, 4)
"""Day 0 is a Monday; which one makes no difference, since no pack of law is in force."""

MORNING = 7 * 60
"""All shifts start at one time, so that no two fit into a day and none overlaps with the next one."""

COMPETENCE, ROTA = "any-one", "all"

Rows = Mapping[str, list[list[str]]]


def unit_of(path: Path) -> arsplan.Unit:
    """Read an instance as a unit."""
    rows = _sections(path)
    minutes = {row[0]: int(row[1]) for row in rows["SHIFTS"]}
    people = [row[0] for row in rows["STAFF"]]
    days = int(rows["HORIZON"][0][0])
    return arsplan.Unit(
        name=path.stem,
        start=START,
        weeks=days // 7,
        full_time_week=7 * max(minutes.values()),
        rule_packs=(),
        competences=(arsplan.Competence(code=COMPETENCE),),
        rotas=(arsplan.Rota(name=ROTA, shifts=tuple(minutes)),),
        shifts=tuple(
            arsplan.ShiftType(
                code=code,
                start=MORNING,
                end=(MORNING + length) % (24 * 60),
                paid_minutes=length,
                covers=(arsplan.Cover(line=code),),
            )
            for code, length in minutes.items()
        ),
        lines=tuple(
            arsplan.DemandLine(code=code, start=MORNING, end=(MORNING + length) % (24 * 60))
            for code, length in minutes.items()
        ),
        seasons=(arsplan.Season(name="all", from_week=1, to_week=53),),
        demand=tuple(_demand(row) for row in rows["COVER"]),
        staff=tuple(
            arsplan.Employee(id=person, competence=COMPETENCE, position=Fraction(1), rota=ROTA, vacation_days=0)
            for person in people
        ),
        wishes=(
            *(_wish("duty", row) for row in rows["SHIFT_ON_REQUESTS"]),
            *(_wish("free", row) for row in rows["SHIFT_OFF_REQUESTS"]),
        ),
        locks=tuple(
            arsplan.Lock(employee=row[0], date=_day(cell), shift="off")
            for row in rows["DAYS_OFF"]
            for cell in row[1:]
            if cell
        ),
        arrangement=arsplan.Arrangement(
            weekends=1,
            weekends_of=1,
            whole_weekends=False,
            longest_run_days=366,
            longest_run_nights=366,
            forbidden_sequences=tuple((row[0], code) for row in rows["SHIFTS"] for code in _list(row, 2)),
            staffing_above_need=len(people),
        ),
        vacation=arsplan.VacationPolicy(place=False, days=0, senior_days=0),  # what is due shortens the fewest minutes
        own_rules=tuple(_rules(rows)),
        prices=arsplan.Prices(),
    )


def plan(unit: arsplan.Unit, *, seconds: float, seed: int) -> arsplan.Plan:
    """Plan within the limit."""
    return arsplan.plan(unit, stop=arsplan.MaxRuntime(seconds), seed=seed)


def submission(plan: arsplan.Plan) -> str:
    """The roster as the judge reads it: employee, day from 0, shift."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("employee", "day", "shift"))
    writer.writerows((duty.employee, (duty.date - START).days, duty.shift) for duty in plan.roster or ())
    return text.getvalue()


def value(said: str) -> int | None:
    """The cost that the judge prints."""
    found = re.search(r"^soft cost: (\d+)$", said, re.MULTILINE)
    return int(found[1]) if found else None


def _sections(path: Path) -> Rows:
    rows: defaultdict[str, list[list[str]]] = defaultdict(list)
    section = ""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.startswith("SECTION_"):
            section = line.strip().removeprefix("SECTION_")
        elif line.strip() and not line.startswith("#"):
            rows[section].append([cell.strip() for cell in line.split(",")])
    return rows


def _day(cell: str) -> date:
    return START + timedelta(int(cell))


def _list(row: list[str], column: int) -> list[str]:
    return [word for word in row[column].split("|") if word] if column < len(row) else []


def _demand(row: list[str]) -> arsplan.DemandRow:
    day = _day(row[0])
    heads, short, over = (int(cell) for cell in row[2:5])
    return arsplan.DemandRow(first=day, last=day, line=row[1], heads=heads, price_short=short, price_over=over)


def _wish(kind: str, row: list[str]) -> arsplan.Wish:
    return arsplan.Wish(kind=kind, employee=row[0], date=_day(row[1]), shift=row[2], weight=int(row[3]))


def _rules(rows: Rows) -> Iterator[arsplan.OwnRule]:
    """One rule for each limit and the people who share it."""
    shared: defaultdict[tuple[str, tuple[tuple[str, Any], ...]], list[str]] = defaultdict(list)
    for person, limits, *numbers in rows["STAFF"]:
        most, least, longest, shortest, free, weekends = map(int, numbers)
        asked: list[tuple[str, dict[str, Any]]] = [
            ("Minutes", {"kind": "week_minutes", "windows": "plan", "most": most, "least": least}),
            ("Days in a row", {"kind": "run_length", "most": longest, "least": shortest}),
            ("Days off in a row", {"kind": "run_length", "of": "free", "least": free}),
            ("Weekends", {"kind": "weekends_in_plan", "most": weekends}),
        ]
        for limit in filter(None, limits.split("|")):
            code, top = limit.split("=")
            if int(top) < int(rows["HORIZON"][0][0]):
                asked.append((f"Shifts {code}", {"kind": "duties_in_window", "codes": (code,), "most": int(top)}))
        for title, measure in asked:
            shared[title, tuple(measure.items())].append(person)
    for number, ((title, measure), people) in enumerate(shared.items(), 1):
        yield arsplan.OwnRule(id=f"X{number}", title=title, measure=dict(measure), people=tuple(people))
