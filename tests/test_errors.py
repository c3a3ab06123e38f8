import pickle

import pytest

from arsplan.errors import ArsplanError, InvalidUnit, Problem, ReadingsDisagree, UnsupportedRule

FULL = Problem(
    "unknown-shift", "there is no such shift.", "wishes.csv", 7, "shift", "DD", "one of D, A and N is meant."
)


def test_a_problem_names_place_value_and_advice():
    assert str(FULL) == (
        "wishes.csv, row 7, column shift, value 'DD': there is no such shift.\nMaybe one of D, A and N is meant."
    )


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("x", "the unit has no staff."), "the unit has no staff."),
        (Problem("x", "it is missing.", file="staff.csv"), "staff.csv: it is missing."),
        (Problem("x", "no.", row=3, value=""), "row 3, value '': no."),
        (Problem("x", "no.", advice="Maybe yes."), "no.\nMaybe yes."),
    ],
)
def test_what_is_unknown_is_left_out(problem, text):
    assert str(problem) == text


def test_invalid_unit_lists_every_problem():
    error = InvalidUnit([FULL, Problem("x", "the unit has no staff.")])
    assert error.problems[0] is FULL
    assert str(error) == f"{FULL}\nthe unit has no staff."
    assert InvalidUnit(FULL).problems == (FULL,)
    with pytest.raises(ValueError, match="at least one"):
        InvalidUnit([])


def test_of_one_kind_the_first_ten_are_told_and_the_rest_counted():
    rows = [Problem("no-such-times", "it is too late.", "rota.csv", row) for row in range(2, 643)]
    error = InvalidUnit([*rows[:300], FULL, *rows[300:]])
    lines = str(error).splitlines()
    assert lines[:10] == [str(row) for row in rows[:10]]
    assert lines[10:] == [*str(FULL).splitlines(), "and 631 more of the kind 'no-such-times'."]
    assert len(error.problems) == 642
    assert "more" not in str(InvalidUnit(rows[:10]))


def test_invalid_unit_travels_between_processes():
    error = pickle.loads(pickle.dumps(InvalidUnit([FULL])))  # noqa: S301 - our own bytes
    assert error.problems == (FULL,)


def test_one_parent_for_all():
    assert all(issubclass(kind, ArsplanError) for kind in (InvalidUnit, UnsupportedRule, ReadingsDisagree))
