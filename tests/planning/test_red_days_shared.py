"""Red days shared evenly between people and years, as a goal of every plan."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from tests.planning.wards import pair

from arsplan.domain.roster import Duty
from arsplan.domain.staff import Employee
from arsplan.domain.terms import Agreements, Arrangement
from arsplan.metrics import red_day_rows
from arsplan.planning.construct import part_of
from arsplan.planning.improvement import Improvement
from arsplan.planning.patience import Patience
from arsplan.planning.plan import plan
from arsplan.planning.stop import AnyOf, FirstLawful, Gap, MaxRuntime, ends_by_gap
from arsplan.rules.rulebook import rulebook
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.model import RosterModel
from arsplan.solving.run import DeterministicBudget, WallBudget, configure, run
from arsplan.solving.shares import FEAST, RED_DAY, Shares

MONDAY = dt.date(2027, 1, 4)
DECEMBER, EVE, LAST_EVE = dt.date(2027, 12, 6), dt.date(2027, 12, 24), dt.date(2026, 12, 24)


def ward(people=4, weeks=6, **facts):
    """One on days, every day of the week, by people who all can."""
    unit = pair(1, nurses=0)
    staff = tuple(Employee(id=f"P{k}", competence="SPL", position=Fraction(1, 2), rota="DA") for k in range(people))
    asked = Arrangement(weekends=1, weekends_of=2, longest_run_days=5)
    agreed = Agreements(averaging="tv", red_day_weeks=26)
    usual = {"start": MONDAY, "weeks": weeks, "staff": staff, "arrangement": asked, "agreements": agreed}
    return unit.model_copy(update={**usual, **facts})


def grid_of(unit):
    return restrict(Grid(unit, rulebook(unit)))


def cells(grid, *duties):
    roster = grid.empty()
    for e, day in duties:
        roster[e, grid.day(day), 0] = True
    return roster


def sundays(*numbers):
    return [MONDAY + dt.timedelta(7 * k - 1) for k in numbers]


def test_within_one_of_even_costs_nothing():
    grid = grid_of(ward())
    everybody = [(e, MONDAY) for e in range(4)]
    roster = cells(grid, *everybody, *((0, d) for d in sundays(1, 3, 5)), *((1, d) for d in sundays(2, 4, 6)))
    shares = Shares.around(grid, roster)
    assert (set(shares.least.values()), set(shares.most.values())) == ({1}, {2})
    assert shares.cost(roster) == 4 * RED_DAY
    assert shares.unfair(roster) == [0, 1, 2, 3]
    better = cells(grid, *everybody, *((k % 4, d) for k, d in enumerate(sundays(1, 2, 3, 4, 5, 6))))
    assert (shares.cost(better), shares.unfair(better)) == (0, [])


def test_a_feast_worked_again_costs():
    unit = ward(start=DECEMBER, weeks=3, history=(Duty("P0", LAST_EVE, "D"),))
    grid = grid_of(unit)
    roster = cells(grid, (0, EVE), (1, EVE + dt.timedelta(1)))
    shares = Shares.around(grid, roster)
    assert shares.cost(roster) == FEAST
    assert shares.unfair(roster) == [0]


def test_a_feast_worked_again_because_nobody_else_can_costs_nothing():
    grid = grid_of(ward(start=DECEMBER, weeks=3, history=(Duty("P0", LAST_EVE, "D"),)))
    roster = cells(grid, (0, EVE), (1, EVE + dt.timedelta(1)))
    shares = Shares.around(grid, roster, needed=frozenset({(0, grid.day(EVE))}))
    assert (shares.cost(roster), shares.unfair(roster)) == (0, [])


@pytest.mark.parametrize("seed", range(4))
def test_the_model_weighs_as_the_roster_costs(seed):
    """With every cell of some people fixed, the cheapest costs what the rest of it is counted to cost."""
    unit = ward(start=DECEMBER, weeks=3, history=(Duty("P0", LAST_EVE, "D"), Duty("P1", LAST_EVE, "D")))
    grid = grid_of(unit)
    random = np.random.default_rng(seed)
    roster = grid.empty()
    roster[:, grid.back :, 0] = random.random((4, unit.horizon.days)) < 0.5
    shares = Shares.around(grid, roster)
    free = np.zeros(grid.shape[:2], dtype=bool)
    free[:, grid.back :] = random.random((4, unit.horizon.days)) < 0.3
    model = RosterModel(grid, roster, free, np.zeros_like(free))
    shares.aim(model)
    model.minimize_costs()
    solver = configure(WallBudget(5), 5, 1, 1)
    assert run(model.cp, solver, WallBudget(5)) == "optimal"
    found = model.read(solver)
    assert shares.cost(found) <= shares.cost(roster)
    for e in range(4):
        for d in np.flatnonzero(free[e]):
            other = found.copy()
            other[e, d, 0] ^= True
            assert shares.cost(other) >= shares.cost(found)


def test_patience_ends_and_begins_anew():
    patience = Patience(2)
    assert [patience.lasts(value) for value in (9, 9, 9)] == [True, True, False]
    assert [patience.lasts(value) for value in (5, 5, 5)] == [True, True, False]
    assert not Patience(2).lasts(0)


def eve(found, year):
    return {duty.employee for duty in found.roster if duty.date == dt.date(year, 12, 24)}


def test_two_years_in_a_row():
    """Nobody works on both Christmas Eves, and in both years everybody is within one red day of even."""
    plans = []
    history = ()
    for start in (dt.date(2026, 12, 7), DECEMBER):
        plans.append(plan(ward(start=start, weeks=4, history=history), stop=MaxRuntime(1), deterministic=True))
        history = tuple(plans[-1].roster)
        for row in red_day_rows(plans[-1].planned_unit, plans[-1].roster):
            assert abs(row.worked - row.even) <= 1
    first, second = plans
    assert eve(first, 2026)
    assert eve(second, 2027)
    assert not eve(first, 2026) & eve(second, 2027)


def unshared():
    """Two of four have all Sundays, one after the other, and nothing is missing."""
    unit = ward()
    part = part_of(unit, rulebook(unit))
    sunday = {0: (1, 3, 5), 1: (2, 4, 6)}
    duties = [(e, day - dt.timedelta(back)) for e in sunday for day in sundays(*sunday[e]) for back in (0, 1)]
    roster = cells(part.grid, *duties, *((e, MONDAY) for e in (2, 3)))
    part.targets = replace(part.targets, shares=Shares.around(part.grid, roster))
    part.state = part.priced(roster, ())
    return part


@pytest.mark.parametrize(
    ("stop", "fair"),
    [
        (Gap(0.0, 5), True),
        (MaxRuntime(5), False),
        (FirstLawful(5), False),
        (AnyOf((MaxRuntime(5), Gap(0.0, 9))), True),
        (AnyOf((AnyOf((Gap(0.0, 9), MaxRuntime(5))), Gap(0.01, 9))), True),
        (AnyOf((FirstLawful(5), Gap(0.0, 9))), False),
        (AnyOf((MaxRuntime(5), MaxRuntime(9))), False),
    ],
)
def test_red_days_are_traded_on_where_nothing_but_a_gap_ends_the_run(stop, fair):
    assert ends_by_gap(stop) is fair


@pytest.mark.parametrize("fair", [True, False])
def test_red_days_are_traded_on_where_all_else_is_good_enough(fair):
    part = unshared()
    assert part.unfairness() == 4 * RED_DAY
    search = Improvement([part], lambda _: 1, DeterministicBudget(20), seed=1, threads=1)
    search.run(lambda: True, lambda _: None, fair=fair)
    assert part.unfairness() == (0 if fair else 4 * RED_DAY)


def test_where_nobody_can_trade_good_enough_is_why_it_ends(monkeypatch):
    part = unshared()
    monkeypatch.setattr(part, "uneven", lambda _: [])
    search = Improvement([part], lambda _: 1, DeterministicBudget(20), seed=1, threads=1)
    assert not search.run(lambda: True, lambda _: None, fair=True), "not at the bound"


def test_a_fair_share_follows_the_red_days_that_are_worked():
    """Of six Sundays two were worked at first, then all."""
    unit = ward()
    part = part_of(unit, rulebook(unit))
    roster = cells(part.grid, *((k, day) for k, day in enumerate(sundays(1, 2))), *((e, MONDAY) for e in range(4)))
    part.targets = replace(part.targets, shares=Shares.around(part.grid, roster))
    later = cells(
        part.grid, *((k % 2, day) for k, day in enumerate(sundays(*range(1, 7)))), *((e, MONDAY) for e in range(4))
    )
    part.state = part.priced(later, ())
    assert part.uneven(Random(1))
    assert set(part.targets.shares.most.values()) == {2}
    assert part.now.cost == part.priced(later, ()).cost


def test_one_who_is_unfair_trades_with_one_from_the_other_end():
    grid = grid_of(ward(people=6, weeks=12))
    everybody = [(e, MONDAY) for e in range(6)]
    numbers = {0: range(1, 6), 1: range(6, 10), 2: (10,), 3: (11,), 4: (12,), 5: ()}
    duties = [(e, day) for e, weeks in numbers.items() for day in sundays(*weeks)]
    roster = cells(grid, *everybody, *duties)
    shares = Shares.around(grid, roster)
    assert shares.unfair(roster) == [0, 1, 5]
    pairs = {tuple(shares.traders(roster, Random(seed))) for seed in range(40)}
    assert {(0, 5), (1, 5)} <= pairs
    assert all({0, 1, 5}.intersection(pair) and len(set(pair)) == 2 for pair in pairs)
    even = cells(grid, *everybody, *[(k % 6, day) for k, day in enumerate(sundays(*range(1, 13)))])
    assert Shares.around(grid, even).traders(even, Random(1)) == []
