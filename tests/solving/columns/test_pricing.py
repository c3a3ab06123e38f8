from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from tests.solving.columns.teams import lines, teams

from arsplan.solving.columns.pricing import Pricer
from arsplan.solving.columns.problem import FREE, PersonProblem


@settings(max_examples=300, deadline=None)
@given(teams())
def test_the_cheapest_roster_is_that_of_an_enumeration(team):
    found = Pricer(team.people).cheapest(team.wishes)
    for e, problem in enumerate(team.people):
        costs = {
            line: sum(int(team.wishes[e, d, s]) for d, s in enumerate(line) if s != FREE)
            for line in lines(problem, beyond=True)
        }
        if not costs:
            assert found.costs[e] is None
            continue
        assert found.costs[e] == min(costs.values())
        assert costs[tuple(found.rosters[e].tolist())] == found.costs[e]


def plain(days, **changes):
    """One shift of eight hours on every day, and no limit that matters."""
    free = {
        "allowed": np.ones((days, 1), dtype=bool),
        "minutes": (480,),
        "follows": np.ones((1, 1), dtype=bool),
        "weekend": tuple(d // 7 if d % 7 > 4 else FREE for d in range(days)),
        "most_work": days,
        "least_work": 1,
        "least_free": 1,
        "least_minutes": 0,
        "most_minutes": days * 480,
        "most_weekends": days,
        "most": (days,),
    }
    return PersonProblem(**{**free, **changes})


def test_a_long_roster_keeps_every_limit_exactly_where_it_binds():
    days = 70
    problem = plain(days, most_work=5, least_work=3, least_free=2, most_minutes=40 * 480, most_weekends=4)
    found = Pricer([problem]).cheapest(np.full((1, days, 1), -1))
    line = found.rosters[0]
    assert found.costs == [-40]
    assert len({d // 7 for d in np.nonzero(line != FREE)[0] if d % 7 > 4}) <= 4
    edges = [-1, *(d for d, (a, b) in enumerate(pairwise(line.tolist())) if a != b), days - 1]
    inner = [(line[a + 1] != FREE, b - a) for a, b in list(pairwise(edges))[1:-1]]
    assert all(3 <= length <= 5 if busy else length >= 2 for busy, length in inner)


def test_people_may_be_priced_alone_and_by_several_threads():
    from concurrent.futures import ThreadPoolExecutor

    people = [plain(14, most_minutes=480 * n) for n in (3, 3, 4, 5)]
    prices = np.arange(4 * 14).reshape(4, 14, 1) % 11 - 8
    with ThreadPoolExecutor(2) as pool:
        whole = Pricer(people, pool, 2).cheapest(prices)
    assert whole.costs == Pricer(people).cheapest(prices).costs
    alone = Pricer(people).cheapest(prices, [2])
    assert alone.costs == [None, None, whole.costs[2], None]


def test_a_price_that_could_overflow_is_refused():
    with pytest.raises(OverflowError):
        Pricer([plain(3)]).cheapest(np.full((1, 3, 1), 2**30))
