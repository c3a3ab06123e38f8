"""What happens to a unit while it works: absence that becomes known late, and people who come and go. One seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from arsplan.domain.absences import Absence
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

WEEK = timedelta(7)


@dataclass(frozen=True)
class Known:
    """An absence, and the day on which the planner hears of it."""

    on: date
    absence: Absence


def late_absences(unit: Unit, random: Random, *, a_month: float, notice: range, length: range) -> tuple[Known, ...]:
    """Leave of whole weeks that becomes known some weeks ahead.

    Parameters
    ----------
    a_month
        How many begin in four weeks, on average.
    notice, length
        Weeks from when it is known to its beginning, and weeks that it lasts.
    """
    found = []
    people = [e.id for e in unit.staff if e.employment != "vacant"]
    for k in range(unit.weeks):
        if random.random() < a_month / 4:
            begins, weeks = unit.start + k * WEEK, random.choice(length)
            on = begins - random.choice(notice) * WEEK
            last = min(begins + weeks * WEEK, unit.horizon.end + timedelta(1)) - timedelta(1)
            absence = Absence(employee=random.choice(people), first=begins, last=last, kind="leave")
            apart = all(absence.first > k.absence.last for k in found if k.absence.employee == absence.employee)
            if on > unit.start and apart:
                found.append(Known(on, absence))
    return tuple(found)


def sickness(people: Sequence[str], first: date, last: date, random: Random, *, share: float) -> Iterator[Absence]:
    """Spells of one to five days in which somebody falls ill, until the share of days is reached on average."""
    day = first
    while day <= last:
        for person in people:
            if random.random() < share / 3:  # a spell takes three days on average
                end = min(last, day + timedelta(random.randint(0, 4)))
                yield Absence(employee=person, first=day, last=end, kind="sick")
        day += timedelta(5)  # spells of one person never meet


def turnover(unit: Unit, number: int, random: Random) -> tuple[Unit, str]:
    """Somebody leaves and another one takes the position, under a new id."""
    leaver = random.choice([e for e in unit.staff if e.employment != "vacant"])
    comes = Employee(
        id=f"new{number}", competence=leaver.competence, position=leaver.position, rota=leaver.rota, name=""
    )
    staff = tuple(comes if e.id == leaver.id else e for e in unit.staff)
    return _without_facts_of(unit.model_copy(update={"staff": staff}), leaver.id), leaver.id


def enlarged(unit: Unit, apart_from: set[str], random: Random) -> tuple[Unit, str]:
    """Somebody who works part time gets a tenth of full time more."""
    able = [e for e in unit.staff if e.position <= Fraction(9, 10) and e.id not in apart_from]
    chosen = random.choice([e for e in able if unit.rota_by_name[e.rota].days == "all"])
    larger = {chosen.id: chosen.position + Fraction(1, 10)}
    return unit.with_positions(larger), chosen.id


def _without_facts_of(unit: Unit, person: str) -> Unit:
    own = ("absences", "wishes", "locks", "activities", "history", "balances")
    facts = {name: tuple(fact for fact in getattr(unit, name) if fact.employee != person) for name in own}
    return unit.model_copy(update=facts)
