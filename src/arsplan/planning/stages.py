"""The stages of a priced plan: each takes the part as it stands and tells what it finds.

A stage is a function of a `Task`. It may read the part's state, announce better ones by `found` and bounds by
`proven`, and returns when its share of the time is spent, nothing is left to gain, or the task says it is enough.
Which stages a unit gets, in which order, is `stages_of`; another method plugs in there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps

from arsplan.planning.by_columns import ByColumns
from arsplan.planning.construct import Part, construct, construct_again, time_for_another
from arsplan.planning.improvement import Improvement
from arsplan.rules.measures import VacationPlaced
from arsplan.solving.columns.derive import cells_of, rosters_of, team_of
from arsplan.solving.columns.problem import Rosters
from arsplan.solving.grid import Cells
from arsplan.solving.improve import Neighbourhood, Problem, State, step
from arsplan.solving.people import build_by_people
from arsplan.solving.priced import PricedDemand
from arsplan.solving.run import Budget
from arsplan.solving.skeleton import away_from
from arsplan.solving.targets import Targets
from arsplan.solving.whole import solve_whole

SMALL = 10_000
"""People x days x shifts up to which a unit is solved as one model."""

FIRST_SHARE = 0.2
"""Share of the time that a first roster may take."""

FINISH_SHARE = 0.15
"""Share of the time that the last open days of a dive may take."""

MORE_THAN_ANY = 2**62
"""A cost above that of any roster."""

COLUMNS_SHARE = 0.3
"""Share of the time for rosters from columns where one model of everything is to follow."""


@dataclass(frozen=True)
class Task:
    """What a stage is given.

    Attributes
    ----------
    part
        Grid, demand, rules, and the best state so far (None before there is one).
    budget
        Time, and the event that ends the stage early.
    workers, portfolio
        Models solved at a time, and workers for one that has the machine to itself.
    found, proven
        To announce a state and what made it, and a cost that no roster goes below; from any thread.
    enough
        Whether what is there is good enough, or proven best.
    """

    part: Part
    budget: Budget
    seed: int
    workers: int
    portfolio: int
    found: Callable[[State, str], None]
    proven: Callable[[int], None]
    enough: Callable[[], bool]
    say: Callable[[str, str], None]

    @property
    def demand(self) -> PricedDemand:
        """The part's demand, with its prices."""
        demand = self.part.demand
        if not isinstance(demand, PricedDemand):
            raise TypeError("This part has no prices. Maybe its unit takes its goals in order.")
        return demand


Stage = Callable[[Task], None]


def stages_of(part: Part) -> list[Stage]:
    """Return the stages for a unit: vacation first where it has to be placed, one model where that is small enough."""
    due = any(isinstance(rule.measure, VacationPlaced) and rule.measure.days for rule in part.rules)
    people, days, shifts = part.grid.shape
    if due:
        return [by_skeleton, by_neighbourhoods]
    demand = part.demand
    carried = isinstance(demand, PricedDemand) and team_of(part.grid, demand) is not None
    first = by_columns if carried else by_people
    if people * days * shifts <= SMALL:
        return [for_share(first, COLUMNS_SHARE), as_a_whole]
    return [first, by_neighbourhoods]


def for_share(stage: Stage, share: float) -> Stage:
    """Give a stage no more than a share of the time that is left."""

    @wraps(stage)
    def shorter(task: Task) -> None:
        stage(replace(task, budget=task.budget.part(share * task.budget.left())))

    return shorter


def by_skeleton(task: Task) -> None:
    """As a plan without prices begins: vacation, weekends, pace, one week after the other."""
    part = task.part
    for build in (construct, construct_again):
        if build is construct_again and not time_for_another(task.budget):
            return
        build(part, task.budget, seed=task.seed, workers=task.portfolio, say=task.say)
        part.targets = Targets(part.grid)
        task.found(part.priced(part.now.roster, part.now.placed), "weeks")


def by_people(task: Task) -> None:
    """One person after the other."""
    grid = task.part.grid
    roster = build_by_people(
        grid,
        task.demand,
        away_from(grid, ()),
        range(len(grid.people)),
        task.budget,
        seconds=FIRST_SHARE * task.budget.left(),
        seed=task.seed,
        on_person=lambda e: task.say("people", grid.people[e]),
    )
    task.found(task.part.priced(roster, ()), "people")


def by_columns(task: Task) -> None:
    """Whole rosters priced against each other; one person after the other where that gives none."""
    grid = task.part.grid
    team = team_of(grid, task.demand)
    if team is None:
        raise TypeError("This part has rules that whole rosters are not priced for. Maybe stages_of was not asked.")

    def found(rosters: Rosters) -> None:
        task.found(task.part.priced(cells_of(rosters, grid), ()), "columns")

    def finish(rosters: Rosters, is_open: Cells) -> Rosters | None:
        problem = Problem(grid, task.demand, task.part.targets, task.part.rules)
        start = State(cells_of(rosters, grid), (), MORE_THAN_ANY)
        seconds = FINISH_SHARE * task.budget.left()
        where = Neighbourhood("columns", is_open)
        solved = step(problem, start, where, task.budget, seconds=seconds, seed=task.seed, workers=task.workers)
        return None if solved is start else rosters_of(solved.roster)

    search = ByColumns(
        team,
        task.budget,
        seed=task.seed,
        workers=task.workers,
        found=found,
        proven=task.proven,
        enough=task.enough,
        finish=finish,
    )
    search.run()
    if task.part.state is None:
        by_people(task)


def as_a_whole(task: Task) -> None:
    """One model of everything, with its proof."""
    grid = task.part.grid
    costs = [task.part.now.cost]

    def found(roster: Cells) -> None:
        costs.append(task.demand.cost(roster))
        task.found(State(roster, (), costs[-1]), "whole")

    status = solve_whole(
        grid,
        task.demand,
        task.part.now.roster,
        away_from(grid, ()),
        task.budget,
        seed=task.seed,
        workers=task.workers,
        found=found,
        proven=task.proven,
    )
    if status == "optimal":
        task.proven(costs[-1])  # the part may have been content with more


def by_neighbourhoods(task: Task) -> None:
    """Weeks x people, freed and solved again."""
    search = Improvement([task.part], lambda _: 1, task.budget, seed=task.seed, threads=task.workers)
    search.run(task.enough, lambda name: task.found(task.part.now, name))
