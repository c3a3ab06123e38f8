"""Budgets of a run: what a solve counts."""

from ortools.sat.python import cp_model

from arsplan.solving.run import A_MODEL, A_VARIABLE, DeterministicBudget, configure, run


def test_a_model_that_is_solved_at_a_glance_counts_what_laying_it_out_takes():
    budget = DeterministicBudget(1.0)
    cp = cp_model.CpModel()
    for _ in range(100):
        cp.new_bool_var("")
    rounds = 0
    while budget.left() > 0:
        run(cp, configure(budget, budget.left(), 1, 1), budget)
        rounds += 1
    assert rounds <= 1 / (A_MODEL + 100 * A_VARIABLE) + 1
