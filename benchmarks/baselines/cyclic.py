"""What planners do by hand: a base rota of some weeks, repeated over the year, with the vacation laid on top.

People work their own line of the base rota all year. Then vacation is placed, the duties in it fall away, and what
breaks a rule or passes the need or the position is taken out.
"""

import numpy as np
from ortools.sat.python import cp_model

from arsplan.checking import check
from arsplan.domain.absences import Absence
from arsplan.domain.unit import Unit
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import Budget, WallBudget, configure, run
from arsplan.solving.skeleton import EVEN
from arsplan.solving.vacation import VacationModel, evenness
from baselines.base_rota import BaseRota
from baselines.made import Attempt, Made, roster_of
from baselines.trim import Trim

WORKERS = 8

VACATION_SHARE = 0.2
"""Of the limit, for placing vacation."""

BASE_SHARES = (0.08, 0.85)
"""Of what is left then: a quick base rota, so that there is a plan early on, and one that has been thought over."""


def cyclic(unit: Unit, *, seconds: float, seed: int, cycle: int = 6) -> Made:
    """Base rota, vacation, trimming.

    Parameters
    ----------
    unit
        What is to be planned.
    seconds
        Limit for everything together.
    seed
        Of the solver.
    cycle
        Weeks until the base rota repeats.
    """
    clock = WallBudget(seconds)
    rules = rulebook(unit)
    base = BaseRota(unit, cycle)
    model = base.model()
    build_seconds = clock.elapsed()
    placed, missing = place(unit, rules, clock, seconds=VACATION_SHARE * seconds, seed=seed)
    notes: dict[str, object] = {"cycle": cycle, "vacation_days_missing": missing}
    attempts: list[Attempt] = []
    lawful = False
    for share in BASE_SHARES:
        began = clock.elapsed()
        status = base.solve(model, clock, seconds=share * clock.left(), seed=seed, workers=WORKERS)
        notes["base_status"], notes["base_seconds"] = status, round(clock.elapsed() - began, 2)
        if base.best is None:
            model = base.model()
            continue
        notes["base_short_minutes_a_week"] = round(base.demand.shortage(base.best) / base.unit.weeks)
        planned = unit.with_absences((*unit.absences, *placed))
        trim = Trim(planned, rules, unroll(base, planned))
        notes["hours_unrolled"] = round(float(trim.cells.sum(axis=(0, 1)) @ trim.grid.paid) / 60)
        trim.run()
        notes["hours_left"] = round(float(trim.cells.sum(axis=(0, 1)) @ trim.grid.paid) / 60)
        roster = roster_of(trim.grid, trim.cells)
        lawful = check(planned, roster, rules, fixed=unit.absences).lawful
        attempts.append(Attempt(clock.elapsed(), roster, placed))
        if status == "optimal":
            break
        model = base.model()
    return Made(
        tuple(attempts),
        claimed=lawful and missing == 0,
        seconds=clock.elapsed(),
        build_seconds=build_seconds,
        notes=notes,
    )


def unroll(base: BaseRota, unit: Unit) -> np.ndarray:
    """Repeat the first cycle over the year: people x days x shifts of the unit's own grid."""
    if base.best is None:
        raise RuntimeError("There is no base rota yet. Maybe solve() was not called.")
    back = min([unit.start, *(duty.date for duty in unit.history)])
    days_back = (unit.start - back).days + back.weekday()
    days = np.arange(-days_back, unit.horizon.days) % base.length
    return base.best[:, days].copy()


def place(
    unit: Unit, rules: tuple[Rule, ...], budget: Budget, *, seconds: float, seed: int
) -> tuple[tuple[Absence, ...], int | None]:
    """Place vacation as the planner's skeleton begins: anywhere first, then where it hurts least.

    Returns
    -------
    tuple
        The vacation, and how many virkedager of it found no place; None where no placing was found in time.
    """
    placed: tuple[Absence, ...] = ()
    missing: int | None = None
    for share, evenly in ((0.4, False), (0.6, True)):
        model = VacationModel(unit, rules)
        costs = model.costs + ([(t, EVEN * w) for t, w in evenness(model)] if evenly else [])
        model.suggest(placed)
        model.cp.minimize(cp_model.LinearExpr.weighted_sum([t for t, _ in costs], [w for _, w in costs]))
        solver = configure(budget, share * seconds, seed, WORKERS)
        solver.parameters.relative_gap_limit = 0.002
        if run(model.cp, solver, budget) in {"optimal", "feasible"}:
            placed = model.chosen(solver)
            missing = sum(solver.value(days) for days in model.missing)
    return placed, missing
