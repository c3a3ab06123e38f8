"""What is proven about shortage and positions: prices from the weekly relaxation, weighed up outside of the solver."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

from arsplan.capacity.certificate import dual_bound
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.planning.certificates import ABOUT, WITHOUT_LIMIT, certify, lay, write_certificates
from arsplan.planning.decomposition import components
from arsplan.rules.positions import ceilings
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.hours import hours_program
from arsplan.solving.positions import AIMS, MILLION, PRICE, Aim
from arsplan.solving.run import WallBudget


def hours_bound(grid: Grid, demand: Demand) -> int:
    """Head-minutes that must be missing by hours alone, at once: demand less all that everybody's hours can cover."""
    program = hours_program(grid, demand)
    return max(0, dual_bound(program, [-1] * len(grid.people) + [1]))


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
        Full-time equivalents that duties and activities come to, vacation and absence credited.
    smallest
        The smallest position among those who may reach full time and do not have it today; 1 without any.

    The three about positions hold for rosters in which nobody lacks duties of the smallest position allowed.
    """

    shortage: int
    heads: int
    total: Fraction
    smallest: Fraction


def bound(unit: Unit, *, certificates: str | os.PathLike[str] | None = None) -> Bounds:
    """Prove what no roster for this unit can pass.

    Valid for the unit's ranges of positions, rules, absences, staffing above need and demand, wherever vacation is
    placed on days without other absence.

    Parameters
    ----------
    unit
        The unit.
    certificates
        A folder for the certificates, one file for each bound and part of the unit; None for none.

    Returns
    -------
    Bounds
        From the weekly relaxation, weighed up in whole numbers.
    """
    parts = components(unit, rulebook(unit))
    laid = [lay(part, rules) for part, rules in parts]
    budget = WallBudget(WITHOUT_LIMIT)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = [[pool.submit(certify, part, about, budget) for about in ABOUT] for part in laid]
        found = [[future.result() for future in part] for part in waiting]
    if certificates is not None:
        write_certificates(found, certificates)
    claims = {
        about: [None if proof is None else proof.claim for proof in proofs]
        for about, proofs in zip(ABOUT, zip(*found, strict=True), strict=True)
    }
    proven = {aim: summed([None if claim is None else -claim for claim in claims[aim]], aim) for aim in AIMS}
    heads, total, smallest = (proven[aim] for aim in AIMS)
    return Bounds(
        uncovered(unit, parts) + sum(max(0, claim or 0) for claim in claims["shortage"]),
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
