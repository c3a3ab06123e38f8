"""Skills in a plan: how many who hold them are on duty where they are asked for, and which run out."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from arsplan.clock.instants import local_datetime
from arsplan.domain.cover import reaches, segments
from arsplan.domain.need import demand_by_date
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit

__all__ = ["SkillExpiry", "SkillRow", "skill_expiries", "skill_rows"]

_Place = tuple[date, str, int, int]


class SkillRow(NamedTuple):
    """Need and plan of one skill on one stretch of a demand line.

    Attributes
    ----------
    start, end
        Local time with its UTC offset.
    shift
        Code of the demand line.
    need, planned, short
        Heads with the skill that are asked for; those on duty who hold it on the date their duty starts, at most as
        many; and what is missing.
    date, minutes
        Date of the line, and length of the stretch by the clock on the wall.
    """

    start: datetime
    end: datetime
    shift: str
    skill: str
    need: int
    planned: int
    short: int
    date: date
    minutes: int


class SkillExpiry(NamedTuple):
    """A skill that runs out inside the plan without a renewal.

    Attributes
    ----------
    valid_until
        The last date on which it may be used.
    holders_after
        People who hold it on the next day.
    need_after
        The most heads with it that any line asks for later in the plan.
    """

    skill: str
    employee: str
    valid_until: date
    holders_after: int
    need_after: int


def skill_rows(unit: Unit, roster: Roster) -> list[SkillRow]:
    """Compare need and plan of every skill, in order of date, line and stretch; empty where none is asked for.

    Parameters
    ----------
    unit
        The unit; duties of its history count where they reach into the plan.
    roster
        Who works which duty.
    """
    holding: dict[tuple[_Place, str], set[str]] = {}
    covers, names = reaches(unit), {fact.skill for fact in unit.skills}
    for duty in (*unit.history, *roster) if names else ():
        held = [name for name in names if unit.holds(duty.employee, name, duty.date)]
        for (line, start, end), later in covers[duty.shift]:
            for name in held:
                place = (duty.date + timedelta(later), line, start, end)
                holding.setdefault((place, name), set()).add(duty.employee)
    found = []
    for day, line, row in demand_by_date(unit):
        for skill, need in {} if row is None else row.skills.items():
            for _, start, end in (segment for segment in segments(unit) if segment.line == line):
                there = min(need, len(holding.get(((day, line, start, end), skill), ())))
                begins, ends = (local_datetime(day, minute, unit.timezone) for minute in (start, end))
                found.append(SkillRow(begins, ends, line, skill, need, there, need - there, day, end - start))
    return found


def skill_expiries(unit: Unit) -> list[SkillExpiry]:
    """Skills that run out inside the plan, the first to do so first.

    Parameters
    ----------
    unit
        The unit.
    """
    asked = [(day, row.skills) for day, _, row in demand_by_date(unit) if row is not None and row.skills]
    found = []
    for fact in unit.skills:
        last = fact.valid_until
        if last is None or last not in unit.horizon or last == unit.horizon.end:
            continue
        after = last + timedelta(1)
        if not unit.holds(fact.employee, fact.skill, after):
            holders = sum(unit.holds(person, fact.skill, after) for person in unit.person)
            found.append(SkillExpiry(fact.skill, fact.employee, last, holders, _most(asked, fact.skill, after)))
    return sorted(found, key=lambda expiry: (expiry.valid_until, expiry.skill, expiry.employee))


def _most(asked: Iterable[tuple[date, dict[str, int]]], skill: str, since: date) -> int:
    return max((skills.get(skill, 0) for day, skills in asked if day >= since), default=0)
