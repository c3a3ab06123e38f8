"""From events in the past to heads: by hand where that is possible."""

import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from arsplan.capacity.arrivals import Arrivals, from_counts, from_events
from arsplan.capacity.curve import Conversion, care, demand_curve
from arsplan.domain.demand import Season
from arsplan.errors import ArsplanError

ALL_YEAR = (Season(name="year", from_week=1, to_week=53),)


def hourly(first: str, days: int, count: float = 6.0) -> pd.Series:
    times = pd.date_range(first, periods=24 * days, freq="h")
    return pd.Series(np.full(len(times), count), index=times)


def heads(curve, day_type, line):
    return next(row.heads for row in curve.rows if (row.day_type, row.line) == (day_type, line))


def test_care_of_an_event_lies_where_it_is_given():
    """Ten minutes from anywhere in a half hour: a sixth of the events run five minutes over on average."""
    assert care(10, 30) == pytest.approx([10 - 10 * 10 / 2 / 30, 10 * 10 / 2 / 30])
    assert care(30, 30) == pytest.approx([15, 15])
    assert care(90, 30) == pytest.approx([15, 30, 30, 15])
    for minutes in (1, 29, 31, 77, 300):
        assert sum(care(minutes, 30)) == pytest.approx(minutes)


def test_an_even_flow_needs_the_offered_load():
    arrivals = from_counts(hourly("2025-01-06", 28), 30, "UTC")
    curve = demand_curve(arrivals, Conversion(Fraction(90), Fraction(17, 20)), ALL_YEAR)
    assert {row.heads for row in curve.rows} == {math.ceil(6 * 90 / 60 / 0.85)}
    assert len(curve.rows) == 48 * 8
    assert {row.day_type for row in curve.rows} == {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "red"}
    assert [row.line for row in curve.rows[:2]] == ["00:00-00:30", "00:30-01:00"]
    assert curve.rows[47].line == "23:30-24:00"


def test_rounded_once_and_never_below_the_minimum():
    arrivals = from_counts(hourly("2025-01-06", 14, 1.0), 60, "UTC")
    exactly = demand_curve(arrivals, Conversion(Fraction(60), Fraction(1, 2), grid=60), ALL_YEAR)
    assert {row.heads for row in exactly.rows} == {2}
    floor = demand_curve(arrivals, Conversion(Fraction(60), Fraction(1, 2), grid=60, minimum=5), ALL_YEAR)
    assert {row.heads for row in floor.rows} == {5}


def quiet_and_busy() -> Arrivals:
    """Nine Mondays in ten are quiet; on the tenth six come at every hour."""
    counts = hourly("2025-01-05", 71, 1.0)
    counts.loc["2025-03-10"] = 6.0
    return from_counts(counts, 60, "UTC")


def test_the_level_is_the_mean_a_share_of_days_or_a_share_of_care():
    def monday(**level):
        conversion = Conversion(Fraction(60), Fraction(1), grid=60, **level)
        return heads(demand_curve(quiet_and_busy(), conversion, ALL_YEAR), "mon", "12:00-13:00")

    assert monday() == 2  # 1.5 on average
    assert monday(quantile=Fraction(9, 10)) == 1
    assert monday(quantile=Fraction(91, 100)) == 6
    assert monday(service_level=Fraction(10, 15)) == 1
    assert monday(service_level=Fraction(11, 15)) == 2
    assert monday(service_level=Fraction(1)) == 6


def test_seasons_and_kinds_of_day():
    counts = hourly("2025-01-06", 364)
    counts[counts.index.isocalendar().week.isin(range(27, 32)).to_numpy()] = 12.0
    arrivals = from_counts(counts, 60, "UTC")
    seasons = (Season(name="a", from_week=1, to_week=26), Season(name="b", from_week=27, to_week=31))
    with pytest.raises(ArsplanError, match="week 32"):
        demand_curve(arrivals, Conversion(Fraction(60), Fraction(1), grid=60), seasons)
    seasons = (*seasons, Season(name="a", from_week=32, to_week=53))
    curve = demand_curve(arrivals, Conversion(Fraction(60), Fraction(1), grid=60, days="kinds"), seasons)
    assert {(row.season, row.day_type) for row in curve.rows} == {
        (season, day) for season in "ab" for day in ("weekday", "weekend")
    }
    assert {row.heads for row in curve.rows if row.season == "b" and row.line > "02"} == {12}


