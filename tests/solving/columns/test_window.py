import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.solving.columns.teams import lawful, lines, teams

from arsplan.solving.columns.prices import Prices
from arsplan.solving.columns.problem import FREE, PersonProblem, TeamProblem
from arsplan.solving.columns.search import again
from arsplan.solving.columns.window import Window


def starts(team):
    """The first lawful line of each."""
    found = [next(lines(person), None) for person in team.people]
    assume(None not in found)
    return np.array(found, dtype=np.int8)


@st.composite
def cuts(draw):
    team = draw(teams(7))
    days = len(team.wanted)
    first = draw(st.integers(0, days - 1))
    return team, starts(team), range(first, draw(st.integers(first + 1, days)))


@settings(max_examples=80, deadline=None)
@given(cuts())
def test_a_cut_allows_what_the_whole_allows_when_all_else_stands(cut):
    team, rosters, opened = cut
    window = Window.of(team, rosters, range(len(team.people)), opened)
    beside = [d for d in range(len(team.wanted)) if d not in opened]
    for e, person in enumerate(team.people):
        there = {line for line in lines(person) if all(line[d] == rosters[e, d] for d in beside)}
        stands = np.nonzero(window.stands)[0]
        here = (line for line in lines(window.team.people[e]) if all(line[d] == window.now[e, d] for d in stands))
        whole = rosters[e].tolist()
        days = window.days
        assert there == {(*whole[: days.start], *line, *whole[days.stop :]) for line in here}


@settings(max_examples=80, deadline=None)
@given(cuts(), st.randoms(use_true_random=False))
def test_who_begins_anew_for_some_days_keeps_the_rules_and_the_other_days(cut, random):
    team, rosters, opened = cut
    some = sorted(random.sample(range(len(team.people)), random.randint(1, len(team.people))))
    window = Window.of(team, rosters, some, opened)
    nothing = Prices(np.zeros(team.wanted.shape), np.zeros((len(team.people), team.wanted.shape[1])))
    found = again(window, nothing, lambda: True)
    joined = None if found.rosters is None else window.into(rosters, found.rosters)
    if joined is None:
        return
    assert team.cost(joined) <= team.cost(rosters)
    for person, roster in zip(team.people, joined, strict=True):
        assert lawful(person, roster.tolist())
        assert person.within_most(roster)
    changed = joined != rosters
    assert not changed[:, [d for d in range(len(team.wanted)) if d not in opened]].any()
    assert not changed[[e for e in range(len(team.people)) if e not in some]].any()
    assert (
        window.back(nothing, found.prices).heads[opened.start : opened.stop] == found.prices.heads[~window.stands]
    ).all()


def test_where_something_beside_the_open_days_changed_nothing_is_laid_into_the_whole():
    person = PersonProblem(
        np.ones((9, 1), dtype=bool), (480,), np.ones((1, 1), dtype=bool), (FREE,) * 9, 2, 1, 1, 0, 4320, 0, (9,)
    )
    cells = np.ones((9, 1), dtype=np.int64)
    team = TeamProblem((person,), np.zeros((1, 9, 1), dtype=np.int64), cells, 10 * cells, cells)
    rosters = np.full((1, 9), FREE, dtype=np.int8)
    window = Window.of(team, rosters, [0], range(4, 6))
    assert window.days == slice(2, 8)
    assert window.stands.tolist() == [True, True, False, False, True, True]
    assert window.into(rosters, np.array([[FREE, FREE, 0, 0, FREE, FREE]], dtype=np.int8)).tolist()[0][4:6] == [0, 0]
    assert window.into(rosters, np.array([[FREE, 0, FREE, 0, FREE, FREE]], dtype=np.int8)) is None
