"""Two units as one: the demand of both, and people who may work in either.

Lines of the same times are one line with the heads of both. Nothing is lost by that: whoever fills the slots of both
together can be shared out over the two houses, slot by slot.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from arsplan.domain.absences import OFF
from arsplan.domain.roster import Duty
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit
from arsplan.scenarios.added_demand import added_demand, added_seasons
from arsplan.scenarios.problem import problem

__all__ = ["pooled"]

_PLAIN = str.maketrans(dict.fromkeys(",;@", " "))
"""Signs that a code cannot hold."""

_Names = Mapping[str, str]


class _Known(NamedTuple):
    """What the other unit's codes and ids are called in the pool."""

    lines: _Names
    shifts: _Names
    rotas: _Names
    people: _Names


def pooled(unit: Unit, other: Unit, scenario: str) -> Unit:
    """Put another unit's demand and people into this one, whose agreements, arrangement and rules hold for all.

    Parameters
    ----------
    unit
        The unit.
    other
        The one that is pooled with it. Codes and ids that mean something else here get its name in brackets.
    scenario
        Name of the scenario, for messages.

    Raises
    ------
    InvalidUnit
        If the two do not plan the same weeks, share no line, or have what cannot be pooled.
    """
    _refuse(unit, other, scenario)
    unit, known = _with_catalogue(unit, other)
    budgets = [each.positions.budget for each in (unit, other)]
    budget = None if None in budgets else sum(each for each in budgets if each is not None)
    return unit.model_copy(
        update={
            "seasons": tuple(season for season, _ in added_seasons(unit, other)),
            "demand": tuple(added_demand(unit, other, known.lines)),
            "staff": (
                *unit.staff,
                *(e.model_copy(update={"id": known.people[e.id], "rota": known.rotas[e.rota]}) for e in other.staff),
            ),
            "positions": unit.positions.model_copy(update={"budget": budget}),
            **_settled(unit, other, known),
        }
    )


def _refuse(unit: Unit, other: Unit, scenario: str) -> None:
    """Refuse what would make a pool that says something else than the two units do."""
    fills = {competence.code: set(competence.fills) for competence in unit.competences}
    times = {(line.start, line.finish) for line in unit.lines if line.status == "planned"}
    wrong = [
        (
            (unit.start, unit.weeks, unit.timezone) != (other.start, other.weeks, other.timezone),
            "plans other weeks",
            "Maybe give both the same start and weeks.",
        ),
        (unit.full_time_week != other.full_time_week, "has another full-time week", "Maybe leave it out."),
        (
            any(fills.get(c.code, set(c.fills)) != set(c.fills) for c in other.competences),
            "has a competence of the same code that fills other slots",
            "Maybe give it another code.",
        ),
        (
            bool(other.own_rules or other.switches or other.prices or unit.prices),
            "or the unit itself has prices, or rules of its own, which are not taken along",
            "Maybe pool without rules.toml.",
        ),
        (
            any(row.first is not None for row in (*unit.demand, *other.demand)),
            "or the unit itself has demand on single dates, which is not added up",
            "Maybe leave out those rows.",
        ),
        (
            not any((line.start, line.finish) in times for line in other.lines if line.status == "planned"),
            "has no demand line of the same times, so nobody could work in both",
            "Maybe the shifts begin and end at other times.",
        ),
    ]
    for is_so, said, advice in wrong:
        if is_so:
            raise InvalidUnit(problem(scenario, "pool", f"{other.name} {said}.", other.name, advice))


def _with_catalogue(unit: Unit, other: Unit) -> tuple[Unit, _Known]:
    """The unit with the other's competences, lines, shifts and rotas, and what they are called now."""

    def free(code: str, taken: Mapping[str, Any]) -> str:
        return f"{code} ({other.name.translate(_PLAIN)})" if code in taken else code

    lines = {(line.start, line.finish, line.status): line.code for line in unit.lines}
    line_names, new_lines = {}, []
    for line in other.lines:
        code = lines.get((line.start, line.finish, line.status))
        if code is None:
            code = free(line.code, unit.line_by_code)
            new_lines.append(line.model_copy(update={"code": code}))
        line_names[line.code] = code
    alike = {s.model_copy(update={"code": "", "ext": {}}).model_dump_json(): s.code for s in unit.shifts}
    shift_names, new_shifts = {}, []
    for shift in other.shifts:
        covers = tuple(c.model_copy(update={"line": line_names[c.line]}) for c in shift.covers)
        moved = shift.model_copy(update={"covers": covers})
        code = alike.get(moved.model_copy(update={"code": "", "ext": {}}).model_dump_json())
        if code is None:
            code = free(shift.code, unit.shift_by_code)
            new_shifts.append(moved.model_copy(update={"code": code}))
        shift_names[shift.code] = code
    turns = {(frozenset(r.shifts), r.days, r.tredelt, r.day_work): r.name for r in unit.rotas}
    rota_names, new_rotas = {}, []
    for rota in other.rotas:
        shifts = tuple(shift_names[code] for code in rota.shifts)
        name = turns.get((frozenset(shifts), rota.days, rota.tredelt, rota.day_work))
        if name is None:
            name = free(rota.name, unit.rota_by_name)
            new_rotas.append(rota.model_copy(update={"name": name, "shifts": shifts}))
        rota_names[rota.name] = name
    codes = {competence.code for competence in unit.competences}
    more = tuple(competence for competence in other.competences if competence.code not in codes)
    people = {e.id: free(e.id, unit.person) for e in other.staff}
    catalogue = {
        "competences": (*unit.competences, *more),
        "lines": (*unit.lines, *new_lines),
        "shifts": (*unit.shifts, *new_shifts),
        "rotas": (*unit.rotas, *new_rotas),
    }
    return unit.model_copy(update=catalogue), _Known(line_names, shift_names, rota_names, people)


def _settled(unit: Unit, other: Unit, known: _Known) -> dict[str, tuple[Any, ...]]:
    """What is settled for the people of both, with the names that they and their shifts have now."""

    def moved(fact: Any) -> Any:  # noqa: ANN401 - a row of any of these tables
        changes = {"employee": known.people[fact.employee]}
        if getattr(fact, "shift", None):
            changes["shift"] = fact.shift if fact.shift == OFF else known.shifts[fact.shift]
        return fact.model_copy(update=changes)

    tables = ("absences", "wishes", "locks", "activities", "balances")
    history = (Duty(known.people[duty.employee], duty.date, known.shifts[duty.shift]) for duty in other.history)
    return {
        **{name: (*getattr(unit, name), *map(moved, getattr(other, name))) for name in tables},
        "history": (*unit.history, *history),
    }
