"""The closed form of a unit as it plans, against figures worked out by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

from arsplan.io.load import load
from arsplan.scenarios.change import changed
from arsplan.scenarios.closed import closed_form
from arsplan.scenarios.proven import proven
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.weekends import Weekends

UNITS = Path(__file__).parents[2] / "examples" / "units"


@pytest.fixture(scope="module")
def solsiden():
    return load(UNITS / "solsiden")


@pytest.fixture(scope="module")
def plain(solsiden):
    """Nobody consents, and there are no weekend posts."""
    staff = tuple(e.model_copy(update={"long_shift_minutes": None}) for e in solsiden.staff if e.rota != "helg")
    return solsiden.model_copy(update={"staff": staff})


def test_every_third_weekend_asks_for_11_times_3_by_day_and_2_times_3_at_night(plain):
    found = closed_form(plain)
    assert found.heads == 33 + 6
    assert found.fte == (Fraction("727.5") + 140) / Fraction("35.5")
    assert found.weekend_year == Fraction(52 * (165 + 40) * 60, 39)


def test_every_second_weekend_asks_for_fewer(plain):
    assert closed_form(changed(plain, Scenario(name="s", weekends=(1, 2)))).heads == 22 + 4


def test_weekend_posts_count_as_heads(solsiden, plain):
    staff = (*plain.staff, *(e for e in solsiden.staff if e.rota == "helg"))
    assert closed_form(plain.model_copy(update={"staff": staff})).heads == 33 + 6


def test_long_shifts_of_all_need_fewer_people_and_leave_the_late_evening_open(plain):
    after = changed(plain, Scenario(name="s", long="L", long_share=1))
    found = closed_form(after)
    assert found.heads < 39
    assert found.open_hours == ("A 20:00-22:00, 5 heads",)
    assert closed_form(after, Weekends(Fraction(3), Fraction(4))).heads > found.heads


def test_agreements_that_the_unit_has_not_are_missing(plain):
    after = changed(plain, Scenario(name="s", long="L", agreements={"averaging": "none"}))
    assert set(closed_form(after).missing) == set(closed_form(after).needs) != set()


def test_the_slots_with_the_fewest_people_to_spare_stand_first(plain):
    few = closed_form(plain).few
    assert [f.spare for f in few] == sorted(f.spare for f in few)
    assert (few[0].group, few[0].slots, few[0].people, few[0].needed) == ("DA", "all", 26, 33)


@pytest.mark.slow
def test_bounds_of_a_night_group(solsiden):
    staff = tuple(e for e in solsiden.staff if e.rota == "N")
    lines = tuple(row for row in solsiden.demand if row.line == "N")
    night = solsiden.model_copy(update={"staff": staff, "demand": lines, "weeks": 12, "wishes": ()})
    third, second = (proven(changed(night, Scenario(name="s", weekends=w))) for w in ((1, 3), (1, 2)))
    assert second.shortage <= third.shortage
    assert second.total >= third.total
