"""What binds: the tightest group of each season, and what each lever would do."""

import json
from fractions import Fraction

import pytest
from tests.capacity.reference import bjorkelia, demand, elvebredden, solsiden, two_shift, unit

from arsplan.capacity import capacity
from arsplan.domain.terms import Arrangement, VacationPolicy

POINT = Fraction(1, 100)


def tightest(built, season):
    return next(pinch for pinch in capacity(built).tightest if pinch.season == season)


def lever(pinch, kind, number=0):
    return [found for found in pinch.levers if found.kind == kind][number]


def test_weekends_of_a_ward_in_summer():
    found = tightest(solsiden(), "sommer")
    assert (found.group, found.competence, found.days, found.weeks) == ("DA", "all", "weekend", "25-33")
    assert [(stretch.segment.line, stretch.heads) for stretch in found.stretches] == [("D", 6), ("A", 5)]
    assert (found.need, found.people, found.gives, found.missing) == (11, 31, Fraction(31, 3), 2)
    assert found.mean_position == Fraction(690 * 2, 71) / 33


def test_three_weeks_of_nine_are_vacation_in_summer_and_two_are_spread_over_the_rest():
    summer, autumn = tightest(solsiden(), "sommer"), tightest(solsiden(), "hoest")
    assert summer.gives_with_vacation == summer.gives * Fraction(2, 3)
    assert autumn.gives_with_vacation == autumn.gives * (1 - Fraction(2, 43))


def test_vacation_that_the_planner_does_not_place_is_not_guessed():
    found = tightest(solsiden().model_copy(update={"vacation": VacationPolicy(place=False)}), "sommer")
    assert found.gives_with_vacation == found.gives


def test_levers_go_through_the_identity():
    """H 727.5 h, 33 people needed at every third weekend, 31 there."""
    found = tightest(solsiden(), "hoest")
    base = Fraction(1455, 71) / 33
    assert found.mean_position == base
    more = lever(found, "person")
    assert (more.gives, more.mean_position, more.lift) == (Fraction(32, 3), base, 0)
    often = lever(found, "frequency")
    assert (often.every, often.gives, often.mean_position) == (Fraction(31, 11), 11, Fraction(1455, 71) / 31)
    assert float(often.lift / POINT) == pytest.approx(4.0, abs=0.1)
    long = lever(found, "long")
    assert (long.number, long.shift, long.need) == (1, "L", 10)
    assert long.mean_position == Fraction(1455 - 10, 71) / 31
    assert long.open_hours == "A 20:00-22:00, 1 head"
    assert lever(found, "long", 1).requires == "an agreement with a central union and each person's consent"


def test_two_night_nurses_bind_home_care_all_year():
    report = capacity(elvebredden())
    assert {(pinch.group, pinch.competence) for pinch in report.tightest} == {("N", "SPL")}
    found = report.tightest[0]
    assert (found.need, found.people, found.gives, found.missing) == (1, 2, Fraction(2, 3), 1)
    assert lever(found, "frequency").every == 2
    assert lever(found, "person").gives == 1
    assert [found.kind for found in found.levers] == ["person", "frequency"]


def test_of_equally_tight_groups_the_one_that_lacks_most_heads():
    found = tightest(bjorkelia(), "hoest")
    assert (found.competence, found.need, found.gives) == ("all", 10, Fraction(25, 3))


def test_weekdays_bind_where_positions_are_too_small_for_the_hours():
    """1 D and 1 A every day; ten people carry every weekend, but with 5 % each they have 17.75 h a week."""
    people = tuple(person.model_copy(update={"position": Fraction(1, 20)}) for person in solsiden().staff[:10])
    found = tightest(two_shift(1, 1, 1, 1, staff=people), "all")
    assert (found.days, found.need, found.gives) == ("weekday", 2, 0)
    assert found.mean_position == Fraction(1, 20)
    assert found.sentence == (
        "Weekdays, D 1 + A 1, weeks 1-52: 2 heads needed a day; 10 people with 5.0 % on average give 0; "
        "positions of 29.6 % on average give 2 (mean position +24.6 percentage points)"
    )
    (positions,) = found.levers
    assert (positions.kind, positions.gives, positions.mean_position) == ("positions", 2, Fraction(210, 71) / 10)


def test_where_nobody_is_missing_no_lever_is_offered():
    people = tuple(person.model_copy(update={"position": 1}) for person in solsiden().staff[:20])
    found = tightest(two_shift(1, 1, 1, 1, staff=people), "all")
    assert (found.missing, found.levers) == (0, ())
    assert "nobody is missing" in found.sentence


def test_where_nobody_works_weekends_none_can_be_given():
    built = two_shift(1, 1, 1, 1, staff=solsiden().staff[:10], arrangement=Arrangement(weekends=0))
    found = tightest(built, "all")
    assert (found.days, found.gives, found.missing) == ("weekend", 0, None)
    assert [(lever.kind, lever.every) for lever in found.levers] == [("frequency", 5)]


@pytest.mark.parametrize("asked", [Arrangement(), Arrangement(weekends=0)])
def test_a_group_without_people(asked):
    built = two_shift(1, 1, 1, 1, arrangement=asked, staff=elvebredden().staff[-1:])
    found = tightest(built, "all")
    assert (found.people, found.gives) == (0, 0)
    assert json.dumps(capacity(built).as_json(), allow_nan=False)


def test_no_demand_at_weekends():
    rows = demand("all weekday D 2 0 0 0\nall weekend D 0 0 0 0")
    assert {pinch.days for pinch in capacity(unit(name="office", demand=rows)).tightest} == {"weekday"}


def test_sentence():
    assert capacity(elvebredden()).tightest[2].sentence == (
        "Weekends with SPL, N 1, weeks 25-33: 1 head needed a day; 2 people at every 3rd weekend give 0.67, "
        "with vacation 0.44; one more person gives 1 (mean position +0.0 percentage points), "
        "or every 2nd weekend (+32.9)"
    )
    assert capacity(solsiden()).tightest[3].sentence == (
        "Weekends, D 6 + A 5, weeks 25-33: 11 heads needed a day; 31 people at every 3rd weekend give 10.33, "
        "with vacation 6.89; one more person of the 2 missing gives 10.67 (mean position +0.0 percentage points), "
        "or every 2.81 weekends (+3.8), or 1 x 12.5 h a day (+3.3; needs each person's consent; "
        "leaves A 20:00-22:00, 1 head), or 1 x 14 h a day (+3.6; needs an agreement with a central union and "
        "each person's consent; leaves D 07:30-08:00, 1 head)"
    )


def test_json():
    rows = json.loads(json.dumps(capacity(solsiden()).as_json(), allow_nan=False))["tightest"]
    assert [row["season"] for row in rows] == ["vinter", "paaske", "vaar", "sommer", "hoest", "romjul"]
    row = rows[3]
    assert row["lines"] == [{"line": "D", "heads": 6}, {"line": "A", "heads": 5}]
    assert (row["heads_needed"], row["people"], row["heads_given"], row["missing"]) == (11, 31, 10.3333, 2)
    assert [lever["kind"] for lever in row["levers"]] == ["person", "frequency", "long", "long"]
    assert row["sentence"].startswith("Weekends, D 6 + A 5")


def test_the_headline_is_the_tightest_season_vacation_counted():
    assert capacity(solsiden()).headline.season == "sommer"
