"""Solving a linear program through MathOpt: for values, or for prices."""

import contextlib
import datetime as dt
import threading
import time
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers.highs_pb2 import HighsOptionsProto
from ortools.util.python.solve_interrupter import SolveInterrupter

from arsplan.solving.program import Program
from arsplan.solving.run import Budget, cancelled, watching

Numbers = npt.NDArray[np.float64]

LARGE = 5_000
"""Rows from which an interior point is quicker than a corner."""

INSIDE = 0.6
"""Share of a limit that an interior point may take where a corner will do, too."""

LATE, LISTEN = 0.5, 0.02
"""Seconds beyond its limit after which an interior point is left to itself, and seconds between two looks at it."""

BESIDE = "beside: an interior point"
"""How the thread is called that nobody waits for any longer."""


def minimize(program: Program, budget: Budget, *, seconds: float) -> Numbers | None:
    """Best values of the variables in fractions, at a corner (GLOP); None when the limits were too short."""
    if budget.left() <= 0:
        return None
    result = _solve(program, mathopt.SolverType.GLOP, mathopt.SolveParameters(), budget, seconds)
    if not result.has_primal_feasible_solution():
        return None
    return _in_order(result.variable_values())


def inside(program: Program, budget: Budget, *, seconds: float) -> Numbers | None:
    """Best values of the variables from an interior point, at no corner: of equals each gets a share.

    Where there is none, those at a corner in what is left of the seconds; None when the limits were too short.
    """
    began = time.monotonic()
    result = _inside(program, budget, INSIDE * seconds)
    if result is None or not result.has_primal_feasible_solution():
        return minimize(program, budget, seconds=seconds - (time.monotonic() - began))
    return _in_order(result.variable_values())


def prices(program: Program, budget: Budget, *, seconds: float) -> Numbers | None:
    """Price of each row for a bound; None when the limits were too short.

    An interior point is as good as a corner for that, and HiGHS comes to one of a large program in a third of the time.
    """
    result = _inside(program, budget, seconds) if len(program.row_low) >= LARGE else None
    if result is None and budget.left() <= 0:
        return None
    if result is None:
        result = _solve(program, mathopt.SolverType.GLOP, mathopt.SolveParameters(), budget, seconds)
    if not result.has_dual_feasible_solution():
        return None
    return _in_order(result.dual_values())


def _inside(program: Program, budget: Budget, seconds: float) -> mathopt.SolveResult | None:
    """Solve by an interior point; None where it could not end there, or not in time.

    HiGHS does not hear an interrupter, and comes to its limit late. So it works in a thread of its own, which is left
    to itself when nobody wants the result any more: it ends at its limit, or with the process.
    """
    parameters = mathopt.SolveParameters(lp_algorithm=mathopt.LPAlgorithm.BARRIER)
    parameters.highs = HighsOptionsProto(string_options={"run_crossover": "off"})
    found: list[mathopt.SolveResult] = []

    def solve() -> None:
        # MathOpt's own error may fail to be raised
        with contextlib.suppress(RuntimeError, ValueError, AttributeError):
            found.append(_solve(program, mathopt.SolverType.HIGHS, parameters, budget, seconds))

    limit = float("inf") if budget.deterministic else min(seconds, budget.left()) + LATE
    thread, began = threading.Thread(target=solve, name=BESIDE, daemon=True), time.monotonic()
    thread.start()
    while thread.is_alive() and time.monotonic() - began < limit and not cancelled(budget.cancel):
        thread.join(LISTEN)
    return found[0] if found else None


def _in_order(found: dict[Any, float]) -> Numbers:
    """Values by number, as the program counts its variables and rows."""
    return np.array([found[key] for key in sorted(found, key=lambda key: key.id)])


def _solve(
    program: Program, solver: mathopt.SolverType, parameters: mathopt.SolveParameters, budget: Budget, seconds: float
) -> mathopt.SolveResult:
    """Solve within the limits; a deterministic budget sets none."""
    if not budget.deterministic:
        parameters.time_limit = dt.timedelta(seconds=max(0.01, min(seconds, budget.left())))
    interrupter = SolveInterrupter()
    with watching(budget.cancel, interrupter.interrupt):
        return mathopt.solve(
            mathopt.Model.from_model_proto(as_proto(program)), solver, params=parameters, interrupter=interrupter
        )


def as_proto(program: Program, *, integers: bool = False) -> model_pb2.ModelProto:
    """Return the program as MathOpt reads it, with variables in fractions or in whole numbers."""
    proto = model_pb2.ModelProto()
    columns, rows = len(program.cost), len(program.row_low)
    proto.variables.ids.extend(range(columns))
    proto.variables.lower_bounds.extend(map(float, program.low))
    proto.variables.upper_bounds.extend(map(float, program.high))
    proto.variables.integers.extend([integers] * columns)
    proto.linear_constraints.ids.extend(range(rows))
    proto.linear_constraints.lower_bounds.extend(program.row_low)
    proto.linear_constraints.upper_bounds.extend(program.row_high)
    costs = [(v, float(c)) for v, c in enumerate(program.cost) if c]
    proto.objective.linear_coefficients.ids.extend(v for v, _ in costs)
    proto.objective.linear_coefficients.values.extend(c for _, c in costs)
    order = np.lexsort((program.entry_column, program.entry_row))
    matrix = proto.linear_constraint_matrix
    matrix.row_ids.extend(np.array(program.entry_row)[order].tolist())
    matrix.column_ids.extend(np.array(program.entry_column)[order].tolist())
    matrix.coefficients.extend(np.array(program.entry, dtype=float)[order].tolist())
    return proto
