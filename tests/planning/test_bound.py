"""The bound against every roster there is, and the certificate against every price there might be."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.wards import pair

from arsplan.capacity.certificate import dual_bound
from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics import coverage, shortage_minutes
from arsplan.planning.bound import bound
from arsplan.planning.plan import plan
from arsplan.planning.stop import MaxRuntime
from arsplan.solving.program import Program

CASES = [
    pair(1),
    pair(2),
    pair(3, nurses=2),
    pair(2, second_competence="ASS", nurses=2),
    pair(2, second_competence="ASS", nurses=1, position="1/2"),
]


def brute_force(unit: Unit) -> int:
    """Least shortage over all lawful rosters; person by person, since no rule here is about both."""
    days = unit.horizon.dates
    lawful = {
        person: [
            duties
            for chosen in product((False, True), repeat=len(days))
            for duties in [[Duty(person, day, "D") for day, on in zip(days, chosen, strict=True) if on]]
            if check(unit, Roster(duties)).lawful
        ]
        for person in unit.person
    }
    best = None
    for mine in lawful["P1"]:
        for theirs in lawful["P2"]:
            rows = coverage(unit, Roster([*mine, *theirs]))
            if all(row.over == 0 for row in rows):
                short = shortage_minutes(rows)
                best = short if best is None else min(best, short)
    assert best is not None
    return best


@pytest.mark.parametrize("unit", CASES, ids=range(len(CASES)))
def test_bound_is_below_every_lawful_roster_and_the_plan_is_best(unit: Unit) -> None:
    least = brute_force(unit)
    found = plan(unit, stop=MaxRuntime(5))
    assert bound(unit).shortage <= least
    assert found.goals[0].value == least


@st.composite
def programs(draw: st.DrawFn) -> tuple[Program, list[float]]:
    """A small program in whole numbers, and prices that need not make sense."""
    program = Program()
    small = st.integers(-4, 4)
    for _ in range(draw(st.integers(1, 3))):
        low = draw(st.integers(-2, 1))
        program.variable(low + draw(st.integers(0, 3)), low=low, cost=draw(small))
    for _ in range(draw(st.integers(0, 3))):
        side = draw(st.integers(-5, 5))
        terms = [(v, draw(small)) for v in range(len(program.cost))]
        if draw(st.booleans()):
            program.row(terms, low=side)
        else:
            program.row(terms, high=side)
    return program, [draw(st.floats(-5, 5)) for _ in program.row_low]


@settings(deadline=None)
@given(programs())
def test_any_prices_give_a_bound_that_holds(given_: tuple[Program, list[float]]) -> None:
    program, prices = given_
    values = [range(low, high + 1) for low, high in zip(program.low, program.high, strict=True)]
    costs = []
    for point in product(*values):
        sums = [0] * len(program.row_low)
        for row, column, entry in zip(program.entry_row, program.entry_column, program.entry, strict=True):
            sums[row] += entry * point[column]
        if all(lo <= s <= hi for lo, s, hi in zip(program.row_low, sums, program.row_high, strict=True)):
            costs.append(sum(c * v for c, v in zip(program.cost, point, strict=True)))
    assert all(dual_bound(program, prices) <= cost for cost in costs)
