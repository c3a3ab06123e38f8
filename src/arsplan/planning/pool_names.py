"""A unit of a pool under names that mean one thing in the whole pool: `D (north)` for its D, `2 (north)` for its 2."""

from collections.abc import Iterable, Mapping
from typing import Any

from arsplan.clock.instants import format_clock
from arsplan.domain.absences import OFF
from arsplan.domain.cover import reaches
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.pairs import Pair
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import DAY, Cover, ShiftType
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.planning.pool_units import away_code, covering_nothing
from arsplan.rules.local import people_of
from arsplan.rules.rulebook import rulebook

__all__ = ["common_switches", "in_own_names"]


def in_own_names(unit: Unit, name: str) -> Unit:
    """The unit with its name behind every code and id; seasons, competences and skills keep theirs.

    Parameters
    ----------
    name
        What the pool calls the unit.

    Raises
    ------
    InvalidUnit
        If a shift counts by the clock on a line of the day after: under names of its own that cannot be said.
    """
    shifts, outside = zip(*(_shift(unit, shift, name) for shift in unit.shifts), strict=True)
    renamed = unit.model_copy(
        update={
            "shifts": shifts,
            "lines": (
                *(line.model_copy(update={"code": away_code(line.code, name)}) for line in unit.lines),
                *{line.code: line for lines in outside for line in lines}.values(),
            ),
            "demand": tuple(row.model_copy(update={"line": away_code(row.line, name)}) for row in unit.demand),
            "rotas": tuple(
                rota.model_copy(
                    update={
                        "name": away_code(rota.name, name),
                        "shifts": tuple(away_code(code, name) for code in rota.shifts),
                    }
                )
                for rota in unit.rotas
            ),
            "staff": tuple(
                e.model_copy(update={"id": away_code(e.id, name), "rota": away_code(e.rota, name)}) for e in unit.staff
            ),
            **{table: tuple(_moved(fact, name) for fact in getattr(unit, table)) for table in _OF_PEOPLE},
            "history": tuple(Duty(away_code(d.employee, name), d.date, away_code(d.shift, name)) for d in unit.history),
            "own_rules": tuple(_rules(unit, name)),
            "arrangement": unit.arrangement.model_copy(
                update={
                    "forbidden_sequences": tuple(
                        _codes(unit, codes, name) for codes in unit.arrangement.forbidden_sequences
                    )
                }
            ),
            "switches": (),
        }
    )
    return renamed.model_copy(update={"switches": tuple(_switches(unit, renamed))})


_OF_PEOPLE = ("absences", "wishes", "locks", "activities", "balances", "skills", "pairs")


def _moved(fact: Any, name: str) -> Any:  # noqa: ANN401 - a row of any of these tables
    update = {"employee": away_code(fact.employee, name)}
    if isinstance(fact, Pair):
        update["other"] = away_code(fact.other, name)
    if getattr(fact, "shift", "") not in {"", OFF}:
        update["shift"] = away_code(fact.shift, name)
    return fact.model_copy(update=update)


def _codes(unit: Unit, codes: Iterable[Any], name: str) -> tuple[Any, ...]:
    return tuple(away_code(code, name) if code in unit.shift_by_code else code for code in codes)


def _shift(unit: Unit, shift: ShiftType, name: str) -> tuple[ShiftType, Any]:
    """A shift that says of every line what it covers: by the clock it would cover the lines of other units, too."""
    code = away_code(shift.code, name)
    if shift.covers:
        covers = tuple(cover.model_copy(update={"line": away_code(cover.line, name)}) for cover in shift.covers)
        return shift.model_copy(update={"code": code, "covers": covers}), ()
    found = []
    for (line, start, end), days in reaches(unit)[shift.code]:
        if days:
            raise InvalidUnit([_next_day(shift, line, name)])
        found.append(Cover(line=away_code(line, name), start=start % DAY, end=end % DAY))
    if found:
        return shift.model_copy(update={"code": code, "covers": tuple(found)}), ()
    idle, line_outside = covering_nothing(shift)
    return idle.model_copy(update={"code": code}), (line_outside,)


def _next_day(shift: ShiftType, line: str, name: str) -> Problem:
    said = (
        f"In {name}, {shift.code} from {format_clock(shift.start)} covers the line {line} of the day after by the "
        "clock; a plan of units together cannot say so."
    )
    advice = "Maybe give the shift 'covers' in shifts.csv, or plan these units one after the other."
    return Problem("covers-next-day", said, "unit", None, "name", name, advice)


def _rules(unit: Unit, name: str) -> Iterable[OwnRule]:
    """The rules that the unit has written, for those of its own people whom they bind."""
    for rule in unit.own_rules:
        yield rule.model_copy(
            update={
                "id": f"{name}: {rule.id}",
                "people": tuple(away_code(person, name) for person in people_of(unit, rule)),
                "rota": None,
                "competence": None,
                "measure": {
                    field: _codes(unit, value, name) if isinstance(value, tuple) else value
                    for field, value in rule.measure.items()
                },
            }
        )


def _switches(unit: Unit, renamed: Unit) -> Iterable[Switch]:
    """The unit's switches; rules that have a code or an id in theirs have another one now."""
    if not unit.switches:
        return
    plain = unit.model_copy(update={"switches": (), "own_rules": ()})
    now = _ids(plain, renamed.model_copy(update={"own_rules": ()}))
    for switch in unit.switches:
        yield switch.model_copy(update={"rule": now.get(switch.rule, switch.rule)})


def _ids(unit: Unit, renamed: Unit) -> Mapping[str, str]:
    """What rules are called in the one and in the other; their order is the same."""
    return {old.id: new.id for old, new in zip(rulebook(unit), rulebook(renamed), strict=True)}


def common_switches(unit: Unit) -> frozenset[Switch]:
    """Switches of rules that hold for everybody in the pool, so that units cannot differ in them."""
    if not unit.switches:
        return frozenset()
    renamed = in_own_names(unit, "")
    return frozenset(unit.switches) & frozenset(renamed.switches)
