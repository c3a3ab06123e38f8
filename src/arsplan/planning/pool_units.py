"""What a unit of a pool looks like with duties elsewhere in it: they count as work and cover nothing here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from arsplan.clock.instants import format_clock
from arsplan.domain.absences import OFF, Absence, Lock, Wish
from arsplan.domain.demand import DemandLine
from arsplan.domain.paid import paid_on
from arsplan.domain.pool import Pool
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import DAY, Cover, ShiftType
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["Placed", "Visitor", "away_code", "covering_nothing", "in_pool", "minutes_of", "too_near", "with_shifts"]


class Placed(NamedTuple):
    """A duty of somebody, in one of the units; `shift` is the code there."""

    employee: str
    date: date
    shift: str
    unit: str


@dataclass(frozen=True)
class Visitor:
    """Somebody from another unit, as that unit knows the person.

    Attributes
    ----------
    employee
        With the position that the plan gives.
    home
        Name of the unit.
    absences
        With the vacation as placed.
    """

    employee: Employee
    home: str
    absences: tuple[Absence, ...]


def minutes_of(pool: Pool, duty: Placed) -> int:
    """What a duty pays."""
    unit = pool.units[duty.unit]
    return paid_on(unit, duty.date, unit.shift_by_code[duty.shift])


def away_code(shift: str, unit: str) -> str:
    """What a shift of another unit is called."""
    return f"{shift} ({unit})"


def in_pool(pool: Pool, name: str, unit: Unit, duties: Iterable[Placed], visitors: Iterable[Visitor] = ()) -> Unit:
    """A unit of a pool with its people's duties elsewhere given, and with people of other units among its staff.

    Visitors count as temporary, since their position belongs to another unit. Rules that the unit has written for
    everybody stay with its own people.

    Parameters
    ----------
    name
        Of the unit.
    unit
        The unit, perhaps with placed vacation and other positions.
    duties
        Of its own people and of the visitors, in all units.
    """
    duties, guests = list(duties), list(visitors)
    away = [duty for duty in duties if duty.unit != name]
    unit = with_shifts(pool, name, unit, {(duty.unit, duty.shift) for duty in away} | set(_named(pool, guests)))
    worked = defaultdict[str, set[str]](set)
    for duty in duties:
        worked[duty.employee].add(duty.shift if duty.unit == name else away_code(duty.shift, duty.unit))
    unit = _with_rotas(unit, worked)
    own, rotas, staff = tuple(unit.person), [], []
    for guest in guests:
        home = pool.units[guest.home].rota_by_name[guest.employee.rota]
        rota = f"{home.name} ({guest.home}) {guest.employee.id}"
        rotas.append(home.model_copy(update={"name": rota, "shifts": tuple(sorted(worked[guest.employee.id]))}))
        staff.append(guest.employee.model_copy(update={"rota": rota, "employment": "temporary"}))
    rules = (rule if rule.people else rule.model_copy(update={"people": own}) for rule in unit.own_rules)
    unit = unit.model_copy(
        update={
            "rotas": (*unit.rotas, *rotas),
            "staff": (*unit.staff, *staff),
            "own_rules": tuple(rules) if guests else unit.own_rules,
            **{table: (*getattr(unit, table), *_brought(pool, table, guests)) for table in _SETTLED},
            "history": (*unit.history, *_past(pool, guests)),
            "absences": (*unit.absences, *(absence for guest in guests for absence in guest.absences)),
        }
    )
    return unit.model_copy(update={"locks": _locks(unit, away)})


def _with_rotas(unit: Unit, worked: Mapping[str, set[str]]) -> Unit:
    """Rotas of the unit's own people with what these work elsewhere."""
    more = defaultdict[str, set[str]](set)
    for employee in unit.staff:
        more[employee.rota] |= worked.get(employee.id, set())
    rotas = tuple(
        rota.model_copy(update={"shifts": (*rota.shifts, *sorted(more[rota.name] - set(rota.shifts)))})
        for rota in unit.rotas
    )
    return unit.model_copy(update={"rotas": rotas})


