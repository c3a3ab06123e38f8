"""From people to lines: against every assignment there is, and a small ward followed over the years."""

from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.capacity.reference import two_shift

from arsplan.capacity import WeekendDesign
from arsplan.domain.staff import Employee
from arsplan.planning.design import design
from arsplan.planning.stop import MaxRuntime
from arsplan.planning.transition import Finishing, Leaving, transition
from arsplan.solving.matching import match

HALF, TENTHS = Fraction(1, 2), st.integers(0, 10).map(lambda n: Fraction(n, 10))


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.tuples(st.sampled_from("PQR"), st.sampled_from("123")), TENTHS),
    st.integers(0, 20).map(lambda n: Fraction(n, 10)),
)
def test_no_assignment_is_better(raises, free):
    best = (0, Fraction(0))
    for lines in permutations((*"123", None, None, None), 3):
        pairs = [pair for pair in zip("PQR", lines, strict=True) if pair in raises]
        total = sum((raises[pair] for pair in pairs), Fraction(0))
        if total <= free:
            best = max(best, (len(pairs), total))
    found = match(raises, free)
    assert len(set(found.values())) == len(found)
    assert (len(found), sum((raises[pair] for pair in found.items()), Fraction(0))) == best


def person(name, position, **facts):
    return Employee(id=name, competence="ASS", position=Fraction(position), rota="DA", **facts)


@pytest.fixture(scope="module")
def four_lines():
    return design(two_shift(1, 1, 1, 1), WeekendDesign(every=2), stop=MaxRuntime(10), deterministic=True)


def ward(*staff):
    return two_shift(1, 1, 1, 1).model_copy(update={"staff": staff})


def test_positions_rise_as_people_leave_and_nobody_loses(four_lines):
    people = [person(f"P{k}", HALF) for k in range(1, 6)]
    apprentice = person("P6", 0, employment="apprentice")
    events = [
        Leaving("P1", date(2027, 6, 1)),
        Leaving("P2", date(2028, 6, 1)),
        Finishing("P6", "ASS", date(2029, 8, 1)),
    ]
    years = transition(ward(*people, apprentice), four_lines, events)
    assert [year.year for year in years] == [2027, 2028, 2029]
    assert [year.heads for year in years] == [4, 3, 4]
    total = sum(line.position for line in four_lines.lines)
    for year in years:
        assert all(held.after >= held.before for held in year.holdings)
        assert sum(held.after for held in year.holdings) <= max(total, 5 * HALF)
        taken = [held.line for held in year.holdings if held.line]
        assert len({*taken}) == len(taken) == 4 - len(year.vacant)
    assert years[-1].mean_position == four_lines.mean_position
    assert years[-1].vacant == ()


def test_a_line_asks_for_competence_consent_and_no_smaller_position(four_lines):
    long = four_lines.lines[0]._replace(consents=True, position=Fraction(3, 4))
    only = type(four_lines)(**{**vars(four_lines), "lines": (long,)})
    agreed = {"long_shift_minutes": 840}
    takers = {
        "consents": person("P", HALF, **agreed),
        "does not": person("P", HALF),
        "has more": person("P", 1, **agreed),
        "wishes less": person("P", HALF, wish_max=HALF, **agreed),
    }
    found = {name: transition(ward(taker), only, ())[0].holdings[0].line for name, taker in takers.items()}
    assert found == {"consents": long.id, "does not": None, "has more": None, "wishes less": None}


def test_hours_of_a_vacancy_are_free(four_lines):
    line = four_lines.lines[0]
    only = type(four_lines)(**{**vars(four_lines), "lines": (line._replace(position=Fraction(3, 4)),)})
    people = (person("P1", HALF), person("P2", HALF))
    without = transition(ward(*people), only, ())[0]
    beside = transition(ward(*people, person("V", "1/4", employment="vacant")), only, ())[0]
    assert [held.after for held in without.holdings] == [HALF, HALF]
    assert sorted(held.after for held in beside.holdings) == [HALF, Fraction(3, 4)]


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (Leaving("X", date(2027, 6, 1)), "'X', who is not in"),
        (Finishing("P1", "ASS", date(2027, 6, 1)), "P1 finishes but is permanent"),
        (Finishing("P2", "XYZ", date(2027, 6, 1)), "P2 finishes as 'XYZ'"),
    ],
)
def test_events_about_nobody_are_refused(four_lines, event, says):
    people = (person("P1", HALF), person("P2", 0, employment="apprentice"))
    with pytest.raises(ValueError, match=says) as refused:
        transition(ward(*people), four_lines, [event])
    assert "\nMaybe" in str(refused.value)
