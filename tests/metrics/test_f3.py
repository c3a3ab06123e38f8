"""Red days off that a base rota owes: the main rule and the averaged one, and what each costs over a year."""

import datetime as dt
import random
from itertools import combinations
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arsplan.clock.holidays import red_days
from arsplan.metrics.f3 import averaged, main_rule


@pytest.mark.parametrize(
    ("worked", "before", "owed"),
    [
        ("1", False, ""),
        ("1", True, "0"),
        ("11", False, "1"),
        ("111", False, "1"),
        ("1111", False, "13"),
        ("101", False, ""),
        ("11011", True, "04"),
    ],
)
def test_after_work_on_a_red_day_the_next_is_free_and_the_one_after_may_be_worked(worked, before, owed):
    assert main_rule([day == "1" for day in worked], before=before) == tuple(map(int, owed))


WEEKS, RUN = 4, 2
"""Short windows, so that every way of taking days off can be tried."""


def kept(worked, taken, weeks, run):
    """Whether every window has half of its red days off, and every run of weeks one."""
    left = [(week, on and number not in taken) for number, (week, on) in enumerate(worked)]
    first, last = left[0][0], left[-1][0]
    size = min(weeks, last - first + 1)
    for length, share in ((size, 2), (run, 1)):
        for start in range(first, last - length + 2):
            inside = [on for week, on in left if start <= week < start + length]
            if sum(inside) > (len(inside) // 2 if share == 2 else len(inside) - 1):
                return False
    return True


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=2), min_size=1, max_size=6))
def test_averaging_takes_as_few_days_off_as_can_be(by_week):
    worked = [(week, on) for week, days in enumerate(by_week) for on in days]
    taken = averaged(worked, weeks=WEEKS, run=RUN)
    assert kept(worked, taken, WEEKS, RUN)
    assert all(worked[number][1] for number in taken)
    scheduled = [number for number, (_, on) in enumerate(worked) if on]
    for fewer in range(len(taken)):
        assert not any(kept(worked, some, WEEKS, RUN) for some in combinations(scheduled, fewer))


def test_what_was_worked_before_the_plan_counts_and_is_not_taken_off_again():
    worked = [(-2, True), (-1, True), (0, True), (1, True)]
    assert averaged(worked, weeks=4, run=4) == (2, 3)
    assert averaged([(week + 2, on) for week, on in worked], weeks=4, run=4) == (2, 3)
    assert averaged([(-2, True), (-1, True), (0, False), (1, True)], weeks=4, run=4) == (3,)


def draws(year, every=2000):
    """Scheduled red days of a full position: every third weekend, and 13 of 15 weekdays of each block drawn."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    days = [red.date for red in red_days(first, last)]
    monday = first - dt.timedelta(first.weekday())
    random_ = random.Random(year)
    for start in range(3):
        for _ in range(every):
            free: dict[int, list[int]] = {}
            worked = []
            for day in days:
                week = (day - monday).days // 7
                if day.weekday() >= 5:
                    worked.append(week % 3 == start)
                    continue
                block = week // 3
                if block not in free:
                    free[block] = random_.sample(range(15), 2)
                worked.append(5 * (week % 3) + day.weekday() not in free[block])
            yield [((day - monday).days // 7, on) for day, on in zip(days, worked, strict=True)]


@pytest.mark.parametrize(
    ("year", "red", "scheduled", "owed", "least", "most"),
    [(2026, 61, 24.6, 4.0, 0, 5), (2027, 60, 23.2, 3.2, 0, 5), (2028, 63, 25.8, 4.6, 1, 6)],
)
def test_a_base_rota_of_every_third_weekend_owes_three_to_five_days_under_the_main_rule(
    year, red, scheduled, owed, least, most
):
    rotas = list(draws(year))
    assert {len(rota) for rota in rotas} == {red}
    assert mean(sum(on for _, on in rota) for rota in rotas) == pytest.approx(scheduled, abs=0.1)
    days = [len(main_rule([on for _, on in rota])) for rota in rotas]
    assert mean(days) == pytest.approx(owed, abs=0.1)
    assert least <= min(days) <= max(days) <= most


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_same_base_rota_owes_next_to_nothing_when_red_days_are_averaged(year):
    assert mean(len(averaged(rota, weeks=26, run=4)) for rota in draws(year, every=50)) < 0.1
