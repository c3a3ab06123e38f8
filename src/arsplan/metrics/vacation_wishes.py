"""Wishes for weeks of vacation: who wished, who was given what, why not, and which weeks were popular."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import OFF, VACATION, VACATION_WEIGHT, Wish, weeks_wished
from arsplan.domain.unit import Unit
from arsplan.rules.measures import AwayAtOnce
from arsplan.rules.rulebook import rules_of

__all__ = ["WishedWeek", "popular_balance", "wished_weeks"]

Why = Literal["", "full", "taken", "elsewhere"]


class WishedWeek(NamedTuple):
    """One week that one person wishes to have vacation in.

    Attributes
    ----------
    employee
        Id.
    monday
        First date of the week.
    week
        Such as 2027-W28.
    strength, weight
        Of the wish.
    wishers, places
        How many of the person's group wish for the week, and how many of them may be away at once; None where nothing
        limits that.
    met
        Whether every virkedag of the week is vacation.
    why
        Of a week that is not: `full`, as many of the group are away as may be; `taken`, the person is away for another
        reason, not employed, or has a duty that is given; `elsewhere`, the days due lie in other weeks.
    """

    employee: str
    monday: date
    week: str
    strength: str
    weight: int
    wishers: int
    places: int | None
    met: bool
    why: Why

    @property
    def popular(self) -> bool:
        """Whether more wish for it than may be away."""
        return self.places is not None and self.wishers > self.places


def wished_weeks(unit: Unit) -> list[WishedWeek]:
    """Every week of the plan that somebody wishes vacation in, by week and then as the wishes stand.

    Parameters
    ----------
    unit
        With vacation as placed.
    """
    wished = _wished(unit)
    away = {person: _away(unit, person) for person in unit.person}
    groups = [(rule.people, rule.measure) for rule in rules_of(unit) if isinstance(rule.measure, AwayAtOnce)]
    found = []
    for (k, person), wish in sorted(wished.items(), key=lambda one: one[0][0]):
        days = [day for day in unit.horizon.week_dates(k) if is_virkedag(day)]
        group, limit = next(((set(who), limit) for who, limit in groups if person in who), (set(), None))
        main = limit is not None and limit.from_week <= unit.horizon.iso_week(k) <= limit.to_week
        places = None if limit is None else limit.main if main else limit.other
        open_ = [day for day in days if away[person].get(day) != VACATION]
        full = places is not None and any(sum(day in away[who] for who in group) >= places for day in open_)
        found.append(
            WishedWeek(
                employee=person,
                monday=unit.horizon.monday(k),
                week=unit.horizon.label(k),
                strength=wish.strength,
                weight=VACATION_WEIGHT if wish.weight is None else wish.weight,
                wishers=sum((k, who) in wished for who in group) or 1,
                places=places,
                met=not open_,
                why=_why(unit, person, open_, away[person], full=full) if open_ else "",
            )
        )
    return found


def popular_balance(weeks: list[WishedWeek], person: str) -> Fraction:
    """Popular weeks that a person has been given, less the share of each that fell to everybody who wished for it."""
    own = [week for week in weeks if week.employee == person and week.popular]
    return sum((week.met - Fraction(week.places or 0, week.wishers) for week in own), Fraction(0))


def _wished(unit: Unit) -> dict[tuple[int, str], Wish]:
    """Weeks of the plan by number, and who wishes for them."""
    return {(k, wish.employee): wish for wish in unit.wishes for k in weeks_wished(wish, unit.horizon)}


def _away(unit: Unit, person: str) -> dict[date, str]:
    """Kind of absence by date; vacation goes before other kinds."""
    own = sorted((a for a in unit.absences if a.employee == person), key=lambda a: a.kind == VACATION)
    return {day: a.kind for a in own for day in _dates(unit, a.first, a.last)}


def _dates(unit: Unit, first: date, last: date) -> Iterator[date]:
    return (day for day in unit.horizon.dates if first <= day <= last)


def _why(unit: Unit, person: str, days: list[date], away: dict[date, str], *, full: bool) -> Why:
    given = {lock.date for lock in unit.locks if lock.employee == person and lock.shift != OFF}
    if any(day in away or day in given or not unit.person[person].employed_on(day) for day in days):
        return "taken"
    return "full" if full else "elsewhere"
