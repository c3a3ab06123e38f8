"""The check over all units of a pool together: what no unit by itself can see."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from arsplan.checking import check
from arsplan.checking.findings import Finding, Findings, Verdict
from arsplan.checking.words import day, hours
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import DAY
from arsplan.domain.unit import Unit
from arsplan.planning.alone import alone
from arsplan.planning.pool_shares import elsewhere, placed
from arsplan.planning.pool_units import Placed, away_code, in_pool

__all__ = ["check_pool"]

TRAVEL, SHARE, ALLOWED, SAME = "POOL/travel", "POOL/share", "POOL/allowed", "POOL/same"


def check_pool(pool: Pool, units: Mapping[str, Unit], rosters: Mapping[str, Roster]) -> Findings:
    """Judge what shared people work in all units together.

    Every duty is taken from the roster of the unit in which it is worked. All of a person's duties are held against all
    rules of the person's home; then against the time it takes from one unit to the other, the person's share, and
    who may work where. What one plan says of duties in another has to be what stands there.

    Parameters
    ----------
    pool
        The units as they were given, and who may work where.
    units, rosters
        Of the plans, by name: units with vacation as placed and positions as given.
    """
    found: list[Finding] = []
    for shared in pool.shared:
        duties = placed(pool, shared, rosters)
        found += _at_home(pool, shared, units[shared.unit], duties)
        found += _travel(pool, shared, duties)
        found += _allowed(pool, shared, duties)
        found += _same(pool, shared, duties, rosters)
    found += _shares(pool, rosters)
    found += _strangers(pool, rosters)
    return Findings(tuple(sorted(found, key=lambda finding: finding.verdict != "broken")))


def _at_home(pool: Pool, shared: Shared, planned: Unit, duties: list[Placed]) -> Iterator[Finding]:
    """All rules of the home, for one person's duties in all units."""
    home = pool.units[shared.unit]
    absences = tuple(a for a in planned.absences if a.employee == shared.employee)
    unit = home.with_absences(absences).with_positions({shared.employee: planned.person[shared.employee].position})
    whole, rules = alone(in_pool(pool, shared.unit, unit, duties), shared.employee)
    roster = Roster(_named(shared, duty) for duty in duties)
    yield from (finding for finding in check(whole, roster, rules) if finding.employee == shared.employee)


def _named(shared: Shared, duty: Placed) -> Duty:
    code = duty.shift if duty.unit == shared.unit else away_code(duty.shift, duty.unit)
    return Duty(duty.employee, duty.date, code)


def _travel(pool: Pool, shared: Shared, duties: list[Placed]) -> Iterator[Finding]:
    """Between duties in two units lie the rest that the plan asks for and the way, by the clock."""
    rest = pool.units[shared.unit].arrangement.daily_rest

    def times(duty: Placed) -> tuple[int, int]:
        shift = pool.units[duty.unit].shift_by_code[duty.shift]
        midnight = duty.date.toordinal() * DAY
        return midnight + shift.start, midnight + shift.finish

    for one, other in pairwise(sorted(duties, key=times)):
        minutes = pool.travel.get(frozenset((one.unit, other.unit)), 0)
        if not minutes:
            continue
        gap, least = times(other)[0] - times(one)[1], rest + minutes
        text = (
            f"{one.shift} in {one.unit} on {day(one.date)} and {other.shift} in {other.unit} on {day(other.date)}: "
            f"{hours(max(0, gap))} between them; rest and the way take {hours(least)}."
        )
        yield _finding(TRAVEL, shared.employee, (one.date, other.date), (gap, least, gap - least), "minutes", text)


def _allowed(pool: Pool, shared: Shared, duties: list[Placed]) -> Iterator[Finding]:
    for duty in duties:
        if duty.unit != shared.unit and duty.shift not in {s.code for s in pool.offered(shared, duty.unit)}:
            text = f"{shared.employee} may not work {duty.shift} in {duty.unit}, on {day(duty.date)}."
            yield _finding(ALLOWED, shared.employee, (duty.date, duty.date), (1, 0, -1), "duties", text)


def _same(pool: Pool, shared: Shared, duties: list[Placed], rosters: Mapping[str, Roster]) -> Iterator[Finding]:
    """What each plan says of the person is what is worked there and elsewhere."""
    worked_in = {duty.unit for duty in duties}
    for name in (shared.unit, *pool.hosts(shared)):
        told = set(rosters[name].of(shared.employee))
        if not told and name not in worked_in:
            continue
        right = {Duty(d.employee, d.date, d.shift if d.unit == name else away_code(d.shift, d.unit)) for d in duties}
        for duty in sorted(told ^ right):
            where = "is missing in" if duty in right else "stands only in"
            text = f"{duty.shift} of {duty.employee} on {day(duty.date)} {where} the plan of {name}."
            yield _finding(SAME, shared.employee, (duty.date, duty.date), (1, 0, -1), "duties", text)


def _shares(pool: Pool, rosters: Mapping[str, Roster]) -> Iterator[Finding]:
    lines = elsewhere(pool, rosters)
    for shared in pool.shared:
        own = [line for line in lines if line.shared == shared]
        away, whole = sum(line.minutes for line in own if line.unit != shared.unit), sum(line.minutes for line in own)
        most = int(shared.share * whole)
        unit = pool.units[shared.unit]
        text = f"{shared.employee} works {hours(away)} of {hours(whole)} in other units; the share is {shared.share}."
        window = (unit.horizon.start, unit.horizon.end)
        yield _finding(SHARE, shared.employee, window, (away, most, most - away), "minutes", text)


def _strangers(pool: Pool, rosters: Mapping[str, Roster]) -> Iterator[Finding]:
    """Nobody works in a unit who neither belongs to it nor is shared with it."""
    for name, unit in pool.units.items():
        known = {*unit.person, *(shared.employee for shared in pool.shared if name in pool.hosts(shared))}
        for duty in rosters[name]:
            if duty.employee not in known:
                text = f"{duty.employee} is not shared with {name}, but works {duty.shift} there on {day(duty.date)}."
                yield _finding(ALLOWED, duty.employee, (duty.date, duty.date), (1, 0, -1), "duties", text)


def _finding(
    rule: str, employee: str, window: tuple[date, date], values: tuple[int, int, int], unit: str, text: str
) -> Finding:
    """A verdict on a hard rule; `values` are what was measured, the limit, and how far inside of it that is."""
    verdict: Verdict = "broken" if values[2] < 0 else "kept"
    first, last = (each.isoformat() for each in window)
    return Finding(rule, employee, first, last, verdict, *values, unit, "hard", text)
