"""The staff, and what is settled for them before planning."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import OFF, VACATION
from arsplan.domain.crosscheck.words import twice, unknown
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.unit import Unit


def somebody(unit: "Unit") -> Iterator[Problem]:
    """There are people."""
    if not unit.staff:
        yield Problem("no-staff", "There is nobody to plan.", "staff", advice="Maybe add a row for each person.")


def staff(unit: "Unit") -> Iterator[Problem]:
    """Everybody is there once."""
    ids = [employee.id for employee in unit.staff]
    yield from twice("staff", "id", ids, "id", "Maybe two rows are one person, or the id is mistyped.")


def staff_competences(unit: "Unit") -> Iterator[Problem]:
    """Everybody has a competence that exists."""
    known = [competence.code for competence in unit.competences]
    for row, employee in enumerate(unit.staff):
        if employee.competence not in known:
            yield unknown("staff", row, "competence", employee.competence, what="competence", known=known)


def staff_rotas(unit: "Unit") -> Iterator[Problem]:
    """Everybody is in a rota that exists."""
    for row, employee in enumerate(unit.staff):
        if employee.rota not in unit.rota_by_name:
            yield unknown("staff", row, "rota", employee.rota, what="rota", known=unit.rota_by_name)


def known_people(unit: "Unit") -> Iterator[Problem]:
    """Whatever is settled beforehand is settled for somebody on the staff."""
    tables = ("absences", "wishes", "locks", "activities", "history", "balances", "skills", "pairs")
    for table in tables:
        for row, fact in enumerate(getattr(unit, table)):
            if fact.employee not in unit.person:
                yield unknown(table, row, "employee", fact.employee, what="employee", known=unit.person)


def known_shifts(unit: "Unit") -> Iterator[Problem]:
    """Whatever is settled beforehand is settled for shifts that exist."""
    known = unit.shift_by_code
    for row, lock in enumerate(unit.locks):
        if lock.shift not in known and lock.shift != OFF:
            yield unknown("locks", row, "shift", lock.shift, what="shift", known=[*known, OFF])
    for row, duty in enumerate(unit.history):
        if duty.shift not in known:
            yield unknown("history", row, "shift", duty.shift, what="shift", known=known)
    for row, wish in enumerate(unit.wishes):
        if wish.shift and wish.shift not in known:
            yield unknown("wishes", row, "shift", wish.shift, what="shift", known=known)


def employment(unit: "Unit") -> Iterator[Problem]:
    """Nothing is settled for a person outside the employment."""
    days = [
        *(("absences", k, a.employee, "first", (a.first, a.last)) for k, a in enumerate(unit.absences)),
        *(("locks", k, lock.employee, "date", (lock.date,)) for k, lock in enumerate(unit.locks)),
        *(("activities", k, a.employee, "date", (a.date,)) for k, a in enumerate(unit.activities)),
    ]
    for table, row, who, column, dates in days:
        person = unit.person.get(who)
        outside = [day for day in dates if person and not person.employed_on(day)]
        if person and outside:
            since, until = person.start or "before the plan", person.end or "after it"
            text = f"{outside[0]} is outside {who}'s employment, from {since} to {until}."
            advice = "Maybe the date, or start and end in the staff table, are mistyped."
            yield Problem("outside-employment", text, table, row, column, str(outside[0]), advice)


def locks(unit: "Unit") -> Iterator[Problem]:
    """One lock for each person and date, and no duty during absence."""
    yield from twice("locks", "date", [(x.employee, x.date) for x in unit.locks], "lock", "Maybe remove one of them.")
    for row, lock in enumerate(unit.locks):
        away = [a for a in unit.absences if a.employee == lock.employee and a.first <= lock.date <= a.last]
        if away and lock.shift != OFF:
            text = f"{lock.employee} is given {lock.shift} on {lock.date} but is away then ({away[0].kind})."
            advice = "Maybe the lock is from before the absence was known."
            yield Problem("lock-on-absence", text, "locks", row, "date", str(lock.date), advice)


def inside_plan(unit: "Unit") -> Iterator[Problem]:
    """Locks and activities lie in the plan, history before it."""
    plan = f"The plan runs from {unit.horizon.start} to {unit.horizon.end}"
    for table in ("locks", "activities"):
        for row, fact in enumerate(getattr(unit, table)):
            if fact.date not in unit.horizon:
                text = f"{plan}; {fact.date} is outside."
                yield Problem("outside-plan", text, table, row, "date", str(fact.date), "Maybe the year is mistyped.")
    for row, duty in enumerate(unit.history):
        if duty.date >= unit.start:
            text = f"{plan}; history is what was worked before that."
            advice = "Maybe it belongs among the fixed duties."
            yield Problem("history-inside-plan", text, "history", row, "date", str(duty.date), advice)


def past(unit: "Unit") -> Iterator[Problem]:
    """What is known begins on a Monday before the plan, and everybody has one balance."""
    known = unit.known_from
    if known is not None and (known.weekday() or known > unit.start):
        text = f"History is said to be known from {known}, and the plan starts on {unit.start}."
        advice = "Maybe give a Monday before the plan."
        yield Problem("known-from", text, "unit", column="known_from", value=str(known), advice=advice)
    people = [balance.employee for balance in unit.balances]
    yield from twice("balances", "employee", people, "balance", "Maybe add the two rows up.")


def activities(unit: "Unit") -> Iterator[Problem]:
    """No more is paid than lasts."""
    for row, activity in enumerate(unit.activities):
        if activity.paid_minutes > activity.finish - activity.start:
            length = activity.finish - activity.start
            text = f"{activity.paid_minutes / 60:g} h are credited for {length / 60:g} h by the clock."
            advice = "Maybe the hours or the clock times are mistyped."
            yield Problem("activity-hours", text, "activities", row, "paid_minutes", None, advice)


def past_years(unit: "Unit") -> Iterator[Problem]:
    """Earlier years are there once, and earlier."""
    years = [past.year for past in unit.kpi_history]
    yield from twice("kpi_history", "year", years, "year", "Maybe one of the two years is mistyped.")
    for row, year in enumerate(years):
        if year > unit.start.year:
            text = f"{year} comes after {unit.start.year}, in which the plan begins."
            yield Problem("year-not-past", text, "kpi_history", row, "year", str(year), "Maybe the year is mistyped.")


def vacation(unit: "Unit") -> Iterator[Problem]:
    """Vacation given beforehand stays within what is due in each calendar year."""
    placed: dict[str, set[date]] = {}
    for absence in unit.absences:
        if absence.kind == VACATION and absence.employee in unit.person:
            days = {day for day in unit.horizon.dates if absence.first <= day <= absence.last}
            placed.setdefault(absence.employee, set()).update(days)
    for who, dates in placed.items():
        person, policy = unit.person[who], unit.vacation
        if person.vacation_days is not None:
            taken = {"the plan": sum(map(is_virkedag, dates))}
            due = dict.fromkeys(taken, person.vacation_days)
        else:
            taken = dict(Counter(str(day.year) for day in dates if is_virkedag(day)))
            born = person.birth_year or 9999
            due = {y: policy.days + policy.senior_days * (int(y) - born >= policy.senior_age) for y in taken}
        brought = max(0, ceil(unit.balance_of(who).vacation))
        for period, count in taken.items():
            if count > due[period] + brought:
                row = next(k for k, a in enumerate(unit.absences) if (a.employee, a.kind) == (who, VACATION))
                text = f"{who} has {count} virkedager of vacation in {period}, but {due[period]} are due."
                advice = f"Maybe days were carried over: then put {count} in vacation_days of the staff table."
                yield Problem("vacation-beyond-due", text, "absences", row, "last", None, advice)
