"""Arrangements, groups of rotas and corner cases, on units of a few lines."""

from fractions import Fraction

import pytest
from tests.capacity.reference import LINES, ROTAS, SHIFTS, demand, two_shift, unit

from arsplan.capacity import capacity
from arsplan.capacity.groups import rota_groups
from arsplan.capacity.typical import line_minutes
from arsplan.capacity.weekends import own_frequency
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Arrangement

EVERY_DAY = "all weekday D 1 0 0 0\nall weekend D 1 0 0 0"


@pytest.mark.parametrize(
    ("slots", "heads", "position"),
    [((1, 1, 1, 1), 6, 49.3), ((9, 6, 6, 5), 33, 62.1), ((15, 8, 9, 7), 48, 64.7), ((4, 5, 5, 5), 30, 45.8)],
)
def test_oracles_from_a_unit(slots, heads, position):
    row = capacity(two_shift(*slots)).base("DA").demand[0].own
    assert row.result.heads == heads
    assert float(row.result.mean_position * 100) == pytest.approx(position, abs=0.1)


@pytest.mark.parametrize(
    ("asked", "every"),
    [
        ({"weekends": 1, "weekends_of": 3}, 3),
        ({"weekends": 2, "weekends_of": 5}, Fraction(5, 2)),
        ({"weekends": 3, "weekends_of": 3}, 1),
        ({"weekend_rhythm": 4}, 4),
        ({"weekends": 1, "weekends_of": 2, "weekend_distance": 3}, 3),
        ({"weekends": 1, "weekends_of": 2, "weekends_in_plan": 13}, 4),
        ({"weekends": 0}, None),
        ({"weekends_in_plan": 0}, None),
    ],
)
def test_own_frequency(asked, every):
    built = two_shift(1, 1, 1, 1, arrangement=Arrangement(**asked))
    assert own_frequency(built) == every
    report = capacity(built)
    own = report.base("DA").demand[0].own
    assert (own.every if own else None) == every
    assert report.as_json()["weekend_every"] == (None if every is None else float(every))


def test_rotas_that_overlap_a_little_stay_apart_even_by_the_clock():
    bare = tuple(shift.model_copy(update={"covers": ()}) for shift in SHIFTS)
    built = two_shift(1, 1, 1, 1, shifts=bare)
    assert [group.rotas for group in rota_groups(built)] == [("DA", "helg"), ("N",)]


def test_a_rota_of_all_shifts_joins_day_and_night():
    rotas = (*ROTAS, Rota(name="three", shifts=("D", "A", "N")))
    found = rota_groups(two_shift(1, 1, 1, 1, rotas=rotas))
    assert [(group.name, group.rotas) for group in found] == [("DA", ("DA", "N", "helg", "three"))]


def test_unpaid_breaks_do_not_count_as_hours():
    shifts = (
        ShiftType(code="D", start="07:30", end="15:30", paid_minutes=450, break_minutes=30),
        ShiftType(code="A", start="14:30", end="22:00", paid_minutes=450),
    )
    line = LINES[0].model_copy(update={"end": 930})
    rotas = (Rota(name="DA", shifts=("D", "A")),)
    built = two_shift(1, 1, 1, 1, shifts=shifts, lines=(line, LINES[1]), rotas=rotas)
    assert line_minutes(built, line) == 450
    assert capacity(built).base("DA").demand[0].week == 105 * 60


def test_ordinary_shifts_of_different_length_give_their_mean():
    shifts = (SHIFTS[0], SHIFTS[1].model_copy(update={"start": 885, "paid_minutes": 435}))
    lines = (LINES[0], LINES[1].model_copy(update={"start": 885}))
    rotas = (Rota(name="DA", shifts=("D", "A")),)
    option = (
        capacity(two_shift(1, 1, 1, 1, shifts=shifts, lines=lines, rotas=rotas)).base("DA").demand[0].rows[0].option
    )
    assert 14 * 60 + 30 < option.minutes < 15 * 60


def test_lines_without_a_rota_are_named():
    rows = demand(EVERY_DAY + "\nall weekday N 1 0 0 0\nall weekend N 0 0 0 0")
    report = capacity(unit(name="gap", demand=rows, rotas=(Rota(name="DA", shifts=("D", "A")),)))
    assert report.unserved == ("N",)


def test_only_permanent_staff_count_but_everybody_carries_weekends():
    people = [
        Employee(id=kind, competence="ASS", position=1, rota="DA", employment=kind)
        for kind in ("permanent", "temporary", "apprentice", "vacant")
    ]
    report = capacity(two_shift(1, 1, 1, 1, staff=tuple(people)))
    assert report.groups[0].staff["all"].heads == 1
    assert report.base("DA").demand[0].weekends.heads == 4


def test_weekday_demand_alone_never_binds_at_weekends():
    rows = demand("all weekday D 2 0 0 0\nall weekend D 0 0 0 0")
    found = capacity(unit(name="office", demand=rows)).as_json()["groups"][0]["base"]["demand"][0]
    assert found["weekend_share"] == 0
    assert {row["binds"] for row in found["arrangements"]} == {"hours"}
    assert {row["weekend_every"] for row in found["largest_every_for_full_time"]} == {None}


def test_unknown_group():
    with pytest.raises(KeyError):
        capacity(two_shift(1, 1, 1, 1)).base("Q")
