"""A unit in ordinary weeks: its base season, no red weekdays, no change of the clock, nobody away, nothing locked.

A cyclic rota is made for these; what is particular to the weeks of a real year is laid over it later.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from arsplan.clock.holidays import is_red
from arsplan.domain.absences import VACATION
from arsplan.domain.demand import Season
from arsplan.domain.staff import Employee
from arsplan.domain.terms import Discussion
from arsplan.domain.unit import Unit
from arsplan.rules import measures as m
from arsplan.rules.entitlement import account, vacation_to_place
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.rule import Rule

SUNDAY = 6


def ordinary(unit: Unit, weeks: int) -> Unit:
    """Return the same people and rules in so many ordinary weeks.

    Everybody's position is such that the hours of the weeks present add up to those of the year. Rules that are in
    force for a time only, wishes for some weeks, and pairs, who are not alike, belong to the year and are left out;
    skills are those of its start.
    """
    base = _base_season(unit)
    weekends = unit.arrangement.weekends_in_plan
    return unit.model_copy(
        update={
            "start": _quietest(unit, weeks),
            "weeks": weeks,
            "timezone": "UTC",
            "seasons": (Season(name=base, from_week=1, to_week=53),),
            "demand": tuple(row for row in unit.demand if row.season == base),
            "staff": tuple(_present(unit, employee) for employee in unit.staff),
            "wishes": tuple(w for w in unit.wishes if w.from_week is None and w.date is None and w.kind != VACATION),
            "prices": None,
            "vacation": unit.vacation.model_copy(update={"days": 0, "senior_days": 0, "place": False}),
            "arrangement": unit.arrangement.model_copy(
                update={"weekends_in_plan": None if weekends is None else -(-weekends * weeks // unit.weeks)}
            ),
            "own_rules": tuple(r for r in unit.own_rules if r.valid_from is None and r.valid_to is None),
            "skills": tuple(
                skill.model_copy(update={"valid_from": None, "valid_until": None})
                for skill in unit.skills
                if skill.holds_on(unit.start)
            ),
            "plan": Discussion(),
            **dict.fromkeys(("absences", "locks", "activities", "history", "pairs"), ()),
        }
    )


def repeated(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules of a rota that has no beginning and no end.

    What is counted over the plan as a whole is the year's, and so is whom two single people may not meet.
    """
    return tuple(_without_edges(rule) for rule in rules if not _of_the_year(rule.measure))


def _of_the_year(measure: AnyMeasure) -> bool:
    if isinstance(measure, m.Apart):
        return True
    if isinstance(measure, m.WeekMinutes):
        return measure.windows == "plan"
    return isinstance(measure, m.DutiesInWindow) and measure.weeks is None


def _without_edges(rule: Rule) -> Rule:
    if not isinstance(rule.measure, m.RunLength):
        return rule
    return rule.model_copy(update={"measure": rule.measure.model_copy(update={"edges": "not_measured"})})


def _base_season(unit: Unit) -> str:
    """The season that most weeks of the plan belong to."""
    weeks = Counter({season.name: 0 for season in unit.seasons})
    for w in range(unit.weeks):
        number = unit.horizon.iso_week(w)
        weeks.update(s.name for s in unit.seasons if s.from_week <= number <= s.to_week)
    return max(weeks, key=lambda name: weeks[name])


def _quietest(unit: Unit, weeks: int) -> date:
    """The Monday near the plan with the fewest red weekdays behind it; even weeks stay even, as some alternate."""
    parity = unit.start.isocalendar().week % 2
    mondays = [unit.start + timedelta(weeks=k) for k in range(53)]
    like_it = [monday for monday in mondays if monday.isocalendar().week % 2 == parity]
    return min(like_it, key=lambda monday: sum(_red_weekday(monday + timedelta(k)) for k in range(7 * weeks)))


def _red_weekday(day: date) -> bool:
    return day.weekday() != SUNDAY and is_red(day)


def _present(unit: Unit, employee: Employee) -> Employee:
    """The same person, always there, with a position that carries the hours of the weeks present."""
    owed = account(unit, employee)
    employed = sum(employee.employed_on(day) for day in unit.horizon.dates)
    week = employee.position * unit.full_time_week
    away = owed.absence_credit / week if week else Fraction(0)
    present = Fraction(employed, 7) - Fraction(vacation_to_place(unit, employee), 6) - away
    position = Fraction(owed.room, unit.full_time_week) / present if present > 0 else Fraction(0)
    return employee.model_copy(
        update={"position": min(employee.position, position), "start": None, "end": None, "vacation_days": None}
    )
