"""A unit some of whose people follow a fixed turn of days on and days off."""

from collections.abc import Collection, Iterator, Sequence

from arsplan.domain.absences import OFF, Lock
from arsplan.domain.own_rules import OwnRule
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import on_long_leave
from arsplan.rules.packs import pack
from arsplan.rules.rulebook import OWN, rulebook
from arsplan.scenarios.consent import share_of
from arsplan.scenarios.people import Rhythm
from arsplan.scenarios.problem import no_such
from arsplan.scenarios.weekends import TREDELT_NEEDS

__all__ = ["followers", "with_rhythm"]

_WEEKENDS = ("U04", "U05", "U06")
_RUNS = "U07"


def followers(unit: Unit, rhythm: Rhythm) -> list[Employee]:
    """Who is to follow the turn; people on long leave do not."""
    could = [e for e in unit.staff if e.rota == rhythm.rota and not on_long_leave(unit, e)]
    chosen = share_of(could, {e.id for e in could if e.long_shift_minutes}, rhythm.share)
    return [e for e in could if e.id in chosen]


def with_rhythm(unit: Unit, rhythm: Rhythm, scenario: str) -> Unit:
    """Let people follow a turn: a rota of their own, their days off locked, and consent to its longest shift.

    What the arrangement asks about weekends and days in a row binds the others from then on.

    Parameters
    ----------
    unit
        The unit, its full-time weeks settled.
    rhythm
        The turn.
    scenario
        Name of the scenario, for its rules and for messages.

    Raises
    ------
    InvalidUnit
        If the unit has not the rota or a shift.
    """
    if rhythm.rota not in unit.rota_by_name:
        raise no_such(scenario, "rhythm.rota", "rota", rhythm.rota, unit.rota_by_name)
    for code in rhythm.shifts:
        if code not in unit.shift_by_code:
            raise no_such(scenario, "rhythm.shifts", "shift", code, unit.shift_by_code)
    chosen = followers(unit, rhythm)
    people = {e.id for e in chosen}
    before = unit.rota_by_name[rhythm.rota]
    own = f"{rhythm.rota} {rhythm.on}-{rhythm.off}"
    tredelt = before.tredelt and rhythm.every is not None and rhythm.every <= TREDELT_NEEDS
    unit = _apart(unit, rhythm, people, scenario)
    unit, codes = _on_all_days(unit, rhythm)
    longest = max(unit.shift_by_code[code].paid_minutes for code in codes)
    consent = longest if longest > pack()["R24"].limit["long"] else 0
    staff = tuple(
        e.model_copy(update={"rota": own, "long_shift_minutes": max(e.long_shift_minutes or 0, consent) or None})
        if e.id in people
        else e
        for e in unit.staff
    )
    rota = before.model_copy(update={"name": own, "shifts": codes, "tredelt": tredelt})
    locks = (*unit.locks, *_days_off(unit, rhythm, chosen))
    return unit.model_copy(update={"rotas": (*unit.rotas, rota), "staff": staff, "locks": locks})


def _days_off(unit: Unit, rhythm: Rhythm, people: Sequence[Employee]) -> Iterator[Lock]:
    """The days off, people of the same competence beginning one after the other; what is locked already stands."""
    locked = {(lock.employee, lock.date) for lock in unit.locks}
    starts = rhythm.starts
    for number, employee in enumerate(sorted(people, key=lambda e: e.competence)):
        start = starts[number % len(starts)]
        for day in unit.horizon.dates:
            off = ((day - unit.start).days - start) % rhythm.days >= rhythm.on
            if off and employee.employed_on(day) and (employee.id, day) not in locked:
                yield Lock(employee=employee.id, date=day, shift=OFF)


def _on_all_days(unit: Unit, rhythm: Rhythm) -> tuple[Unit, tuple[str, ...]]:
    """The shifts of the turn; one that others have on some days only stands once more, for every day."""
    shifts, codes = list(unit.shifts), []
    for code in rhythm.shifts:
        shift = unit.shift_by_code[code]
        if shift.use != "all":
            shift = shift.model_copy(update={"code": f"{code} {rhythm.on}-{rhythm.off}", "use": "all"})
            shifts.append(shift)
        codes.append(shift.code)
    return unit.model_copy(update={"shifts": tuple(shifts)}), tuple(codes)


def _apart(unit: Unit, rhythm: Rhythm, people: Collection[str], scenario: str) -> Unit:
    """Let what the arrangement asks about weekends and days in a row bind only the others."""
    own, kept = list(unit.own_rules), []
    for rule in rulebook(unit):
        others = tuple(person for person in rule.people if person not in people)
        if (rule.id.partition("/")[0] in _WEEKENDS or rule.id == _RUNS) and rule.source is OWN and others:
            kept.append(rule.id)
            own.append(
                OwnRule(
                    id=f"{rule.id}, others",
                    title=rule.title,
                    measure=rule.measure.model_dump(),
                    people=others,
                    severity=rule.severity,
                    weight=rule.weight,
                    source=f"Scenario {scenario}",
                )
            )
    asked = unit.arrangement
    freed = {
        **dict.fromkeys(("weekends", "weekends_of"), 1),
        **dict.fromkeys(("weekend_rhythm", "weekends_in_plan", "weekend_distance")),
        "whole_weekends": False,
        "longest_run_days": max(asked.longest_run_days, rhythm.on),
    }
    switches = tuple(s for s in unit.switches if s.rule not in {*kept, *_WEEKENDS, _RUNS})
    return unit.model_copy(
        update={"arrangement": asked.model_copy(update=freed), "own_rules": tuple(own), "switches": switches}
    )