def _named(pool: Pool, guests: Iterable[Visitor]) -> Iterable[tuple[str, str]]:
    """Shifts of other units that something of these people names."""
    for guest in guests:
        home = pool.units[guest.home]
        settled: Iterable[Duty | Wish | Lock] = (*home.history, *home.wishes, *home.locks)
        for fact in settled:
            if fact.employee == guest.employee.id and fact.shift not in {"", OFF}:
                yield guest.home, fact.shift


def _locks(unit: Unit, away: Iterable[Placed]) -> tuple[Lock, ...]:
    """The unit's locks, and one for every duty elsewhere that is not locked yet."""
    given = {(lock.employee, lock.date) for lock in unit.locks}
    new = (duty for duty in away if (duty.employee, duty.date) not in given)
    return (
        *unit.locks,
        *(Lock(employee=d.employee, date=d.date, shift=away_code(d.shift, d.unit)) for d in sorted(new)),
    )


def with_shifts(pool: Pool, name: str, unit: Unit, known: Iterable[tuple[str, str]]) -> Unit:
    """A unit that knows shifts of others, by unit and code, on which nobody is planned; and how far it is to them."""
    shifts: list[ShiftType] = []
    lines: dict[str, DemandLine] = {}
    owners = {shift.code: name for shift in unit.shifts}
    for other, code in sorted(known):
        shift = pool.units[other].shift_by_code[code]
        idle, line = covering_nothing(shift)
        lines[line.code] = line
        shifts.append(idle.model_copy(update={"code": away_code(code, other), "use": "none"}))
        owners[away_code(code, other)] = other
    whole = unit.model_copy(update={"shifts": (*unit.shifts, *shifts), "lines": (*unit.lines, *lines.values())})
    asked = unit.arrangement.forbidden_sequences
    sequences = dict.fromkeys((*asked, *too_near(pool, whole, owners)))
    return whole.model_copy(
        update={"arrangement": unit.arrangement.model_copy(update={"forbidden_sequences": tuple(sequences)})}
    )


def covering_nothing(shift: ShiftType) -> tuple[ShiftType, DemandLine]:
    """A shift that covers no demand, and the line outside of the plan that it names; by the clock it would."""
    code = f"elsewhere {format_clock(shift.start)}-{format_clock(shift.end % DAY)}"
    line = DemandLine(code=code, start=shift.start, end=shift.end, status="outside")
    return shift.model_copy(update={"covers": (Cover(line=code),)}), line


def too_near(pool: Pool, unit: Unit, owners: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Shifts of two units that may not follow each other on consecutive dates: rest and the way do not fit between.

    Only pairs that rest alone would let pass; the others no rule has to name.
    """
    rest = unit.arrangement.daily_rest
    for first in unit.shifts:
        for second in unit.shifts:
            minutes = pool.travel.get(frozenset((owners[first.code], owners[second.code])), 0)
            gap = second.start + DAY - first.finish
            if minutes and 0 <= gap < rest + minutes and _passes(first, second, gap, rest):
                yield first.code, second.code


def _passes(first: ShiftType, second: ShiftType, gap: int, rest: int) -> bool:
    return gap >= rest or first.length + gap + second.length + rest <= DAY


_SETTLED = ("wishes", "locks", "activities", "balances", "skills")


def _brought(pool: Pool, table: str, guests: Iterable[Visitor]) -> Iterable[Any]:
    """Rows of the people's own units, their shifts by the names that they have here."""
    for guest in guests:
        for fact in getattr(pool.units[guest.home], table):
            if fact.employee == guest.employee.id:
                code = getattr(fact, "shift", "")
                moved = {"shift": away_code(code, guest.home)} if code and code != OFF else {}
                yield fact.model_copy(update=moved)


def _past(pool: Pool, guests: Iterable[Visitor]) -> Iterable[Duty]:
    for guest in guests:
        for duty in pool.units[guest.home].history:
            if duty.employee == guest.employee.id:
                yield Duty(duty.employee, duty.date, away_code(duty.shift, guest.home))
