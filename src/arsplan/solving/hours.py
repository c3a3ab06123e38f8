"""The plainest bound as a program: what is demanded, less all that everybody's hours can cover."""

from fractions import Fraction
from math import floor

from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.program import Program


def hours_program(grid: Grid, demand: Demand) -> Program:
    """Build the program whose least cost is the head-minutes that hours alone leave uncovered.

    A minute paid covers at most as much as it does on the person's best shift (a long one that spans the overlap of
    two demand lines covers more than it lasts).
    """
    covered: dict[tuple[int, int], int] = {}
    before = 0
    for stretch in demand.stretches:
        for later, s in stretch.duties:
            key = stretch.day - later, s
            covered[key] = covered.get(key, 0) + stretch.minutes
            if 0 <= key[0] < grid.back:
                before += stretch.minutes * int(grid.given[:, key[0], s].sum())
    least = grid.minutes.min(axis=0)
    best = [max((c for (_, at), c in covered.items() if at == s), default=0) for s in range(grid.shape[2])]
    program = Program()
    terms = [(program.variable(demand.demanded, cost=1), 1)]
    for e in range(len(grid.people)):
        shifts = [s for s in range(grid.shape[2]) if grid.allowed[e, :, s].any()]
        given = int((grid.given[e, grid.back :] * grid.minutes[grid.back :]).sum())
        room = max(given, int(grid.room[e]))
        most = max((Fraction(room * best[s], int(least[s])) for s in shifts), default=Fraction(0))
        covers = program.variable(max(demand.demanded, floor(most)))
        program.row([(covers, 1)], high=floor(most), what="hours")
        terms.append((covers, 1))
    program.row(terms, low=demand.demanded - before, what="demand")
    return program
