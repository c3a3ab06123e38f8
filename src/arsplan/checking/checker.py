"""Is this roster lawful? The question asked rule by rule, person by person, window by window."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from arsplan.checking.findings import Finding, Findings
from arsplan.checking.group import Group, company
from arsplan.checking.person_rota import PersonRota, person_rotas
from arsplan.checking.reading import Reading, Undecided
from arsplan.checking.refusals import refuse
from arsplan.checking.registry import GROUP, PERSONAL
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import UnsupportedRule
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rules_of

_ORDER = {"broken": 0, "undecidable": 1, "kept": 2}


def check(
    unit: Unit,
    roster: Roster,
    rules: tuple[Rule, ...] | None = None,
    *,
    fixed: tuple[Absence, ...] | None = None,
    around: tuple[str, date] | None = None,
    among: Collection[str] | None = None,
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
    around
        A person's id and a date of the plan: of the findings above only that person's, and those of groups that
        the person is in, whose window has the date in it. Some milliseconds instead of the time for everybody.
        What a duty breaks on other dates `lawful_duties` says.
    among
        Ids of people: of the rules about one person at a time only the findings on these. What groups keep and break
        is judged with everybody in them all the same.

    Raises
    ------
    InvalidUnit
        If the roster or `around` names unknown people or shifts, or dates outside the plan.
    UnsupportedRule
        If a rule is about a measure that has no reader here.
    """
    book = rules_of(unit) if rules is None else rules
    refuse(unit, roster, book, around)
    about, on = (None, None) if around is None else around
    people = person_rotas(unit, roster, None if about is None else company(book, about))
    found = [finding for rule in book for finding in judge(rule, unit, people, fixed, on, about, among)]
    return Findings(tuple(sorted(found, key=lambda finding: _ORDER[finding.verdict])))


def judge(
    rule: Rule,
    unit: Unit,
    people: Mapping[str, PersonRota],
    fixed: tuple[Absence, ...] | None,
    on: date | None = None,
    about: str | None = None,
    among: Collection[str] | None = None,
) -> Iterator[Finding]:
    """Judge these people, and the groups that they are in, by one rule.

    With a date, only windows that have it; with a person, only this one and the groups with this one in them; `among`
    some people, only these and all groups.
    """
    first = max(unit.start, rule.valid_from or unit.start)
    last = min(unit.horizon.end, rule.valid_to or unit.horizon.end)
    kind = type(rule.measure)
    if rule.severity == "off" or first > last:
        return
    names = [name for name in rule.people if name in people and about in {None, name}]
    if kind in PERSONAL:
        for name in names if among is None else (name for name in names if name in among):
            yield from _verdicts(rule, name, PERSONAL[kind](rule.measure, people[name]), (first, last), on)
    elif kind not in GROUP:
        raise UnsupportedRule(
            f"Rule {rule.id} is about {kind.__name__}, which cannot be checked.\n"
            "Maybe the rule comes from a newer version."
        )
    elif names:
        group = Group(unit, frozenset(rule.people), fixed, people)
        yield from _verdicts(rule, "", GROUP[kind](rule.measure, group), (first, last), on)


def _verdicts(
    rule: Rule,
    employee: str,
    readings: Iterable[Reading | Undecided],
    in_force: tuple[date, date],
    on: date | None,
) -> Iterator[Finding]:
    """Every breach, or else the tightest window, and all that is undecided.

    Only windows with a date on which the rule is in force, and of these the ones that have the date `on`.
    """
    first, last = in_force
    read = [reading for reading in readings if reading.last >= first and reading.first <= last]
    measured = [reading for reading in read if isinstance(reading, Reading)]
    broken = [reading for reading in measured if reading.slack < 0]
    tightest = [min(measured, key=lambda reading: reading.slack)] if measured else []
    yield from (_finding(rule, employee, reading) for reading in broken or tightest if _has(reading, on))
    yield from (_undecided(rule, employee, one) for one in read if isinstance(one, Undecided) and _has(one, on))
    if not read and (on is None or first <= on <= last):
        text = f"{rule.title}: kept throughout; nothing in the plan comes near a limit."
        window = (first.isoformat(), last.isoformat())
        yield Finding(rule.id, employee, *window, "kept", None, None, None, "", rule.severity, text)


def _has(reading: Reading | Undecided, on: date | None) -> bool:
    return on is None or reading.first <= on <= reading.last


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
