"""For each position below full time in the plan: the need that forces it, in words and numbers."""

from fractions import Fraction

import pytest
from tests.metrics.post import openings, worker
from tests.metrics.small import PEOPLE, roster, small

from arsplan.metrics.part_time_reasons import R19, part_time_reasons

FULL_WEEKS = "D D D D D . . D D D D D"


def reasons(unit, text="", positions=None):
    return {row.employee: row for row in part_time_reasons(unit, positions or {}, openings(unit, roster(text)))}


def test_permanent_positions_below_full_time_and_no_others():
    assert set(reasons(small())) == {"H1", "N1"}
    assert set(reasons(small(), positions={"H1": Fraction(1)})) == {"N1"}


def test_the_source_stands_beside():
    assert R19.paragraph == "AML § 14-1 b"
    assert R19.confidence == "TEXT"
    assert R19.checked_on is None


def test_own_wish():
    unit = small(staff=(worker("H1", wish_max=Fraction(4, 5)), PEOPLE[0]))
    assert reasons(unit, "H1 D")["H1"].why.cause == "position"
    row = reasons(unit, "H1 D", {"H1": Fraction(4, 5)})["H1"]
    assert (row.position, row.why.cause) == (Fraction(4, 5), "own_wish")
    assert row.why.text == "the largest position asked for is 80 %"


def test_no_duty():
    assert reasons(small())["H1"].why == ("no_duty", "the plan gives no duty to this person")


def test_no_wish_is_said():
    unit = small(staff=(PEOPLE[0], worker("H1", wish_max=None)))
    assert reasons(unit, "H1 D")["H1"].why.text.endswith("; no larger position has been asked for")
    unit = small(staff=(PEOPLE[0], worker("H1")))
    assert "asked for" not in reasons(unit, "H1 D")["H1"].why.text


def test_weekend_post():
    unit = small(staff=(PEOPLE[0], worker("H1", rota="helg")))
    why = reasons(unit, "H1 . . . . . D D")["H1"].why
    assert why.cause == "weekend_post"
    assert why.text.startswith("a weekend post; works 1 of at most 1 weekends, no further one is allowed")


def test_weekends_that_are_open_but_not_allowed():
    unit = small(staff=(worker("S1", competence="SPL"), worker("H1")))
    why = reasons(unit, f"S1 D D D D D D D D D D D D\nH1 {FULL_WEEKS}")["S1"].why
    assert why.cause == "weekends"
    assert "in weekends beyond the arrangement" in why.text


def test_weekends_shared_so_that_no_more_hours_are_left():
    unit = small(staff=(worker("S1", competence="SPL"), worker("S2", competence="SPL"), worker("H1")))
    full = f"S1 D D D D D D D\nS2 . . . . . . . D D D D D D D\nH1 {FULL_WEEKS}"
    why = reasons(unit, full)["S1"].why
    assert why.cause == "weekends"
    assert "works 1 of at most 1 weekends, no further one is allowed" in why.text
    assert "the weekends on A, D need 15.0 h each and are shared by 3 people" in why.text
    assert "is covered" in why.text


def test_nights():
    unit = small(staff=(PEOPLE[0], PEOPLE[3]), weeks=1)
    why = reasons(unit, "N1 N N N N . . .")["N1"].why
    assert why.text.startswith("nights only; ")
    empty = small(staff=(PEOPLE[0], PEOPLE[3]), demand=tuple(r for r in small().demand if r.line != "N"))
    assert reasons(empty, "N1 N")["N1"].why.cause == "night"


@pytest.mark.parametrize(("text", "cause"), [("H1 D", "position"), (f"H1 {FULL_WEEKS}\nS1 {FULL_WEEKS}", "competence")])
def test_no_more_demand_of_their_kind(text, cause):
    assert reasons(small(), text)["H1"].why.cause == cause
