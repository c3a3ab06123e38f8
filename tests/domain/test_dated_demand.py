"""Rows of demand with dates: they go before those of the season, and never leave open which of them holds."""

from datetime import date

import pytest
from tests.planning.wards import pair

from arsplan.domain.demand import DemandRow
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit

MONDAY, FRIDAY, SUNDAY = date(2027, 8, 2), date(2027, 8, 6), date(2027, 8, 8)
WEEK = [date(2027, 8, day) for day in range(2, 9)]


def _made(**changes: object) -> Unit:
    unit = pair(1)
    return Unit(**{**{name: getattr(unit, name) for name in Unit.model_fields}, **changes})


def _with(*rows: DemandRow):
    unit = pair(1)
    return _made(weeks=2, demand=(*unit.demand, *rows))


def _dated(heads: int, first: date, last: date, **more: object) -> DemandRow:
    return DemandRow(line="D", heads=heads, first=first, last=last, **more)


def _heads(unit) -> dict[date, int]:
    return {need.date: sum(need.slots.values()) for need in needs(unit) if need.line == "D"}


def test_dates_go_before_the_season_and_the_shortest_stretch_first():
    usual = _heads(_with())
    found = _heads(_with(_dated(7, MONDAY, SUNDAY), _dated(9, FRIDAY, FRIDAY)))
    assert [found[day] for day in WEEK] == [7, 7, 7, 7, 9, 7, 7]
    assert all(found[day] == usual[day] for day in usual if day > SUNDAY)


def test_kinds_of_day_inside_a_stretch():
    found = _heads(
        _with(
            _dated(7, MONDAY, SUNDAY),
            _dated(8, MONDAY, SUNDAY, day_type="weekend"),
            _dated(9, MONDAY, SUNDAY, day_type="mon"),
        )
    )
    assert [found[day] for day in WEEK] == [9, 7, 7, 7, 7, 8, 8]


def test_a_kind_that_a_stretch_leaves_open_is_that_of_the_next_longer_one():
    usual = _heads(_with())
    found = _heads(_with(_dated(8, MONDAY, SUNDAY, day_type="weekend")))
    assert found[SUNDAY] == 8
    assert found[FRIDAY] == usual[FRIDAY]


def test_a_row_of_another_season_does_not_hold():
    assert _heads(_with(_dated(9, MONDAY, SUNDAY, season="all")))[MONDAY] == 9
    with pytest.raises(InvalidUnit, match="There is no season 'camp'"):
        _with(_dated(9, MONDAY, SUNDAY, season="camp"))


def test_two_rows_of_the_same_length_that_hold_on_one_day_are_refused():
    with pytest.raises(InvalidUnit) as error:
        _with(_dated(7, MONDAY, FRIDAY), _dated(9, date(2027, 8, 4), SUNDAY))
    (problem,) = error.value.problems
    assert (problem.code, problem.file, problem.row) == ("clashing-dates", "demand", 3)
    assert "from 2027-08-02 to 2027-08-06" in problem.message
    assert "from 2027-08-04 to 2027-08-08" in problem.message
    with pytest.raises(InvalidUnit, match="stands here twice"):
        _with(_dated(7, MONDAY, FRIDAY), _dated(9, MONDAY, FRIDAY))


def test_stretches_side_by_side_do_not_clash():
    heads = _heads(_with(_dated(7, MONDAY, FRIDAY), _dated(9, date(2027, 8, 7), date(2027, 8, 11))))
    assert (heads[FRIDAY], heads[date(2027, 8, 7)]) == (7, 9)


def test_a_line_with_dates_alone_is_needed_on_these_dates_only():
    only = _made(weeks=2, demand=(_dated(2, MONDAY, FRIDAY),))
    assert set(_heads(only)) == set(WEEK[:5])


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"first": FRIDAY, "last": MONDAY}, "before it starts"),
        ({"first": FRIDAY}, "both or neither"),
        ({"season": "all"}, "day type"),
        ({"day_type": "weekday"}, "season"),
    ],
)
def test_a_row_says_when_it_holds(values: dict[str, object], word: str):
    with pytest.raises(ValueError, match=word):
        DemandRow(line="D", heads=1, **values)
