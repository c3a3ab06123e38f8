"""Improvement by neighbourhoods: free a part of the roster, solve it, keep what is no worse."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

import numpy as np

from arsplan.domain.absences import Absence
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand, cover
from arsplan.solving.debts import owed
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, solve
from arsplan.solving.sizes import Sizes
from arsplan.solving.skeleton import away_from
from arsplan.solving.targets import Targets
from arsplan.solving.vacation import VacationModel, between

FEW = 5
"""People in a neighbourhood of those who lack what has to be enough, at most."""

SOMETHING_ELSE = 0.2
"""How often another neighbourhood comes between these: what they ask for may not be there as things stand."""


@dataclass(frozen=True)
class State:
    """A complete roster with the vacation it was made for, and what it costs.

    Attributes
    ----------
    cost
        Of unfilled slots and positions, and of what is lacking where something has to be enough.
    lacking
        The last of these alone.
    """

    roster: Cells
    placed: tuple[Absence, ...]
    cost: int
    lacking: int = 0


class Problem(NamedTuple):
    """What is to be solved: the grid, what it has to cover, what people are to come to, and by which rules."""

    grid: Grid
    demand: Demand
    targets: Targets
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Neighbourhood:
    """People x days to be freed, and whether these people's vacation may move as well."""

    name: str
    free: Cells
    vacation: bool = False


def neighbourhoods(
    grid: Grid,
    random: Random,
    owing: Callable[[], list[int]],
    lacking: Callable[[], list[int]],
    uneven: Callable[[Random], list[int]],
    sizes: Sizes,
) -> Iterator[Neighbourhood]:
    """Everybody for some weeks; some people for longer; a few for the whole plan with their vacation; and again.

    `lacking` tells who lacks hours at the moment: some of them, with others who could give some away, are a
    neighbourhood of their own. Before all that come those who are `owing`: they lack what has to be enough, and a few
    people at a time are solved to the end soon where many are not. `uneven` tells of two who could share red days
    better, over the whole plan. `sizes` tells how much each kind frees by now.
    """
    weeks = grid.weeks - grid.first_week
    everybody = range(len(grid.people))

    def trades() -> Iterator[Neighbourhood]:
        return (trade(grid, traders) for traders in (uneven(random), uneven(random)) if traders)

    while True:
        for needy in iter(owing, []):
            some = random.sample(needy, min(2, len(needy)))
            yield _people(grid, "enough", random, some, random.randint(3, FEW), sizes)
            if random.random() < SOMETHING_ELSE:
                break
        yield _weeks(grid, random, sizes)
        yield from trades()
        yield _people(grid, "people", random, [], random.choice((4, 7, 12)), sizes)
        needy = lacking()
        if needy:
            yield _people(grid, "hours", random, random.sample(needy, min(3, len(needy))), 7, sizes)
        yield from trades()
        yield _weeks(grid, random, sizes)
        people = random.sample(everybody, min(len(everybody), max(1, 2 * sizes["vacation"] // (7 * weeks))))
        free = _of(grid, "vacation", people, 0, weeks).free
        yield Neighbourhood("vacation", free, vacation=grid.unit.vacation.place)


def trade(grid: Grid, traders: list[int]) -> Neighbourhood:
    """The whole plan of those who could trade red days."""
    return _of(grid, "red days", traders, 0, grid.weeks - grid.first_week)


def _weeks(grid: Grid, random: Random, sizes: Sizes) -> Neighbourhood:
    """Everybody, for as many weeks as the size allows; at least for one."""
    weeks = grid.weeks - grid.first_week
    length = max(1, min(weeks, sizes["weeks"] // (7 * len(grid.people))))
    return _of(grid, "weeks", range(len(grid.people)), random.randint(1 - length, weeks - 1), length)


def _people(grid: Grid, name: str, random: Random, some: list[int], count: int, sizes: Sizes) -> Neighbourhood:
    """Some people and others up to a number, for as many weeks as that allows."""
    others = [e for e in range(len(grid.people)) if e not in some]
    people = [*some, *random.sample(others, max(0, min(len(others), count - len(some))))]
    weeks = grid.weeks - grid.first_week
    length = max(1, min(weeks, sizes[name] // (7 * len(people))))
    return _of(grid, name, people, random.randint(0, weeks - length), length)


def _of(grid: Grid, name: str, people: range | list[int], first: int, length: int) -> Neighbourhood:
    free = np.zeros(grid.shape[:2], dtype=bool)
    begin = max(0, first)
    free[list(people), grid.back + 7 * begin : grid.back + 7 * (first + length)] = True
    return Neighbourhood(name, free)


def step(
    problem: Problem,
    state: State,
    where: Neighbourhood,
    budget: Budget,
    *,
    seconds: float,
    seed: int,
    workers: int = 1,
) -> State:
    """Solve one neighbourhood from the state that stands; returns a state that costs no more."""
    grid, demand, targets, rules = problem
    away = away_from(grid, state.placed)
    vacation = None
    if where.vacation:
        movers = [grid.people[e] for e in np.nonzero(where.free.any(axis=1))[0]]
        vacation = VacationModel(grid.unit, rules, state.placed, movers)
        vacation.suggest(state.placed)
        vacation.cp.add(sum(vacation.missing) <= max(0, vacation.unplaced(state.placed)))
        away[where.free.any(axis=1)] = False
    moving = frozenset(map(int, np.flatnonzero(where.free.any(axis=1)))) if where.vacation else frozenset()
    cp = None if vacation is None else vacation.cp
    model = RosterModel(grid, state.roster, where.free, away, cp, owing=True, moving=moving)
    constrain(model)
    cover(model, demand)
    # Fairness waits until nothing is lacking that has to be enough: it makes that harder to find.
    (replace(targets, shares=None) if state.lacking else targets).aim(model)
    model.hint(state.roster)
    if vacation is not None:
        for piece in vacation.pieces:
            days = [grid.day(day) for day in between(piece.first, piece.last)]
            model.away_with(grid.person_index[piece.employee], days, piece.literal)
        for term, weight in vacation.costs:
            model.cost(term, weight)
    placed = state.placed
    solved = solve(model, budget, seconds=seconds, seed=seed, workers=workers)
    if solved is None:
        return state
    roster, solver = solved
    if vacation is not None:
        placed = vacation.chosen(solver)
    found = priced(problem.grid, demand, targets, roster, placed)
    return found if found.cost <= state.cost else state


def priced(grid: Grid, demand: Demand, targets: Targets, roster: Cells, placed: tuple[Absence, ...]) -> State:
    """A roster, with what it costs."""
    lacking = owed(grid, roster, away_from(grid, placed)).total()
    return State(roster, placed, demand.cost(roster) + targets.cost(roster) + lacking, lacking)
