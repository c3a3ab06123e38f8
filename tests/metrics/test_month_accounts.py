"""The account by month: by hand, and equal to that of the year."""

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from tests.metrics.planned import planned_units
from tests.metrics.small import MONDAY, roster, small

from arsplan.domain.absences import Absence
from arsplan.metrics import account_lines, month_lines

END_OF_JANUARY = dt.date(2027, 1, 25)


def of(unit, text, monday, person="H1"):
    return [line for line in month_lines(unit, roster(text, monday)) if line.employee == person]


def test_two_months_by_hand():
    """Three quarters of 35.5 h are 1597.5 minutes a week; seven days in each month, one of vacation in February."""
    away = Absence(employee="H1", first=dt.date(2027, 2, 1), last=dt.date(2027, 2, 1))
    january, february = of(small(start=END_OF_JANUARY, absences=(away,)), "H1 D D D D . . . . D D", END_OF_JANUARY)
    assert (january.month, february.month) == ("2027-01", "2027-02")
    assert january.owed == february.owed == Fraction(15975, 10)
    assert (january.worked, february.worked) == (4 * 450, 2 * 450)
    assert january.deviation == 1800 - Fraction(15975, 10)
    assert february.vacation_credit == Fraction(15975, 60)
    assert february.deviation == 900 + Fraction(15975, 60) - Fraction(15975, 10)
    assert january.beyond is None


def test_what_is_agreed_for_a_month_shows_the_months_beyond():
    agreed = small().agreements.model_copy(update={"month_hours": 200})
    above, below = of(small(start=END_OF_JANUARY, agreements=agreed), "H1 D D D D", END_OF_JANUARY)
    assert (above.beyond, below.beyond) == (Fraction(5, 2), Fraction(13975, 10))


def test_months_without_employment_are_left_out():
    staff = tuple(p.model_copy(update={"end": dt.date(2027, 1, 31)}) for p in small().staff)
    assert [line.month for line in of(small(start=END_OF_JANUARY, staff=staff), "", MONDAY)] == ["2027-01"]


@settings(max_examples=40, deadline=None)
@given(planned_units())
def test_the_months_make_the_year(planned):
    unit, duties = planned
    months = month_lines(unit, duties)
    for line in account_lines(unit, duties):
        own = [month for month in months if month.employee == line.employee]
        assert sum(month.owed for month in own) == line.owed
        assert sum(month.worked for month in own) == line.worked + line.f3
        assert sum(month.activities for month in own) == line.activities
        assert sum(month.absence_credit for month in own) == line.absence_credit
        assert sum(month.holiday_credit for month in own) == line.holiday_credit
        assert sum(month.vacation_credit for month in own) <= line.vacation_credit
