"""Least heads and largest mean position of an arrangement, against figures worked by hand."""

from fractions import Fraction

import pytest
from tests.capacity.reference import LINES, SHIFTS, bjorkelia, demand, elvebredden, solsiden, two_shift, unit

from arsplan.capacity import WeekendDesign, design_bound
from arsplan.domain.demand import DemandLine
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Rota

SHORT = ShiftType(code="K", start="18:00", end="21:00", paid_minutes=180)
"""Stands in for nobody: it covers less than half of a line."""


def found(built, design, group="DA", competence="all"):
    rows = design_bound(built, design)
    return next(row for row in rows if (row.group, row.competence) == (group, competence))


@pytest.mark.parametrize(
    ("design", "heads", "binds", "position"),
    [
        pytest.param(WeekendDesign(every=2), 22, "weekends", 93.1, id="O3 every second, 7.5 h"),
        pytest.param(WeekendDesign(every=3), 33, "weekends", 62.1, id="O2 every third, 7.5 h"),
        pytest.param(WeekendDesign(every=3, long="L"), 20, "hours", 98.9, id="every third, 12.5 h"),
        pytest.param(WeekendDesign(every=3, long="L", long_every=4), 23, "weekends", 86.0, id="every fourth, 12.5 h"),
        pytest.param(WeekendDesign(every=3, long="LL", long_every=4), 23, "weekends", 87.9, id="O4 every fourth, 14 h"),
    ],
)
def test_five_arrangements_of_a_ward(design, heads, binds, position):
    row = found(solsiden(), design)
    assert (row.heads, row.bound.binding.name) == (heads, binds)
    assert float(row.mean_position * 100) == pytest.approx(position, abs=0.1)


@pytest.mark.parametrize(
    ("build", "design", "heads", "position"),
    [
        pytest.param(elvebredden, WeekendDesign(every=3), 48, 64.7, id="O6 every third"),
        pytest.param(elvebredden, WeekendDesign(every=2), 32, 97.1, id="O6 every second"),
        pytest.param(bjorkelia, WeekendDesign(every=3), 30, 45.8, id="O8 every third"),
        pytest.param(bjorkelia, WeekendDesign(every=2), 20, 68.7, id="O8 every second"),
        pytest.param(bjorkelia, WeekendDesign(every=3, long="LL", long_every=4), 20, 67.3, id="O9 every fourth, 14 h"),
        pytest.param(bjorkelia, WeekendDesign(every=3, long="LL"), 15, 89.7, id="O9 every third, 14 h"),
    ],
)
def test_oracles_of_the_other_units(build, design, heads, position):
    row = found(build(), design)
    assert row.heads == heads
    assert float(row.mean_position * 100) == pytest.approx(position, abs=0.1)


def test_long_shifts_take_the_place_of_day_and_evening_and_say_what_they_leave_open():
    long, longest = WeekendDesign(long="L"), WeekendDesign(long="LL", long_every=4)
    row = found(solsiden(), long)
    assert (row.staffing.long, row.staffing.ordinary, row.staffing.minutes) == (5, 1, 2 * 5 * 150)
    assert row.open_hours == "A 20:00-22:00, 5 heads"
    row = found(solsiden(), longest)
    assert (row.staffing.long, row.staffing.ordinary, row.staffing.minutes) == (5, 1, 10 * 60)
    assert row.open_hours == "D 07:30-08:00, 5 heads"
    assert row.certificate == (
        "5 people on LL on a weekend day, every 4th weekend: 5 x 4 = 20; "
        "1 person on ordinary shifts (D/A), every 3rd weekend: 1 x 3 = 3; 23 people in all"
    )


def test_nested_groups_of_slots_each_have_their_least_heads():
    rows = {row.competence: row for row in design_bound(solsiden(), WeekendDesign()) if row.group == "DA"}
    assert {name: row.heads for name, row in rows.items()} == {"all": 33, "SPL": 6, "SPL+HFA": 21}
    assert rows["SPL"].certificate == "2 people on ordinary shifts (D/A) on a weekend day, every 3rd weekend: 2 x 3 = 6"
    long = WeekendDesign(long="LL", long_every=4)
    assert [found(solsiden(), long, competence=slots).heads for slots in ("SPL", "SPL+HFA")] == [4, 15]


def test_o7_sykepleiere_of_home_care():
    row = found(elvebredden(), WeekendDesign(), competence="SPL")
    assert row.heads == 9
    assert float(row.mean_position * 100) == pytest.approx(84.5, abs=0.1)


def test_o11_night():
    row = found(solsiden(), WeekendDesign(long="L"), group="N")
    assert (row.heads, row.staffing.long) == (6, 0)
    assert float(row.mean_position * 100) == pytest.approx(65.7, abs=0.1)


def test_students_in_weekend_posts_leave_larger_positions_for_the_others():
    """Five posts carry 25 h a week: W 140, H 702.5, 28 people beside them."""
    row = found(solsiden(), WeekendDesign(weekend_posts=5))
    assert row.heads == 28
    assert row.mean_position == Fraction(7025, 355) / 28
    assert row.certificate.endswith("11 x 3 = 33; less 5 in weekend posts: 28 people in all")
    assert found(solsiden(), WeekendDesign(weekend_posts=5), competence="SPL").heads == 6


def test_students_fill_only_what_is_open_to_anybody():
    """Four slots on a weekend day ask for no competence, so at most twelve posts are of use."""
    assert found(solsiden(), WeekendDesign(weekend_posts=12)).heads == 21
    assert found(solsiden(), WeekendDesign(weekend_posts=40)) == found(solsiden(), WeekendDesign(weekend_posts=12))


