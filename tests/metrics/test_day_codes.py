"""Every day of every person has a code; free days as KS and the unions name them."""

import datetime as dt

import pytest
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.domain.absences import Absence, Activity
from arsplan.domain.roster import Duty, Roster
from arsplan.metrics import day_codes


def codes(unit, text, person="S1", *, monday=MONDAY, f3=False):
    """Codes of one person, week by week."""
    rows = [row for row in day_codes(unit, roster(text, monday), f3=f3) if row.employee == person]
    assert [row.date for row in rows] == list(unit.horizon.dates)
    return [" ".join(row.code for row in rows[k : k + 7]) for k in range(0, len(rows), 7)]


def test_everybody_has_every_day():
    rows = day_codes(small(), Roster())
    assert len(rows) == 4 * 14
    assert len({(row.employee, row.date) for row in rows}) == 56


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S1 D D D D D . .", "D D D D D F2 F1"),
        ("S1 D . D D . D D", "D F1 D D F2 D D"),
        ("S1 . . D D D D D", "F1 F2 D D D D D"),
        ("S1 . D D . . D D", "F2 D D F1 F2 D D"),
        ("S1 A A A A A . D", "A A A A A F2 D"),
        ("S1 D D D D D D D", "D D D D D D D"),
    ],
)
def test_weekly_free_day(text, expected):
    unit = small(agreements=small().agreements.model_copy(update={"weekly_rest": 2100}))
    assert codes(unit, text)[0] == expected


def test_a_shorter_weekly_rest_that_is_agreed_and_asked_for_makes_the_day_f1():
    asked = small().arrangement.model_copy(update={"weekly_rest": 1680})
    assert codes(small(arrangement=asked), "S1 A A A A A . D")[0] == "A A A A A F1 D"


def test_where_no_date_is_free_from_midnight_to_midnight_the_most_restful_one_is_f1():
    text = "N1 N N N . N N N"
    assert codes(small(), text, "N1")[0] == "N N N F1 N N N"


def test_vacation_absence_activity_and_employment():
    absences = (
        Absence(employee="S1", first=MONDAY, last=MONDAY + dt.timedelta(6)),
        Absence(employee="S1", first=MONDAY + dt.timedelta(6), last=MONDAY + dt.timedelta(8), kind="study"),
    )
    activity = Activity(employee="S1", date=MONDAY + dt.timedelta(9), start="09:00", end="12:00", paid_minutes=180)
    staff = (PEOPLE[0].model_copy(update={"end": MONDAY + dt.timedelta(11)}), *PEOPLE[1:])
    unit = small(absences=absences, activities=(activity,), staff=staff)
    assert codes(unit, "S1 . . . . . . . . . . D") == [
        "FE FE FE FE FE FE FE",
        "study study activity D F1 out out",
    ]


def test_two_duties_on_a_date_are_both_named():
    activity = Activity(employee="S1", date=MONDAY, start="15:00", end="16:00", paid_minutes=60)
    unit = small(activities=(activity,))
    assert codes(unit, "S1 D")[0].startswith("D+activity ")


ASCENSION = dt.date(2027, 5, 3)


def test_f1_on_a_holiday_between_sundays_is_replaced_by_f5():
    unit = small(start=ASCENSION, weeks=2)
    text = "S1 D D D . D D D D D . . . ."
    assert codes(unit, text, monday=ASCENSION) == ["D D D F1 D D D", "D D F5 F2 F2 F2 F1"]


def test_f1_on_sunday_gives_no_f5_and_a_red_weekday_off_is_f2_unless_agreed_f3():
    unit = small(start=ASCENSION, weeks=2)
    text = "S1 D D D . D . . D D D D D . ."
    assert codes(unit, text, monday=ASCENSION)[0] == "D D D F2 D F2 F1"
    assert codes(unit, text, monday=ASCENSION, f3=True)[0] == "D D D F3 D F2 F1"


def test_no_free_weekday_within_a_month_leaves_no_f5():
    unit = small(start=ASCENSION, weeks=6)
    text = "S1 D D D . D D D" + " D D D D D . ." * 5
    found = codes(unit, text, monday=ASCENSION)
    assert found[0] == "D D D F1 D D D"
    assert not any("F5" in week for week in found)


def test_work_before_the_plan_shortens_the_rest():
    unit = small(history=(Duty("S1", MONDAY - dt.timedelta(1), "N"),))
    assert codes(unit, "S1 . A . D D D D")[0] == "F2 A F2 D D D D"
    assert codes(small(), "S1 . A . D D D D")[0] == "F1 A F2 D D D D"
