"""What cannot be checked without guessing is refused, with advice."""

from collections.abc import Iterable, Iterator
from datetime import date

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.rules.rule import Rule


def refuse(unit: Unit, roster: Roster, rules: tuple[Rule, ...], around: tuple[str, date] | None = None) -> None:
    """Raise if the roster, the rules or the place asked about speak of something that the unit does not know.

    Raises
    ------
    InvalidUnit
        With one problem for each unknown person and shift, and one for all duties outside the plan.
    """
    problems = [*_unknown(unit, roster), *_outside(unit, roster), *_rules(unit, rules)]
    if around is not None:
        problems += _around(unit, *around)
    if problems:
        raise InvalidUnit(problems)


def _unknown(unit: Unit, roster: Roster) -> Iterator[Problem]:
    for name in sorted({duty.employee for duty in roster} - unit.person.keys()):
        yield _problem("employee", name, unit.person, "rota")
    for code in sorted({duty.shift for duty in roster} - unit.shift_by_code.keys()):
        yield _problem("shift", code, unit.shift_by_code, "rota")


def _outside(unit: Unit, roster: Roster) -> Iterator[Problem]:
    dates = {duty.date for duty in roster}
    if not all(day in unit.horizon for day in dates):
        outside = [duty for duty in roster if duty.date not in unit.horizon]
        count = "one duty lies" if len(outside) == 1 else f"{len(outside)} duties lie"
        yield Problem(
            code="duty-outside-plan",
            message=f"{count} outside the plan, which runs from {unit.start} to {unit.horizon.end}.",
            file="rota",
            column="date",
            value=str(outside[0].date),
            advice="duties before the plan belong in the unit's history, or the plan needs other weeks.",
        )


def _around(unit: Unit, employee: str, day: date) -> Iterator[Problem]:
    if employee not in unit.person:
        yield _problem("employee", employee, unit.person, "around")
    if day not in unit.horizon:
        yield Problem(
            code="outside-plan",
            message=f"{day} is outside the plan, which runs from {unit.start} to {unit.horizon.end}.",
            file="around",
            column="date",
            value=str(day),
            advice="the year is mistyped.",
        )


def _rules(unit: Unit, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    for rule in rules:
        for name in rule.people:
            if name not in unit.person:
                yield _problem("employee", name, unit.person, f"rule {rule.id}")


def _problem(what: str, value: str, known: Iterable[str], file: str) -> Problem:
    return Problem(
        code=f"unknown-{what}",
        message=f"There is no {what} '{value}' in this unit.",
        file=file,
        column=what,
        value=value,
        advice=maybe_meant(value, known),
    )
