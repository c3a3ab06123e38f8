"""A unit after the change of a scenario; checked as a whole, like a unit that is read."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import count, islice
from typing import Any, TypeVar

from pydantic import ValidationError

from arsplan.capacity.weekends import own_frequency
from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import crosscheck
from arsplan.domain.demand import DemandRow
from arsplan.domain.own_rules import OwnRule
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit
from arsplan.io.plain_words import say
from arsplan.planning.levers import could_work, with_consent
from arsplan.rules.rulebook import rule_problems
from arsplan.scenarios.consent import share_of
from arsplan.scenarios.people import MorePeople
from arsplan.scenarios.pool import pooled
from arsplan.scenarios.problem import no_such, problem
from arsplan.scenarios.rhythm import with_rhythm
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.weekends import TREDELT_NEEDS, Weekends, weekends_of

__all__ = ["changed", "weekends"]

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
    for other in scenario.pool:
        unit = pooled(unit, other, scenario.name)
    for section in ("arrangement", "agreements", "vacation", "positions"):
        asked = getattr(scenario, section)
        if asked:
            unit = unit.model_copy(update={section: _updated(getattr(unit, section), asked, section, scenario)})
    unit = _weekends(unit, scenario)
    unit = _staffing(unit, scenario)
    unit = _posts(unit, scenario)
    unit = _long(unit, scenario)
    for more in scenario.people:
        unit = _more_people(unit, more, scenario.name)
    unit = _full_time_weeks(unit)
    if scenario.rhythm is not None:
        unit = with_rhythm(unit, scenario.rhythm, scenario.name)
    problems = [*crosscheck(unit), *rule_problems(unit)]
    if problems:
        raise InvalidUnit(problems)
    return unit


def weekends(unit: Unit, scenario: Scenario) -> Weekends:
    """How often weekends come round in a scenario, for the closed form.

    Parameters
    ----------
    unit
        As it is.
    scenario
        The change.
    """
    ordinary = changed(unit, scenario.model_copy(update={"rhythm": None}))
    return weekends_of(ordinary, scenario.long_every, scenario.rhythm)


def _updated(section: _Section, asked: Mapping[str, Any], name: str, scenario: Scenario) -> _Section:
    try:
        return type(section).model_validate({**dict(section), **asked})
    except ValidationError as error:
        raise InvalidUnit(
            problem(scenario.name, f"{name}.{detail['loc'][0] if detail['loc'] else ''}", say(detail).message)
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
            raise no_such(scenario.name, "more.line", "demand line", more.line, unit.line_by_code)
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
        raise InvalidUnit(problem(scenario.name, "weekend_posts", said, str(scenario.weekend_posts), advice))
    lowest = min(unit.competences, key=lambda competence: len(competence.fills)).code
    lengths = [unit.shift_by_code[code].paid_minutes for code in rota.shifts]
    position = min(Fraction(1), Fraction(2 * sum(lengths), len(lengths)) / every / unit.full_time_week)
    one = Employee(id="Weekend post", competence=lowest, rota=rota.name, position=position)
    return _with_new(unit, one, scenario.weekend_posts)


def _more_people(unit: Unit, more: MorePeople, scenario: str) -> Unit:
    """People who are as good as hired: each with the same rota, competence and position."""
    if more.rota not in unit.rota_by_name:
        raise no_such(scenario, "people.rota", "rota", more.rota, unit.rota_by_name)
    codes = [competence.code for competence in unit.competences]
    if more.competence not in codes:
        raise no_such(scenario, "people.competence", "competence", more.competence, codes)
    one = Employee(id=more.name, competence=more.competence, rota=more.rota, position=more.position)
    return _with_new(unit, one, more.number)


def _with_new(unit: Unit, one: Employee, many: int) -> Unit:
    """So many people like this one, numbered by the first numbers that are free."""
    free = (name for number in count(1) if (name := f"{one.id} {number}") not in unit.person)
    new = tuple(one.model_copy(update={"id": name}) for name in islice(free, many))
    return unit.model_copy(update={"staff": (*unit.staff, *new)})


def _long(unit: Unit, scenario: Scenario) -> Unit:
    """Open a long shift, with the consent that the scenario presumes."""
    if scenario.long is None:
        return unit
    shift = unit.shift_by_code.get(scenario.long)
    if shift is None:
        raise no_such(scenario.name, "long", "shift", scenario.long, unit.shift_by_code)
    rotas = [rota for rota in unit.rotas if could_work(unit, rota, shift)]
    could = [e for e in unit.staff if e.rota in {rota.name for rota in rotas}]
    consents = {e.id for e in could if (e.long_shift_minutes or 0) >= shift.paid_minutes}
    if scenario.long_share is not None:
        consents = share_of(could, consents, scenario.long_share)
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
        if e.rota in tredelt and (every is None or max(every, rare.get(e.id, every)) > TREDELT_NEEDS)
    }
    if not moved:
        return unit
    ordinary = {name: f"{name}, not tredelt" for name in tredelt}
    more: list[Rota] = [
        rota.model_copy(update={"name": ordinary[name], "tredelt": False}) for name, rota in tredelt.items()
    ]
    staff = tuple(e.model_copy(update={"rota": ordinary[e.rota]}) if e.id in moved else e for e in unit.staff)
    return unit.model_copy(update={"rotas": (*unit.rotas, *more), "staff": staff})
