"""The proven bound on shortage: prices from the weekly relaxation, weighed up outside of the solver."""

from dataclasses import dataclass

from arsplan.capacity.certificate import dual_bound
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.planning.decomposition import components
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.linear import minimize
from arsplan.solving.measures import restrict
from arsplan.solving.relaxation import relax
from arsplan.solving.run import Budget, WallBudget

WITHOUT_LIMIT = 10.0**6


@dataclass(frozen=True, slots=True)
class PartBound:
    """Bounds for one part of a unit: plain head-minutes, and as the solver weighs them."""

    shortage: int
    weighted: int


def part_bound(unit: Unit, rules: tuple[Rule, ...], budget: Budget) -> PartBound:
    """Prove how much shortage a part must have, whatever the roster; 0 where time was too short to prove more."""
    grid = restrict(Grid(unit, rules))
    demand = Demand(grid)
    found = []
    for weighted in (False, True):
        relaxed = relax(grid, demand, None, weighted=weighted)
        optimum = minimize(relaxed.program, budget, seconds=WITHOUT_LIMIT)
        proven = optimum is not None and optimum.prices is not None
        found.append(max(0, dual_bound(relaxed.program, optimum.prices)) if proven else 0)  # type: ignore[union-attr,arg-type]
    return PartBound(*found)


def uncovered(unit: Unit, parts: list[tuple[Unit, tuple[Rule, ...]]]) -> int:
    """Head-minutes of demand that nobody in the unit can cover."""
    covered = {line.code for part, _ in parts for line in part.lines if line.status == "planned"}
    return sum(
        sum(need.slots.values()) * (unit.line_by_code[need.line].finish - unit.line_by_code[need.line].start)
        for need in needs(unit)
        if need.line not in covered
    )


def bound(unit: Unit) -> int:
    """Head-minutes of shortage that no roster for this unit can go below.

    Valid for the unit's positions, rules, absences and demand as they stand, wherever vacation is placed.
    """
    rules = rulebook(unit)
    parts = components(unit, rules)
    whole = WallBudget(WITHOUT_LIMIT)
    return uncovered(unit, parts) + sum(part_bound(part, bound_by, whole).shortage for part, bound_by in parts)
