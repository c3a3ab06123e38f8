"""A roster that was changed after it was planned, as a plan: positions stay as agreed, and the checker has seen it."""

from typing import Any

from arsplan.checking import check
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import coverage
from arsplan.planning.conflicts import conflicts
from arsplan.planning.goals import shortage_goal
from arsplan.planning.plan_types import Outcome, Plan, Statistics

__all__ = ["settled_plan"]


def settled_plan(unit: Unit, roster: Roster, *, seconds: float, settings: dict[str, Any]) -> Plan:
    """Put a plan together from a roster; all absence counts as given, and no bound is claimed.

    Parameters
    ----------
    unit
        With absence and positions as they are now.
    """
    findings = check(unit, roster, fixed=unit.absences)
    rows = coverage(unit, roster)
    short, need = sum(row.short * row.minutes for row in rows), sum(row.need * row.minutes for row in rows)
    lawful = findings.lawful
    return Plan(
        unit=unit,
        absences=unit.absences,
        roster=roster,
        outcome=Outcome("LAWFUL", "good_enough") if lawful else Outcome("NO_LAWFUL_PLAN", "infeasible"),
        goals=(shortage_goal(short, need, None),),
        findings=findings,
        positions={employee.id: employee.position for employee in unit.staff},
        conflicts=conflicts(unit, roster, {row.shift for row in rows if row.short}),
        statistics=Statistics(seconds, seconds),
        settings=settings,
    )
