"""The formulation that one would write first: the whole unit, the whole year and the vacation in one CP-SAT model."""

import numpy as np
from ortools.sat.python import cp_model

from arsplan.domain.unit import Unit
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Grid
from arsplan.solving.measures import constrain, restrict
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, WallBudget, configure
from arsplan.solving.vacation import VacationModel, between
from baselines.made import Attempt, Made, roster_of

WORKERS = 8

BETWEEN_COPIES = 2.0
"""Seconds from one roster that is kept to the next: copying all of them would hold up the solver."""

DEFAULTS = cp_model.CpSolver().parameters


def plain(unit: Unit, *, seconds: float, seed: int) -> Made:
    """Build the model and solve it with the solver's own symmetry and presolve, without hints.

    Parameters
    ----------
    unit
        What is to be planned.
    seconds
        Limit for building and solving together.
    seed
        Of the solver.
    """
    clock = WallBudget(seconds)
    model, vacation = build(unit)
    build_seconds = clock.elapsed()
    solver = configure(clock, clock.left(), seed, WORKERS)
    solver.parameters.symmetry_level = DEFAULTS.symmetry_level
    watch = _Watch(model, vacation, clock)
    status = solver.solve(model.cp, watch)
    spent = clock.elapsed()
    notes = {
        "status": solver.status_name(status),
        "solutions": watch.solutions,
        "variables": len(model.cp.proto.variables),
        "constraints": len(model.cp.proto.constraints),
    }
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Made((), claimed=False, seconds=spent, build_seconds=build_seconds, notes=notes)
    missing = sum(solver.value(days) for days in vacation.missing)
    notes["vacation_days_missing"] = missing
    last = Attempt(watch.latest, roster_of(model.grid, model.read(solver)), vacation.chosen(solver))
    kept = tuple(attempt for attempt in watch.attempts if attempt.seconds < last.seconds)
    # The solver may have traded a day of vacation for coverage since; the last complete plan is the result then.
    attempts = (*kept, last) if missing == 0 or not kept else kept
    return Made(attempts, claimed=missing == 0 or bool(kept), seconds=spent, build_seconds=build_seconds, notes=notes)


def build(unit: Unit) -> tuple[RosterModel, VacationModel]:
    """Everything free, vacation included, with the planner's own encoders and weights."""
    rules = rulebook(unit)
    grid = restrict(Grid(unit, rules))
    vacation = VacationModel(unit, rules)
    free = np.ones(grid.shape[:2], dtype=bool)
    model = RosterModel(grid, grid.empty(), free, np.zeros_like(free), vacation.cp)
    constrain(model)
    cover(model, Demand(grid))
    for piece in vacation.pieces:
        days = [grid.day(day) for day in between(piece.first, piece.last)]
        model.away_with(grid.person_index[piece.employee], days, piece.literal)
    for term, weight in vacation.costs:
        model.cost(term, weight)
    model.minimize_costs()
    return model, vacation


class _Watch(cp_model.CpSolverSolutionCallback):
    """Keeps the first roster with complete vacation, and then one every few seconds."""

    def __init__(self, model: RosterModel, vacation: VacationModel, clock: Budget) -> None:
        super().__init__()
        self.model, self.vacation, self.clock = model, vacation, clock
        self.attempts: list[Attempt] = []
        self.latest = 0.0
        self.solutions = 0

    def on_solution_callback(self) -> None:
        """Called by the solver at each improvement."""
        self.solutions += 1
        self.latest = self.clock.elapsed()
        early = bool(self.attempts) and self.latest < self.attempts[-1].seconds + BETWEEN_COPIES
        if early or any(self.value(days) for days in self.vacation.missing):
            return
        found = roster_of(self.model.grid, self.model.read(self))
        # `chosen` only asks for values of literals, which a callback answers as a solver does.
        self.attempts.append(Attempt(self.latest, found, self.vacation.chosen(self)))  # type: ignore[arg-type]
