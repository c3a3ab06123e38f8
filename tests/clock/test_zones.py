import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arsplan.clock import is_red, local_datetime, red_days, red_spans, red_zones, utc_minute

DAYS = st.dates(dt.date(1996, 1, 1), dt.date(2060, 12, 31))


def day(text):
    return dt.date.fromisoformat(text)


def moment(text):
    return dt.datetime.fromisoformat(text)


def zone_of(text):
    (zone,) = red_zones(day(text), day(text))
    return zone


def listed(zone):
    return f"{zone.start:%Y-%m-%dT%H:%M} {zone.end:%Y-%m-%dT%H:%M}"


# Typed from the calendar of 2027, by hand.
ZONES_2027 = {
    "2027-01-01": "2026-12-31T18:00 2027-01-01T22:00",
    "2027-03-25": "2027-03-24T18:00 2027-03-26T22:00",
    "2027-03-26": "2027-03-24T18:00 2027-03-26T22:00",
    "2027-03-28": "2027-03-27T15:00 2027-03-29T22:00",
    "2027-03-29": "2027-03-27T15:00 2027-03-29T22:00",
    "2027-05-01": "2027-04-30T22:00 2027-05-02T22:00",
    "2027-05-06": "2027-05-05T18:00 2027-05-06T22:00",
    "2027-05-16": "2027-05-15T15:00 2027-05-17T22:00",
    "2027-05-17": "2027-05-15T15:00 2027-05-17T22:00",
    "2027-10-31": "2027-10-30T18:00 2027-10-31T22:00",
    "2027-12-25": "2027-12-24T15:00 2027-12-26T22:00",
    "2027-12-26": "2027-12-24T15:00 2027-12-26T22:00",
    "2028-01-01": "2027-12-31T18:00 2028-01-02T22:00",
}

OTHER_YEARS = {
    "2026-05-17": "2026-05-16T18:00 2026-05-17T22:00",  # 17 May on a Sunday: the ordinary start
    "2026-12-26": "2026-12-24T15:00 2026-12-27T22:00",  # 2. juledag on a Saturday: on to Sunday
    "2028-05-01": "2028-04-29T18:00 2028-05-01T22:00",  # 1 May on a Monday: joined with Sunday
    "2028-05-17": "2028-05-16T22:00 2028-05-17T22:00",  # 17 May after an ordinary virkedag
    "2028-05-25": "2028-05-24T18:00 2028-05-25T22:00",
    "2028-12-25": "2028-12-23T18:00 2028-12-26T22:00",  # julaften on a Sunday
    "2029-01-01": "2028-12-30T18:00 2029-01-01T22:00",  # nyttårsaften on a Sunday
    "2008-05-01": "2008-04-30T18:00 2008-05-01T22:00",  # 1 May is Kristi himmelfartsdag
    "1996-05-17": "1996-05-15T18:00 1996-05-17T22:00",  # 17 May the day after Kristi himmelfartsdag
    "2027-01-10": "2027-01-09T18:00 2027-01-10T22:00",  # an ordinary Sunday
}


@pytest.mark.parametrize(("text", "expected"), (ZONES_2027 | OTHER_YEARS).items())
def test_zone(text, expected):
    assert listed(zone_of(text)) == expected


def test_zones_of_the_plan_year():
    zones = red_zones(day("2027-01-04"), day("2028-01-02"))
    special = {expected for text, expected in ZONES_2027.items() if text != "2027-01-01"}
    assert special <= {listed(zone) for zone in zones}
    ordinary = [zone for zone in zones if listed(zone) not in special]
    # 52 Sundays, less 28 March, 2 May, 16 May, 31 October, 26 December and 2 January, which are in the table.
    assert len(ordinary) == 46
    assert {(z.start.weekday(), z.start.hour, z.end.weekday(), z.end.hour) for z in ordinary} == {(5, 18, 6, 22)}


def test_easter_saturday_morning_is_outside():
    friday, sunday = red_zones(day("2027-03-26"), day("2027-03-28"))
    assert (friday.end, sunday.start) == (moment("2027-03-26T22:00"), moment("2027-03-27T15:00"))


def test_a_zone_at_the_edge_is_whole():
    assert red_zones(day("2027-03-29"), day("2027-03-29")) == red_zones(day("2027-03-28"), day("2027-03-28"))
    assert zone_of("2027-03-29").days == (day("2027-03-28"), day("2027-03-29"))
    assert red_zones(day("2027-01-04"), day("2027-01-09")) == ()
    assert red_spans(day("2027-01-04"), day("2027-01-09")) == ()


def test_easter_zone_is_an_hour_shorter_in_real_time():
    zone = zone_of("2027-03-28")
    start, end = (utc_minute(moment.date(), moment.hour * 60 + moment.minute) for moment in (zone.start, zone.end))
    assert end - start == 54 * 60
    assert zone.end - zone.start == dt.timedelta(hours=55)
    assert local_datetime(zone.end.date(), 22 * 60).isoformat() == "2027-03-29T22:00:00+02:00"


def test_spans_cut_a_joined_zone_at_midnight():
    first, second = red_spans(day("2027-12-25"), day("2027-12-26"))
    assert (first.day, first.name) == (day("2027-12-25"), "Første juledag")
    assert (first.start, first.end) == (moment("2027-12-24T15:00"), moment("2027-12-26T00:00"))
    assert (second.start, second.end) == (moment("2027-12-26T00:00"), moment("2027-12-26T22:00"))


def test_span_of_three_days():
    spans = red_spans(day("2026-12-20"), day("2026-12-31"))
    assert [(f"{s.day:%d}", f"{s.start:%d %H}", f"{s.end:%d %H}") for s in spans] == [
        ("20", "19 18", "20 22"),
        ("25", "24 15", "26 00"),
        ("26", "26 00", "27 00"),
        ("27", "27 00", "27 22"),
    ]


def test_span_at_the_edge_keeps_its_cut():
    (span,) = red_spans(day("2027-03-29"), day("2027-04-03"))
    assert (span.start, span.end) == (moment("2027-03-29T00:00"), moment("2027-03-29T22:00"))


@settings(deadline=None)
@given(DAYS, st.integers(0, 800))
def test_zones_are_sorted_and_apart(first, length):
    zones = red_zones(first, first + dt.timedelta(days=length))
    assert all(zone.start < zone.end for zone in zones)
    assert all(a.end < b.start for a, b in pairwise(zones))


@settings(deadline=None)
@given(DAYS, st.integers(0, 800))
def test_every_red_day_is_in_one_zone_and_has_one_span(first, length):
    last = first + dt.timedelta(days=length)
    zones, spans = red_zones(first, last), red_spans(first, last)
    inside = [date for zone in zones for date in zone.days]
    expected = [red.date for red in red_days(first, last)]
    assert len(inside) == len(set(inside))
    assert [date for date in inside if first <= date <= last] == expected
    assert all(is_red(date) for date in inside)
    assert [span.day for span in spans] == expected
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(sum(zone.start <= span.start and span.end <= zone.end for zone in zones) == 1 for span in spans)


@settings(deadline=None)
@given(DAYS)
def test_noon_of_a_red_day_is_inside_and_of_a_virkedag_outside(date):
    week = dt.timedelta(days=7)
    noon = dt.datetime.combine(date, dt.time(12))
    zones = red_zones(date - week, date + week)
    assert any(zone.start <= noon < zone.end for zone in zones) == is_red(date)
