from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.solving.columns.teams import lawful, lines, teams

from arsplan.solving.columns.descent import descend, respond
from arsplan.solving.columns.generation import Generation
from arsplan.solving.columns.master import Master
from arsplan.solving.columns.prices import Prices, bound
from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import FREE, PersonProblem, TeamProblem
from arsplan.solving.columns.search import again, complete
from arsplan.solving.columns.window import Window


def optimum(team):
    """The least cost of all rosters, by enumeration; None where somebody has none."""
    each = [list(lines(person)) for person in team.people]
    assume(np.prod([len(found) for found in each]) <= 3000)
    return min((team.cost(np.array(lines)) for lines in product(*each)), default=None)


def always(*_):
    return True


def assert_lawful(team, rosters):
    for person, roster in zip(team.people, rosters, strict=True):
        assert lawful(person, roster.tolist())
        assert person.within_most(roster)


@settings(max_examples=100, deadline=None)
@given(teams(4), st.randoms(use_true_random=False))
def test_any_prices_prove_a_bound_below_the_optimum(team, random):
    best = optimum(team)
    for _ in range(3):
        heads = np.array([[random.uniform(-30, 30) for _ in row] for row in team.wanted])
        most = np.array([[random.uniform(-5, 30) for _ in person.most] for person in team.people])
        proven = bound(team, Pricer(team.people), Prices(heads, most)).value
        assert best is None or proven <= best + 1e-9


@settings(max_examples=100, deadline=None)
@given(teams(4))
def test_generation_meets_its_bound_and_what_comes_out_is_lawful(team):
    best = optimum(team)
    assume(best is not None)
    generation = Generation.of(team, Pricer(team.people))
    mixture = generation.run(always, 0.01)
    assert generation.best <= best + 1e-9
    assert generation.best == pytest.approx(mixture.cost, abs=0.011 + 0.01 * len(team.people))
    found = complete(generation, always)
    if found is not None:
        assert_lawful(team, found)
        assert team.cost(found) >= best
        window = Window.of(team, found, range(len(team.people)), range(len(team.wanted)))
        anew = again(window, generation.prices, always).rosters
        if anew is not None:
            assert_lawful(team, anew)
            assert best <= team.cost(anew) <= team.cost(found)


@settings(max_examples=100, deadline=None)
@given(teams(5))
def test_an_answer_to_the_others_is_lawful_and_mostly_the_best(team):
    pricer = Pricer(team.people)
    for e, person in enumerate(team.people):
        part = team.part([e], np.full((len(team.people), len(team.wanted)), FREE, dtype=np.int8))
        costs = {line: part.cost(np.array([line])) for line in lines(person)}
        found = respond(team, pricer, e, np.where(part.wanted > 0, -part.under, part.over) + team.wishes[e])
        if found is None:
            continue
        assert costs[tuple(found.tolist())] >= min(costs.values())
        if all(most >= len(team.wanted) for most in person.most):
            assert costs[tuple(found.tolist())] == min(costs.values())


@settings(max_examples=60, deadline=None)
@given(teams(4))
def test_taking_turns_never_costs_more(team):
    assume(all(next(lines(person), None) is not None for person in team.people))
    start = np.array([next(lines(person)) for person in team.people], dtype=np.int8)
    found = descend(team, Pricer(team.people), start, range(len(team.people)), always)
    assert_lawful(team, found)
    assert team.cost(found) <= team.cost(start)


def test_a_shift_worked_too_often_gives_way_however_dear_that_is():
    person = PersonProblem(
        np.ones((6, 2), dtype=bool),
        (480, 480),
        np.ones((2, 2), dtype=bool),
        (FREE,) * 6,
        6,
        1,
        1,
        1920,
        2880,
        0,
        (2, 6),
    )
    cells = np.ones((6, 2), dtype=np.int64)
    wanted = np.array([[1, 0]] * 6)
    team = TeamProblem((person,), np.zeros((1, 6, 2), dtype=np.int64), wanted, 10 * cells, 9 * cells)
    often = np.array([[0, 0, 0, 0, FREE, FREE]], dtype=np.int8)
    assert_lawful(team, descend(team, Pricer(team.people), often, [0], always))


class Dear(Pricer):
    """Takes no price for a limit: a shift is worked whatever it costs, but on days that are barred."""

    def cheapest(self, prices, only=None):
        barred = prices >= 3 * 10 * 1000
        return super().cheapest(np.where(barred, prices, np.minimum(prices, -1)), only)


def test_days_are_barred_where_no_price_keeps_a_limit():
    person = PersonProblem(
        np.ones((6, 1), dtype=bool), (480,), np.ones((1, 1), dtype=bool), (FREE,) * 6, 6, 1, 1, 480, 2880, 0, (2,)
    )
    cells = np.ones((6, 1), dtype=np.int64)
    team = TeamProblem((person,), np.zeros((1, 6, 1), dtype=np.int64), cells, 10 * cells, cells)
    gain = np.array([[-1], [-5], [-1], [-7], [-1], [-1]])
    found = respond(team, Dear(team.people), 0, gain)
    assert np.nonzero(found != FREE)[0].tolist() == [1, 3]


class Stuck:
    def solve(self):
        raise AttributeError


def one_person_for_two_days():
    person = PersonProblem(
        np.ones((2, 1), dtype=bool), (480,), np.ones((1, 1), dtype=bool), (FREE,) * 2, 2, 1, 1, 480, 480, 0, (2,)
    )
    cells = np.ones((2, 1), dtype=np.int64)
    return TeamProblem((person,), np.zeros((1, 2, 1), dtype=np.int64), cells, 10 * cells, cells)


def test_a_program_that_got_stuck_is_solved_from_nothing():
    master = Master(one_person_for_two_days())
    master.add(0, np.array([0, FREE], dtype=np.int8))
    expected = master.solve()
    master.solver = Stuck()
    assert master.solve().cost == expected.cost == 10


def test_a_roster_that_was_shunned_can_be_taken_again():
    master = Master(one_person_for_two_days())
    roster = np.array([0, FREE], dtype=np.int8)
    column = master.add(0, roster)
    assert master.add(0, roster) is None
    master.shun(column)
    assert master.solve().cost > 10
    assert master.add(0, roster) is column
    assert master.solve().cost == 10
    assert master.columns == [column]
