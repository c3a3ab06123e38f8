"""The plain model as a mixed-integer program, solved by HiGHS."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from arsplan.domain.unit import Unit
from arsplan.solving.linear import as_proto
from arsplan.solving.program import Program
from arsplan.solving.run import WallBudget
from baselines.made import Attempt, Made, roster_of
from baselines.plain import build

INFINITE = 2**40
"""Sides of a row beyond this say nothing."""


def highs(unit: Unit, *, seconds: float, seed: int) -> Made:  # noqa: ARG001  (as the other methods)
    """Build the plain model, turn its clauses into rows, and solve it.

    Parameters
    ----------
    unit
        What is to be planned.
    seconds
        Limit for building and solving together.
    seed
        Not used: HiGHS takes none through MathOpt.
    """
    clock = WallBudget(seconds)
    model, vacation = build(unit)
    proto = as_proto(_program(model.cp), integers=True)
    built = clock.elapsed()
    limit = dt.timedelta(seconds=max(0.01, clock.left()))
    parameters = mathopt.SolveParameters(time_limit=limit)
    result = mathopt.solve(mathopt.Model.from_model_proto(proto), mathopt.SolverType.HIGHS, params=parameters)
    spent = clock.elapsed()
    notes: dict[str, object] = {
        "status": result.termination.reason.name,
        "variables": len(proto.variables.ids),
        "rows": len(proto.linear_constraints.ids),
    }
    if not result.has_primal_feasible_solution():
        return Made((), claimed=False, seconds=spent, build_seconds=built, notes=notes)
    found = result.variable_values()
    values = _Values([round(found[key]) for key in sorted(found, key=lambda key: key.id)])
    missing = sum(values.value(days) for days in vacation.missing)
    notes["vacation_days_missing"] = missing
    # Both readers only ask for values of literals.
    roster = roster_of(model.grid, model.read(values))  # type: ignore[arg-type]
    attempt = Attempt(spent, roster, vacation.chosen(values))  # type: ignore[arg-type]
    return Made((attempt,), claimed=missing == 0, seconds=spent, build_seconds=built, notes=notes)


class _Values:
    """Values by number of the variable, asked for as a CP-SAT solver is."""

    def __init__(self, values: Sequence[int]) -> None:
        self.values = values

    def value(self, term: cp_model.IntVar | int) -> int:
        """Of a variable, of its negation, or of a number."""
        if isinstance(term, int):
            return term
        return self.values[term.index] if term.index >= 0 else 1 - self.values[-term.index - 1]

    def boolean_value(self, term: cp_model.IntVar | int) -> bool:
        """As `value`, for literals."""
        return bool(self.value(term))


def _program(cp: cp_model.CpModel) -> Program:
    """Clauses and linear constraints as rows; a maximum, which only costs ask for, as what is not below its parts."""
    program = Program()
    proto = cp.proto
    for variable in proto.variables:
        program.variable(list(variable.domain)[-1], low=variable.domain[0])
    for number, factor in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        at, sign = (number, 1) if number >= 0 else (-number - 1, -1)
        program.cost[at] += sign * factor
    for constraint in proto.constraints:
        if constraint.has_linear() and not constraint.enforcement_literal:
            linear = constraint.linear
            _row(program, [*zip(linear.vars, linear.coeffs, strict=True)], linear.domain[0], list(linear.domain)[-1])
        elif constraint.has_lin_max():
            target = constraint.lin_max.target
            for part in constraint.lin_max.exprs:
                terms = [*zip(target.vars, target.coeffs, strict=True)]
                terms += [(number, -factor) for number, factor in zip(part.vars, part.coeffs, strict=True)]
                _row(program, terms, part.offset - target.offset, INFINITE)
        else:
            _logic(program, constraint)
    return program


def _logic(program: Program, constraint: Any) -> None:  # noqa: ANN401  (the solver's class has no public name)
    """Clauses, each with the condition under which it holds."""
    condition = [-literal - 1 for literal in constraint.enforcement_literal]
    if constraint.has_bool_or():
        _clause(program, [*condition, *constraint.bool_or.literals], low=1)
    elif constraint.has_bool_and():
        for literal in constraint.bool_and.literals:
            _clause(program, [*condition, literal], low=1)
    elif constraint.has_at_most_one():
        _clause(program, constraint.at_most_one.literals, high=1)
    elif constraint.has_exactly_one():
        _clause(program, constraint.exactly_one.literals, low=1, high=1)
    else:
        raise TypeError("The plain model has a constraint that is no row. Maybe a new encoder needs its line here.")


def _clause(program: Program, literals: Sequence[int], low: int = -INFINITE, high: int = INFINITE) -> None:
    _row(program, [(literal, 1) for literal in literals], low, high)


def _row(program: Program, terms: Sequence[tuple[int, int]], low: int, high: int) -> None:
    """Add low <= sum <= high over variables and negations of literals."""
    factors: dict[int, int] = {}
    for number, factor in terms:
        at, sign = (number, factor) if number >= 0 else (-number - 1, -factor)
        if number < 0:
            low, high = low - factor, high - factor
        factors[at] = factors.get(at, 0) + sign
    sides = {"low": low, "high": high}
    program.row(
        list(factors.items()), **{name: float(side) for name, side in sides.items() if abs(side) < INFINITE / 2}
    )
