"""Weeks that the search was cut before: known, built later where there is time, and shared time between parts."""

import threading
from datetime import timedelta

import pytest
from tests.planning.wards import pair

from arsplan.planning.construct import Part, construct, fill_rest, part_of
from arsplan.planning.plan_types import Unplanned
from arsplan.planning.unplanned import first_budget, unplanned
from arsplan.rules.rulebook import rulebook
from arsplan.solving import weeks
from arsplan.solving.run import DeterministicBudget, solve


def quiet(_phase: str, _text: str) -> None:
    """Nobody listens."""


def part(length: int = 4) -> Part:
    unit = pair(1).model_copy(update={"weeks": length})
    return part_of(unit, rulebook(unit))


def cut_after(week: int) -> Part:
    """Time ends when this week has been built."""
    made, cancel = part(), threading.Event()

    def say(_phase: str, text: str) -> None:
        if text.startswith(f"week {week} of"):
            cancel.set()

    construct(made, DeterministicBudget(20.0, cancel), seed=1, workers=1, say=say)
    return made


def test_weeks_that_there_was_no_time_for_are_known() -> None:
    made = cut_after(2)
    (found,) = unplanned([made])
    assert found == Unplanned(made.grid.people, ("2027-W33", "2027-W34"))
    assert unplanned([cut_after(4), part()]) == ()


def test_they_are_built_as_soon_as_there_is_time() -> None:
    made = cut_after(2)
    before = made.now.roster.copy()
    assert [stage["stage"] for stage in fill_rest(made, DeterministicBudget(20.0), seed=1, say=quiet)] == [
        "windows, the rest"
    ]
    assert unplanned([made]) == ()
    built = made.grid.back + 14
    assert (made.now.roster[:, :built] == before[:, :built]).all()
    assert made.demand.shortage(made.now.roster) == 0
    assert fill_rest(made, DeterministicBudget(20.0), seed=1, say=quiet) == []


def test_a_week_in_which_everybody_has_got_a_duty_since_is_planned() -> None:
    made = cut_after(3)
    roster = made.now.roster.copy()
    monday = made.grid.day(made.unit.start + timedelta(21))
    roster[0, monday, 0] = True
    made.state = made.priced(roster, ())
    assert unplanned([made]) == (Unplanned((made.grid.people[1],), ("2027-W34",)),)
    roster[1, monday + 1, 0] = True
    made.state = made.priced(roster, ())
    assert unplanned([made]) == ()


def test_after_a_week_that_found_nothing_the_next_gets_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    def late(*model: object, seconds: float, **limits: object) -> object:
        given.append(seconds)
        return solve(*model, seconds=seconds, **limits) if seconds > 3 * weeks.LEAST else None  # type: ignore[arg-type]

    monkeypatch.setattr(weeks, "solve", late)
    made = part(5)
    construct(made, DeterministicBudget(0.5), seed=1, workers=1, say=quiet)
    assert given == pytest.approx([weeks.LEAST * factor for factor in (1, 2, 4, 4, 4)])
    assert sorted(made.missed) == [0, 1]


def test_each_part_has_its_share_of_a_short_time_and_the_first_all_that_others_do_not_need() -> None:
    short, ample = DeterministicBudget(0.1), DeterministicBudget(1000.0)
    small, large = part(2), part(6)
    assert first_budget(small, [large], short).left() == pytest.approx(0.025)
    assert first_budget(small, [large], ample).left() == pytest.approx(1000, abs=1)
    assert first_budget(large, [], short) is short