def test_whole_persons():
    """Three a weekend and every 2.5 weekends: 7.5, so 8."""
    row = found(two_shift(2, 2, 2, 1), WeekendDesign(every=Fraction(5, 2)))
    assert row.heads == 8


def test_the_busier_day_of_the_weekend_decides():
    rows = demand("all weekday D 1 0 0 0\nall weekend D 1 0 0 0\nall sun D 4 0 0 0")
    assert found(unit(name="sunday", demand=rows), WeekendDesign(every=2)).heads == 8


def test_who_works_long_on_one_day_may_work_an_ordinary_shift_on_the_other():
    rows = demand(
        "all weekday D 1 0 0 0\nall weekend D 4 0 0 0\nall weekday A 0 0 0 0\nall weekend A 0 0 0 0\nall sat A 4 0 0 0"
    )
    row = found(unit(name="saturday", demand=rows), WeekendDesign(every=3, long="LL"))
    assert (row.heads, row.staffing.ordinary) == (12, 0)


def test_a_long_shift_helps_also_on_a_line_that_it_does_not_stand_in_on():
    """07:30-18:00 covers less than half of the evening; two on it and two on a short evening are enough."""
    shifts = (
        *SHIFTS[:2],
        SHIFTS[3].model_copy(update={"code": "S", "end": 1080, "paid_minutes": 630, "covers": ()}),
        ShiftType(code="K", start="18:00", end="22:00", paid_minutes=240),
    )
    rotas = (Rota(name="DA", shifts=("D", "A", "S", "K")),)
    row = found(two_shift(2, 2, 2, 2, shifts=shifts, rotas=rotas, lines=LINES[:2]), WeekendDesign(long="S"))
    assert row.heads <= 3 * 4


def test_an_overlap_by_the_clock_does_not_make_one_person_do_for_two():
    bare = tuple(shift.model_copy(update={"covers": ()}) for shift in SHIFTS)
    rotas = (Rota(name="DA", shifts=("D", "A")),)
    assert found(two_shift(9, 6, 6, 5, shifts=bare, rotas=rotas), WeekendDesign()).heads == 33


def test_hours_of_a_demand_curve_are_not_people_each():
    """Eight one-hour lines under one shift need two people a day, not sixteen."""
    lines = tuple(DemandLine(code=f"{hour}", start=60 * hour, end=60 * hour + 60) for hour in range(8, 16))
    shift = ShiftType(code="D", start="08:00", end="16:00", paid_minutes=480)
    rows = demand("\n".join(f"all {day} {line.code} 2 0 0 0" for day in ("weekday", "weekend") for line in lines))
    built = unit(name="curve", lines=lines, shifts=(shift,), demand=rows, rotas=(Rota(name="DA", shifts=("D",)),))
    row = found(built, WeekendDesign())
    assert (row.heads, {layer.name: layer.heads for layer in row.bound.layers}) == (
        6,
        {"weekends": 6, "hours": 4, "peak": 2},
    )


def test_two_short_duties_of_one_person_count_once():
    shifts = (
        ShiftType(code="M", start="07:00", end="11:00", paid_minutes=240),
        ShiftType(code="E", start="14:00", end="18:00", paid_minutes=240),
    )
    lines = (DemandLine(code="M", start="07:00", end="11:00"), DemandLine(code="E", start="14:00", end="18:00"))
    rows = demand("\n".join(f"all {day} {line} 2 0 0 0" for day in ("weekday", "weekend") for line in "ME"))
    rotas = (Rota(name="DA", shifts=("M", "E")),)
    assert found(unit(name="split", lines=lines, shifts=shifts, demand=rows, rotas=rotas), WeekendDesign()).heads == 6


def test_weekdays_alone():
    shift = SHIFTS[0].model_copy(update={"use": "weekday"})
    rows = demand("all weekday D 3 0 0 0\nall weekend D 0 0 0 0")
    rotas = (Rota(name="DA", shifts=("D",)),)
    row = found(unit(name="office", demand=rows, shifts=(shift,), lines=LINES[:1], rotas=rotas), WeekendDesign())
    assert {layer.name: layer.heads for layer in row.bound.layers} == {"weekends": 0, "hours": 4, "peak": 3}


def test_weekends_that_students_carry_alone_leave_nobody_a_position():
    rows = demand("all weekday D 0 0 0 0\nall weekend D 2 0 0 0")
    row = found(unit(name="weekends", demand=rows), WeekendDesign(weekend_posts=6))
    assert (row.heads, row.mean_position) == (0, None)


def test_another_season():
    assert found(solsiden(), WeekendDesign()).mean_position < 1
    row = next(iter(design_bound(solsiden(), WeekendDesign(), season="vinter")))
    assert row.mean_position == Fraction(765) / Fraction(71, 2) / 33


@pytest.mark.parametrize(
    ("design", "said"),
    [
        (WeekendDesign(every=0), "every"),
        (WeekendDesign(long="L", long_every=0), "every"),
        (WeekendDesign(long="X"), "'X'"),
        (WeekendDesign(long="K"), "'K'"),
        (WeekendDesign(weekend_posts=-1), "-1"),
        (WeekendDesign(long_every=4), "long"),
    ],
)
def test_what_makes_no_sense_is_refused(design, said):
    with pytest.raises(ValueError, match=rf"(?s){said}.*\nMaybe"):
        design_bound(solsiden().model_copy(update={"shifts": (*SHIFTS, SHORT)}), design)


def test_a_season_that_the_plan_does_not_have_is_refused():
    with pytest.raises(ValueError, match=r"'easter'.*\nMaybe one of vinter"):
        design_bound(solsiden(), WeekendDesign(), season="easter")
