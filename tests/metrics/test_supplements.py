"""Hours by the kind of supplement they earn."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.metrics.small import MONDAY, roster, small

from arsplan.domain.roster import Duty, Roster
from arsplan.metrics import supplements

EASTER = dt.date(2027, 3, 22)
CHRISTMAS = dt.date(2027, 12, 20)


def of(text, monday=MONDAY, person="S1", **facts):
    rows = supplements(small(start=monday, **facts), roster(text, monday))
    return next(row for row in rows if row.employee == person)[1:]


@pytest.mark.parametrize(
    ("text", "monday", "expected"),
    [
        ("S1 D", MONDAY, (0, 0, 0, 0)),
        ("S1 A", MONDAY, (240, 60, 0, 0)),
        ("S1 N", MONDAY, (0, 495, 0, 0)),
        ("S1 . . . . . A", MONDAY, (240, 60, 450, 0)),
        ("S1 . . . . N", MONDAY, (0, 495, 465, 0)),
        ("S1 . . . . . . N", MONDAY, (0, 495, 135, 0)),
        ("S1 . . D", EASTER, (0, 0, 0, 180)),
        ("S1 . . . D", EASTER, (0, 0, 0, 450)),
        ("S1 . . N", EASTER, (0, 495, 0, 600)),
        ("S1 . . . . . D", EASTER, (0, 0, 0, 450)),
        ("S1 . . . . . . D D", EASTER, (0, 0, 0, 900)),
        ("S1 . . . . D", CHRISTMAS, (0, 0, 0, 180)),
        ("S1 . . . . . . D", CHRISTMAS, (0, 0, 0, 450)),
    ],
)
def test_minutes_by_kind(text, monday, expected):
    assert of(text, monday) == expected


def test_an_hour_on_a_holiday_is_compensated_by_an_hour_and_a_third():
    unit = small(start=EASTER)
    found = next(row for row in supplements(unit, roster("S1 . . . . . . D", EASTER)) if row.employee == "S1")
    assert found.compensation == 600
    assert next(iter(supplements(unit, Roster()))).compensation == Fraction(0)


def test_a_night_follows_the_clock_on_the_wall_when_it_changes():
    assert of("S1 . . . . . N", EASTER) == (0, 495, 0, 600)


def test_an_unpaid_break_is_taken_from_the_hours_without_a_supplement_first():
    shifts = tuple(
        shift.model_copy(update={"paid_minutes": 400}) if shift.code == "D" else shift for shift in small().shifts
    )
    assert of("S1 . . . . . . D", EASTER, shifts=shifts) == (0, 0, 0, 400)
    assert of("S1 . . D", EASTER, shifts=shifts) == (0, 0, 0, 180)


def test_what_was_worked_before_the_plan_is_not_in_it():
    unit = small(history=(Duty("N1", MONDAY - dt.timedelta(1), "N"),))
    assert {row[1:] for row in supplements(unit, Roster())} == {(0, 0, 0, 0)}
