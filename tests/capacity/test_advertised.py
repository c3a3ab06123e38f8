"""Positions as job advertisements print them, and the rotas that they give away."""

from fractions import Fraction

import pytest

from arsplan import explain_percentage


@pytest.mark.parametrize(
    ("percentage", "weeks", "hours"),
    [
        pytest.param("28.17", 3, 30, id="three nights of 10 h every third weekend"),
        pytest.param("13.85", 3, 14.75, id="7.5 h and 7.25 h every third weekend"),
        pytest.param("14.08", 3, 15, id="two shifts of 7.5 h every third weekend"),
        pytest.param("63.38", 6, 135, id="eighteen shifts of 7.5 h in six weeks"),
        pytest.param("62.91", 6, 134, id="134 h in six weeks"),
        pytest.param("34.33", 8, 97.5, id="thirteen shifts of 7.5 h in eight weeks"),
        pytest.param("70.42", 3, 75, id="75 h in three weeks"),
        pytest.param("70.42", 6, 150, id="150 h in six weeks"),
    ],
)
def test_advertised_positions(percentage, weeks, hours):
    found = explain_percentage(percentage, "35.5")
    assert (weeks, hours) in [(cycle.weeks, cycle.hours) for cycle in found]
    assert explain_percentage(float(percentage), 35.5) == explain_percentage(percentage) == found


def test_the_statutory_week_explains_what_35_5_hours_do_not():
    whole = explain_percentage("73.68", 38)
    assert [cycle.weeks for cycle in whole] == [3, 4, 6, 8, 12]
    assert {cycle.weekly_hours for cycle in whole} == {28}
    assert [explain_percentage("73.68", week) for week in ("33.6", 36, "37.5", 40)] == [()] * 4
    # At 35.5 h only a chance hit is left: no whole hours, no whole shifts of 7.5 h.
    (chance,) = explain_percentage("73.68", "35.5")
    assert (chance.weeks, chance.hours) == (8, Fraction("209.25"))


@pytest.mark.parametrize("full_time", ["33.6", "35.5", "37.5"])
def test_every_cycle_that_rounds_to_it_is_found_and_no_other(full_time):
    """Told apart from a search through every quarter hour."""
    week = Fraction(full_time)
    for hundredths in range(7, 10001, 211):
        expected = [
            (weeks, Fraction(quarters, 4))
            for weeks in (3, 4, 6, 8, 12)
            for quarters in range(1, int(4 * week * weeks) + 1)
            if abs(100 * Fraction(quarters, 4) / (week * weeks) - Fraction(hundredths, 100)) <= Fraction(1, 200)
        ]
        found = explain_percentage(Fraction(hundredths, 100), week)
        assert [(cycle.weeks, cycle.hours) for cycle in found] == expected


def test_reads_well():
    assert list(map(str, explain_percentage("34.33"))) == [
        "48.75 h in 4 weeks",
        "97.5 h in 8 weeks",
        "146.25 h in 12 weeks",
    ]


@pytest.mark.parametrize("bad", ["0", "-5", "100.01", "a third", "nan", float("inf"), "28,17"])
def test_what_is_no_percentage_is_refused(bad):
    with pytest.raises(ValueError, match=r"\nMaybe"):
        explain_percentage(bad)


@pytest.mark.parametrize("bad", [0, -1, 2130, "37,5"])
def test_what_is_no_week_is_refused(bad):
    with pytest.raises(ValueError, match=r"\nMaybe"):
        explain_percentage("50", bad)
