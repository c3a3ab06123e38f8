"""Which people fill which slots, when several are on duty at once."""

from collections import Counter
from collections.abc import Mapping

from arsplan.domain.demand import ANY
from arsplan.domain.unit import Unit

__all__ = ["DEFAULT_WEIGHT", "Filling"]

DEFAULT_WEIGHT = 10
"""What a missing head-minute weighs where the unit says nothing; the planner takes the same."""

_Key = tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]


class Filling:
    """Gives the people on a stretch of the day to its slots, downward only and as well as can be.

    The number of unfilled slots is the smallest possible, and among all ways of reaching it the unfilled ones
    weigh least: by `shortage_weights`, and with equal weights the least qualified are left open.

    Parameters
    ----------
    unit
        Its competences say who may fill what.

    Notes
    -----
    Sets of slots that can be filled at the same time form a matroid, so taking the slots in order of weight
    and keeping each one for which an augmenting path exists is exact, not a heuristic.
    """

    def __init__(self, unit: Unit) -> None:
        self._who = {
            slot.code: {person.code for person in unit.competences if slot.code in {person.code, *person.fills}}
            for slot in unit.competences
        }
        self._who[ANY] = set(self._who)
        weights = {slot: unit.shortage_weights.get(slot, DEFAULT_WEIGHT) for slot in self._who}
        order = sorted(self._who, key=lambda slot: (-weights[slot], len(self._who[slot])))
        self._rank = {slot: rank for rank, slot in enumerate(order)}
        self._known: dict[_Key, dict[str, int]] = {}

    def filled(self, slots: Mapping[str, int], people: Mapping[str, int]) -> dict[str, int]:
        """How many slots of each competence are filled.

        Parameters
        ----------
        slots
            Slots by competence, ``any`` included.
        people
            People on duty by competence.

        Returns
        -------
        dict
            Filled slots by competence; zeros for those that stay open.
        """
        key = (tuple(sorted(slots.items())), tuple(sorted(people.items())))
        if key not in self._known:
            self._known[key] = self._fill(slots, people)
        return self._known[key]

    def _fill(self, slots: Mapping[str, int], people: Mapping[str, int]) -> dict[str, int]:
        open_slots = [slot for slot in sorted(slots, key=self._rank.__getitem__) for _ in range(slots[slot])]
        heads = [competence for competence, count in people.items() for _ in range(count)]
        holder: dict[int, int] = {}
        for number in range(len(open_slots)):
            self._place(number, open_slots, heads, holder, set())
        found = Counter(open_slots[number] for number in holder.values())
        return {slot: found[slot] for slot in slots}

    def _place(self, number: int, slots: list[str], heads: list[str], holder: dict[int, int], tried: set[int]) -> bool:
        """Find a person for a slot, moving others to other slots where needed; `holder` is person to slot."""
        for person, competence in enumerate(heads):
            if person not in tried and competence in self._who[slots[number]]:
                tried.add(person)
                if person not in holder or self._place(holder[person], slots, heads, holder, tried):
                    holder[person] = number
                    return True
        return False
