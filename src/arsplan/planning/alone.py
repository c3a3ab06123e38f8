"""One person of a unit, with the rules that bind this person: milliseconds to check instead of seconds."""

from collections.abc import Iterable
from datetime import timedelta

from arsplan.checking.checker import judge
from arsplan.checking.person_rota import person_rotas
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.rules.measures import Apart
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rules_of

__all__ = ["alone", "meets"]

_OWN = ("absences", "wishes", "locks", "activities", "history", "balances", "skills")


def alone(unit: Unit, employee: str) -> tuple[Unit, tuple[Rule, ...]]:
    """The unit with one person only, and the rules of the whole unit for this person; pairs are for `meets` to see."""
    facts = {name: tuple(fact for fact in getattr(unit, name) if fact.employee == employee) for name in _OWN}
    one = unit.model_copy(update={"staff": (unit.person[employee],), "pairs": (), **facts})
    rules = tuple(rule.model_copy(update={"people": (employee,)}) for rule in rules_of(unit) if employee in rule.people)
    return one, rules


def meets(unit: Unit, roster: Iterable[Duty], duty: Duty) -> bool:
    """Whether somebody from whom the person is kept apart is on duty at the time of a duty."""
    apart = [
        rule.model_copy(update={"people": (duty.employee, other)})
        for rule in rules_of(unit)
        if isinstance(rule.measure, Apart) and rule.severity == "hard" and duty.employee in rule.people
        for other in rule.people
        if other != duty.employee
    ]
    if not apart:
        return False
    people = {name for rule in apart for name in rule.people}
    near = (
        other
        for other in roster
        if other.employee in people - {duty.employee} and abs(other.date - duty.date) <= timedelta(1)
    )
    rotas = person_rotas(unit, Roster([*near, duty]), people)
    return any(found.verdict == "broken" for rule in apart for found in judge(rule, unit, rotas, None, duty.date))
