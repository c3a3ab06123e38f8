"""What keeps the unit's own layer from standing upon law and tariff, each with its place and the paragraph."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.rules.counted import codes_of
from arsplan.rules.kinds import KINDS, NOT_FOR_OWN_RULES, AnyMeasure, lengths, read_measure
from arsplan.rules.local import named, people_of
from arsplan.rules.packs import VACATION, pack
from arsplan.rules.rule import Rule
from arsplan.rules.strictness import Looser, looser

ALWAYS = ("U01", "U02", "U03", "E07")
"""Rules of the unit without which a plan means nothing."""

_HEAVIER = {"off": 0, "soft": 1, "hard": 2}


class Words(NamedTuple):
    """What is wrong with a number, in words: a stable code, a sentence, and advice."""

    code: str
    message: str
    advice: str


Wording = Callable[[Mapping[str, Any]], Words]


def local_problems(unit: Unit, book: tuple[Rule, ...], wording: Wording | None = None) -> list[Problem]:
    """Return what keeps the unit's own layer from standing upon law and tariff.

    `file` of a problem is the name of the table (`own_rules`, `switches`, `agreements`, `staff`, `vacation`) and `row`
    the position in it, from 0.

    Parameters
    ----------
    book
        The other rules of the unit.
    wording
        Says what is wrong with a number.
    """
    problems = [*_agreements(unit), *_vacation(unit)]
    ids = Counter(own.id for own in unit.own_rules)
    for row, own in enumerate(unit.own_rules):
        if ids[own.id] > 1 or any(own.id in {rule.id, rule.id.partition("/")[0]} for rule in book):
            text, advice = f"There is another rule '{own.id}'.", "Maybe call it X1, or add a letter."
            problems.append(Problem("duplicate-rule", text, "own_rules", row, "id", own.id, advice))
        problems += _whom(unit, row, own)
        problems += _about(unit, row, own, book, wording or _plainly)
    for row, switch in enumerate(unit.switches):
        problems += _switch(row, switch, book)
    return problems


def _plainly(detail: Mapping[str, Any]) -> Words:
    return Words("invalid-value", f"{detail['msg']}.", "Maybe the number is mistyped.")


def _whom(unit: Unit, row: int, own: OwnRule) -> Iterator[Problem]:
    """People, rota and competence are known, and leave somebody."""
    codes = [competence.code for competence in unit.competences]
    groups = (("rota", own.rota, list(unit.rota_by_name)), ("competence", own.competence, codes))
    asked = [("employee", name, list(unit.person)) for name in own.people]
    asked += [(what, name, known) for what, name, known in groups if name is not None]
    unknown = [(what, name, known) for what, name, known in asked if name not in known]
    for what, name, known in unknown:
        text, column = f"There is no {what} '{name}' in this unit.", "people" if what == "employee" else what
        yield Problem(f"unknown-{what}", text, "own_rules", row, column, name, maybe_meant(name, known))
    if not unknown and not people_of(unit, own):
        text, advice = f"{own.id} binds nobody.", "Maybe nobody of this competence is on this rota."
        yield Problem("binds-nobody", text, "own_rules", row, "people", None, advice)


def _about(unit: Unit, row: int, own: OwnRule, book: tuple[Rule, ...], wording: Wording) -> Iterator[Problem]:
    """The measure is known, its numbers are possible, and it asks for no less than law and tariff."""
    kind = own.measure.get("kind")
    known = [name for name in KINDS if name not in NOT_FOR_OWN_RULES]
    if kind not in known:
        why = NOT_FOR_OWN_RULES.get(str(kind))
        text = f"There is no measure '{kind}'." if why is None else f"A rule of the unit is not about '{kind}'."
        advice = maybe_meant(str(kind), known) if why is None else f"Maybe leave it out: {why}."
        yield Problem("unknown-measure", text, "own_rules", row, "measure.kind", kind and str(kind), advice)
        return
    try:
        measure = read_measure(own.measure)
    except ValidationError as error:
        first = {detail["loc"][:1]: detail for detail in reversed(error.errors(include_url=False))}
        for detail in reversed(first.values()):
            code, message, advice = wording(detail)
            value = None if detail["type"] in {"missing", "missing-value"} else str(detail["input"])
            at = detail["loc"] or (detail.get("ctx", {}).get("column"),)
            column = ".".join(["measure", *map(str, at[:1])])
            if detail["type"] == "extra_forbidden":
                advice = maybe_meant(str(detail["loc"][0]), KINDS[kind].model_fields)
            yield Problem(code, message, "own_rules", row, column, value, advice)
        return
    for field, code in codes_of(measure):
        if code not in unit.shift_by_code:
            text, advice = f"There is no shift '{code}' in this unit.", maybe_meant(code, unit.shift_by_code)
            yield Problem("unknown-shift", text, "own_rules", row, f"measure.{field}", code, advice)
    yield from _looser(unit, row, own, measure, book)


def _looser(unit: Unit, row: int, own: OwnRule, measure: AnyMeasure, book: tuple[Rule, ...]) -> Iterator[Problem]:
    """One problem for each number that asks for less than law or tariff does of somebody whom the rule binds."""
    bound = set(people_of(unit, own))
    told = set()
    for rule in book:
        if rule.layer == "local" or not bound & set(rule.people):
            continue
        for found in looser(measure, rule.measure):
            if found.field not in told:
                told.add(found.field)
                yield _refusal(unit, row, rule, found)


def _refusal(unit: Unit, row: int, rule: Rule, found: Looser) -> Problem:
    floors = next(
        (one.floors for name in unit.rule_packs for key, one in pack(name).items() if rule.id.split("/")[0] == key), {}
    )
    show = show_length if found.field in lengths(rule.measure.kind) else str
    text = (
        f"{show(found.value)} is looser than {rule.id}, which sets {show(found.other)} here "
        f"({rule.source.paragraph}); a rule of the unit can only ask for more."
    )
    advice = f"Maybe leave it out: {rule.id} binds already."
    for key, least in floors.items():
        advice = (
            f"Maybe it has been agreed: then {key} belongs in [agreements] and [arrangement], never below "
            f"{show_length(least)}."
        )
    return Problem("looser-than-law", text, "own_rules", row, f"measure.{found.field}", show(found.value), advice)


def show_length(minutes: int) -> str:
    """A length of time as files write it."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def _switch(row: int, switch: Switch, book: tuple[Rule, ...]) -> Iterator[Problem]:
    """The rule is there, and is one that the unit may weigh as it likes."""
    about = named(switch, book)
    if not about:
        known = [rule.id for rule in book if rule.layer == "local" and rule.id not in ALWAYS]
        text = f"There is no rule '{switch.rule}' in this unit."
        advice = maybe_meant(switch.rule, known)
        yield Problem("unknown-rule", text, "switches", row, "rule", switch.rule, advice)
        return
    rule = about[0]
    if rule.id in ALWAYS:
        text, advice = f"{rule.id} ({rule.title}) is always in force.", "Maybe another rule was meant."
        yield Problem("always-in-force", text, "switches", row, "rule", switch.rule, advice)
    elif rule.layer != "local" and _HEAVIER[switch.severity] < _HEAVIER[rule.severity]:
        text = (
            f"{rule.id} ({rule.title}) is {rule.layer}, {rule.source.paragraph}, and cannot be made {switch.severity}."
        )
        advice = "Maybe an agreement in [agreements] gives the room that is needed."
        yield Problem("law-cannot-be-switched", text, "switches", row, "severity", switch.severity, advice)


