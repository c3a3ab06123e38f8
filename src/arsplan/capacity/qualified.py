"""Nested groups of slots: demand that only people with certain competences can meet."""

from typing import NamedTuple

from arsplan.domain.demand import ANY
from arsplan.domain.unit import Unit

__all__ = ["EVERYBODY", "SlotGroup", "slot_groups"]

EVERYBODY = "all"


class SlotGroup(NamedTuple):
    """Slots, and the people who alone can fill them.

    Attributes
    ----------
    name
        ``all``, or the slots joined by a plus sign: ``SPL``, ``SPL+HFA``.
    slots
        Competence codes of the slots; ``any`` among them only for ``all``.
    people
        Competence codes of those who may fill at least the lowest of these slots.
    """

    name: str
    slots: frozenset[str]
    people: frozenset[str]


def slot_groups(unit: Unit) -> tuple[SlotGroup, ...]:
    """For everybody and for each competence: the slots that nobody outside of its qualified people can fill.

    Parameters
    ----------
    unit
        The unit.

    Returns
    -------
    tuple of SlotGroup
        ``all`` first, then in the order of the unit's competences. Only slots that the demand asks for are
        named; equal groups, and those that everybody may fill, stand once.
    """
    asked = {slot for row in unit.demand for slot in row.slots}
    everybody = frozenset(competence.code for competence in unit.competences)
    qualified = {slot: _who_fills(unit, slot) for slot in [c.code for c in unit.competences] if slot in asked}
    found = [SlotGroup(EVERYBODY, frozenset({*qualified, *(asked & {ANY})}), everybody)]
    for people in qualified.values():
        slots = [slot for slot, who in qualified.items() if who <= people]
        group = SlotGroup("+".join(slots), frozenset(slots), people)
        if people != everybody and group not in found:
            found.append(group)
    return tuple(found)


def _who_fills(unit: Unit, slot: str) -> frozenset[str]:
    return frozenset(person.code for person in unit.competences if slot in {person.code, *person.fills})
