"""What reading one says of every roster of a world, worked out once, and where reading two differs."""

from functools import cache
from itertools import product

from tests.conformance.readings import Checker, Solver
from tests.conformance.world import World

from arsplan.domain.roster import Roster

Choice = tuple[str, ...]

PARTS = 3
"""Ways of choosing what is free, each around a lawful roster, that are tried in a world."""


@cache
def verdicts(world: World) -> dict[Choice, tuple[Roster, bool]]:
    """Every roster, and whether it is lawful; where what is given lets none be, whether it adds no breach."""
    rosters = {choice: world.roster(choice) for choice in product(*(signs for *_, signs in world.cells))}
    for excuse in (False, True):
        checker = Checker(world.unit, world.rules, excuse=excuse)
        found = {choice: (roster, checker.allows(roster)) for choice, roster in rosters.items()}
        if any(lawful for _, lawful in found.values()):
            break
    return found


def disagreement(world: World) -> tuple[str, Roster] | None:
    """The first roster on which the readings differ, and in which way."""
    solver = Solver(world.unit, world.rules)
    for roster, lawful in verdicts(world).values():
        if solver.allows(roster) != lawful:
            return _which(lawful=lawful), roster
    return None


def parts(world: World) -> list[list[int]]:
    """Halves, and every other, of the cells in which there is a choice."""
    cells = [k for k, (*_, signs) in enumerate(world.cells) if len(signs) > 1]
    halves = cells[: len(cells) // 2], cells[len(cells) // 2 :], cells[::2]
    return [part for part in halves if part and part != cells][:PARTS]


def disagreement_around(world: World) -> tuple[str, Roster, Roster] | None:
    """The same, where only some cells are free around a lawful roster, as neighbourhood search has it."""
    found = verdicts(world)
    kept = [choice for choice, (_, lawful) in found.items() if lawful]
    for number, part in enumerate(parts(world)):
        around = kept[(2 * number + 1) * len(kept) // (2 * PARTS)]
        fixed = [k for k in range(len(around)) if k not in part]
        free = [world.cells[k][:2] for k in part]
        solver = Solver(world.unit, world.rules, free, found[around][0])
        for choice, (roster, lawful) in found.items():
            if all(choice[k] == around[k] for k in fixed) and solver.allows(roster) != lawful:
                return _which(lawful=lawful), roster, found[around][0]
    return None


def _which(*, lawful: bool) -> str:
    return "too tight" if lawful else "too loose"
