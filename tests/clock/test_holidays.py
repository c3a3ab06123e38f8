import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arsplan.clock import (
    RedDay,
    eves,
    is_holiday,
    is_red,
    is_virkedag,
    public_holidays,
    red_days,
)

DAYS = st.dates(dt.date(1996, 1, 1), dt.date(2060, 12, 31))

# Month and day: nyttår, skjærtorsdag, langfredag, 1. and 2. påskedag, 1 May, Kristi himmelfart, 17 May,
# 1. and 2. pinsedag, 1. and 2. juledag, in the order of the year.
TABLE = {
    2026: "01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26",
    2027: "01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26",
    2028: "01-01 04-13 04-14 04-16 04-17 05-01 05-17 05-25 06-04 06-05 12-25 12-26",
}


def day(text):
    return dt.date.fromisoformat(text)


def whole(year):
    return red_days(dt.date(year, 1, 1), dt.date(year, 12, 31))


@pytest.mark.parametrize("year", TABLE)
def test_dates(year):
    assert list(public_holidays(year)) == [day(f"{year}-{text}") for text in TABLE[year].split()]


def test_names_are_bokmaal():
    assert list(public_holidays(2026).values()) == [
        "Første nyttårsdag",
        "Skjærtorsdag",
        "Langfredag",
        "Første påskedag",
        "Andre påskedag",
        "Arbeidernes dag",
        "Kristi himmelfartsdag",
        "Grunnlovsdag",
        "Første pinsedag",
        "Andre pinsedag",
        "Første juledag",
        "Andre juledag",
    ]


def test_two_on_one_date_are_one_entry_with_both_names():
    assert public_holidays(2027)[day("2027-05-17")] == "Andre pinsedag / Grunnlovsdag"
    assert [red.name for red in red_days(day("2027-05-17"), day("2027-05-17"))] == ["Andre pinsedag / Grunnlovsdag"]


@pytest.mark.parametrize(
    ("year", "sundays", "others", "red", "monday_to_friday"),
    [(2026, 52, 9, 61, 8), (2027, 52, 8, 60, 6), (2028, 53, 10, 63, 9)],
)
def test_counts(year, sundays, others, red, monday_to_friday):
    dates = [found.date for found in whole(year)]
    assert len(dates) == red
    assert sum(date.weekday() == 6 for date in dates) == sundays
    assert sum(date.weekday() != 6 for date in dates) == others
    assert sum(date.weekday() < 5 for date in dates) == monday_to_friday


@pytest.mark.parametrize(
    ("text", "holiday", "red"),
    [
        ("2027-03-21", False, True),  # palmesøndag is an ordinary Sunday
        ("2027-03-27", False, False),  # påskeaften
        ("2027-03-28", True, True),
        ("2027-12-24", False, False),  # julaften
        ("2027-01-09", False, False),  # an ordinary Saturday
        ("2027-05-01", True, True),  # a Saturday
        ("2026-05-17", True, True),  # a Sunday
        ("2027-01-10", False, True),
        ("2027-01-11", False, False),
    ],
)
def test_kinds_of_day(text, holiday, red):
    assert is_holiday(day(text)) == holiday
    assert is_red(day(text)) == red
    assert is_virkedag(day(text)) != red


def test_red_days_of_a_period():
    assert red_days(day("2027-12-20"), day("2028-01-02")) == (
        RedDay(day("2027-12-25"), "Første juledag"),
        RedDay(day("2027-12-26"), "Andre juledag"),
        RedDay(day("2028-01-01"), "Første nyttårsdag"),
        RedDay(day("2028-01-02"), "Søndag"),
    )
    assert red_days(day("2027-01-05"), day("2027-01-04")) == ()
    assert red_days(day("2028-01-05"), day("2027-01-04")) == ()


def test_eves():
    assert eves(2027) == {
        day("2027-03-24"): "Onsdag før skjærtorsdag",
        day("2027-03-27"): "Påskeaften",
        day("2027-05-15"): "Pinseaften",
        day("2027-12-24"): "Julaften",
        day("2027-12-31"): "Nyttårsaften",
    }
    assert [f"{date:%m-%d}" for date in eves(2026)] == ["04-01", "04-04", "05-23", "12-24", "12-31"]
    assert [f"{date:%m-%d}" for date in eves(2028)] == ["04-12", "04-15", "06-03", "12-24", "12-31"]


def test_answers_cannot_spoil_the_cache():
    public_holidays(2027).clear()
    eves(2027).clear()
    assert len(public_holidays(2027)) == 11
    assert len(eves(2027)) == 5


@settings(deadline=None)
@given(DAYS, st.integers(0, 800))
def test_red_days_are_the_dates_that_are_red(first, length):
    dates = [first + dt.timedelta(days=i) for i in range(length + 1)]
    assert [red.date for red in red_days(first, dates[-1])] == [date for date in dates if is_red(date)]


@settings(deadline=None)
@given(DAYS)
def test_red_is_sunday_or_holiday(date):
    assert is_red(date) == (date.weekday() == 6 or is_holiday(date))
    assert is_holiday(date) == (date in public_holidays(date.year))
