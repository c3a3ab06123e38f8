from itertools import groupby, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import FREE, PersonProblem


def lawful(problem, line):
    """The rules, read one by one on a finished line; shifts worked too often are not looked at."""
    days = len(line)
    worked = [s for s in line if s != FREE]
    minutes = sum(problem.minutes[s] for s in worked)
    runs, at = [], 0
    for busy, run in groupby(line, key=lambda s: s != FREE):
        length = len(list(run))
        runs.append((busy, length, at == 0 or at + length == days))
        at += length
    return (
        all(s == FREE or problem.allowed[d, s] for d, s in enumerate(line))
        and all(FREE in pair or problem.follows[pair] for pair in pairwise(line))
        and problem.least_minutes <= minutes <= problem.most_minutes
        and all(length <= problem.most_work for busy, length, _ in runs if busy)
        and all(edge or length >= problem.least_work for busy, length, edge in runs if busy)
        and all(edge or length >= problem.least_free for busy, length, edge in runs if not busy)
        and len({problem.weekend[d] for d, s in enumerate(line) if s != FREE} - {FREE}) <= problem.most_weekends
    )


@st.composite
def problems(draw, days, minutes):
    shifts = len(minutes)
    bits = lambda n: np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)))  # noqa: E731
    first = draw(st.integers(0, 6))
    least = draw(st.integers(0, days * max(minutes)))
    return PersonProblem(
        allowed=(bits(days * shifts) | bits(days * shifts)).reshape(days, shifts),
        minutes=minutes,
        follows=(bits(shifts**2) | np.eye(shifts, dtype=bool).ravel()).reshape(shifts, shifts),
        weekend=tuple((d + first) // 7 if (d + first) % 7 > 4 else FREE for d in range(days)),
        most_work=draw(st.integers(1, 5)),
        least_work=draw(st.integers(1, 3)),
        least_free=draw(st.integers(1, 3)),
        least_minutes=least,
        most_minutes=least + draw(st.integers(0, 2 * max(minutes))),
        most_weekends=draw(st.integers(0, 2)),
        most=(days,) * shifts,
    )


@st.composite
def teams(draw):
    days = draw(st.integers(1, 6))
    minutes = draw(st.sampled_from([(480,), (480, 480), (480, 600), (360, 480)]))
    people = draw(st.lists(problems(days, minutes), min_size=1, max_size=3))
    size = len(people) * days * len(minutes)
    prices = draw(st.lists(st.integers(-9, 9), min_size=size, max_size=size))
    return people, np.array(prices).reshape(len(people), days, len(minutes))


@settings(max_examples=400, deadline=None)
@given(teams())
def test_the_cheapest_roster_is_that_of_an_enumeration(team):
    people, prices = team
    days, shifts = prices.shape[1:]
    found = Pricer(people).cheapest(prices)
    for e, problem in enumerate(people):
        lines = [line for line in product(range(-1, shifts), repeat=days) if lawful(problem, line)]
        costs = {line: sum(int(prices[e, d, s]) for d, s in enumerate(line) if s != FREE) for line in lines}
        if not costs:
            assert found.costs[e] is None
            continue
        assert found.costs[e] == min(costs.values())
        assert costs[tuple(found.rosters[e].tolist())] == found.costs[e]


def test_a_price_that_could_overflow_is_refused():
    problem = PersonProblem(
        np.ones((3, 1), dtype=bool), (480,), np.ones((1, 1), dtype=bool), (-1, -1, -1), 3, 1, 1, 0, 1440, 1, (3,)
    )
    with pytest.raises(OverflowError):
        Pricer([problem]).cheapest(np.full((1, 3, 1), 2**30))
