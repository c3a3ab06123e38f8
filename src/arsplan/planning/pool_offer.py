"""What stays open in a unit, as a small unit of its own that people of another one are planned in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import floor

from arsplan.domain.absences import OFF, Lock, Wish
from arsplan.domain.demand import ANY, DemandRow
from arsplan.domain.own_rules import OwnRule
from arsplan.domain.paid import paid_on
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Roster
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import CoverageRow, coverage
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool_units import Placed, away_code, covering_nothing, with_shifts
from arsplan.rules.positions import position_range

__all__ = ["home_minutes", "meant_for", "most_minutes", "offer", "open_demand"]


def open_demand(unit: Unit, roster: Roster) -> tuple[DemandRow, ...]:
    """What nobody covers, as rows of demand for single dates.

    A line is open where every stretch of it is: a whole duty of somebody else would be staffing above need elsewhere.
    Where the stretches differ, the one with the fewest open slots counts, and of these the one that asks for most.
    """
    stretches: dict[tuple[date, str], dict[object, list[CoverageRow]]] = defaultdict(lambda: defaultdict(list))
    for row in coverage(unit, roster):
        stretches[row.date, row.shift][row.start].append(row)
    found = []
    for (day, line), rows in stretches.items():
        slots = min(
            ({row.competence: row.short for row in at if row.short} for at in rows.values()),
            key=lambda open_: (sum(open_.values()), open_.get(ANY, 0)),
        )
        heads = sum(slots.values())
        minima = {code: count for code, count in slots.items() if code != ANY}
        if heads:
            found.append(DemandRow(first=day, last=day, line=line, heads=heads, minima=minima))
    return tuple(found)


def most_minutes(shared: Shared, at_home: int) -> int | None:
    """Paid minutes that a person may work in all units together, for so many at home; None for no limit."""
    if shared.share == 1:
        return None
    return floor(at_home / (1 - shared.share))


def offer(
    pool: Pool, host: str, open_: tuple[DemandRow, ...], plan: Plan, guests: Iterable[Shared], done: Iterable[Placed]
) -> Unit:
    """The unit in which people of one home are planned on what is open in another, by the rules of their home.

    Parameters
    ----------
    host
        Name of the unit with open demand.
    plan
        Of the people's own unit.
    guests
        The people, all of the same unit.
    done
        Their duties so far, in all units; they stand.
    """
    guests, done = list(guests), list(done)
    name = guests[0].unit
    home, there = plan.planned_unit, pool.units[host]
    people = {shared.employee for shared in guests}
    offered = {shared.employee: {shift.code for shift in pool.offered(shared, host)} for shared in guests}
    away = {(duty.unit, duty.shift) for duty in done if duty.unit != name}
    unit = with_shifts(pool, name, home, away | {(host, code) for codes in offered.values() for code in codes})
    planned = {line.code: f"{line.code} ({host})" for line in there.lines if line.status == "planned"}
    idle, outside = zip(*map(covering_nothing, unit.shifts), strict=True)
    return unit.model_copy(
        update={
            "shifts": tuple(_shifts(idle, there, host, planned)),
            "lines": (
                *{line.code: line for line in outside}.values(),
                *(there.line_by_code[code].model_copy(update={"code": new}) for code, new in planned.items()),
            ),
            "demand": tuple(row.model_copy(update={"line": planned[row.line]}) for row in open_),
            "shortage_weights": there.shortage_weights,
            "rotas": tuple(_rota(home, shared, offered[shared.employee], host, done) for shared in guests),
            "staff": tuple(_guest(plan, home.person[shared.employee]) for shared in guests),
            **{t: tuple(f for f in getattr(unit, t) if f.employee in people) for t in _SETTLED},
            "pairs": tuple(pair for pair in unit.pairs if {pair.employee, pair.other} <= people),
            "wishes": tuple(_wishes(home, there, host, people)),
            "locks": tuple(_locks(plan.unit, name, people, done)),
            "own_rules": (*_rules(home, people), *_limits(home, guests, done)),
            "vacation": unit.vacation.model_copy(update={"place": False}),
            "positions": unit.positions.model_copy(update={"budget": _budget(plan, people)}),
        }
    )


_SETTLED = ("absences", "activities", "history", "balances", "skills")


def _shifts(idle: Iterable[ShiftType], there: Unit, host: str, planned: Mapping[str, str]) -> Iterable[ShiftType]:
    """Shifts of the host cover what they cover there; all others nothing, and nobody is planned on them."""
    of_host = {away_code(shift.code, host): shift for shift in there.shifts}
    for shift in idle:
        original = of_host.get(shift.code)
        if original is None:
            yield shift.model_copy(update={"use": "none"})
            continue
        covers = tuple(c.model_copy(update={"line": planned[c.line]}) for c in original.covers if c.line in planned)
        if covers or not original.covers:
            yield shift.model_copy(update={"covers": covers, "use": original.use})


def _name(employee: str) -> str:
    return f"rota of {employee}"


def _rota(home: Unit, shared: Shared, offered: Iterable[str], host: str, done: Iterable[Placed]) -> Rota:
    """A rota for one person: what stands, and what may be taken there."""
    old = home.rota_by_name[home.person[shared.employee].rota]
    away = {away_code(d.shift, d.unit) for d in done if d.employee == shared.employee and d.unit != shared.unit}
    new = {away_code(code, host) for code in offered}
    return old.model_copy(update={"name": _name(shared.employee), "shifts": (*old.shifts, *sorted(away | new))})


def _guest(plan: Plan, employee: Employee) -> Employee:
    """The person, whose position may rise from that of the plan to the largest one wished at home."""
    high = position_range(plan.unit, plan.unit.person[employee.id])[1]
    held = plan.positions[employee.id]
    return employee.model_copy(
        update={"rota": _name(employee.id), "position": held, "wish_min": held, "wish_max": max(held, high)}
    )


def _wishes(home: Unit, there: Unit, host: str, people: set[str]) -> Iterable[Wish]:
    """Wishes at home, and what they say of shifts elsewhere."""
    for wish in home.wishes:
        if wish.employee in people:
            yield wish
            yield from meant_for(wish, home, there, host)


def meant_for(wish: Wish, home: Unit, there: Unit, host: str) -> Iterable[Wish]:
    """What a wish about a shift at home says of another unit: it is meant for shifts at the same time of day, too."""
    own = home.shift_by_code.get(wish.shift)
    if own is not None and wish.date is None:
        for shift in there.shifts:
            if any(shift.start + k < own.finish and own.start < shift.finish + k for k in (-DAY, 0, DAY)):
                yield wish.model_copy(update={"shift": away_code(shift.code, host)})


def _locks(unit: Unit, name: str, people: set[str], done: Iterable[Placed]) -> Iterable[Lock]:
    """What stands: days off that are given at home, and all duties so far."""
    yield from (lock for lock in unit.locks if lock.employee in people and lock.shift == OFF)
    for duty in done:
        code = duty.shift if duty.unit == name else away_code(duty.shift, duty.unit)
        yield Lock(employee=duty.employee, date=duty.date, shift=code)


def _rules(home: Unit, people: set[str]) -> Iterable[OwnRule]:
    """The rules that the home has written, for those of its people who are here."""
    for rule in home.own_rules:
        bound = tuple(
            e.id
            for e in home.staff
            if e.id in people
            and (not rule.people or e.id in rule.people)
            and rule.rota in {None, e.rota}
            and rule.competence in {None, e.competence}
        )
        if bound:
            yield rule.model_copy(update={"people": bound, "rota": None, "competence": None})


def _limits(home: Unit, guests: Iterable[Shared], done: Iterable[Placed]) -> Iterable[OwnRule]:
    """Nobody works more elsewhere than the own share."""
    for shared in guests:
        most = most_minutes(shared, home_minutes(home, shared, done))
        if most is not None:
            yield OwnRule(
                id=f"Share of {shared.employee}",
                title=f"At most {shared.share} of all hours in other units",
                measure={"kind": "week_minutes", "most": most, "windows": "plan"},
                people=(shared.employee,),
                source="pool.toml",
            )


def home_minutes(home: Unit, shared: Shared, duties: Iterable[Placed]) -> int:
    """Paid minutes of a person in the own unit: duties and activities."""
    worked = sum(
        paid_on(home, duty.date, home.shift_by_code[duty.shift])
        for duty in duties
        if duty.employee == shared.employee and duty.unit == shared.unit
    )
    return worked + sum(
        a.paid_minutes for a in home.activities if a.employee == shared.employee and a.date in home.horizon
    )


def _budget(plan: Plan, people: set[str]) -> Fraction | None:
    """What the home's budget leaves for these people."""
    budget = plan.unit.positions.budget
    if budget is None:
        return None
    return budget - sum(size for person, size in plan.positions.items() if person not in people)
