"""What a scenario changes in a unit, and what it leaves."""

from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import ValidationError

from arsplan.errors import InvalidUnit
from arsplan.io.load import load
from arsplan.scenarios.change import changed
from arsplan.scenarios.file import read_scenarios
from arsplan.scenarios.scenario import MoreHeads, Scenario, grid

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def solsiden():
    return load(EXAMPLES / "units" / "solsiden")


def test_no_change_is_the_unit_itself(solsiden):
    assert changed(solsiden, Scenario(name="none")) == solsiden


def test_frequency_of_weekends(solsiden):
    found = changed(solsiden, Scenario(name="s", weekends=(2, 5))).arrangement
    assert (found.weekends, found.weekends_of) == (2, 5)


def test_extra_weekends_allow_more_than_the_frequency_and_no_more_than_that(solsiden):
    found = changed(solsiden, Scenario(name="s", weekends=(1, 3), extra_weekends=4)).arrangement
    assert (found.weekends, found.weekends_of, found.weekends_in_plan) == (1, 2, 17 + 4)


def test_long_shifts_for_a_share_begin_with_those_who_consent(solsiden):
    after = changed(solsiden, Scenario(name="s", long="L", long_share=Fraction(1, 2)))
    nurses = [e for e in after.staff if e.competence == "SPL" and e.rota == "DA"]
    assert sum(e.long_shift_minutes == 750 for e in nurses) == 4
    assert {"A02", "A04"} <= {e.id for e in nurses if e.long_shift_minutes}


def test_a_share_of_none_takes_consent_away(solsiden):
    after = changed(solsiden, Scenario(name="s", long="L", long_share=0))
    assert not any(e.long_shift_minutes for e in after.staff)


def test_a_long_shift_that_was_closed_is_opened_at_weekends(solsiden):
    after = changed(solsiden, Scenario(name="s", long="LL", long_share=1, agreements={"su_long_shift": 840}))
    assert after.shift_by_code["LL"].use == "weekend"
    assert "LL" in after.rota_by_name["DA"].shifts


def test_who_has_long_shifts_works_more_seldom(solsiden):
    after = changed(solsiden, Scenario(name="s", long="L", long_every=4))
    consents = [e.id for e in solsiden.staff if e.long_shift_minutes]
    assert list(after.own_rules[0].people) == consents
    assert after.own_rules[0].measure["of"] == 4


def test_weekend_posts_carry_two_shifts_as_often_as_weekends_are_worked(solsiden):
    after = changed(solsiden, Scenario(name="s", weekend_posts=2))
    new = after.staff[-2:]
    assert {e.rota for e in new} == {"helg"}
    assert new[0].position == Fraction(900, 3) / 2130


def test_more_staff_on_weekdays_leaves_weekends(solsiden):
    after = changed(solsiden, Scenario(name="s", more=(MoreHeads(line="D", heads=1, days="weekday"),)))
    grown = {
        (row.day_type, row.line)
        for row, was in zip(after.demand, solsiden.demand, strict=True)
        if row.heads == was.heads + 1
    }
    assert grown == {("weekday", "D")}


def test_other_goals_and_agreements(solsiden):
    after = changed(solsiden, Scenario(name="s", positions={"goal": "smallest"}, agreements={"averaging": "none"}))
    assert after.positions.goal == "smallest"
    assert after.agreements.averaging == "none"
    assert after.agreements.daily_rest == solsiden.agreements.daily_rest


def test_tredelt_needs_every_third_sunday(solsiden):
    rotas = tuple(rota.model_copy(update={"tredelt": rota.name == "DA"}) for rota in solsiden.rotas)
    tredelt = solsiden.model_copy(update={"rotas": rotas})
    third = changed(tredelt, Scenario(name="s", weekends=(1, 3)))
    fourth = changed(tredelt, Scenario(name="s", weekends=(1, 4)))
    assert all(third.rota_by_name[e.rota].tredelt for e in third.staff if e.rota.startswith("DA"))
    assert not any(fourth.rota_by_name[e.rota].tredelt for e in fourth.staff)


