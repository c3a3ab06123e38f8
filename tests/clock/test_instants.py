import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arsplan.clock import TIMEZONE, format_clock, from_utc_minute, local_datetime, parse_clock, utc_minute

OSLO = ZoneInfo("Europe/Oslo")
SPRING = dt.date(2027, 3, 28)
AUTUMN = dt.date(2027, 10, 31)
DAY = dt.timedelta(days=1)

DATES = st.dates(dt.date(1996, 1, 1), dt.date(2060, 12, 31))
MINUTES = st.integers(-2880, 4320)
LAST_SUNDAYS = st.builds(
    lambda year, month: dt.date(year, month, 31) - (dt.date(year, month, 31).weekday() + 1) % 7 * DAY,
    st.integers(1997, 2060),
    st.sampled_from([3, 10]),
)
NEAR_A_CHANGE = st.builds(lambda day, off: day + off * DAY, LAST_SUNDAYS, st.integers(-2, 1))


def elapsed(day, minute, later, later_minute):
    return utc_minute(later, later_minute) - utc_minute(day, minute)


def in_spring_gap(day, minute):
    wall = dt.datetime.combine(day, dt.time(), OSLO) + dt.timedelta(minutes=minute)
    return wall.astimezone(dt.UTC).astimezone(OSLO).replace(tzinfo=None) != wall.replace(tzinfo=None)


def test_oslo_is_the_default():
    assert TIMEZONE == "Europe/Oslo"
    assert utc_minute(dt.date(1970, 1, 1), 60) == 0  # 01:00 in Oslo is 00:00 UTC in winter
    assert utc_minute(dt.date(2027, 7, 1), 120) % 1440 == 0
    assert utc_minute(dt.date(1970, 1, 1), 0, "UTC") == 0


def test_unknown_time_zone_is_refused():
    with pytest.raises(KeyError, match="Europe/Solsiden"):
        utc_minute(SPRING, 0, "Europe/Solsiden")


@pytest.mark.parametrize(
    ("day", "length"),
    [
        (SPRING, 23),
        (AUTUMN, 25),
        (dt.date(2026, 3, 29), 23),
        (dt.date(2026, 10, 25), 25),
        (dt.date(2028, 3, 26), 23),
        (dt.date(2028, 10, 29), 25),
        (SPRING - DAY, 24),
        (SPRING + DAY, 24),
    ],
)
def test_hours_in_a_day(day, length):
    assert elapsed(day, 0, day + DAY, 0) == length * 60
    assert elapsed(day, 0, day, 1440) == length * 60


def test_rest_over_the_spring_change_is_an_hour_shorter():
    assert elapsed(SPRING - DAY, parse_clock("22:00"), SPRING, parse_clock("07:30")) == 510  # 8.5 h


def test_rest_over_the_autumn_change_is_an_hour_longer():
    assert elapsed(AUTUMN - DAY, parse_clock("22:00"), AUTUMN, parse_clock("07:30")) == 630  # 10.5 h


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 9), (AUTUMN, 11), (dt.date(2027, 6, 6), 10)])
def test_night_shift_over_the_change(day, hours):
    start, end = parse_clock("21:45"), 1440 + parse_clock("07:45")  # always 10 h by the clock
    assert elapsed(day - DAY, start, day - DAY, end) == hours * 60


def test_time_that_does_not_exist_is_counted_on():
    assert utc_minute(SPRING, 150) == utc_minute(SPRING, 210)
    assert local_datetime(SPRING, 150).isoformat() == "2027-03-28T03:30:00+02:00"


def test_time_that_exists_twice_is_the_first():
    assert local_datetime(AUTUMN, 150).isoformat() == "2027-10-31T02:30:00+02:00"
    assert elapsed(AUTUMN, 150, AUTUMN, 180) == 90


def test_minutes_beyond_the_day_are_wall_clock_of_the_neighbour():
    assert utc_minute(SPRING - DAY, 1440 + 450) == utc_minute(SPRING, 450)
    assert utc_minute(SPRING + DAY, -990) == utc_minute(SPRING, 450)


def test_local_datetime_shows_the_offset():
    assert local_datetime(dt.date(2027, 1, 4), 450).isoformat() == "2027-01-04T07:30:00+01:00"
    assert local_datetime(dt.date(2027, 7, 5), 1905).isoformat() == "2027-07-06T07:45:00+02:00"


@settings(deadline=None)
@given(DATES | NEAR_A_CHANGE, MINUTES)
def test_equals_zoneinfo(day, minute):
    wall = dt.datetime.combine(day, dt.time(), OSLO) + dt.timedelta(minutes=minute)
    assert utc_minute(day, minute) * 60 == wall.timestamp()


@settings(deadline=None)
@given(DATES | NEAR_A_CHANGE, MINUTES, st.integers(1, 3000))
def test_later_on_the_clock_is_later(day, minute, more):
    assume(not in_spring_gap(day, minute))
    assume(not in_spring_gap(day, minute + more))
    assert utc_minute(day, minute) < utc_minute(day, minute + more)


@settings(deadline=None)
@given(st.integers(0, 60_000_000))
def test_there_and_back(minute):
    shown = from_utc_minute(minute)
    assert shown.utcoffset() in (dt.timedelta(hours=1), dt.timedelta(hours=2))
    back = utc_minute(shown.date(), shown.hour * 60 + shown.minute)
    assert back == minute if shown.fold == 0 else back == minute - 60


@pytest.mark.parametrize(
    ("text", "minute"),
    [("07:30", 450), ("7:30", 450), ("00:00", 0), ("23:59", 1439), ("24:00", 1440), (" 14:30 ", 870)],
)
def test_parse_clock(text, minute):
    assert parse_clock(text) == minute


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "730",
        "07.30",
        "24:01",
        "25:00",
        "07:60",
        "-1:00",
        "07:30:00",
        "7:5",
        "\u0660\u0667:\u0663\u0660",
    ],
)
def test_parse_clock_refuses(text):
    with pytest.raises(ValueError, match="is not a time of day") as caught:
        parse_clock(text)
    assert f"'{text}'" in str(caught.value)
    assert "\nMaybe " in str(caught.value)


@pytest.mark.parametrize(
    ("minute", "text"), [(450, "07:30"), (0, "00:00"), (1440, "00:00"), (1905, "07:45"), (-60, "23:00")]
)
def test_format_clock(minute, text):
    assert format_clock(minute) == text


@given(st.integers(0, 1439))
def test_clock_round_trip(minute):
    assert parse_clock(format_clock(minute)) == minute
