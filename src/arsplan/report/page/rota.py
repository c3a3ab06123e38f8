"""The rota as a picture of the year, and day by day for each person and week."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.shifts import ShiftType
from arsplan.metrics.day_codes import ACTIVITY, AWAY_ON_VACATION, NOT_EMPLOYED
from arsplan.report.kinds import shift_kind
from arsplan.report.page.facts import Facts

__all__ = ["Day", "Line", "Month", "Rota", "Strip", "Week", "rota"]

_LABEL = 7
"""Days that the name of a month takes in the picture."""
_FREE = ("F1", "F2", "F3", "F5")


class Day(NamedTuple):
    """A day of a person: its kind (`labels.KINDS`, `out` for not employed), what is written, and whether it is red."""

    kind: str
    text: str
    red: bool


class Line(NamedTuple):
    """A week of a person, Monday to Sunday, with its paid minutes."""

    week: int
    days: tuple[Day, ...]
    minutes: int


class Strip(NamedTuple):
    """A person's year: for each kind the path that draws it, a unit wide for each day; and the weeks one by one."""

    key: str
    label: str
    competence: str
    paths: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    duties: int


class Week(NamedTuple):
    """A week of the plan: its number from 0, its ISO label, and its Monday."""

    number: int
    label: str
    monday: date


class Month(NamedTuple):
    """Where a month begins in the picture, in days."""

    at: int
    first: date


class Rota(NamedTuple):
    """The rota of everybody; `red` is the path of Sundays and holidays."""

    strips: tuple[Strip, ...]
    weeks: tuple[Week, ...]
    months: tuple[Month, ...]
    competences: tuple[str, ...]
    red: str
    days: int
    shifts: tuple[tuple[ShiftType, str], ...]


def rota(facts: Facts) -> Rota:
    """Lay the rota out."""
    horizon, kinds = facts.unit.horizon, {shift.code: shift_kind(shift) for shift in facts.unit.shifts}
    used = {duty.shift for duty in facts.roster}
    minutes = _minutes(facts, facts.roster)
    strips = tuple(_strip(facts, person, kinds, minutes) for person in facts.people.order)
    return Rota(
        strips,
        tuple(Week(k, horizon.label(k), horizon.monday(k)) for k in range(facts.unit.weeks)),
        tuple(Month(k, day) for k, day in enumerate(horizon.dates[:-_LABEL]) if day.day == 1 or not k),
        tuple(dict.fromkeys(strip.competence for strip in strips)),
        _path(k for k, day in enumerate(horizon.dates) if day in facts.red),
        horizon.days,
        tuple((shift, kinds[shift.code]) for shift in facts.unit.shifts if shift.code in used),
    )


def _strip(facts: Facts, person: str, kinds: dict[str, str], minutes: dict[tuple[str, int], int]) -> Strip:
    days = [_day(facts, code, kinds, red=day in facts.red) for day, code in facts.days[person].items()]
    drawn = sorted({day.kind for day in days} - {"free"})
    return Strip(
        facts.people.key(person),
        facts.people.label(person),
        facts.people.competence(facts.people.code(person)),
        tuple((kind, _path(k for k, day in enumerate(days) if day.kind == kind)) for kind in drawn),
        tuple(
            Line(week, tuple(days[7 * week : 7 * week + 7]), minutes.get((person, week), 0))
            for week in range(facts.unit.weeks)
        ),
        facts.burdens[person].duties,
    )


def _day(facts: Facts, code: str, kinds: dict[str, str], *, red: bool) -> Day:
    """To the public every day away looks the same, whatever the reason."""
    first = code.partition("+")[0]
    if first in kinds:
        return Day(kinds[first], code.replace(ACTIVITY, "*"), red)
    if first == ACTIVITY:
        return Day("activity", "*", red)
    if first in _FREE:
        return Day("free", first if facts.people.named else "", red)
    if not facts.people.named:
        return Day("away", "–", red)
    kind = {AWAY_ON_VACATION: "vacation", NOT_EMPLOYED: "out"}.get(first, "away")
    return Day(kind, "" if kind == "out" else code, red)


def _minutes(facts: Facts, roster: Roster) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for duty in roster:
        key = duty.employee, facts.unit.horizon.week_of(duty.date)
        found[key] = found.get(key, 0) + facts.unit.shift_by_code[duty.shift].paid_minutes
    return found


def _path(days: Iterable[int]) -> str:
    """Days in a row as one rectangle, ten units high."""
    runs = groupby(enumerate(days), key=lambda pair: pair[1] - pair[0])
    found = [[day for _, day in run] for _, run in runs]
    return "".join(f"M{run[0]} 0h{len(run)}v10h-{len(run)}z" for run in found)
