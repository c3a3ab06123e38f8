"""The layer of the unit itself: its own rules and switches."""

from collections.abc import Iterable, Iterator

from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.unit import Unit
from arsplan.rules.as_read import as_read
from arsplan.rules.kinds import read_measure
from arsplan.rules.rule import Rule
from arsplan.rules.source import Source


def own_rules(unit: Unit) -> Iterator[Rule]:
    """The rules that the unit has written, for the people they bind. They have been asked about their problems."""
    for own in unit.own_rules:
        yield Rule(
            id=own.id,
            title=own.title,
            measure=as_read(read_measure(own.measure), unit.readings, own.measure),
            people=people_of(unit, own),
            severity=own.severity,
            weight=own.weight,
            source=Source(title=own.source or "The unit's own rule", paragraph=own.paragraph, confidence="UNIT"),
            valid_from=own.valid_from,
            valid_to=own.valid_to,
        )


def switched(unit: Unit, book: Iterable[Rule]) -> Iterator[Rule]:
    """The same rules, with the severity that the unit gives them."""
    given = tuple(book)
    by_id = {rule.id: switch for switch in unit.switches for rule in named(switch, given)}
    for rule in given:
        switch = by_id.get(rule.id)
        yield rule.model_copy(update={"severity": switch.severity, "weight": switch.weight}) if switch else rule


def people_of(unit: Unit, own: OwnRule) -> tuple[str, ...]:
    """Ids of those whom a rule of the unit binds."""
    return tuple(
        e.id
        for e in unit.staff
        if (not own.people or e.id in own.people)
        and own.rota in {None, e.rota}
        and own.competence in {None, e.competence}
    )


def named(switch: Switch, book: Iterable[Rule]) -> list[Rule]:
    """The rules that a switch is about: the one of this id, or else those of the family that it names."""
    family = [rule for rule in book if switch.rule in {rule.id, rule.id.partition("/")[0]}]
    return [rule for rule in family if rule.id == switch.rule] or family
