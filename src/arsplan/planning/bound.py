"""The proven bound on shortage: prices from the weekly relaxation, weighed up outside of the solver."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from arsplan.capacity.certificate import dual_bound
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.planning.decomposition import components
from arsplan.rules.entitlement import account
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand, weights
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


def hours_bound(grid: Grid, demand: Demand) -> PartBound:
    """What hours alone prove, at once: demand less all that everybody's hours can cover.

    A minute paid covers at most as much as it does on the person's best shift (a long one that spans the overlap of
    two demand lines covers more than it lasts).
    """
    covered: dict[tuple[int, int], int] = {}
    most = Fraction(0)
    for stretch in demand.stretches:
        for later, s in stretch.duties:
            key = stretch.day - later, s
            covered[key] = covered.get(key, 0) + stretch.minutes
            if 0 <= key[0] < grid.back:
                most += stretch.minutes * int(grid.given[:, key[0], s].sum())
    best = [max((c for (_, at), c in covered.items() if at == s), default=0) for s in range(grid.shape[2])]
    for e in range(len(grid.people)):
        shifts = [s for s in range(grid.shape[2]) if grid.allowed[e, :, s].any()]
        given = int((grid.given[e, grid.back :] * grid.paid).sum())
        room = max(given, account(grid.unit, grid.unit.person[grid.people[e]]).room)
        most += max((Fraction(room * best[s], int(grid.paid[s])) for s in shifts), default=Fraction(0))
    least = max(0, ceil(demand.demanded - most))
    return PartBound(least, least * min(weights(grid.unit).values()))


def part_bound(grid: Grid, demand: Demand, budget: Budget) -> PartBound:
    """Prove how much shortage a part must have, whatever the roster: the tighter of hours and weekly relaxation."""
    found = []
    for weighted in (False, True):
        if budget.left() <= 0:
            return hours_bound(grid, demand)
        relaxed = relax(grid, demand, None, weighted=weighted)
        prices = minimize(relaxed.program, budget, seconds=WITHOUT_LIMIT).prices
        found.append(0 if prices is None else max(0, dual_bound(relaxed.program, list(prices))))
    hours = hours_bound(grid, demand)
    return PartBound(max(hours.shortage, found[0]), max(hours.weighted, found[1]))


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

    Valid for the unit's positions, rules, absences, staffing above need and demand as they stand, wherever vacation
    is placed on days without other absence.
    """
    rules = rulebook(unit)
    parts = components(unit, rules)
    whole = WallBudget(WITHOUT_LIMIT)
    grids = [restrict(Grid(part, bound_by)) for part, bound_by in parts]
    return uncovered(unit, parts) + sum(part_bound(grid, Demand(grid), whole).shortage for grid in grids)
