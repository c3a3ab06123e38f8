"""Units that share people: who may work where, how much of it, and how far it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from pydantic import Field

from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Share
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem

__all__ = ["LONGEST_TRAVEL", "Pool", "Shared"]

LONGEST_TRAVEL = 180
"""Minutes; with a longer way two duties of a person in two units would have to be days apart."""

_ALIKE = {
    "start": "the first day of the plan",
    "weeks": "the number of weeks",
    "timezone": "the time zone",
    "full_time_week": "the full-time week",
    "rule_packs": "the rule packs",
    "agreements": "the agreements",
    "arrangement": "the arrangement",
    "vacation": "the vacation policy",
    "readings": "the readings",
    "competences": "the competences",
    "known_from": "known_from",
}
"""What units that share people have in common: whoever works in two of them has one employer and one set of rules."""

_RESERVED = frozenset(";,@()/\\\n\r")


class Shared(Fact):
    """A person of one unit who may work in others.

    Attributes
    ----------
    unit
        Name of the unit that the person belongs to.
    employee
        Id in that unit.
    share
        Largest share of all paid minutes in the plan that duties in other units may be; 1 for no limit.
    to
        Names of those units; every other one where none is named.
    shifts
        Codes of shifts there. Where none is named, all that those units use, nights only for people with nights at
        home.
    """

    unit: str = Field(min_length=1)
    employee: str = Field(min_length=1)
    share: Share = Field(default=Fraction(1), gt=0, le=1)
    to: tuple[str, ...] = ()
    shifts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pool:
    """Units that share people, planned one after the other or together: everybody at home first.

    Attributes
    ----------
    units
        By name, in the order in which what stays open is offered to people of the others.
    shared
        Who may work elsewhere; nobody else does.
    travel
        Minutes from one unit to another, for each pair that shares people. Duties in two units lie that much further
        apart than the rest that the plan asks for, by the clock.

    Raises
    ------
    InvalidUnit
        If the units cannot share these people.
    """

    units: Mapping[str, Unit]
    shared: tuple[Shared, ...]
    travel: Mapping[frozenset[str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the pool as a whole."""
        problems = list(_problems(self))
        if problems:
            raise InvalidUnit(problems)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Names of units that share people with each other, perhaps by a third one, in the order of the pool."""
        found = {name: {name} for name in self.units}
        for shared in self.shared:
            for host in self.hosts(shared):
                whole = found[shared.unit] | found[host]
                found |= dict.fromkeys(whole, whole)
        return tuple(dict.fromkeys(tuple(name for name in self.units if name in whole) for whole in found.values()))

    def hosts(self, shared: Shared) -> tuple[str, ...]:
        """Names of the units that a person may work in besides the own one, in the order of the pool."""
        return tuple(name for name in self.units if name != shared.unit and (not shared.to or name in shared.to))

    def offered(self, shared: Shared, host: str) -> tuple[ShiftType, ...]:
        """Shifts of another unit that a person may work there."""
        used = (shift for shift in self.units[host].shifts if shift.use != "none")
        if shared.shifts:
            return tuple(shift for shift in used if shift.code in shared.shifts)
        home = self.units[shared.unit]
        codes = home.rota_by_name[home.person[shared.employee].rota].shifts
        nights = any(home.shift_by_code[code].is_night for code in codes)
        return tuple(shift for shift in used if nights or not shift.is_night)


def _problems(pool: Pool) -> Iterator[Problem]:
    """Everything that is wrong; `file` is a table of the pool's file and `row` the index in it."""
    if len(pool.units) < 2:
        yield Problem("too-few-units", "A pool has two units or more.", "unit", advice="Maybe add [[unit]].")
    for row, name in enumerate(pool.units):
        if _RESERVED & set(name):
            said = f"'{name}' cannot be the name of a unit here: its signs mean something in a code or a path."
            yield Problem("reserved-name", said, "unit", row, "name", name, "Maybe letters and digits only.")
    seen = set[str]()
    sound = []
    for row, shared in enumerate(pool.shared):
        found = [*_unknown(pool, row, shared), *_twice(row, shared, seen)]
        seen.add(shared.employee)
        yield from found
        if not found:
            sound.append((row, shared))
    pairs = {frozenset((shared.unit, host)): row for row, shared in sound for host in pool.hosts(shared)}
    yield from _apart(pool, pairs)
    for pair in pairs:
        yield from _unlike(pool, pair)
    for row, shared in sound:
        yield from _codes(pool, row, shared)


