"""Linear programs end when nobody waits for them any more, by their limit or by a cancel event."""

import threading
from collections.abc import Iterator

import pytest

from arsplan.solving import linear
from arsplan.solving.linear import inside, minimize, prices
from arsplan.solving.program import Program
from arsplan.solving.run import DeterministicBudget, WallBudget


@pytest.fixture
def program() -> Program:
    """Least of 2x + y with x + y at least 3 and y at most 1."""
    made = Program()
    x, y = made.variable(5, cost=2), made.variable(1, cost=1)
    made.row([(x, 1), (y, 1)], low=3, what="need")
    return made


class Stuck:
    """An interior point that hears nothing and does not end before the test does; what was begun, by solver."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.over = threading.Event()
        self.solve = linear._solve

    def __call__(self, program, solver, *limits):
        self.begun.append(solver.name)
        if solver is linear.mathopt.SolverType.HIGHS:
            self.over.wait(60)
        return self.solve(program, solver, *limits)


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stuck]:
    made = Stuck()
    monkeypatch.setattr(linear, "_solve", made)
    monkeypatch.setattr(linear, "LARGE", 0)
    monkeypatch.setattr(linear, "LATE", 0.05)
    yield made
    made.over.set()


def test_values_and_prices_are_those_of_a_corner_and_of_an_interior_point(program, monkeypatch):
    monkeypatch.setattr(linear, "LARGE", 0)
    for budget in (WallBudget(60), DeterministicBudget(60)):
        assert minimize(program, budget, seconds=60) == pytest.approx([2, 1])
        assert inside(program, budget, seconds=60) == pytest.approx([2, 1], abs=1e-4)
        assert prices(program, budget, seconds=60) == pytest.approx([2], abs=1e-4)


def test_nobody_waits_for_an_interior_point_after_a_cancel(program, stuck):
    cancel = threading.Event()
    threading.Timer(0.1, cancel.set).start()
    assert prices(program, WallBudget(600, cancel), seconds=600) is None
    assert stuck.begun == ["HIGHS"]


def test_an_interior_point_that_does_not_end_at_its_limit_is_left_to_itself(program, stuck):
    assert prices(program, WallBudget(0.1), seconds=600) is None
    assert stuck.begun == ["HIGHS"]


def test_a_corner_has_what_an_interior_point_leaves_of_the_limit(program, stuck, monkeypatch):
    monkeypatch.setattr(linear, "INSIDE", 0.01)
    assert inside(program, WallBudget(600), seconds=10) == pytest.approx([2, 1])
    assert stuck.begun == ["HIGHS", "GLOP"]
