"""Is this roster lawful? The question asked rule by rule, person by person, window by window."""

from collections.abc import Iterable, Iterator
from datetime import date

from arsplan.checking.findings import Finding, Findings
from arsplan.checking.group import Group
from arsplan.checking.person_rota import PersonRota, person_rotas
from arsplan.checking.reading import Reading, Undecided
from arsplan.checking.refusals import refuse
from arsplan.checking.registry import GROUP, PERSONAL
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import UnsupportedRule
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook

_ORDER = {"broken": 0, "undecidable": 1, "kept": 2}


def check(
    unit: Unit,
    roster: Roster,
    rules: tuple[Rule, ...] | None = None,
    *,
    fixed: tuple[Absence, ...] | None = None,
) -> Findings:
    """Judge a roster by every rule: each breach with its dates, and for each rule kept the tightest window.

    What a rule asks for and the unit does not say is undecidable, with the reason.

    Parameters
    ----------
    unit
        With the vacation as placed in `absences`.
    roster
        The duties to judge; all inside the plan.
    rules
        The rules to judge by; those of the unit where none are given.
    fixed
        Absence that the input gave, for rules on vacation that was placed. Without it, vacation counts as
        placed and all other absence as given.

    Raises
    ------
    InvalidUnit
        If the roster names unknown people or shifts, or has duties outside the plan.
    UnsupportedRule
        If a rule is about a measure that has no reader here.
    """
    book = rulebook(unit) if rules is None else rules
    refuse(unit, roster, book)
    people = person_rotas(unit, roster)
    found = [finding for rule in book for finding in _judge(rule, unit, people, fixed)]
    return Findings(tuple(sorted(found, key=lambda finding: _ORDER[finding.verdict])))


def _judge(
    rule: Rule, unit: Unit, people: dict[str, PersonRota], fixed: tuple[Absence, ...] | None
) -> Iterator[Finding]:
    first = max(unit.start, rule.valid_from or unit.start)
    last = min(unit.horizon.end, rule.valid_to or unit.horizon.end)
    kind = type(rule.measure)
    if rule.severity == "off" or first > last:
        return
    if kind in PERSONAL:
        for name in rule.people:
            yield from _verdicts(rule, name, PERSONAL[kind](rule.measure, people[name]), first, last)
    elif kind in GROUP:
        group = Group(unit, frozenset(rule.people), fixed)
        yield from _verdicts(rule, "", GROUP[kind](rule.measure, group), first, last)
    else:
        raise UnsupportedRule(
            f"Rule {rule.id} is about {kind.__name__}, which cannot be checked.\n"
            "Maybe the rule comes from a newer version."
        )


def _verdicts(
    rule: Rule, employee: str, readings: Iterable[Reading | Undecided], first: date, last: date
) -> Iterator[Finding]:
    """Every breach, or else the tightest window, and all that is undecided.

    Only windows with a date on which the rule is in force.
    """
    tightest: Reading | None = None
    broken = undecided = False
    for reading in readings:
        if reading.last < first or reading.first > last:
            continue
        if isinstance(reading, Undecided):
            undecided = True
            yield _undecided(rule, employee, reading)
        elif reading.slack < 0:
            broken = True
            yield _finding(rule, employee, reading)
        elif tightest is None or reading.slack < tightest.slack:
            tightest = reading
    if tightest and not broken:
        yield _finding(rule, employee, tightest)
    elif not broken and not undecided:
        text = f"{rule.title}: kept throughout; nothing in the plan comes near a limit."
        window = (first.isoformat(), last.isoformat())
        yield Finding(rule.id, employee, *window, "kept", None, None, None, "", rule.severity, text)


def _undecided(rule: Rule, employee: str, reading: Undecided) -> Finding:
    window = (reading.first.isoformat(), reading.last.isoformat())
    return Finding(rule.id, employee, *window, "undecidable", None, None, None, "", rule.severity, reading.say())


def _finding(rule: Rule, employee: str, reading: Reading) -> Finding:
    return Finding(
        rule=rule.id,
        employee=employee,
        first=reading.first.isoformat(),
        last=reading.last.isoformat(),
        verdict="broken" if reading.slack < 0 else "kept",
        measured=reading.measured,
        limit=reading.limit,
        slack=reading.slack,
        unit=reading.unit,
        severity=rule.severity,
        text=reading.say(),
    )
