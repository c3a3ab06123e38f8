"""Growth over the year and stretches with more or less to do, laid over the demand tables."""

import datetime as dt
from collections import Counter
from fractions import Fraction

import pytest
from pydantic import ValidationError
from tests.metrics.small import MONDAY, small

from arsplan.domain.changed_demand import DemandChange, with_changes
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit

LAST = MONDAY + dt.timedelta(52 * 7 - 1)


def heads(unit, line="D"):
    return {need.date: sum(need.slots.values()) for need in needs(unit) if need.line == line}


def test_nothing_changed_is_the_same_unit():
    unit = small(weeks=52)
    assert with_changes(unit, ()) == unit


def test_a_stretch_has_more_and_the_sum_is_right():
    unit = small(weeks=52)
    first, last = dt.date(2027, 6, 7), dt.date(2027, 7, 4)
    changed = with_changes(unit, [DemandChange(first=first, last=last, change=Fraction(1, 10), text="visitors")])
    before, after = heads(unit), heads(changed)
    inside = {day for day in before if first <= day <= last}
    assert {day: after[day] for day in after.keys() - inside} == {day: before[day] for day in before.keys() - inside}
    more = sum(after[day] for day in inside) - Fraction(11, 10) * sum(before[day] for day in inside)
    assert abs(more) <= Fraction(1, 2)
    assert Unit.model_validate(changed.model_dump()) == changed


def test_growth_goes_evenly_from_nothing_to_the_whole():
    unit = small(weeks=52)
    grown = with_changes(
        unit, [DemandChange(first=MONDAY, last=LAST, change=Fraction(0), change_last=Fraction(1), line="D")]
    )
    before, after = Counter(), Counter()
    for day, count in heads(unit).items():
        before[day.month] += count
    for day, count in heads(grown).items():
        after[day.month] += count
    share = [after[month] / before[month] - 1 for month in range(1, 13)]
    assert share[0] < 0.1
    assert share[11] > 0.9
    assert sum(after.values()) == pytest.approx(1.5 * sum(before.values()), rel=0.01)
    assert heads(grown, "N") == heads(unit, "N")


def test_changes_of_one_date_multiply():
    unit = small()
    week = {"first": MONDAY, "last": MONDAY + dt.timedelta(6), "line": "D"}
    doubled = [DemandChange(**week, change=Fraction(1)), DemandChange(**week, change=Fraction(1, 2))]
    assert heads(with_changes(unit, doubled))[MONDAY] == 3 * heads(unit)[MONDAY]


def test_never_below_what_competence_asks():
    unit = small()
    closed = with_changes(unit, [DemandChange(first=MONDAY, last=MONDAY, change=Fraction(-1))])
    assert heads(closed)[MONDAY] == 1  # one nurse at least
    assert MONDAY not in heads(closed, "N")


def test_a_row_for_a_single_date_is_changed_too():
    unit = with_changes(small(), [DemandChange(first=MONDAY, last=MONDAY, change=Fraction(1), line="D")])
    again = with_changes(unit, [DemandChange(first=MONDAY, last=MONDAY, change=Fraction(1), line="D")])
    assert heads(again)[MONDAY] == 4 * heads(small())[MONDAY]
    assert Unit.model_validate(again.model_dump()) == again


def test_a_change_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValidationError, match="before it starts"):
        DemandChange(first=LAST, last=MONDAY, change=Fraction(1))
