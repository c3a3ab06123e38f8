"""Plans in which positions grow: each goal, each kind of step, the budget, and what is proven."""

from fractions import Fraction

import pytest
from tests.planning.wards import cut, pair

from arsplan.domain.staff import Employee
from arsplan.domain.terms import PositionPolicy
from arsplan.domain.unit import Unit
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.positions import position_range

WARD = cut("bjorkelia", 4)
HELD = sum(person.position for person in WARD.staff)
POLICIES = {
    "wishes": {"goal": "wishes"},
    "full-time": {"goal": "full-time"},
    "smallest": {"goal": "smallest"},
    "total": {"goal": "total"},
    "half per cents": {"goal": "smallest", "steps": "half-percent"},
    "in one step": {"goal": "full-time", "steps": "full-time"},
    "a budget": {"goal": "wishes", "budget": HELD + 1},
    "a budget and half per cents": {"goal": "total", "steps": "half-percent", "budget": HELD + Fraction(1, 2)},
    "a budget and one step": {"goal": "full-time", "steps": "full-time", "budget": HELD + 1},
    "no more than today": {"goal": "smallest", "budget": HELD},
}


def planned(unit: Unit, seconds: float = 4, *, deterministic: bool = False, **policy: object) -> Plan:
    """The plan of a unit under a policy; deterministic where it has to be a good one."""
    known = PositionPolicy.model_validate({"unasked": "full-time", **policy})
    return plan(unit.model_copy(update={"positions": known}), stop=MaxRuntime(seconds), deterministic=deterministic)


def two(position: str, heads: int = 1, **facts: object) -> Unit:
    """The pair with more said about both."""
    unit = pair(heads, position=position)
    staff = tuple(Employee.model_validate({**person.model_dump(), **facts}) for person in unit.staff)
    return unit.model_copy(update={"staff": staff})


@pytest.mark.parametrize("name", POLICIES)
def test_positions_keep_to_range_budget_law_and_bound(name: str) -> None:
    found = planned(WARD, **POLICIES[name])
    assert found.findings.lawful
    for person in found.unit.staff:
        low, high = position_range(found.unit, person)
        assert low <= found.positions[person.id] <= high
        assert found.positions[person.id] >= person.position
        if found.unit.positions.steps == "full-time":
            assert found.positions[person.id] in {person.position, 1}
    budget = found.unit.positions.budget
    assert budget is None or sum(found.positions.values()) <= budget
    assert all(goal.bound is None or goal.value <= goal.bound for goal in found.sizes)
    assert (found.outcome.status == "PROVEN_BEST") == all(goal.gap == 0 for goal in found.goals)


def test_somebody_gets_more_where_the_budget_has_more() -> None:
    found = planned(WARD, 2, deterministic=True, goal="total", budget=HELD + 1)
    assert sum(found.positions.values()) > HELD


def test_where_everything_can_be_had_it_is_proven() -> None:
    found = planned(two("1/5"), goal="wishes", unasked="present")
    assert found.outcome.status != "NO_LAWFUL_PLAN"
    all_of_it = planned(two("1/5", heads=2, wish_max="2/5"), deterministic=True, goal="wishes")
    assert all_of_it.outcome.status == "PROVEN_BEST" or all_of_it.goals[0].gap
    assert set(all_of_it.positions.values()) == {Fraction(2, 5)}


def test_who_wishes_eighty_gets_no_more() -> None:
    found = planned(two("1/5", heads=2, wish_max="4/5"), goal="total")
    assert max(found.positions.values()) <= Fraction(4, 5)


def test_where_work_is_scarce_positions_stand_and_hours_are_named() -> None:
    found = planned(two("1", vacation_days=0), goal="wishes")
    assert set(found.positions.values()) == {Fraction(1)}
    assert found.conflicts
    assert all(conflict.minutes >= 450 for conflict in found.conflicts)


def test_nobody_stands_where_nobody_is_needed() -> None:
    unit = two("1")
    none = tuple(row.model_copy(update={"heads": 0, "minima": {}}) for row in unit.demand)
    found = planned(unit.model_copy(update={"demand": none}), goal="wishes")
    assert not len(found.roster)


def test_twice_the_same() -> None:
    known = PositionPolicy(goal="smallest", unasked="full-time", budget=HELD + 1)
    unit = WARD.model_copy(update={"positions": known})
    first, second = (plan(unit, stop=MaxRuntime(3), seed=2, deterministic=True) for _ in range(2))
    assert (first.roster, first.positions) == (second.roster, second.positions)