def _agreements(unit: Unit) -> Iterator[Problem]:
    """Nobody has agreed to less than the law lets anybody agree to."""
    rows = [row for name in unit.rule_packs for row in pack(name).values()]
    for row in rows:
        for key, least in row.floors.items():
            own = [("staff", k, getattr(e.agreements, key)) for k, e in enumerate(unit.staff)]
            for table, at, value in [("agreements", None, getattr(unit.agreements, key)), *own]:
                if value is not None and value < least:
                    text = (
                        f"{show_length(value)} hours are less than anybody can agree on, {show_length(least)} "
                        f"({row.source.paragraph})."
                    )
                    advice = f'Maybe "{show_length(least)}".'
                    yield Problem("beyond-law", text, table, at, key, show_length(value), advice)


def _vacation(unit: Unit) -> Iterator[Problem]:
    """No fewer days of vacation than the law of a pack gives."""
    for name in unit.rule_packs:
        row = pack(name)[VACATION[name]]
        least = row.limit.get("law", 0)
        if unit.vacation.days < least:
            text = f"{unit.vacation.days} virkedager are fewer than the {least} of {row.source.paragraph}."
            advice = f"Maybe {least}, or more by tariff."
            yield Problem("vacation-below-law", text, "vacation", None, "days", str(unit.vacation.days), advice)
