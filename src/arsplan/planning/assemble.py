"""From the solver's parts to a plan that the checker has seen."""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from arsplan.checking import check
from arsplan.checking.findings import Finding, Findings
from arsplan.domain.absences import OFF, Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ReadingsDisagree
from arsplan.metrics.coverage import coverage
from arsplan.metrics.positions import planned_positions, reached
from arsplan.metrics.priced import priced
from arsplan.planning.conflicts import conflicts
from arsplan.planning.construct import Part
from arsplan.planning.goals import AIM, position_goals, priced_goal, shortage_goal, soft_cost
from arsplan.planning.plan_types import Outcome, Plan, Reason, Statistics, Status
from arsplan.planning.unplanned import unplanned
from arsplan.rules.measures import VacationPlaced
from arsplan.rules.positions import position_range
from arsplan.rules.rule import Rule
from arsplan.solving.positions import Aim


def roster_of(parts: list[Part]) -> tuple[Roster, tuple[Absence, ...]]:
    """Duties inside the plan and vacation as placed, of all parts together."""
    duties: list[Duty] = []
    placed: list[Absence] = []
    for part in parts:
        if part.state is None:
            continue
        grid = part.grid
        for e, d, s in zip(*np.nonzero(part.state.roster[:, grid.back :]), strict=True):
            duties.append(Duty(grid.people[e], grid.days[d + grid.back], grid.shifts[s]))
        placed += part.state.placed
    return Roster(duties), tuple(placed)


def lacking(parts: list[Part]) -> set[tuple[str, str]]:
    """Rule and person wherever the solver knows that something is lacking of what has to be enough."""
    return {owed for part in parts for owed in part.lacks()}


def judge(
    unit: Unit,
    rules: tuple[Rule, ...],
    roster: Roster,
    placed: tuple[Absence, ...],
    lacks: Container[tuple[str, str]] = (),
) -> tuple[Findings, bool]:
    """Check a roster; returns the findings and whether it is lawful.

    A hard rule that is broken by what the input has settled already (locks, history, vacation that fits nowhere) makes
    the roster unlawful; so does what is lacking, by rule and person, of what has to be enough, where none better was
    found. Any other breach means that the two readings of the rule differ.

    Raises
    ------
    ReadingsDisagree
        If the solver let through what the checker calls broken.
    """
    planned = unit.with_absences((*unit.absences, *placed))
    findings = check(planned, roster, rules, fixed=unit.absences)
    if findings.lawful:
        return findings, True
    locked = Roster(Duty(lock.employee, lock.date, lock.shift) for lock in unit.locks if lock.shift != OFF)
    given = {_what(f) for f in check(planned, locked, rules, fixed=unit.absences).broken}
    kinds = {rule.id: rule.measure for rule in rules}
    new = [f for f in findings.broken if _what(f) not in given and (f.rule, f.employee) not in lacks]
    ours = [f for f in new if not isinstance(kinds[f.rule], VacationPlaced)]
    if ours:
        raise ReadingsDisagree(
            "The plan was withheld: the checker finds it unlawful although the solver called it lawful.\n"
            + "\n".join(f"{f.rule}, {f.employee}, {f.first} to {f.last}: {f.text}" for f in ours[:5]),
            (unit, planned.absences, roster),
        )
    return findings, False


def _what(finding: Finding) -> tuple[str, str, str, str]:
    return finding.rule, finding.employee, finding.first, finding.last


def assemble(
    unit: Unit,
    rules: tuple[Rule, ...],
    parts: list[Part],
    bound: int | None,
    positions: Mapping[Aim, Sequence[int | None]],
    reason: Reason,
    statistics: Statistics,
    settings: dict[str, Any],
    price_bound: Fraction | None = None,
) -> Plan:
    """Check the roster once more and put the plan together.

    Shortage and positions are counted anew, outside of the solver, and the roster is checked at the positions that
    follow from it.

    Parameters
    ----------
    bound, positions
        What is proven: head-minutes of shortage, and by aim what positions cannot pass, part by part.
    price_bound
        What no roster can cost less than, where the unit weighs its goals.

    Raises
    ------
    ReadingsDisagree
        With the case, where roster, positions and what was proven contradict one another.
    """
    roster, placed = roster_of(parts)
    planned = unit.with_absences((*unit.absences, *placed))
    given = planned_positions(planned, roster)
    with _showing((unit, planned.absences, roster)):
        _allowed(unit, given)
        findings, lawful = judge(unit.with_positions(given), rules, roster, placed, lacking(parts))
        if not lawful:
            bound, positions = None, {}  # proven for lawful rosters only, and the input leaves none
        rows = coverage(planned, roster)
        shortage = shortage_goal(
            sum(row.short * row.minutes for row in rows), sum(row.need * row.minutes for row in rows), bound
        )
        people = [[e.id for e in part.unit.staff] for part in parts]
        sizes = position_goals(unit, reached(planned, roster), positions, people)
        goals = (shortage, sizes[AIM[unit.positions.goal]]) if may_grow(unit) else (shortage,)
        if unit.prices is not None:
            cost = priced(planned, roster, soft_cost(unit, rules, findings))
            goals = (priced_goal(cost, price_bound if lawful else None),)
    if lawful and statistics.seconds_to_first is None:
        statistics = replace(statistics, seconds_to_first=statistics.seconds)  # no check came before this one
    proven = lawful and all(goal.gap == 0 for goal in goals)
    status: Status = "PROVEN_BEST" if proven else "LAWFUL" if lawful else "NO_LAWFUL_PLAN"
    return Plan(
        unit=unit,
        absences=planned.absences,
        roster=roster,
        outcome=Outcome(status, _reason(reason, lawful=lawful, proven=proven)),
        goals=goals,
        findings=findings,
        positions=given,
        sizes=tuple(sizes.values()),
        conflicts=conflicts(planned.with_positions(given), roster, {row.shift for row in rows if row.short}),
        statistics=statistics,
        settings=settings,
        unplanned=unplanned(parts),
    )


@contextmanager
def _showing(case: tuple[Unit, tuple[Absence, ...], Roster]) -> Iterator[None]:
    """A disagreement takes along what shows it again."""
    try:
        yield
    except ReadingsDisagree as error:
        raise ReadingsDisagree(str(error), error.case or case) from None


def _allowed(unit: Unit, positions: Mapping[str, Fraction]) -> None:
    """Hold positions against the ranges and the budget.

    Raises
    ------
    ReadingsDisagree
        If a position lies outside of its range, or all together above the budget.
    """
    for employee in unit.staff:
        low, high = position_range(unit, employee)
        if not low <= positions[employee.id] <= high:
            raise ReadingsDisagree(
                f"The plan was withheld: it gives {employee.id} {positions[employee.id]} of full time, "
                f"which is not between {low} and {high}."
            )
    total, budget = sum(positions.values()), unit.positions.budget
    if budget is not None and total > budget:
        raise ReadingsDisagree(
            f"The plan was withheld: its positions come to {float(total):.3f} full-time equivalents, "
            f"and the budget allows {float(budget):.3f}.\nMaybe locked duties alone need more than the budget."
        )


def may_grow(unit: Unit) -> bool:
    """Whether the size of anybody's position is to be decided."""
    return any(low < high for low, high in (position_range(unit, e) for e in unit.staff))


def _reason(reason: Reason, *, lawful: bool, proven: bool) -> Reason:
    if proven:
        return "gap_closed"
    return reason if lawful or reason == "stopped_by_user" else "infeasible"
