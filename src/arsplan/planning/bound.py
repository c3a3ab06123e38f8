"""What is proven about shortage and positions: prices from the weekly relaxation, weighed up outside of the solver."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from arsplan.capacity.certificate import dual_bound
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.planning.decomposition import components
from arsplan.rules.positions import ceilings
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand, weights
from arsplan.solving.grid import Grid
from arsplan.solving.linear import minimize
from arsplan.solving.measures import restrict
from arsplan.solving.positions import AIMS, MILLION, PRICE, Aim, Ranges, best, keep_budget, ranges_of
from arsplan.solving.program import Program
from arsplan.solving.relaxation import Shortage, relax
from arsplan.solving.run import Budget, WallBudget

WITHOUT_LIMIT = 10.0**6


@dataclass(frozen=True, slots=True)
class PartBound:
    """Head-minutes that one part of a unit must lack: plain, and as the solver weighs them."""

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
        room = max(given, int(grid.room[e]))
        most += max((Fraction(room * best[s], int(grid.paid[s])) for s in shifts), default=Fraction(0))
    least = max(0, ceil(demand.demanded - most))
    return PartBound(least, least * min(weights(grid.unit).values()))


def shortage_bound(grid: Grid, demand: Demand, ranges: Ranges, budget: Budget) -> PartBound:
    """Prove how much shortage a part must have, whatever the roster: the tighter of hours and weekly relaxation."""
    found: list[int] = []
    kinds: tuple[Shortage, ...] = ("counted", "weighed")
    for kind in kinds:
        least = None
        if budget.left() > 0:
            relaxed = relax(grid, demand, None, shortage=kind)
            keep_budget(relaxed, grid, ranges)
            least = _prove(relaxed.program, budget)
        found.append(0 if least is None else least)
    hours = hours_bound(grid, demand)
    return PartBound(max(hours.shortage, found[0]), max(hours.weighted, found[1]))


def position_bound(grid: Grid, demand: Demand, ranges: Ranges, aim: Aim, budget: Budget) -> int | None:
    """Prove what the positions of a part cannot pass, in millionths; None when there was no time to.

    A roster in which the smallest positions lack some minutes may pass it by the `PRICE` of each.
    """
    if budget.left() <= 0:
        return None
    least = _prove(best(grid, demand, ranges, aim).program, budget)
    return None if least is None else -least


def _prove(program: Program, budget: Budget) -> int | None:
    prices = minimize(program, budget, seconds=WITHOUT_LIMIT).prices
    return None if prices is None else dual_bound(program, list(prices))


def uncovered(unit: Unit, parts: list[tuple[Unit, tuple[Rule, ...]]]) -> int:
    """Head-minutes of demand that nobody in the unit can cover."""
    covered = {line.code for part, _ in parts for line in part.lines if line.status == "planned"}
    return sum(
        sum(need.slots.values()) * (unit.line_by_code[need.line].finish - unit.line_by_code[need.line].start)
        for need in needs(unit)
        if need.line not in covered
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """What no lawful roster for a unit can pass.

    Attributes
    ----------
    shortage
        Head-minutes that must be missing.
    heads
        People that can be given the position that the unit's goal aims at.
    total
        Sum of the positions that duties carry, in full-time equivalents.
    smallest
        The smallest position among those who may reach full time and do not have it today; 1 without any.

    The three about positions hold for rosters in which nobody lacks duties of the smallest position allowed.
    """

    shortage: int
    heads: int
    total: Fraction
    smallest: Fraction


def bound(unit: Unit) -> Bounds:
    """Prove what no roster for this unit can pass.

    Valid for the unit's ranges of positions, rules, absences, staffing above need and demand, wherever vacation is
    placed on days without other absence.

    Parameters
    ----------
    unit
        The unit.

    Returns
    -------
    Bounds
        From the weekly relaxation, weighed up in whole numbers.
    """
    rules = rulebook(unit)
    parts = components(unit, rules)
    whole = WallBudget(WITHOUT_LIMIT)
    laid = [(restrict(Grid(part.with_positions(ceilings(part)), own)), ranges_of(part)) for part, own in parts]
    tasks = [(grid, Demand(grid), ranges) for grid, ranges in laid]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        short = [pool.submit(shortage_bound, *task, whole) for task in tasks]
        sizes = {aim: [pool.submit(position_bound, *task, aim, whole) for task in tasks] for aim in AIMS}
        least = uncovered(unit, parts) + sum(future.result().shortage for future in short)
        proven = {aim: summed([future.result() for future in futures], aim) for aim, futures in sizes.items()}
    heads, total, smallest = (proven[aim] for aim in AIMS)
    return Bounds(
        least,
        len(unit.staff) if heads is None else int(heads),
        sum(ceilings(unit).values(), Fraction(0)) if total is None else total,
        Fraction(1) if smallest is None else smallest,
    )


def summed(parts: Sequence[int | None], aim: Aim, lacking: Sequence[int] = ()) -> Fraction | None:
    """The bound of a unit from those of its parts; None where one of them is not proven.

    Parameters
    ----------
    parts
        In millionths.
    lacking
        By part, minutes that the smallest positions lack in the roster that the bound is for.
    """
    lost = [PRICE[aim] * minutes for minutes in lacking] or [0] * len(parts)
    millionths = [part + more for part, more in zip(parts, lost, strict=True) if part is not None]
    if len(millionths) < len(parts) or not parts:
        return None
    if aim == "heads":
        return Fraction(sum(part // MILLION for part in millionths))
    return Fraction(sum(millionths) if aim == "total" else min(millionths), MILLION)