def _unknown(pool: Pool, row: int, shared: Shared) -> Iterator[Problem]:
    for column, names in (("unit", (shared.unit,)), ("to", shared.to)):
        for name in names:
            if name not in pool.units:
                advice = maybe_meant(name, pool.units)
                yield Problem("unknown-unit", f"There is no unit '{name}' here.", "shared", row, column, name, advice)
    home = pool.units.get(shared.unit)
    if home is not None and shared.employee not in home.person:
        said = f"There is no employee '{shared.employee}' in {shared.unit}."
        advice = maybe_meant(shared.employee, home.person)
        yield Problem("unknown-employee", said, "shared", row, "employees", shared.employee, advice)
    if shared.unit in shared.to:
        said = f"{shared.employee} belongs to {shared.unit} already."
        yield Problem("own-unit", said, "shared", row, "to", shared.unit, "Maybe another unit is meant.")


def _twice(row: int, shared: Shared, seen: set[str]) -> Iterator[Problem]:
    if shared.employee in seen:
        said = f"'{shared.employee}' is shared twice; a person has one home unit and one share."
        advice = "Maybe name all units in 'to' of one row, or give two people of the same id different ones."
        yield Problem("duplicate-employee", said, "shared", row, "employees", shared.employee, advice)


def _apart(pool: Pool, pairs: Mapping[frozenset[str], int]) -> Iterator[Problem]:
    """How far it is has to be said of every pair, and of units that are there."""
    for row, (pair, minutes) in enumerate(pool.travel.items()):
        for name in sorted(pair - set(pool.units)):
            said, advice = f"There is no unit '{name}' here.", maybe_meant(name, pool.units)
            yield Problem("unknown-unit", said, "travel", row, "between", name, advice)
        if len(pair) != 2:
            said = "It takes two units to travel between."
            yield Problem("wrong-type", said, "travel", row, "between", None, 'Maybe ["north", "south"].')
        if not 0 <= minutes <= LONGEST_TRAVEL:
            said = f"Units that share people are 0 to {LONGEST_TRAVEL} minutes apart."
            yield Problem("out-of-range", said, "travel", row, "minutes", str(minutes), "Maybe one way is meant.")
    for pair, row in pairs.items():
        if pair not in pool.travel:
            one, other = sorted(pair)
            said = f"How far it is from {one} to {other} is not said."
            advice = f'Maybe add [[travel]], between = ["{one}", "{other}"], minutes = 15; 0 for the same house.'
            yield Problem("missing-travel", said, "shared", row, "to", None, advice)


def _unlike(pool: Pool, pair: frozenset[str]) -> Iterator[Problem]:
    """Rules that hold in one unit and not in the other would leave a person with two sets of them."""
    one, other = (name for name in pool.units if name in pair)
    for field_, said in _ALIKE.items():
        values = [getattr(pool.units[name], field_) for name in (one, other)]
        if field_ == "competences":
            values = [{c.code: frozenset(c.fills) for c in each} for each in values]
        if values[0] != values[1]:
            row = list(pool.units).index(other)
            text = f"{one} and {other} share people and differ in {said}."
            advice = f"Maybe give both the same in unit.toml: '{field_}'."
            yield Problem("units-differ", text, "unit", row, "name", other, advice)


def _codes(pool: Pool, row: int, shared: Shared) -> Iterator[Problem]:
    for host in pool.hosts(shared):
        unit = pool.units[host]
        if shared.employee in unit.person:
            said = f"{host} has an employee '{shared.employee}' too, so the two could not be told apart."
            advice = "Maybe give one of them another id; a person belongs to one unit."
            yield Problem("duplicate-employee", said, "shared", row, "employees", shared.employee, advice)
    known = {code for host in pool.hosts(shared) for code in pool.units[host].shift_by_code}
    for code in shared.shifts:
        if code not in known:
            said, advice = f"There is no shift '{code}' in the other units.", maybe_meant(code, known)
            yield Problem("unknown-shift", said, "shared", row, "shifts", code, advice)