def test_norwegian_red_days_count_as_sundays():
    counts = hourly("2025-05-05", 28, 2.0)
    counts.loc["2025-05-29"] = 50.0  # Ascension Day, a Thursday
    curve = demand_curve(
        from_counts(counts, 60, "Europe/Oslo"), Conversion(Fraction(60), Fraction(1), grid=60), ALL_YEAR
    )
    assert heads(curve, "thu", "12:00-13:00") == 2
    assert heads(curve, "sun", "12:00-13:00") == heads(curve, "red", "12:00-13:00") == math.ceil((5 * 2 + 50) / 6)
    elsewhere = demand_curve(
        from_counts(counts, 60, "America/Chicago"), Conversion(Fraction(60), Fraction(1), grid=60), ALL_YEAR
    )
    assert heads(elsewhere, "thu", "12:00-13:00") == math.ceil((3 * 2 + 50) / 4)


def test_days_on_which_the_clock_changes_or_hours_are_missing_are_left_out():
    counts = hourly("2025-03-24", 21)
    counts = counts.drop(counts.index[24 * 3 + 5])
    arrivals = from_counts(counts, 30, "Europe/Oslo")
    assert [day.isoformat() for day in arrivals.left_out] == ["2025-03-27", "2025-03-30"]
    curve = demand_curve(arrivals, Conversion(Fraction(60), Fraction(1)), ALL_YEAR)
    assert {row.heads for row in curve.rows} == {6}
    assert curve.days["year", "thu"] == 2


def test_events_one_by_one():
    times = pd.DatetimeIndex([f"2025-01-{day:02d} 12:10" for day in range(6, 20) for _ in range(3)])
    arrivals = from_events(pd.Series(1.0, index=times), 30)
    curve = demand_curve(arrivals, Conversion(Fraction(30), Fraction(1)), ALL_YEAR)
    assert heads(curve, "mon", "12:00-12:30") == 2
    assert heads(curve, "mon", "12:30-13:00") == 2
    assert heads(curve, "mon", "13:00-13:30") == 0
    assert arrivals.events == 42


def test_an_hour_is_spread_over_a_finer_grid_and_summed_over_a_coarser_one():
    fine = from_counts(hourly("2025-01-06", 1), 15, "UTC")
    assert set(fine.counts) == {1.5}
    assert len(fine.counts) == 96
    coarse = from_counts(hourly("2025-01-06", 1), 120, "UTC")
    assert set(coarse.counts) == {12.0}
    with pytest.raises(ArsplanError, match="60 minutes"):
        from_counts(hourly("2025-01-06", 1), 45, "UTC")


def test_figures_of_whole_days_say_nothing_about_hours():
    days = pd.Series(5.0, index=pd.date_range("2025-01-01", periods=40))
    with pytest.raises(ArsplanError, match="hour"):
        from_counts(days, 30, "UTC")


def test_a_season_that_the_history_does_not_know_is_refused():
    with pytest.raises(ArsplanError, match=r"'summer'.*mon"):
        demand_curve(
            from_counts(hourly("2025-01-06", 14), 60, "UTC"),
            Conversion(Fraction(60), Fraction(1), grid=60),
            (Season(name="winter", from_week=1, to_week=20), Season(name="summer", from_week=21, to_week=53)),
        )


def test_minima_are_shares_of_the_heads():
    arrivals = from_counts(hourly("2025-01-06", 14, 7.0), 60, "UTC")
    conversion = Conversion(Fraction(60), Fraction(1), grid=60, shares={"SPL": Fraction(1, 2), "HFA": Fraction(1, 4)})
    row = demand_curve(arrivals, conversion, ALL_YEAR).rows[0]
    assert row.minima == {"SPL": 3, "HFA": 1}
