"""The oracles O1 to O11: figures worked by hand, tolerance 0.1 percentage point, 0.01 h."""

from fractions import Fraction

import pytest

from arsplan.capacity import WeekendGroup, identity, largest_every, mixed

T = Fraction(71, 2)


@pytest.mark.parametrize(
    ("week", "weekend", "every", "hours", "share", "fte", "heads", "position"),
    [
        pytest.param(105, 30, 3, 15, 0.2857, 2.96, 6, 49.3, id="O1 one day, one evening"),
        pytest.param(105, 30, 2, 15, 0.2857, 2.96, 4, 73.9, id="O1 every second weekend"),
        pytest.param(Fraction(1455, 2), 165, 3, 15, 0.2268, 20.49, 33, 62.1, id="O2 ward"),
        pytest.param(Fraction(1455, 2), 165, 2, 15, 0.2268, 20.49, 22, 93.1, id="O3 ward, every second"),
        pytest.param(Fraction(2205, 2), 240, 3, 15, 0.2177, 31.06, 48, 64.7, id="O6 home care"),
        pytest.param(Fraction(2205, 2), 240, 2, 15, 0.2177, 31.06, 32, 97.1, id="O6 every second"),
        pytest.param(Fraction(2205, 2), 240, 3, 25, 0.2177, 31.06, 28.8, 107.8, id="O6 12.5 h"),
        pytest.param(270, 45, 3, 15, 0.1667, 7.61, 9, 84.5, id="O7 sykepleiere"),
        pytest.param(Fraction(975, 2), 150, 3, 15, 0.3077, 13.73, 30, 45.8, id="O8 shared housing"),
        pytest.param(Fraction(975, 2), 150, 2, 15, 0.3077, 13.73, 20, 68.7, id="O8 every second"),
        pytest.param(Fraction(955, 2), 140, 4, 28, 0.2932, 13.45, 20, 67.3, id="O9 five 14-h shifts"),
        pytest.param(Fraction(955, 2), 140, 3, 28, 0.2932, 13.45, 15, 89.7, id="O9 every third"),
        pytest.param(1215, 315, 3, 15, 0.2593, 34.23, 63, 54.3, id="O10 pool"),
        pytest.param(140, 40, 3, 20, 0.2857, 3.94, 6, 65.7, id="O11 night"),
    ],
)
def test_oracles(*, week, weekend, every, hours, share, fte, heads, position):
    found = identity(week, weekend, every, hours, T)
    assert float(found.share) == pytest.approx(share, abs=5e-5)
    assert float(found.fte) == pytest.approx(fte, abs=0.01)
    assert found.heads == Fraction(str(heads))
    assert float(found.mean_position * 100) == pytest.approx(position, abs=0.1)
    assert found.binds == ("hours" if position > 100 else "weekends")


def test_o4_long_shifts_every_fourth_beside_an_ordinary_one_every_third():
    weekday = Fraction(1455, 2) - 165
    found = mixed(weekday + 155, (WeekendGroup(140, 4, 28), WeekendGroup(15, 3, 15)), T)
    assert (found.week, found.weekend, found.heads) == (Fraction(1435, 2), 155, 23)
    assert float(found.fte) == pytest.approx(20.21, abs=0.01)
    assert float(found.mean_position * 100) == pytest.approx(87.9, abs=0.1)


def test_o5_the_base_week_over_the_year():
    hours = Fraction(1455, 2) * Fraction(365, 7)
    assert float(hours) == pytest.approx(37934, abs=0.5)
    assert float(hours / Fraction("1668.5")) == pytest.approx(22.74, abs=0.01)
    assert float(hours / Fraction("1668.5") / (Fraction(1455, 2) / T)) == pytest.approx(1.109, abs=0.001)


@pytest.mark.parametrize(
    ("hours", "level", "expected"),
    [(15, "1", 1.48), (15, "0.8", 1.74), (20, "0.6", 2.91), (25, "0.6", 3.64), (28, "0.5", 4.73)],
)
def test_largest_frequency_for_full_time_by_weekend_level(hours, level, expected):
    share = 2 * Fraction(level) / (5 + 2 * Fraction(level))
    found = largest_every(hours, T, share)
    assert float(found) == pytest.approx(expected, abs=0.01)
    assert identity(1000, 1000 * share, found, hours, T).mean_position == 1


@pytest.mark.parametrize(
    ("hours", "every", "level", "expected"),
    [
        (15, 2, "1", 73.9),
        (15, 3, "0.6", 72.8),
        (20, 3, "0.8", 77.5),
        (23, 4, "0.5", 97.2),
        (28, 3, "0.667", 124.8),
    ],
)
def test_mean_position_by_weekend_level(hours, every, level, expected):
    share = 2 * Fraction(level) / (5 + 2 * Fraction(level))
    found = identity(1000, 1000 * share, every, hours, T)
    assert float(found.mean_position * 100) == pytest.approx(expected, abs=0.1)


def test_no_weekend_demand_never_binds():
    found = identity(100, 0, 3, 15, T)
    assert (found.heads, found.mean_position, found.binds) == (0, None, "hours")
    assert largest_every(15, T, Fraction(0)) is None


@pytest.mark.parametrize("bad", [(0, 0, 3, 15, T), (10, 11, 3, 15, T), (10, 5, 0, 15, T), (10, 5, 3, 15, 0)])
def test_numbers_out_of_range_are_refused(bad):
    with pytest.raises(ValueError, match=r"no demand|above zero"):
        identity(*bad)
