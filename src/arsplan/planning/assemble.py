"""From the solver's parts to a plan that the checker has seen."""

from typing import Any

import numpy as np

from arsplan.checking import check
from arsplan.checking.findings import Finding, Findings
from arsplan.domain.absences import OFF, Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ReadingsDisagree
from arsplan.metrics.coverage import coverage
from arsplan.planning.conflicts import conflicts
from arsplan.planning.construct import Part
from arsplan.planning.plan_types import Goal, Outcome, Plan, Reason, Statistics, Status
from arsplan.rules.measures import VacationPlaced
from arsplan.rules.rule import Rule


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


def judge(unit: Unit, rules: tuple[Rule, ...], roster: Roster, placed: tuple[Absence, ...]) -> tuple[Findings, bool]:
    """Check a roster; returns the findings and whether it is lawful.

    A hard rule that is broken by what the input has settled already (locks, history, vacation that fits nowhere) makes
    the roster unlawful. Any other breach means that the two readings of the rule differ.

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
    ours = [f for f in findings.broken if _what(f) not in given and not isinstance(kinds[f.rule], VacationPlaced)]
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
    reason: Reason,
    statistics: Statistics,
    settings: dict[str, Any],
) -> Plan:
    """Check the roster once more and put the plan together; its shortage is counted anew, outside of the solver."""
    roster, placed = roster_of(parts)
    findings, lawful = judge(unit, rules, roster, placed)
    if not lawful:
        bound = None  # it is proven for lawful rosters only, and the input leaves none
    planned = unit.with_absences((*unit.absences, *placed))
    rows = coverage(planned, roster)
    shortage = sum(row.short * row.minutes for row in rows)
    demanded = sum(row.need * row.minutes for row in rows)
    gap = None if bound is None else (shortage - bound) / demanded if demanded else 0.0
    if bound is not None and shortage < bound:
        raise ReadingsDisagree(
            f"The plan lacks {shortage} head-minutes although at least {bound} were proven to be missing.",
            (unit, planned.absences, roster),
        )
    proven = lawful and gap == 0
    status: Status = "PROVEN_BEST" if proven else "LAWFUL" if lawful else "NO_LAWFUL_PLAN"
    return Plan(
        unit=unit,
        absences=planned.absences,
        roster=roster,
        outcome=Outcome(status, _reason(reason, lawful=lawful, proven=proven)),
        goals=(Goal("shortage", shortage, bound, gap, "head-minutes"),),
        findings=findings,
        positions={e.id: e.position for e in unit.staff},
        conflicts=conflicts(planned, roster, {row.shift for row in rows if row.short}),
        statistics=statistics,
        settings=settings,
    )


def _reason(reason: Reason, *, lawful: bool, proven: bool) -> Reason:
    if proven:
        return "gap_closed"
    return reason if lawful or reason == "stopped_by_user" else "infeasible"
