"""Demand on given dates: part of the year, no part of an ordinary week."""

from datetime import date

from tests.planning.wards import pair

from arsplan.capacity import capacity
from arsplan.domain.demand import DemandRow
from arsplan.domain.unit import Unit


def _unit(*rows: DemandRow, usual: bool = True) -> Unit:
    unit = pair(1)
    values = {name: getattr(unit, name) for name in Unit.model_fields}
    return Unit(**{**values, "demand": (*(unit.demand if usual else ()), *rows)})


def test_dates_count_for_the_year_and_not_for_an_ordinary_week():
    plain, busy = (
        capacity(_unit()),
        capacity(_unit(DemandRow(line="D", heads=3, first=date(2027, 8, 2), last=date(2027, 8, 3)))),
    )
    assert busy.base("DA").demand[0].week == plain.base("DA").demand[0].week
    assert busy.groups[0].year.minutes == plain.groups[0].year.minutes + 4 * 450


def test_a_unit_of_given_dates_alone_has_no_ordinary_week():
    found = capacity(_unit(DemandRow(line="D", heads=3, first=date(2027, 8, 2), last=date(2027, 8, 3)), usual=False))
    assert found.groups[0].year.minutes == 6 * 450
    assert found.as_json()
