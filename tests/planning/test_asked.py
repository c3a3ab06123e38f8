"""How much of the limit is search: the last check has a part of it, by the size of the unit."""

import threading

import pytest
from tests.planning.wards import cut

from arsplan.planning.asked import Asked
from arsplan.planning.stop import MaxRuntime


def search(weeks: int, seconds: float, *, deterministic: bool = False, check: float = 0.0) -> float:
    ward = cut("elvebredden", weeks)
    event = threading.Event()
    asked = Asked(ward, MaxRuntime(seconds), 1, 2, None, event, deterministic)
    budget = asked.budget(event)
    asked.keep_for_closing(budget, check)
    return budget.seconds


def test_a_large_unit_keeps_more_of_a_short_time_for_its_last_check() -> None:
    assert search(52, 120) == pytest.approx(120 - 3.6)
    assert search(52, 20) == pytest.approx(20 - 0.2 - 51 * 364 / 8_000)
    assert search(52, 4) == pytest.approx(2.8)
    assert search(4, 20) == pytest.approx(20 - 0.6)


def test_a_deterministic_run_counts_no_seconds_for_it() -> None:
    assert search(52, 20, deterministic=True, check=1.0) == pytest.approx(20 - 0.6)


def test_a_check_that_takes_long_ends_the_search_earlier_but_never_most_of_it() -> None:
    assert search(4, 20, check=0.5) == pytest.approx(20 - 2.5)
    assert search(4, 20, check=0.01) == pytest.approx(20 - 0.6)
    assert search(4, 20, check=9.0) == pytest.approx(14)
