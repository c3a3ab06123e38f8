"""Which duties could this person take on that date? Asked while a duty is dragged over a screen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from arsplan.checking.checker import judge
from arsplan.checking.findings import Finding, worst_first
from arsplan.checking.group import company
from arsplan.checking.person_rota import person_rotas
from arsplan.checking.refusals import refuse
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rules_of


class DutyChoices(NamedTuple):
    """The duties of one person on one date, one for each shift of the unit.

    Attributes
    ----------
    lawful
        Codes of the shifts that break no rule that binds, in the order of the unit.
    why_not
        For every other code what it would break, the worst first.
    """

    lawful: tuple[str, ...]
    why_not: Mapping[str, tuple[Finding, ...]]


def lawful_duties(
    unit: Unit, roster: Roster, employee: str, day: date, rules: tuple[Rule, ...] | None = None
) -> DutyChoices:
    """Say which shifts a person could lawfully take on a date, and why not the others.

    A shift is judged by what it adds: a breach that the roster has without it is not held against it, one that
    it makes worse is. What it breaks on other dates counts too, such as the rest of the week after a Sunday
    night.

    Parameters
    ----------
    unit
        With the vacation as placed in `absences`.
    roster
        The duties that stand already; the shift comes in addition to them.
    employee, day
        Id of the person, and a date of the plan.
    rules
        The rules to judge by; those of the unit where none are given.

    Raises
    ------
    InvalidUnit
        If the unit does not know the person, the date, or what is in the roster.
    """
    book = rules_of(unit) if rules is None else rules
    refuse(unit, roster, book, (employee, day))
    own = roster.of(employee)
    others = [duty for name in company(book, employee) - {employee} for duty in roster.of(name)]
    standing = _broken(unit, [*own, *others], employee, book)
    against: dict[str, tuple[Finding, ...]] = {}
    for code in unit.shift_by_code:
        duty = Duty(employee, day, code)
        without = [d for d in own if d != duty]
        before = _broken(unit, [*without, *others], employee, book) if duty in own else standing
        added = _broken(unit, [*own, *others, duty], employee, book)
        against[code] = tuple(worst_first(_more(added, before)))
    lawful = tuple(code for code, findings in against.items() if not findings)
    return DutyChoices(lawful, {code: findings for code, findings in against.items() if findings})


def _broken(unit: Unit, duties: Iterable[Duty], employee: str, book: tuple[Rule, ...]) -> list[Finding]:
    people = person_rotas(unit, Roster(duties), company(book, employee))
    hard = (rule for rule in book if rule.severity == "hard")
    return [f for rule in hard for f in judge(rule, unit, people, None, about=employee) if f.verdict == "broken"]


def _more(added: Iterable[Finding], without: Iterable[Finding]) -> list[Finding]:
    """The findings that are new or worse; their sentences may name the duty, so they are not compared."""
    known = Counter(map(_measured, without))
    more = []
    for finding in added:
        known[_measured(finding)] -= 1
        if known[_measured(finding)] < 0:
            more.append(finding)
    return more


def _measured(finding: Finding) -> tuple[str, str, str, str, int | None]:
    return finding.rule, finding.employee, finding.first, finding.last, finding.slack
