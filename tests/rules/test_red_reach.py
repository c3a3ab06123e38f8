"""The most red days that a person can work, by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.planning.wards import pair

from arsplan.domain.absences import Absence, Wish
from arsplan.domain.terms import Arrangement
from arsplan.rules.red_reach import most_red_days

MARCH = dt.date(2027, 3, 1)


def ward(**facts):
    """Twelve weeks with twelve Sundays, Easter's three other days, two in May, and the first of May on a Saturday."""
    asked = Arrangement(weekends=1, weekends_of=3)
    return pair(1, nurses=0).model_copy(update={"start": MARCH, "weeks": 12, "arrangement": asked} | facts)


def even_weeks(strength="must"):
    return (Wish(employee="P1", kind="available_weeks", value="even", strength=strength),)


@pytest.mark.parametrize(
    ("facts", "most"),
    [
        ({}, 4 + 6),
        ({"arrangement": Arrangement(weekends=1, weekends_of=2)}, 6 + 6),
        ({"arrangement": Arrangement(weekends=2, weekends_of=3)}, 8 + 6),
        ({"arrangement": Arrangement(weekend_rhythm=6)}, 2 + 6),
        ({"arrangement": Arrangement(weekends_in_plan=3)}, 3 + 6),
        ({"arrangement": Arrangement(weekend_distance=4)}, 3 + 6),
        ({"arrangement": Arrangement(weekends=0)}, 0 + 6),
        ({"wishes": even_weeks()}, 3 + 4),
        ({"wishes": even_weeks("wish")}, 4 + 6),
        ({"wishes": (Wish(employee="P1", kind="unavailable", weekday=5, strength="must"),)}, 0 + 5),
        ({"wishes": (Wish(employee="P1", kind="unavailable", weekday=5, shift="D", strength="must"),)}, 4 + 6),
        ({"absences": (Absence(employee="P1", first=MARCH, last=dt.date(2027, 4, 4)),)}, 3 + 3),
    ],
)
def test_weekends_in_their_rhythm_and_other_red_days_where_one_may_work(facts, most):
    """Even ISO weeks here are 10 to 20: weekends of 10, 14 and 18; Thursday and Friday before Easter, 6 and 17 May."""
    assert most_red_days(ward(**facts))["P1"] == most


def test_a_tiny_position_has_no_hours_for_more():
    """Ten per cent of twelve weeks are five duties of seven and a half hours."""
    staff = tuple(e.model_copy(update={"position": Fraction(1, 10)}) for e in ward().staff)
    assert most_red_days(ward(staff=staff))["P1"] == 5


def test_no_more_than_the_days_of_employment():
    staff = tuple(e.model_copy(update={"start": dt.date(2027, 5, 10)}) for e in ward().staff)
    assert most_red_days(ward(staff=staff))["P1"] == 1 + 1
