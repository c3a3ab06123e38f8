"""One person of a unit, with the rules that bind this person: milliseconds to check instead of seconds."""

from arsplan.domain.unit import Unit
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rules_of

__all__ = ["alone"]

_OWN = ("absences", "wishes", "locks", "activities", "history", "balances", "skills")


def alone(unit: Unit, employee: str) -> tuple[Unit, tuple[Rule, ...]]:
    """The unit with one person only, and the rules of the whole unit for this person."""
    facts = {name: tuple(fact for fact in getattr(unit, name) if fact.employee == employee) for name in _OWN}
    one = unit.model_copy(update={"staff": (unit.person[employee],), **facts})
    rules = tuple(rule.model_copy(update={"people": (employee,)}) for rule in rules_of(unit) if employee in rule.people)
    return one, rules
