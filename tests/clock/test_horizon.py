import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arsplan.clock import Horizon

YEAR = Horizon(dt.date(2027, 1, 4), 52)
HORIZONS = st.builds(
    lambda weeks_on, weeks: Horizon(dt.date(2020, 1, 6) + dt.timedelta(weeks=weeks_on), weeks),
    st.integers(0, 2000),
    st.integers(1, 106),
)


def test_a_plan_year():
    assert YEAR.days == 364
    assert YEAR.end == dt.date(2028, 1, 2)
    assert len(YEAR.dates) == 364
    assert YEAR.dates is YEAR.dates
    assert (YEAR.dates[0], YEAR.dates[-1]) == (YEAR.start, YEAR.end)
    assert YEAR.index(dt.date(2027, 3, 28)) == 83
    assert YEAR.date(83) == dt.date(2027, 3, 28)
    assert YEAR.week_of(dt.date(2027, 3, 28)) == 11
    assert YEAR.monday(11) == dt.date(2027, 3, 22)
    assert YEAR.week_dates(11)[6] == dt.date(2027, 3, 28)
    assert (YEAR.iso(2), YEAR.iso_week(2), YEAR.label(2)) == ((2027, 3), 3, "2027-W03")
    assert YEAR.label(51) == "2027-W52"


def test_iso_year_of_53_weeks():
    year = Horizon(dt.date(2025, 12, 29), 53)
    assert (year.iso(0), year.iso(52)) == ((2026, 1), (2026, 53))
    assert year.end == dt.date(2027, 1, 3)
    assert [year.label(w) for w in (0, 51, 52)] == ["2026-W01", "2026-W52", "2026-W53"]


def test_what_lies_inside():
    assert YEAR.start in YEAR
    assert YEAR.end in YEAR
    assert dt.date(2027, 1, 3) not in YEAR
    assert dt.date(2028, 1, 3) not in YEAR
    assert dt.datetime(2027, 3, 28, tzinfo=dt.UTC) not in YEAR
    assert "2027-03-28" not in YEAR


def test_equal_by_value_and_hashable():
    assert Horizon(dt.date(2027, 1, 4), 52) == YEAR
    assert len({YEAR, Horizon(dt.date(2027, 1, 4), 52)}) == 1


@pytest.mark.parametrize("day", [dt.date(2027, 1, 5), dt.date(2027, 1, 8), dt.date(2027, 1, 10)])
def test_start_must_be_a_monday(day):
    with pytest.raises(ValueError, match="not a Monday\\.\nMaybe start on Monday 2027-01-04 or Monday 2027-01-11"):
        Horizon(day, 52)


def test_start_must_be_a_date():
    with pytest.raises(TypeError, match="time of day"):
        Horizon(dt.datetime(2027, 1, 4, tzinfo=dt.UTC), 52)


@pytest.mark.parametrize("weeks", [0, -1])
def test_at_least_one_week(weeks):
    with pytest.raises(ValueError, match=f"A plan of {weeks} weeks"):
        Horizon(dt.date(2027, 1, 4), weeks)


@pytest.mark.parametrize("day", [dt.date(2027, 1, 3), dt.date(2028, 1, 3)])
def test_dates_outside_are_refused(day):
    for ask in (YEAR.index, YEAR.week_of):
        with pytest.raises(ValueError, match="outside the plan, which runs from 2027-01-04 to 2028-01-02"):
            ask(day)


def test_indexes_outside_are_refused():
    for index in (-1, 364):
        with pytest.raises(IndexError, match="0 to 363"):
            YEAR.date(index)
    for week in (-1, 52):
        for ask in (YEAR.monday, YEAR.week_dates, YEAR.iso, YEAR.iso_week, YEAR.label):
            with pytest.raises(IndexError, match="0 to 51"):
                ask(week)


@settings(deadline=None)
@given(HORIZONS)
def test_weeks_make_up_the_dates(horizon):
    weeks = [horizon.week_dates(w) for w in range(horizon.weeks)]
    assert tuple(day for week in weeks for day in week) == horizon.dates
    assert [horizon.index(day) for day in horizon.dates] == list(range(horizon.days))
    assert [horizon.date(i) for i in range(horizon.days)] == list(horizon.dates)
    assert all(day.isocalendar()[:2] == horizon.iso(horizon.week_of(day)) for day in horizon.dates)
    labels = [horizon.label(w) for w in range(horizon.weeks)]
    assert labels == sorted(set(labels))
