"""Solving a program with GLOP (fractions) or HiGHS (whole numbers) through MathOpt."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from arsplan.solving.program import Program
from arsplan.solving.run import Budget, watching


@dataclass(frozen=True)
class Optimum:
    """Values by variable, prices by row (None for whole numbers), and the objective."""

    values: np.ndarray
    prices: np.ndarray | None
    objective: float
    bound: float


def minimize(
    program: Program, budget: Budget, *, seconds: float, whole: bool = False, gap: float = 0.0
) -> Optimum | None:
    """Solve a program; None when nothing was found in time. With `whole`, integer variables are whole numbers."""
    model = mathopt.Model.from_model_proto(_proto(program, whole=whole))
    limit = max(0.01, min(seconds, budget.left())) if not budget.deterministic else None
    params = mathopt.SolveParameters(
        time_limit=None if limit is None else dt.timedelta(seconds=limit),
        relative_gap_tolerance=gap or None,
    )
    solver = mathopt.SolverType.HIGHS if whole else mathopt.SolverType.GLOP
    interrupter = SolveInterrupter()
    with watching(budget.cancel, interrupter.interrupt):
        result = mathopt.solve(model, solver, params=params, interrupter=interrupter)
    if not result.has_primal_feasible_solution():
        return None
    values = result.variable_values()
    prices = result.dual_values() if result.has_dual_feasible_solution() else None
    columns = sorted(values, key=lambda v: v.id)
    rows = None if prices is None else sorted(prices, key=lambda c: c.id)
    return Optimum(
        np.array([values[v] for v in columns]),
        None if prices is None or rows is None else np.array([prices[c] for c in rows]),
        result.objective_value(),
        result.best_objective_bound(),
    )


def _proto(program: Program, *, whole: bool) -> model_pb2.ModelProto:
    proto = model_pb2.ModelProto()
    columns, rows = len(program.cost), len(program.row_low)
    proto.variables.ids.extend(range(columns))
    proto.variables.lower_bounds.extend(map(float, program.low))
    proto.variables.upper_bounds.extend(map(float, program.high))
    proto.variables.integers.extend(program.integer if whole else [False] * columns)
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
