"""Parts of a unit that share neither demand, vacation limits nor pairs: each can be planned by itself."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from arsplan.domain.cover import reaches
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit
from arsplan.rules.measures import Apart, AwayAtOnce
from arsplan.rules.rule import Rule

CHANGE, CLOCKS_CHANGED = 60, 4 * 60
"""Minutes by which the clock changes, and the time of day at which it has, in minutes."""


def components(unit: Unit, rules: tuple[Rule, ...]) -> list[tuple[Unit, tuple[Rule, ...]]]:
    """Split a unit into the smallest parts that can be planned apart, largest first, each with the rules that bind it.

    Two people belong together when they may cover the same demand line, share a limit on how many are away at once, are
    wanted together, or are kept apart and could meet; everybody does where there is a budget for all positions
    together. Demand that nobody can cover belongs to no part.
    """
    group = {person: person for person in unit.person}

    def root(person: str) -> str:
        while group[person] != person:
            group[person] = group[group[person]]
            person = group[person]
        return person

    lines = _lines_by_person(unit)
    for people in _together(unit, rules, lines):
        here = [person for person in people if person in group]
        for person in here[1:]:
            group[root(person)] = root(here[0])
    roots = {root(person) for person in group}
    parts = [_part(unit, {p for p in group if root(p) == r}, lines) for r in sorted(roots)]
    return [(part, _rules(part, rules)) for part in sorted(parts, key=lambda part: -len(part.staff))]


def _together(unit: Unit, rules: tuple[Rule, ...], lines: dict[str, set[str]]) -> Iterator[Iterable[str]]:
    """People who belong to one part, group by group."""
    if unit.positions.budget is not None:
        yield unit.person
    for code in unit.line_by_code:
        yield [person for person, covered in lines.items() if code in covered]
    for rule in rules:
        if isinstance(rule.measure, AwayAtOnce):
            yield rule.people
        elif isinstance(rule.measure, Apart):
            overlap = rule.measure.overlap
            yield from (pair for pair in combinations(rule.people, 2) if _may_meet(unit, pair, overlap))
    yield from ((pair.employee, pair.other) for pair in unit.pairs if pair.kind == "together")


def _rules(part: Unit, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    bound = [(rule, tuple(p for p in rule.people if p in part.person)) for rule in rules]
    return tuple(rule.model_copy(update={"people": people}) for rule, people in bound if people)


def _may_meet(unit: Unit, pair: tuple[str, str], overlap: int) -> bool:
    """Whether two people have shifts with more than so many minutes in common; a night may have an hour more."""
    for first, second in product(*(_shifts(unit, person) for person in pair)):
        for days in (-DAY, 0, DAY):
            begin, end = max(first.start, second.start + days), min(first.finish, second.finish + days)
            at_night = begin % DAY < CLOCKS_CHANGED or begin // DAY < end // DAY
            if end > begin and end - begin + CHANGE * at_night > overlap:
                return True
    return False


def _shifts(unit: Unit, person: str) -> list[ShiftType]:
    """Those of the rota, and of what is given."""
    codes = set(unit.rota_by_name[unit.person[person].rota].shifts) if person in unit.person else set()
    codes.update(duty.shift for duty in unit.history if duty.employee == person)
    codes.update(lock.shift for lock in unit.locks if lock.employee == person)
    return [shift for shift in unit.shifts if shift.code in codes]


def _lines_by_person(unit: Unit) -> dict[str, set[str]]:
    covers = {code: {reach.segment.line for reach in found} for code, found in reaches(unit).items()}
    locked = {(lock.employee, lock.shift) for lock in unit.locks}
    return {
        person.id: {
            line
            for code in {*unit.rota_by_name[person.rota].shifts, *(s for e, s in locked if e == person.id)}
            for line in covers.get(code, ())
        }
        for person in unit.staff
    }


def _part(unit: Unit, people: set[str], lines: dict[str, set[str]]) -> Unit:
    covered = {line for person in people for line in lines[person]}
    return unit.model_copy(
        update={
            "staff": tuple(e for e in unit.staff if e.id in people),
            "lines": tuple(
                line if line.code in covered else line.model_copy(update={"status": "outside"}) for line in unit.lines
            ),
            "absences": tuple(a for a in unit.absences if a.employee in people),
            "wishes": tuple(w for w in unit.wishes if w.employee in people),
            "locks": tuple(lock for lock in unit.locks if lock.employee in people),
            "activities": tuple(a for a in unit.activities if a.employee in people),
            "history": tuple(duty for duty in unit.history if duty.employee in people),
            "balances": tuple(balance for balance in unit.balances if balance.employee in people),
            "skills": tuple(skill for skill in unit.skills if skill.employee in people),
            "pairs": tuple(pair for pair in unit.pairs if {pair.employee, pair.other} <= people),
        }
    )
