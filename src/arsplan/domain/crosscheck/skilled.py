"""Skills: what demand and shifts ask for is what somebody holds, or held."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arsplan.domain.crosscheck.words import maybe_meant, twice, unknown
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.unit import Unit


def skills(unit: "Unit") -> Iterator[Problem]:
    """A person's skill begins on one date once."""
    keys = [(fact.employee, fact.skill, fact.valid_from) for fact in unit.skills]
    yield from twice("skills", "skill", keys, "skill", "Maybe one of them is a renewal: then give valid_from.")


def skills_asked(unit: "Unit") -> Iterator[Problem]:
    """What is asked for stands in the table of skills; each name is told of once, since a column asks in every row."""
    known = dict.fromkeys(fact.skill for fact in unit.skills)
    told = set(known)
    for row, need in enumerate(unit.demand):
        for name in need.skills:
            if name not in told:
                yield unknown("demand", row, f"skill_{name}", name, what="skill", known=known)
                told.add(name)
    for row, shift in enumerate(unit.shifts):
        if shift.skill and shift.skill not in known:
            yield unknown("shifts", row, "skill", shift.skill, what="skill", known=known)


def in_charge(unit: "Unit") -> Iterator[Problem]:
    """Whoever may be in charge holds a skill that stands in the table of skills."""
    name, known = unit.arrangement.responsible, dict.fromkeys(fact.skill for fact in unit.skills)
    if name and name not in known:
        text = f"There is no skill '{name}' in this unit, so nobody could be responsible for a shift."
        yield Problem("unknown-skill", text, "arrangement", None, "responsible", name, maybe_meant(name, known))


def locked_with_skill(unit: "Unit") -> Iterator[Problem]:
    """Nobody is given a duty whose skill is not held on that date."""
    for row, lock in enumerate(unit.locks):
        shift = unit.shift_by_code.get(lock.shift)
        if shift and shift.skill and not unit.holds(lock.employee, shift.skill, lock.date):
            text = f"{lock.employee} is given {lock.shift} on {lock.date} and does not hold {shift.skill} then."
            advice = "Maybe the skill is renewed before that: then skills.csv wants a row for it."
            yield Problem("lock-without-skill", text, "locks", row, "shift", lock.shift, advice)