def test_the_full_time_week_follows_the_weekends_of_each_person(solsiden):
    rotas = tuple(rota.model_copy(update={"tredelt": rota.name == "DA"}) for rota in solsiden.rotas)
    after = changed(solsiden.model_copy(update={"rotas": rotas}), Scenario(name="s", long="L", long_every=4))
    for e in after.staff:
        if e.rota.startswith("DA"):
            assert after.rota_by_name[e.rota].tredelt == (e.long_shift_minutes is None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"weekends": "every third"}, "1/3"),
        ({"weekends": (4, 3)}, "no frequency"),
        ({"extra_weekends": 2}, "frequency such as"),
        ({"long_share": 1}, "no long shift"),
        ({"weeknds": (1, 3)}, "weeknds"),
    ],
)
def test_scenarios_that_make_no_sense_are_refused(fields, said):
    with pytest.raises(ValidationError, match=said):
        Scenario(name="s", **fields)


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(name="s", long="X"),
        Scenario(name="s", more=(MoreHeads(line="X", heads=1),)),
        Scenario(name="s", arrangement={"dance": True}),
    ],
)
def test_what_the_unit_has_not_is_refused_with_the_name_of_the_scenario(solsiden, scenario):
    with pytest.raises(InvalidUnit, match="Scenario 's'"):
        changed(solsiden, scenario)


def test_weekend_posts_need_a_rota_for_them(solsiden):
    staff = tuple(e for e in solsiden.staff if e.rota != "helg")
    rotas = tuple(rota for rota in solsiden.rotas if rota.name != "helg")
    with pytest.raises(InvalidUnit, match="weekends only"):
        changed(solsiden.model_copy(update={"rotas": rotas, "staff": staff}), Scenario(name="s", weekend_posts=1))


def test_a_grid_has_every_combination():
    found = grid({"weekends": [(1, 2), (1, 3)], "long_share": [None, 1]}, long="L")
    assert [s.name for s in found] == [
        "weekends 1/2",
        "weekends 1/2, long share 1",
        "weekends 1/3",
        "weekends 1/3, long share 1",
    ]
    assert all(s.long == "L" for s in found)


def test_the_example_has_eight_and_solsiden_takes_them_all(solsiden):
    scenarios = read_scenarios(EXAMPLES / "scenarios" / "weekends.toml")
    assert len(scenarios) == 8
    assert all(changed(solsiden, scenario) != solsiden for scenario in scenarios)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[scenario]]\nname = "a"\nweekends = "third"', "row 3, column weekends, value 'third'"),
        ('[[scenario]]\nname = "a"\n[[scenario]]\nname = "A"', "row 4, column name"),
        ('[[scenario]]\nname = "a"\nweeknds = "1/3"', "Maybe 'weekends'"),
        ('[[scenario]]\nname = "a"\nagreements = { daily_rest = "long" }', "row 3, column agreements.daily_rest"),
        (
            '[[scenario]]\nname = "a"\n[scenario.agreements]\n\ndaily_rest = "long"',
            "row 5, column agreements.daily_rest",
        ),
        ('[[scenario]]\nname = "a"\nlong = "L"\nlong_share = "all"', "row 4, column long_share"),
        ('[[scenario]]\nlong = "L"', "row 1, column name"),
        ('[[scenarios]]\nname = "a"', "Maybe"),
        ("", "no scenario"),
        ("name = ", "not TOML"),
        ('[[scenario]]\nname = "As it is"', "as it is"),
    ],
)
def test_mistakes_in_the_file_are_told_with_their_place(tmp_path, text, said):
    (tmp_path / "s.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidUnit, match="(?s)s.toml.*" + said):
        read_scenarios(tmp_path / "s.toml")


def test_lengths_are_read_as_in_unit_toml(tmp_path):
    (tmp_path / "s.toml").write_text(
        '[[scenario]]\nname = "a"\nagreements = { daily_rest = "10:00" }\nlong = "L"\nlong_share = "50 %"',
        encoding="utf-8",
    )
    (scenario,) = read_scenarios(tmp_path / "s.toml")
    assert scenario.agreements == {"daily_rest": 600}
    assert scenario.long_share == Fraction(1, 2)


def test_the_other_example_has_every_kind_and_solsiden_takes_them_all(solsiden):
    scenarios = read_scenarios(EXAMPLES / "scenarios" / "arrangements.toml")
    used = {name for scenario in scenarios for name in scenario.model_fields_set}
    assert {"rhythm", "long", "weekend_posts", "people", "pool", "more"} <= used
    assert all(changed(solsiden, scenario) != solsiden for scenario in scenarios)
