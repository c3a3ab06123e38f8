"""Red days shared while weeks are built one after the other."""

import datetime as dt
from fractions import Fraction

import numpy as np
import pytest
from tests.planning.wards import pair

from arsplan.domain.roster import Duty
from arsplan.domain.staff import Employee
from arsplan.domain.terms import Agreements, Arrangement
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.measures.red_days import RedDays
from arsplan.solving.red_pace import AHEAD, MOST, RedPace
from arsplan.solving.run import DeterministicBudget
from arsplan.solving.weeks import build_by_weeks

MARCH = dt.date(2027, 3, 1)


def ward(weeks=12, people=4, history=(), **asked):
    """One on days, every day of the week, through Easter, the first of May and the seventeenth."""
    staff = tuple(Employee(id=f"P{k}", competence="SPL", position=Fraction(1, 2), rota="DA") for k in range(people))
    return pair(1, nurses=0).model_copy(
        update={
            "start": MARCH,
            "weeks": weeks,
            "staff": staff,
            "history": history,
            "arrangement": Arrangement(weekends=1, weekends_of=2, longest_run_days=5, **asked),
            "agreements": Agreements(averaging="tv", red_day_weeks=26),
        }
    )


def laid(unit):
    grid = restrict(Grid(unit, rulebook(unit)))
    return grid, np.zeros(grid.shape[:2], dtype=bool), np.ones((len(grid.people), grid.weeks), dtype=bool)


def built(unit, weekends, *, shared):
    grid, away, _ = laid(unit)
    roster = build_by_weeks(
        grid,
        Demand(grid),
        away,
        weekends,
        None,
        DeterministicBudget(60),
        seconds=60,
        seed=1,
        on_week=lambda _: None,
        red=RedPace(grid, away, weekends) if shared else None,
    )
    red = RedDays(grid, 60)
    return red.settled(grid, roster)[:, np.array(red.day) >= grid.back].sum(axis=1).tolist(), roster


def uneven(people, weeks=12):
    """Weekends of the first three in turns, the first one twice as often."""
    weekends = np.zeros((people, weeks), dtype=bool)
    for w in range(weeks):
        weekends[(0, 1, 0, 2)[w % 4], w] = True
    return weekends


def test_weekday_feasts_go_to_those_with_fewest_red_days():
    """Five of seven have no weekend or few; Easter and the days in May are five in all."""
    worked, roster = built(ward(people=7), uneven(7), shared=True)
    others, another = built(ward(people=7), uneven(7), shared=False)
    assert max(worked[3:]) - min(worked[3:]) < max(others[3:]) - min(others[3:])
    assert roster.any(axis=(0, 2)).sum() >= another.any(axis=(0, 2)).sum()


def test_whoever_is_ahead_pays_for_the_next_and_the_last_one_nothing():
    grid, away, weekends = laid(ward(weeks=2))
    roster = grid.empty()
    roster[0, grid.day(MARCH + dt.timedelta(6)), 0] = True
    weekends[:, 1] = False
    lead = RedPace(grid, away, weekends)._lead(roster, 1)
    assert lead == {0: AHEAD, 1: 0, 2: 0, 3: 0}


def test_nobody_is_priced_out_because_one_cannot_work_at_all():
    grid, away, weekends = laid(ward(weeks=8, people=2))
    weekends[1] = False
    assert RedPace(grid, away, weekends)._lead(grid.empty(), 0) == {0: MOST * AHEAD, 1: 0}


def test_the_year_before_counts():
    sundays = [MARCH - dt.timedelta(7 * k + 1) for k in range(2)]
    grid, away, weekends = laid(
        ward(
            weeks=2,
            history=(
                *(Duty("P0", day, "D") for day in sundays),
                *(Duty(p, MARCH - dt.timedelta(3), "D") for p in ("P1", "P2", "P3")),
            ),
        )
    )
    weekends[:] = False
    lead = RedPace(grid, away, weekends)._lead(grid.empty(), grid.first_week)
    assert lead == {0: 2 * AHEAD, 1: 0, 2: 0, 3: 0}


@pytest.mark.parametrize("shared", ["heads", "off"])
def test_nothing_is_priced_where_red_days_are_not_shared(shared):
    grid, away, weekends = laid(ward(weeks=2, red_days_shared=shared))
    assert bool(RedPace(grid, away, weekends)._lead(grid.empty(), 0)) == (shared == "heads")


@pytest.mark.parametrize("shared", [True, False])
def test_of_two_nurses_one_is_left_for_the_next_christmas_eve(shared):
    """Both stand in the roster that the weeks begin from; an assistant can take the place of one of them."""
    eve = dt.date(2027, 12, 24)
    kinds = ("SPL", "SPL", "ASS", "ASS", "ASS", "ASS")
    staff = tuple(
        Employee(id=f"P{k}", competence=kind, position=Fraction(1), rota="DA") for k, kind in enumerate(kinds)
    )
    unit = ward(weeks=1).model_copy(
        update={"start": dt.date(2027, 12, 20), "staff": staff, "demand": pair(2, nurses=1).demand}
    )
    grid, away, weekends = laid(unit)
    start = grid.empty()
    start[:2, grid.day(eve), 0] = True
    red = RedPace(grid, away, weekends) if shared else None
    quiet = {"seconds": 20, "seed": 1, "on_week": lambda _: None, "start": start, "red": red}
    roster = build_by_weeks(grid, Demand(grid), away, weekends, None, DeterministicBudget(20), **quiet)
    assert roster[:, grid.day(eve), 0].sum() == 2
    assert roster[:2, grid.day(eve), 0].sum() == (1 if shared else 2)
