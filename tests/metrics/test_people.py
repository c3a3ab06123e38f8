"""Positions, burdens and hour accounts."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.capacity import reference
from tests.metrics.small import MONDAY, roster, small

from arsplan.domain.absences import Absence, Activity
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.terms import Arrangement
from arsplan.metrics import account_lines, burdens, culture_classes, position_rows, summary
from arsplan.metrics.positions import PositionSummary

SATURDAY, SUNDAY = MONDAY + dt.timedelta(5), MONDAY + dt.timedelta(6)


def test_positions_before_and_after():
    rows = position_rows(small(), {"H1": Fraction(1)})
    assert [(row.employee, row.before, row.after, row.full_time) for row in rows] == [
        ("S1", 1, 1, True),
        ("H1", Fraction(3, 4), 1, True),
        ("A1", Fraction(1, 2), Fraction(1, 2), False),
        ("N1", Fraction(1408, 10000), Fraction(1408, 10000), False),
    ]
    after, before = summary(rows), summary(rows, before=True)
    assert (after.heads, after.full_time, before.full_time) == (3, 2, 1)
    assert after.total - before.total == Fraction(1, 4)
    assert after.mean == after.total / 3


@pytest.mark.parametrize(
    ("build", "expected"),
    [(reference.solsiden, (2, 2)), (reference.elvebredden, (1, 2)), (reference.bjorkelia, (1, 1))],
)
def test_culture_classes_of_the_reference_units(build, expected):
    rotas = {employee.id: employee.rota for employee in build().staff}
    rows = [row for row in position_rows(build()) if rotas[row.employee] != "N"]
    assert culture_classes(summary(rows)) == expected


def test_a_value_at_a_limit_belongs_to_the_lower_class():
    assert culture_classes(PositionSummary(5, Fraction(3), 1)) == (1, 1)
    assert culture_classes(PositionSummary(200, Fraction(121), 41)) == (2, 2)
    assert culture_classes(PositionSummary(1, Fraction(1), 1)) == (7, 7)
    assert culture_classes(PositionSummary(0, Fraction(0), 0)) is None


def test_burdens():
    unit = small(activities=(Activity(employee="A1", date=SUNDAY, start="09:00", end="12:00", paid_minutes=180),))
    found = {row.employee: row for row in burdens(unit, roster("S1 D . . . A D D\nN1 . . . . N N N"))}
    assert found["S1"] == ("S1", 4, 1800, 1, 900, 1, 0)
    assert found["N1"] == ("N1", 3, 1800, 1, 1200, 1, 3)
    assert found["A1"] == ("A1", 0, 0, 1, 0, 1, 0)
    assert found["H1"] == ("H1", 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("asked", "text", "weekends"),
    [
        ({"friday_evening": True}, "S1 . . . . A", 1),
        ({"friday_evening": True}, "S1 . . . . D", 0),
        ({"friday_evening": False}, "S1 . . . . A", 0),
        ({"sunday_night": True}, "N1 . . . . . . N", 1),
        ({"sunday_night": False}, "N1 . . . . . . N", 0),
        ({"sunday_night": False}, "S1 . . . . . . A", 1),
    ],
)
def test_what_makes_a_weekend(asked, text, weekends):
    unit = small(arrangement=Arrangement(**asked))
    assert sum(row.weekends for row in burdens(unit, roster(text))) == weekends


def test_a_saturday_evening_works_on_the_red_day_only_beyond_the_threshold():
    for minutes, worked in ((239, 1), (240, 0)):
        unit = small(arrangement=Arrangement(red_day_minutes=minutes))
        assert sum(row.red_days for row in burdens(unit, roster("S1 . . . . . A"))) == worked


def test_a_night_before_the_plan_reaches_into_its_first_red_day():
    start = dt.date(2027, 5, 17)
    unit = small(start=start, history=(Duty("N1", dt.date(2027, 5, 16), "N"),))
    found = {row.employee: row for row in burdens(unit, Roster())}
    assert (found["N1"].duties, found["N1"].red_days) == (0, 1)


def test_accounts_add_up_exactly():
    absences = (
        Absence(employee="S1", first=MONDAY, last=SUNDAY),
        Absence(employee="N1", first=MONDAY, last=MONDAY, kind="course"),
    )
    activities = (Activity(employee="S1", date=SUNDAY + dt.timedelta(1), start="9:00", end="10:00", paid_minutes=60),)
    unit = small(absences=absences, activities=activities)
    lines = account_lines(unit, roster("S1 . . . . . . . . D D\nN1 . N"), {"H1": Fraction(1)})
    found = {line.employee: line for line in lines}
    assert found["S1"][2:] == (4260, 2130, 0, 0, 900, 60, 0, 0, 0, 0)
    assert found["S1"].remainder == 4260 - 2130 - 900 - 60
    assert found["H1"].owed == 4260
    assert found["N1"].absence_credit == Fraction(1408, 10000) * 2130 / 7
    for line in lines:
        credits_ = line.vacation_credit + line.absence_credit
        assert line.owed == credits_ + line.worked + line.activities + line.remainder
