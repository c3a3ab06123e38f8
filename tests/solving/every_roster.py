"""Every lawful roster of a tiny unit, by the checker, with vacation in every place that it may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, product

from arsplan.checking import check
from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics import coverage, shortage_minutes
from arsplan.metrics.positions import Reached, planned_positions, reached
from arsplan.planning.bound import summed, uncovered
from arsplan.planning.certificates import ABOUT, certify, lay
from arsplan.planning.decomposition import components
from arsplan.rules.entitlement import vacation_to_place
from arsplan.rules.measures import Apart, AwayAtOnce, VacationPlaced
from arsplan.rules.positions import ceilings
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.positions import AIMS
from arsplan.solving.run import WallBudget

MOST = 60_000
"""Rosters that a unit may have, lawful or not."""

TOGETHER = (AwayAtOnce, Apart)
"""Measures that are about several people at a time."""

Choice = tuple[tuple[Duty, ...], tuple[Absence, ...]]
"""What one person works, and the vacation that is placed for it."""


@dataclass(frozen=True)
class Judged:
    """A lawful roster and what it comes to."""

    roster: Roster
    shortage: int
    reached: Reached


def lawful_rosters(unit: Unit) -> Iterator[Judged]:
    """Every roster that is lawful at the largest positions, staffed no further above need than the unit allows."""
    group = tuple(rule for rule in rulebook(unit) if isinstance(rule.measure, TOGETHER))
    largest = unit.with_positions(ceilings(unit))
    choices = [list(_choices(largest, person)) for person in unit.person]
    size = 1
    for mine in choices:
        size *= len(mine)
    assert size <= MOST, f"{size} rosters"
    above = unit.arrangement.staffing_above_need
    locked = Roster(Duty(lock.employee, lock.date, lock.shift) for lock in unit.locks if lock.shift != "off")
    anyway = {row[:4]: row.over for row in coverage(unit, locked)}
    for choice in product(*choices):
        roster = Roster(chain.from_iterable(duties for duties, _ in choice))
        placed = unit.with_absences((*unit.absences, *chain.from_iterable(given for _, given in choice)))
        rows = coverage(placed, roster)
        if any(row.over > max(above, anyway.get(row[:4], 0)) for row in rows):
            continue
        budget = unit.positions.budget
        if budget is not None and sum(planned_positions(placed, roster).values()) > budget:
            continue
        if check(placed.with_positions(ceilings(unit)), roster, group, fixed=unit.absences).broken:
            continue
        yield Judged(roster, shortage_minutes(rows), reached(placed, roster))


def assert_bounds_hold(unit: Unit) -> int:
    """Hold every bound of a unit against every lawful roster; returns how many there are."""
    rules = rulebook(unit)
    parts = components(unit, rules)
    budget = WallBudget(60.0)
    least, proven = uncovered(unit, parts), {aim: [] for aim in AIMS}
    for part, own in parts:
        laid = lay(part, own)
        proofs = {about: certify(laid, about, budget) for about in ABOUT}
        least += max(0, proofs["shortage"].claim)
        for aim in AIMS:
            proven[aim].append(None if proofs[aim] is None else -proofs[aim].claim)
    found = list(lawful_rosters(unit))
    for judged in found:
        assert judged.shortage >= least, (judged, least)
        lacking = [sum(judged.reached.lacking[person] for person in part.person) for part, _ in parts]
        for aim in AIMS:
            limit = summed(proven[aim], aim, lacking)
            assert limit is not None
            assert getattr(judged.reached, aim) <= limit, (aim, float(limit), judged)
    return len(found)


def _choices(unit: Unit, person: str) -> Iterator[Choice]:
    """What a person may work; for each of these all vacation where a limit on the group may ask for one of them."""
    locks = {lock.date: lock.shift for lock in unit.locks if lock.employee == person}
    shared = any(len(rule.people) > 1 for rule in rulebook(unit) if isinstance(rule.measure, AwayAtOnce))
    rules = tuple(
        rule.model_copy(update={"people": (person,)})
        for rule in rulebook(unit)
        if person in rule.people and not isinstance(rule.measure, TOGETHER)
    )
    signs = [[locks[day]] if day in locks else ["off", *_possible(unit, person, day)] for day in unit.horizon.dates]
    vacations = list(_vacations(unit, person))
    for codes in product(*signs):
        duties = tuple(
            Duty(person, day, code) for day, code in zip(unit.horizon.dates, codes, strict=True) if code != "off"
        )
        for placed in vacations:
            if _lawful(unit, rules, duties, placed):
                yield duties, placed
                if not shared:
                    break


def _possible(unit: Unit, person: str, day: date) -> list[str]:
    """Shifts that the person could work on a day if nothing else were planned."""
    rota = unit.rota_by_name[unit.person[person].rota]
    return [
        code
        for code in rota.shifts
        if not any(
            finding.rule == "U02" and finding.employee == person
            for finding in check(unit, Roster([Duty(person, day, code)]), fixed=unit.absences).broken
        )
    ]


def _lawful(unit: Unit, rules: tuple[Rule, ...], duties: tuple[Duty, ...], placed: tuple[Absence, ...]) -> bool:
    planned = unit.with_absences((*unit.absences, *placed))
    return not check(planned, Roster(duties), rules, fixed=unit.absences).broken


def _vacations(unit: Unit, person: str) -> Iterator[tuple[Absence, ...]]:
    """Placings of exactly what is due, of days without a virkedag left out: the main part in a row, then any days."""
    employee = unit.person[person]
    given = {day for a in unit.absences if a.employee == person for day in _days(unit, a.first, a.last)}
    mine = {
        day
        for a in unit.absences
        if a.employee == person and a.kind == "vacation"
        for day in _days(unit, a.first, a.last)
        if is_virkedag(day)
    }
    due = vacation_to_place(unit, employee) - len(mine)
    mains = [r.measure.main for r in rulebook(unit) if isinstance(r.measure, VacationPlaced) and person in r.people]
    if not mains or due <= 0:
        yield ()
        return
    open_ = [d for d in unit.horizon.dates if is_virkedag(d) and d not in given and employee.employed_on(d)]
    main = min(*mains, due)
    seen = set()
    for first in range(len(open_) - main + 1):
        piece = open_[first : first + main]
        rest = [day for day in open_ if day not in piece]
        for more in combinations(rest, due - main) if due - main <= 2 else _runs(rest, due - main):
            days = frozenset((*piece, *more))
            if days not in seen:
                seen.add(days)
                yield tuple(Absence(employee=person, first=day, last=day) for day in sorted(days))


def _runs(days: list[date], length: int) -> list[list[date]]:
    return [days[k : k + length] for k in range(len(days) - length + 1)]


def _days(unit: Unit, first: date, last: date) -> list[date]:
    return [day for day in unit.horizon.dates if first <= day <= last]
