"""Solving a linear program with GLOP through MathOpt."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from arsplan.solving.program import Program
from arsplan.solving.run import Budget, watching

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Optimum:
    """Values by variable and prices by row; None for what the solver did not reach."""

    values: Numbers | None
    prices: Numbers | None


def minimize(program: Program, budget: Budget, *, seconds: float) -> Optimum:
    """Solve a program in fractions, within the limits; a deterministic budget sets none."""
    model = mathopt.Model.from_model_proto(_proto(program))
    limit = None if budget.deterministic else dt.timedelta(seconds=max(0.01, min(seconds, budget.left())))
    interrupter = SolveInterrupter()
    with watching(budget.cancel, interrupter.interrupt):
        result = mathopt.solve(
            model,
            mathopt.SolverType.GLOP,
            params=mathopt.SolveParameters(time_limit=limit),
            interrupter=interrupter,
        )
    values = result.variable_values() if result.has_primal_feasible_solution() else None
    prices = result.dual_values() if result.has_dual_feasible_solution() else None
    return Optimum(
        None if values is None else np.array([values[v] for v in sorted(values, key=lambda v: v.id)]),
        None if prices is None else np.array([prices[c] for c in sorted(prices, key=lambda c: c.id)]),
    )


def _proto(program: Program) -> model_pb2.ModelProto:
    proto = model_pb2.ModelProto()
    columns, rows = len(program.cost), len(program.row_low)
    proto.variables.ids.extend(range(columns))
    proto.variables.lower_bounds.extend(map(float, program.low))
    proto.variables.upper_bounds.extend(map(float, program.high))
    proto.variables.integers.extend([False] * columns)
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
