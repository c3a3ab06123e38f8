"""Who takes which line: most lines taken, then most hours, within the hours that are free."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from ortools.sat.python import cp_model


def match(raises: Mapping[tuple[str, str], Fraction], free: Fraction) -> dict[str, str]:
    """Give lines to people.

    Parameters
    ----------
    raises
        (person, line) -> share of full time by which the person's position grows; only pairs that fit.
    free
        Most that all raises together may come to.

    Returns
    -------
    dict
        Line by person: as many as possible, of those the largest sum of raises.

    Raises
    ------
    RuntimeError
        If the solver proves no best matching; there always is one.
    """
    cp = cp_model.CpModel()
    taken = {pair: cp.new_bool_var("") for pair in raises}
    for side in (0, 1):
        for name in dict.fromkeys(pair[side] for pair in raises):
            cp.add_at_most_one(literal for pair, literal in taken.items() if pair[side] == name)
    whole = lcm(free.denominator, *(raised.denominator for raised in raises.values()))
    cost = {pair: int(raised * whole) for pair, raised in raises.items()}
    cp.add(sum(cost[pair] * literal for pair, literal in taken.items()) <= int(free * whole))
    line_more = 1 + sum(sorted(cost.values())[-len({person for person, _ in raises}) :])
    cp.maximize(sum((line_more + cost[pair]) * literal for pair, literal in taken.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(cp) != cp_model.OPTIMAL:
        raise RuntimeError("The matching of people and lines was not solved.")
    return {person: line for (person, line), literal in taken.items() if solver.boolean_value(literal)}
