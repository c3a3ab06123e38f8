"""Certificates of everything that `bound` claims: the program of each, and the prices that a solver found for it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from arsplan.capacity.certificate import weigh, weights_of
from arsplan.capacity.proof import SUFFIX, About, Certificate, StoredProgram, write_certificate
from arsplan.domain.unit import Unit
from arsplan.planning.decomposition import components
from arsplan.rules.positions import ceilings
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.alike import together
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.hours import hours_program
from arsplan.solving.linear import prices
from arsplan.solving.measures import restrict
from arsplan.solving.positions import AIMS, Ranges, best, keep_budget, ranges_of
from arsplan.solving.program import Program
from arsplan.solving.relaxation import relax
from arsplan.solving.run import Budget

WITHOUT_LIMIT = 10.0**6


class Laid(NamedTuple):
    """A part of a unit laid out for bounds, every position as large as it may become; `unit` has the present ones."""

    unit: Unit
    grid: Grid
    demand: Demand
    ranges: Ranges


def lay(part: Unit, rules: tuple[Rule, ...]) -> Laid:
    """Lay a part out."""
    grid = restrict(Grid(part.with_positions(ceilings(part)), rules))
    return Laid(part, grid, Demand(grid), ranges_of(part))


ABOUT: tuple[About, ...] = ("shortage", *AIMS)


def programs(laid: Laid, about: About) -> Iterator[Program]:
    """The programs whose least cost bounds a goal from below; the larger bound counts."""
    if about == "shortage":
        yield hours_program(laid.grid, laid.demand)
        relaxed = relax(laid.grid, laid.demand, None, shortage="counted")
        keep_budget(relaxed, laid.grid, laid.ranges)
        yield together(relaxed.program)
    else:
        yield together(best(laid.grid, laid.demand, laid.ranges, about).program)


def certify(laid: Laid, about: About, budget: Budget) -> Certificate | None:
    """Prove one bound for one part; None when there was no time to."""
    proven: list[tuple[int, Program, list[int]]] = []
    waiting = programs(laid, about)
    while budget.left() > 0 and (program := next(waiting, None)) is not None:
        found = prices(program, budget, seconds=WITHOUT_LIMIT)
        if found is not None:
            weights = weights_of(found.tolist())
            proven.append((weigh(program, weights), program, weights))
    if not proven:
        return None
    claim, program, weights = max(proven, key=lambda found: found[0])
    return Certificate(laid.unit.name, tuple(laid.unit.person), about, claim, _stored(program), tuple(weights))


def write_certificates(found: list[list[Certificate | None]], directory: str | os.PathLike[str]) -> None:
    """Write the certificates of all parts, one file each: shortage-1.json.gz, and so on."""
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    for number, part in enumerate(found, 1):
        for certificate in part:
            if certificate is not None:
                write_certificate(certificate, folder / f"{certificate.about}-{number}{SUFFIX}")


def proves(certificate: Certificate, unit: Unit) -> bool:
    """Whether a certificate is about this unit, and proves what it claims.

    Its program is built anew from the unit and compared row by row; nothing is solved.

    Parameters
    ----------
    certificate
        As `read_certificate` gives it.
    unit
        The unit with its present positions.

    Returns
    -------
    bool
        False where the unit has changed since, or the certificate has.
    """
    if certificate.check() < certificate.claim:
        return False
    for part, rules in components(unit, rulebook(unit)):
        if tuple(part.person) == certificate.people:
            own = [
                StoredProgram.of(p, [what for what, _ in p.what]) for p in programs(lay(part, rules), certificate.about)
            ]
            return certificate.program in own
    return False


def _stored(program: Program) -> StoredProgram:
    return StoredProgram.of(program, [what for what, _ in program.what])
