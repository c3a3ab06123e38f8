"""A unit after the change of a scenario; checked as a whole, like a unit that is read."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import Any, TypeVar

from pydantic import ValidationError

from arsplan.capacity.weekends import own_frequency
from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import crosscheck
from arsplan.domain.demand import DemandRow
from arsplan.domain.own_rules import OwnRule
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.plain_words import say
from arsplan.planning.levers import could_work, with_consent
from arsplan.rules.rulebook import rule_problems
from arsplan.scenarios.scenario import Scenario

__all__ = ["changed"]

_TREDELT_NEEDS = 3
"""Tredelt turnus shortens the week only of those who work every third Sunday or more often (HTA 4.2.4)."""

_Section = TypeVar("_Section", bound=Fact)
_WEEKEND_DAYS = {"weekend", "sat", "sun", "red"}


def changed(unit: Unit, scenario: Scenario) -> Unit:
    """The unit as a scenario would have it.

    Parameters
    ----------
    unit
        As it is.
    scenario
        The change.

    Raises
    ------
    InvalidUnit
        If the scenario names what the unit has not, or makes a unit that contradicts itself.
    """
    for section in ("arrangement", "agreements", "vacation", "positions"):
        asked = getattr(scenario, section)
        if asked:
            unit = unit.model_copy(update={section: _updated(getattr(unit, section), asked, section, scenario)})
    unit = _weekends(unit, scenario)
    unit = _staffing(unit, scenario)
    unit = _posts(unit, scenario)
    unit = _long(unit, scenario)
    unit = _full_time_weeks(unit)
    problems = [*crosscheck(unit), *rule_problems(unit)]
    if problems:
        raise InvalidUnit(problems)
    return unit


def _updated(section: _Section, asked: Mapping[str, Any], name: str, scenario: Scenario) -> _Section:
    try:
        return type(section).model_validate({**dict(section), **asked})
    except ValidationError as error:
        raise InvalidUnit(
            _problem(scenario, f"{name}.{detail['loc'][0] if detail['loc'] else ''}", say(detail).message)
            for detail in error.errors(include_url=False)
        ) from None


def _weekends(unit: Unit, scenario: Scenario) -> Unit:
    if scenario.weekends is None:
        return unit
    most, of = scenario.weekends
    terms: dict[str, int | None] = {"weekends": most, "weekends_of": of, "weekend_rhythm": None}
    if scenario.extra_weekends:
        # One more now and then closes the distance by a week at a time; how often, the sum over the plan says.
        terms |= {"weekends_of": of - 1, "weekends_in_plan": unit.weeks * most // of + scenario.extra_weekends}
    return unit.model_copy(update={"arrangement": unit.arrangement.model_copy(update=terms)})


def _staffing(unit: Unit, scenario: Scenario) -> Unit:
    rows = list(unit.demand)
    for more in scenario.more:
        if more.line not in unit.line_by_code:
            advice = f"Maybe one of {', '.join(unit.line_by_code)}."
            raise InvalidUnit(_problem(scenario, "more.line", "The unit has no such demand line.", more.line, advice))
        rows = [
            row.model_copy(update={"heads": max(row.least, row.heads + more.heads)})
            if row.line == more.line and _on(row, more.days)
            else row
            for row in rows
        ]
    return unit.model_copy(update={"demand": tuple(rows)}) if scenario.more else unit


def _on(row: DemandRow, days: str) -> bool:
    return days == "all" or (days == "weekend") == (row.day_type in _WEEKEND_DAYS)


def _posts(unit: Unit, scenario: Scenario) -> Unit:
    """Weekend posts of two mean shifts, as often as weekends are worked."""
    if not scenario.weekend_posts:
        return unit
    rota = next((rota for rota in unit.rotas if rota.days == "weekend"), None)
    every = own_frequency(unit)
    if rota is None or every is None:
        advice = 'Maybe add a rota with days = "weekend" to unit.toml.'
        said = "The unit has no rota for weekends only."
        raise InvalidUnit(_problem(scenario, "weekend_posts", said, str(scenario.weekend_posts), advice))
    lowest = min(unit.competences, key=lambda competence: len(competence.fills)).code
    lengths = [unit.shift_by_code[code].paid_minutes for code in rota.shifts]
    position = min(Fraction(1), Fraction(2 * sum(lengths), len(lengths)) / every / unit.full_time_week)
    new: list[Employee] = []
    number = 0
    while len(new) < scenario.weekend_posts:
        number += 1
        if f"Weekend post {number}" not in unit.person:
            new.append(Employee(id=f"Weekend post {number}", competence=lowest, rota=rota.name, position=position))
    return unit.model_copy(update={"staff": (*unit.staff, *new)})


def _long(unit: Unit, scenario: Scenario) -> Unit:
    """Open a long shift, with the consent that the scenario presumes."""
    if scenario.long is None:
        return unit
    shift = unit.shift_by_code.get(scenario.long)
    if shift is None:
        advice = f"Maybe one of {', '.join(unit.shift_by_code)}."
        raise InvalidUnit(_problem(scenario, "long", "The unit has no such shift.", scenario.long, advice))
    rotas = [rota for rota in unit.rotas if could_work(unit, rota, shift)]
    could = [e for e in unit.staff if e.rota in {rota.name for rota in rotas}]
    consents = {e.id for e in could if (e.long_shift_minutes or 0) >= shift.paid_minutes}
    if scenario.long_share is not None:
        consents = _share(could, consents, scenario.long_share)
        unit = _none_of(unit, {e.id for e in could} - consents, shift.paid_minutes)
    unit = with_consent(unit, shift, rotas, consents)
    if scenario.long_every is None or not consents:
        return unit
    rule = OwnRule(
        id="Long shifts",
        title=f"Who has consented to {shift.code} works every {scenario.long_every}th weekend",
        measure={"kind": "weekends_worked", "most": 1, "of": scenario.long_every},
        people=tuple(e.id for e in could if e.id in consents),
        source=f"Scenario {scenario.name}",
    )
    return unit.model_copy(update={"own_rules": (*unit.own_rules, rule)})


def _share(could: list[Employee], consents: set[str], share: Fraction) -> set[str]:
    groups: dict[str, list[Employee]] = {}
    for employee in could:
        groups.setdefault(employee.competence, []).append(employee)
    chosen: set[str] = set()
    for group in groups.values():
        first = sorted(group, key=lambda e: e.id not in consents)
        chosen |= {e.id for e in first[: ceil(share * len(group))]}
    return chosen


def _none_of(unit: Unit, people: set[str], minutes: int) -> Unit:
    """Take consent to duties so long from those whom a share leaves out."""
    staff = tuple(
        e.model_copy(update={"long_shift_minutes": None})
        if e.id in people and (e.long_shift_minutes or 0) >= minutes
        else e
        for e in unit.staff
    )
    return unit.model_copy(update={"staff": staff})


def _full_time_weeks(unit: Unit) -> Unit:
    """Give everybody who works weekends too rarely for tredelt turnus the unit's ordinary full-time week."""
    every = own_frequency(unit)
    rare = {
        person: Fraction(rule.measure["of"], rule.measure["most"])
        for rule in unit.own_rules
        if rule.measure.get("kind") == "weekends_worked" and rule.measure.get("most")
        for person in rule.people
    }
    tredelt = {rota.name: rota for rota in unit.rotas if rota.tredelt}
    moved = {
        e.id
        for e in unit.staff
        if e.rota in tredelt and (every is None or max(every, rare.get(e.id, every)) > _TREDELT_NEEDS)
    }
    if not moved:
        return unit
    ordinary = {name: f"{name}, not tredelt" for name in tredelt}
    more: list[Rota] = [
        rota.model_copy(update={"name": ordinary[name], "tredelt": False}) for name, rota in tredelt.items()
    ]
    staff = tuple(e.model_copy(update={"rota": ordinary[e.rota]}) if e.id in moved else e for e in unit.staff)
    return unit.model_copy(update={"rotas": (*unit.rotas, *more), "staff": staff})


def _problem(
    scenario: Scenario, column: str, message: str, value: str | None = None, advice: str = "Maybe it is misspelt."
) -> Problem:
    return Problem("scenario", f"Scenario '{scenario.name}': {message}", None, None, column, value, advice)
