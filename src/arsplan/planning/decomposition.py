"""Parts of a unit that share neither demand, vacation limits nor pairs: each can be planned by itself."""

from arsplan.domain.cover import reaches
from arsplan.domain.unit import Unit
from arsplan.rules.measures import Apart, AwayAtOnce
from arsplan.rules.rule import Rule


def components(unit: Unit, rules: tuple[Rule, ...]) -> list[tuple[Unit, tuple[Rule, ...]]]:
    """Split a unit into the smallest parts that can be planned apart, largest first, each with the rules that bind it.

    Two people belong together when they may cover the same demand line, share a limit on how many are away at once, or
    are kept apart or wanted together; everybody does where there is a budget for all positions together. Demand that
    nobody can cover belongs to no part.
    """
    group = {person: person for person in unit.person}

    def root(person: str) -> str:
        while group[person] != person:
            group[person] = group[group[person]]
            person = group[person]
        return person

    def join(people: list[str]) -> None:
        for person in people[1:]:
            group[root(person)] = root(people[0])

    if unit.positions.budget is not None:
        join(list(group))
    lines = _lines_by_person(unit)
    for code in unit.line_by_code:
        join([person for person, covered in lines.items() if code in covered])
    for rule in rules:
        if isinstance(rule.measure, AwayAtOnce | Apart):
            join([person for person in rule.people if person in group])
    for pair in unit.pairs:
        join([person for person in (pair.employee, pair.other) if person in group])
    roots = {root(person) for person in group}
    parts = [_part(unit, {p for p in group if root(p) == r}, lines) for r in sorted(roots)]
    return [(part, _rules(part, rules)) for part in sorted(parts, key=lambda part: -len(part.staff))]


def _rules(part: Unit, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    bound = [(rule, tuple(p for p in rule.people if p in part.person)) for rule in rules]
    return tuple(rule.model_copy(update={"people": people}) for rule, people in bound if people)


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
            "pairs": tuple(pair for pair in unit.pairs if pair.employee in people),
        }
    )
