"""Who is needed on a feast again, by the rules and the need of these days alone."""

import datetime as dt
from fractions import Fraction

import numpy as np
import pytest
from tests.planning.wards import pair

from arsplan.domain.absences import Absence, Wish
from arsplan.domain.roster import Duty
from arsplan.domain.staff import Employee
from arsplan.domain.terms import Agreements, Arrangement
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand
from arsplan.solving.feasts import again, feast_seasons, needed_again, sparing
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.run import DeterministicBudget

START = dt.date(2027, 12, 6)
LAST, EVE = dt.date(2026, 12, 24), dt.date(2027, 12, 24)


def ward(worked, heads=1, people=4, nurses=0, **facts):
    """So many heads on days among four people, the first `nurses` of them nurses, with a Christmas behind them."""
    unit = pair(heads, nurses=min(1, nurses))
    kinds = ["SPL"] * nurses + ["ASS"] * (people - nurses) if nurses else ["SPL"] * people
    staff = tuple(
        Employee(id=f"P{k}", competence=kind, position=Fraction(1, 2), rota="DA") for k, kind in enumerate(kinds)
    )
    history = tuple(Duty(f"P{k}", LAST, "D") for k in worked)
    usual = {"start": START, "weeks": 4, "staff": staff, "history": history}
    terms = {
        "arrangement": Arrangement(weekends=1, weekends_of=2),
        "agreements": Agreements(averaging="tv", red_day_weeks=26),
    }
    return unit.model_copy(update=usual | terms | facts)


def laid(unit):
    grid = restrict(Grid(unit, rulebook(unit)))
    return grid, Demand(grid)


def christmas(unit, **facts):
    grid, demand = laid(unit)
    (days,) = feast_seasons(grid)
    return grid, again(grid, demand, days, DeterministicBudget(5), seconds=5, seed=1, **facts)


def test_seasons_are_easter_the_seventeenth_of_may_and_christmas_with_new_year():
    grid, _ = laid(ward((), weeks=52, start=dt.date(2027, 1, 4)))
    seasons = [[grid.days[d] for d in days] for days in feast_seasons(grid)]
    assert [(days[0], len(days)) for days in seasons] == [
        (dt.date(2027, 3, 26), 4),
        (dt.date(2027, 5, 17), 1),
        (EVE, 4),
    ]


@pytest.mark.parametrize(
    ("worked", "heads", "nurses", "needed"),
    [
        ((0, 1, 2), 1, 0, 0),
        ((0, 1, 2, 3), 1, 0, 1),
        ((0, 1, 2), 2, 0, 1),
        ((0,), 1, 1, 1),
        ((0, 1), 1, 2, 1),
        ((0,), 2, 2, 0),
        ((), 3, 0, 0),
    ],
)
def test_so_many_are_needed_again_and_not_one_more(worked, heads, nurses, needed):
    """By heads, and by the nurse that the day asks for, whom nobody else replaces."""
    _, found = christmas(ward(worked, heads, nurses=nurses))
    assert (found.fewest, len(found.cells)) == (needed, needed)


def test_whoever_is_away_does_not_stand_in():
    away = Absence(employee="P3", first=dt.date(2027, 12, 20), last=dt.date(2027, 12, 31), kind="study")
    _, found = christmas(ward((0, 1, 2), absences=(away,)))
    assert found.fewest == 1
    grid, demand = laid(ward((0, 1, 2)))
    off = np.zeros(grid.shape[:2], dtype=bool)
    off[3] = True
    assert len(needed_again(grid, demand, DeterministicBudget(5), seed=1, away=off)) == 1
    assert needed_again(grid, demand, DeterministicBudget(5), seed=1) == frozenset()


def test_whoever_asked_for_the_day_is_not_needed_again_but_there():
    asked = Wish(employee="P2", kind="duty", date=EVE)
    _, found = christmas(ward((0, 1, 2, 3), wishes=(asked,)))
    assert found.fewest == 0


def test_a_plan_that_leaves_a_head_open_needs_nobody_again():
    """With the day left as open as the plan has it, nobody has to come again."""
    unit = ward((0, 1, 2, 3))
    grid, _ = laid(unit)
    assert christmas(unit, roster=grid.empty())[1].fewest == 0
    worked = grid.empty()
    for e, days in enumerate((("24",), ("25", "26"), ("31",), ())):
        worked[e, [grid.day(dt.date(2027, 12, int(day))) for day in days], 0] = True
    worked[3, -2:, 0] = True
    assert christmas(unit, roster=worked)[1].fewest == 1


def test_a_plan_that_breaks_a_rule_on_these_days_proves_nothing():
    """Half a weekend: the model cannot count what such a plan leaves open, and that is not the same as nothing."""
    unit = ward((0, 1, 2, 3))
    half = laid(unit)[0].empty()
    half[0, -1, 0] = True
    assert christmas(unit, roster=half)[1] is None


def test_spared_is_whoever_is_not_needed_again():
    def spared(unit):
        grid, demand = laid(unit)
        found = sparing(grid, needed_again(grid, demand, DeterministicBudget(5), seed=1))
        return sum(not found.allowed[e, grid.day(EVE)].any() for e in range(4))

    assert spared(ward((0, 1, 2))) == 3
    assert spared(ward((0, 1, 2, 3))) == 3
    assert spared(ward((0, 1, 2, 3), heads=3)) == 1
    assert spared(ward(())) == 0
