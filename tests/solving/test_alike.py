"""Counting together who is alike changes the size of a program, and nothing that it proves."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.wards import pair

from arsplan.planning.certificates import lay
from arsplan.planning.decomposition import components
from arsplan.rules.rulebook import rulebook
from arsplan.solving.alike import together
from arsplan.solving.linear import minimize
from arsplan.solving.program import INFINITY, Program
from arsplan.solving.relaxation import relax
from arsplan.solving.run import WallBudget

NUMBER = st.integers(-3, 3)
ROW = st.tuples(st.lists(NUMBER, min_size=3, max_size=3), st.lists(NUMBER, min_size=2, max_size=2), st.integers(0, 9))


def team(rows, all_together, copies, costs, random):
    """People who are alike, each with rows over three variables, and rows that they share with two more."""
    program = Program()
    shared = [program.variable(4, cost=cost) for cost in costs[:2]]
    people = [[program.variable(2, cost=cost) for cost in costs[2:]] for _ in range(copies)]
    for mine in random.sample(people, copies):
        for own, common, side in rows:
            program.row(_terms([*mine, *shared], [*own, *common]), high=side)
    for own, common, side in all_together:
        program.row(_terms([*(v for mine in people for v in mine), *shared], [*own * copies, *common]), low=-side)
    return program


def _terms(variables, factors):
    return [(variable, factor) for variable, factor in zip(variables, factors, strict=True) if factor]


def least(program):
    found = minimize(program, WallBudget(10), seconds=5)
    return None if found is None else sum(c * x for c, x in zip(program.cost, found, strict=True))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(ROW, min_size=1, max_size=3),
    st.lists(ROW, min_size=1, max_size=3),
    st.integers(1, 4),
    st.lists(NUMBER, min_size=5, max_size=5),
    st.randoms(use_true_random=False),
)
def test_the_least_cost_stays(rows, shared, copies, costs, random):
    """All values at 0 keep every row, so there is a least cost."""
    program = team(rows, shared, copies, costs, random)
    small = together(program)
    assert len(small.low) <= 5
    assert abs(least(program) - least(small)) < 1e-6


def test_what_differs_in_one_number_stays_apart():
    program = Program()
    first, second, third = (program.variable(1, cost=-1) for _ in range(3))
    for variable, factor in ((first, 2), (second, 2), (third, 3)):
        program.row([(variable, factor)], high=1)
    program.row([(first, 1), (second, 1), (third, 1)], high=2)
    small = together(program)
    assert (sorted(small.high), sorted(small.row_high)) == ([1, 2], [1, 2, 2])
    assert small.entry_row == sorted(small.entry_row)


def test_nobody_alike_is_the_same_program():
    program = Program()
    variables = [program.variable(k) for k in range(1, 4)]
    program.row([(v, 1) for v in variables], low=-INFINITY, high=2)
    assert together(program) is program


def test_two_who_are_alike_are_one_and_two_who_are_not_are_two():
    for competence, part in (("SPL", 1 / 2), ("ASS", 1)):
        unit = pair(1, second_competence=competence)
        ((one, rules),) = components(unit, rulebook(unit))
        laid = lay(one, rules)
        program = relax(laid.grid, laid.demand, None, shortage="counted").program
        assert len(together(program).row_low) <= part * len(program.row_low) + len(laid.demand.stretches)
