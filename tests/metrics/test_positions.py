"""Who is counted in the key figures of positions, and the classes at every limit of the two tables."""

from fractions import Fraction

import pytest
from tests.metrics.small import roster, small

from arsplan.domain.roster import Roster
from arsplan.metrics import culture_classes, position_rows, summary
from arsplan.metrics.positions import PositionSummary

FULL_TIME_LIMITS = (20, 30, 40, 60, 70, 80, 100)
MEAN_LIMITS = (60, 70, 75, 80, 85, 90, 100)


def of(full_time_pct, mean_pct):
    """A thousand people with that share of full time and that mean position."""
    return PositionSummary(1000, Fraction(str(mean_pct)) * 10, int(Fraction(str(full_time_pct)) * 10))


@pytest.mark.parametrize(("number", "limit"), list(enumerate(FULL_TIME_LIMITS, 1)))
def test_class_by_full_time_share(number, limit):
    assert culture_classes(of(limit, 100))[0] == number
    if limit < 100:
        assert culture_classes(of(Fraction(limit) + Fraction(1, 10), 100))[0] == number + 1


@pytest.mark.parametrize(("number", "limit"), list(enumerate(MEAN_LIMITS, 1)))
def test_class_by_mean_position(number, limit):
    assert culture_classes(of(0, limit))[1] == number
    if limit < 100:
        assert culture_classes(of(0, Fraction(limit) + Fraction(1, 10**6)))[1] == number + 1


def test_a_value_between_two_printed_classes_has_a_class():
    """Ringerike's 20.5 % lies between the printed 0-20 and 21-30."""
    assert culture_classes(of(20.5, 60))[0] == 2


def test_one_person_in_two_units_is_one_head_with_the_sum_of_the_positions():
    day, night = small(), small(staff=(small().person["H1"], small().person["N1"]))
    rows = [*position_rows(day, {"H1": Fraction(3, 4)}), *position_rows(night, {"H1": Fraction(1, 4)})]
    found = summary(rows)
    assert found.heads == 3
    assert found.full_time == 2
    assert found.total == 1 + 1 + 2 * Fraction(1408, 10000)


def test_a_temporary_position_beside_a_permanent_one_does_not_count():
    extra = small().person["H1"].model_copy(update={"employment": "temporary"})
    rows = [*position_rows(small()), *position_rows(small(staff=(extra,)))]
    assert summary(rows).total == summary(position_rows(small())).total


def test_whoever_has_no_duty_in_the_plan_is_counted_apart():
    rows = position_rows(small(), {"S1": Fraction(1), "H1": Fraction(4, 5)}, roster("S1 D\nA1 D"))
    assert [row.on_duty for row in rows] == [True, False, True, False]
    for before in (True, False):
        found = summary(rows, before=before)
        assert (found.heads, found.total, found.without_duty) == (1, 1, 2)
    assert summary(position_rows(small(), None, Roster())).mean is None
    assert summary(position_rows(small())).without_duty == 0


def test_a_duty_in_one_of_two_units_is_a_duty():
    rows = [*position_rows(small(), None, Roster()), *position_rows(small(), None, roster("H1 D"))]
    found = summary(rows)
    assert (found.heads, found.total, found.without_duty) == (1, Fraction(3, 2), 2)
