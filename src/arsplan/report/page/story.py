"""One person's year, before and after, in figures that a story can be told from."""

from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from arsplan.clock.holidays import public_holidays
from arsplan.report.page.facts import Facts
from arsplan.report.page.rota import Rota, Strip
from arsplan.rules.entitlement import account

__all__ = ["Story", "stories"]

_LONGEST_SHOWN = 3


class Story(NamedTuple):
    """A person's year.

    Attributes
    ----------
    key, label, competence
        Who.
    before, after
        Shares of full time.
    week
        Minutes of a week at each of them.
    year
        Minutes of work in the plan at each of them, vacation and absence left out.
    minutes, duties
        As planned.
    kinds
        Shifts by kind, the most frequent first.
    weekends, free_weekends
        Worked, and free in the weeks of the plan.
    red_worked, red_off
        Sundays and holidays.
    vacation
        First and last days of whole stretches of vacation, longest first; not told to the public.
    longest_run, longest_free
        Days in a row worked, and free or away, with their first and last date.
    feasts
        Names and dates of public holidays on which the person works; Sundays that are no holiday are left out.
    """

    key: str
    label: str
    competence: str
    before: Fraction
    after: Fraction
    week: tuple[Fraction, Fraction]
    year: tuple[int, int]
    minutes: int
    duties: int
    kinds: tuple[tuple[str, int], ...]
    weekends: int
    free_weekends: int
    red_worked: int
    red_off: int
    vacation: tuple[tuple[date, date], ...]
    longest_run: tuple[int, date, date]
    longest_free: tuple[int, date, date]
    feasts: tuple[tuple[str, date], ...]


def stories(facts: Facts, laid: Rota) -> tuple[Story, ...]:
    """Everybody with duties, whoever gains most first; equals stay in the order of the report."""
    people = [(person, strip) for person, strip in zip(facts.people.order, laid.strips, strict=True) if strip.duties]
    people.sort(key=lambda pair: facts.positions[pair[0]].before - facts.positions[pair[0]].after)
    return tuple(_story(facts, person, strip) for person, strip in people)


def _story(facts: Facts, person: str, strip: Strip) -> Story:
    row, burden, red = facts.positions[person], facts.burdens[person], facts.red_days[person]
    unit, employee = facts.unit, facts.unit.person[person]
    dates = unit.horizon.dates
    kinds = [day.kind for line in strip.lines for day in line.days]
    duties = [kind for kind in kinds if kind in {"day", "evening", "night", "long"}]
    counts = {kind: duties.count(kind) for kind in dict.fromkeys(duties)}
    worked = [kind not in {"free", "vacation", "away", "out"} for kind in kinds]
    away = [kind == "vacation" for kind in kinds] if facts.people.named else []
    runs = sorted(_runs(dates, away, wanted=True), key=lambda run: -run[0])
    feasts = {day: name for year in {dates[0].year, dates[-1].year} for day, name in public_holidays(year).items()}
    return Story(
        key=strip.key,
        label=strip.label,
        competence=strip.competence,
        before=row.before,
        after=row.after,
        week=(row.before * unit.full_time_week, row.after * unit.full_time_week),
        year=(account(unit, employee, row.before).room, account(unit, employee, row.after).room),
        minutes=burden.paid_minutes,
        duties=burden.duties,
        kinds=tuple(sorted(counts.items(), key=lambda pair: -pair[1])),
        weekends=burden.weekends,
        free_weekends=unit.weeks - burden.weekends,
        red_worked=red.worked,
        red_off=red.off,
        vacation=tuple((first, last) for _, first, last in runs[:_LONGEST_SHOWN]),
        longest_run=max(_runs(dates, worked, wanted=True), key=_length),
        longest_free=max(_runs(dates, worked, wanted=False), key=_length, default=(0, dates[0], dates[0])),
        feasts=tuple((feasts[day], day) for day, on in zip(dates, worked, strict=True) if on and day in feasts),
    )


def _runs(dates: tuple[date, ...], marks: list[bool], *, wanted: bool) -> list[tuple[int, date, date]]:
    found = []
    for mark, run in groupby(zip(dates, marks, strict=False), key=lambda pair: pair[1]):
        days = [day for day, _ in run]
        if mark is wanted:
            found.append((len(days), days[0], days[-1]))
    return found


def _length(run: tuple[int, date, date]) -> int:
    return run[0]
