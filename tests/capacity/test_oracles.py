"""Oracles that need more than the identity: whole tables, the year, a cycle, a pool of units."""

from fractions import Fraction

import pytest
from tests.capacity.reference import bjorkelia, solsiden

from arsplan.capacity import capacity, explain_percentage, identity, largest_every
from arsplan.capacity.present import net_year

T = Fraction(71, 2)
LEVELS = ("1", "0.8", "0.667", "0.6", "0.5")


def weekend_share(level):
    return 2 * Fraction(level) / (5 + 2 * Fraction(level))


@pytest.mark.parametrize(
    ("hours", "every", "positions"),
    [
        (15, 2, (73.9, 87.1, 100.3, 109.2, 126.8)),
        (15, 3, (49.3, 58.1, 66.9, 72.8, 84.5)),
        (15, 4, (37.0, 43.6, 50.2, 54.6, 63.4)),
        (20, 3, (65.7, 77.5, 89.2, 97.0, 112.7)),
        (23, 4, (56.7, 66.8, 76.9, 83.7, 97.2)),
        (25, 3, (82.2, 96.8, 111.5, 121.3, 140.8)),
        (25, 4, (61.6, 72.6, 83.6, 91.0, 105.6)),
        (28, 3, (92.0, 108.5, 124.8, 135.8, 157.7)),
        (28, 4, (69.0, 81.3, 93.6, 101.9, 118.3)),
    ],
)
def test_mean_position_by_weekend_level(hours, every, positions):
    found = [identity(1, weekend_share(level), every, hours, T).mean_position for level in LEVELS]
    assert [float(100 * position) for position in found] == pytest.approx(positions, abs=0.1)


@pytest.mark.parametrize(
    ("hours", "frequencies"),
    [
        (15, (1.48, 1.74, 2.01, 2.18, 2.54)),
        (20, (1.97, 2.32, 2.68, 2.91, 3.38)),
        (25, (2.46, 2.90, 3.34, 3.64, 4.23)),
        (28, (2.76, 3.25, 3.75, 4.08, 4.73)),
    ],
)
def test_largest_frequency_for_full_time(hours, frequencies):
    found = [float(largest_every(hours, T, weekend_share(level))) for level in LEVELS]
    assert found == pytest.approx(frequencies, abs=0.01)


def test_o10_a_pool_of_two_units():
    ward, housing = (capacity(build()).base("DA").demand[0] for build in (solsiden, bjorkelia))
    pool = identity(ward.week + housing.week, ward.weekend + housing.weekend, 3, 900, 2130)
    assert (pool.week / 60, pool.weekend / 60, pool.heads) == (1215, 315, 63)
    assert float(100 * pool.mean_position) == pytest.approx(54.3, abs=0.1)


def test_o13_eight_days_of_12_hours_and_thirteen_off():
    (cycle,) = [cycle for cycle in explain_percentage("90.14") if cycle.weeks == 3]
    assert (cycle.hours, cycle.weekly_hours) == (96, 32)


def test_o14_hours_of_a_shift_when_vacation_is_taken_off():
    hours = 190 * net_year(solsiden()) / 60 / 52259
    assert float(hours) == pytest.approx(6.07, abs=0.01)
    assert float(190 * 52 * T / 52259) == pytest.approx(6.71, abs=0.01)


@pytest.mark.parametrize(("full_time", "net"), [("37.5", "1762.5"), ("35.5", "1668.5"), ("33.6", "1579.2")])
def test_net_year(full_time, net):
    week = int(60 * Fraction(full_time))
    assert net_year(solsiden().model_copy(update={"full_time_week": week})) == 60 * Fraction(net)
