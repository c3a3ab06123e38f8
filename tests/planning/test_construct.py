"""A second skeleton: it goes on from the first, and is taken only where the roster from it is better."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import arsplan
from arsplan.planning import construct as building
from arsplan.planning.construct import Part, construct, construct_again, part_of, time_for_another
from arsplan.planning.decomposition import components
from arsplan.planning.improvement import broken
from arsplan.rules.rulebook import rulebook
from arsplan.solving import weeks
from arsplan.solving.model import RosterModel
from arsplan.solving.run import DeterministicBudget, WallBudget, solve
from arsplan.solving.skeleton import STEPS, Skeleton, away_from, skeleton

UNITS = Path(__file__).parents[2] / "examples" / "units"


def said(_phase: str, _text: str) -> None:
    """Nobody listens."""


@pytest.fixture
def part() -> Part:
    """Night staff of the small unit over thirteen weeks, with its first roster."""
    unit = arsplan.load(UNITS / "solsiden")
    last = unit.start + timedelta(weeks=13)
    short = unit.model_copy(update={"weeks": 13, "absences": tuple(a for a in unit.absences if a.last < last)})
    smallest = min(components(short, rulebook(short)), key=lambda found: len(found[0].staff))
    made = part_of(*smallest)
    construct(made, DeterministicBudget(20.0), seed=1, workers=1, say=said)
    return made


def test_going_on_from_a_placing_never_makes_it_cost_more(part: Part) -> None:
    frame = part.frame
    assert frame is not None
    budget = DeterministicBudget(5.0)
    again = skeleton(
        part.grid, part.demand, part.rules, budget, seconds=5.0, seed=2, workers=1, steps=STEPS[-1:], before=frame
    )
    assert again is not None
    assert again.cost <= frame.cost


def test_a_second_skeleton_that_is_no_better_leaves_the_roster_as_it_is(part: Part) -> None:
    before = part.now
    took = construct_again(part, DeterministicBudget(5.0), seed=1, workers=1, say=said)
    again = construct_again(part, DeterministicBudget(5.0), seed=1, workers=1, say=said)
    assert [stage["stage"] for stage in again] == ["skeleton again"]
    assert part.now is before or [stage["stage"] for stage in took][-1] == "windows"


def test_a_better_skeleton_with_a_worse_roster_is_not_taken(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    before = part.now
    assert before.roster.any()

    def nobody_at_weekends(*_: object, before: Skeleton, **__: object) -> Skeleton:
        return Skeleton(before.placed, np.zeros_like(before.weekends), cost=-1.0)

    monkeypatch.setattr(building, "skeleton", nobody_at_weekends)
    took = construct_again(part, DeterministicBudget(20.0), seed=1, workers=1, say=said)
    assert [stage["stage"] for stage in took] == ["skeleton again", "positions", "windows"]
    assert part.now is before


def test_a_better_roster_is_taken_with_all_it_was_made_with(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = part.frame
    assert frame is not None
    none = Part(part.unit, part.rules, part.grid, part.demand, part.ranges, part.targets, None, frame)
    none.state = none.priced(np.zeros_like(part.now.roster), frame.placed)

    def the_same(*_: object, before: Skeleton, **__: object) -> Skeleton:
        return Skeleton(before.placed, before.weekends, before.unplaced, before.cost - abs(before.cost) - 1.0)

    monkeypatch.setattr(building, "skeleton", the_same)
    construct_again(none, DeterministicBudget(20.0), seed=1, workers=1, say=said)
    assert none.now.roster.any()
    assert none.grid is not part.grid
    assert none.now.cost == none.priced(none.now.roster, none.now.placed).cost


def test_a_week_that_is_too_hard_at_once_is_planned_by_some_people_after_others(
    part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid, frame = part.grid, part.frame
    assert frame is not None
    asked: list[int] = []

    def only_some(model: RosterModel, *given: Any, **limits: Any) -> Any:
        people = int(model.free.any(axis=1).sum())
        asked.append(people)
        return None if people > (len(grid.people) + 1) // 2 else solve(model, *given, **limits)

    monkeypatch.setattr(weeks, "solve", only_some)
    monkeypatch.setattr(weeks, "FEW", 2)
    roster = weeks.build_by_weeks(
        grid,
        part.demand,
        away_from(grid, frame.placed),
        frame.weekends,
        None,
        DeterministicBudget(20.0),
        seconds=20.0,
        seed=1,
        on_week=lambda _: None,
    )
    assert len(asked) == 13 * 3
    by_week = roster.any(axis=2).reshape(len(grid.people), -1, 7).sum(axis=(0, 2))
    assert (by_week > 0).all()
    assert not broken(part, part.priced(roster, frame.placed))


def test_another_beginning_needs_more_time_than_the_first_took() -> None:
    budget = DeterministicBudget(10.0)
    assert time_for_another(budget)
    budget.spend(5.0)
    assert not time_for_another(budget)
    assert not time_for_another(WallBudget(0.0))
