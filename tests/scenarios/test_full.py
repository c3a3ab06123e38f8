"""A lawful rota behind each arrangement, its figures, and why they are not those of the closed form."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.planning.wards import pair

from arsplan.checking import check
from arsplan.io.plan_folder import read_plan_folder
from arsplan.scenarios.checklist import QUESTIONS
from arsplan.scenarios.compare import PRESENT, compare
from arsplan.scenarios.files import write_comparison
from arsplan.scenarios.rates import SupplementRates
from arsplan.scenarios.scenario import Scenario

FEWER = Scenario(name="Every second", weekends=(1, 2))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("compared")


@pytest.fixture(scope="module")
def compared(folder):
    with ThreadPoolExecutor(1) as threads:
        found = compare(
            pair(2), (FEWER, Scenario(name="x", long="XL")), threads, full=True, seconds=60.0, folder=folder
        )
    write_comparison(found, folder)
    return found


def test_the_present_arrangement_stands_first_and_a_fault_does_not_hide_the_rest(compared):
    assert [row["scenario"] for row in compared.rows] == [PRESENT, FEWER.name, "x"]
    assert compared.rows[2]["status"] == "failed"


def test_every_value_keeps_its_bound(compared):
    for row in compared.rows[:2]:
        assert row["shortage_h"] >= row["shortage_bound_h"]
        assert row["fte_worked"] <= row["fte_bound"]
        assert row["heads_at_aim"] <= row["heads_at_aim_bound"]
        assert row["mean_worked_pct"] <= row["mean_worked_bound_pct"]


def test_the_difference_from_the_closed_form_is_explained_to_the_last_point(compared):
    for row in compared.rows[:2]:
        parts = sum(share for _, share in row["difference"])
        assert row["mean_position_pct"] - row["closed_form_mean_pct"] == pytest.approx(parts, abs=0.05)


def test_differences_are_against_the_present_arrangement(compared):
    now, then = compared.rows[:2]
    assert now["shortage_h_change"] == 0
    assert then["shortage_h_change"] == pytest.approx(then["shortage_h"] - now["shortage_h"])


def test_a_lawful_rota_lies_behind_each(compared, folder):
    for row in compared.rows[:2]:
        unit, roster = read_plan_folder(folder / row["plan"])
        assert check(unit, roster).lawful


def test_the_files_say_what_the_comparison_says(compared, folder):
    assert json.loads((folder / "comparison.json").read_text(encoding="utf-8")) == compared.as_json()
    head, *lines = (folder / "comparison.csv").read_text(encoding="utf-8").splitlines()
    assert head.startswith("unit,scenario,says,seed,depth,status")
    assert len(lines) >= 3
    assert (folder / "checklist.csv").read_text(encoding="utf-8").count(FEWER.name) == len(QUESTIONS)


def test_the_union_s_questions_are_answered_for_each_arrangement_that_has_figures(compared):
    asked = [(line["scenario"], line["question"]) for line in compared.checklist]
    assert asked == [(row["scenario"], question) for row in compared.rows[:2] for question in QUESTIONS]
    assert all(line["answer"] for line in compared.checklist)


def test_as_a_table(compared):
    assert list(compared.frame()["scenario"]) == [PRESENT, FEWER.name, "x"]


def test_sickness_leaves_no_more_open_than_it_takes(compared):
    for row in compared.rows[:2]:
        assert 0 <= row["sick_uncovered_h"] <= row["sick_lost_h"]
        assert row["sick_uncovered_h"] > 0 or row["sick_lost_h"] == 0
        assert row["sick_uncovered_in_nine_of_ten_h"] >= 0


def test_differences_lead_from_the_closed_form_to_the_rota(compared):
    for row in compared.rows[:2]:
        steps = [line["points"] for line in compared.differences if line["scenario"] == row["scenario"]]
        assert steps[0] == row["closed_form_mean_pct"]
        assert steps[-1] == row["mean_position_pct"]
        assert sum(steps[:-1]) == pytest.approx(steps[-1], abs=0.05)


def test_supplements_have_a_price_only_where_rates_are_given(compared, folder):
    assert "supplements_kr" not in compared.rows[0]
    rates = SupplementRates(evening=1, night=1, weekend=1, holiday=1, overtime=100)
    with ThreadPoolExecutor(1) as threads:
        found = compare(pair(2), (FEWER,), threads, full=True, seconds=60.0, folder=folder, rates=rates)
    for row in found.rows:
        hours = sum(row[f"{kind}_h"] for kind in ("evening", "night", "weekend", "holiday"))
        assert row["supplements_kr"] == round(hours)
        assert row["uncovered_kr"] == pytest.approx(100 * row["shortage_h"])
    assert found.rows[1]["supplements_kr_change"] == found.rows[1]["supplements_kr"] - found.rows[0]["supplements_kr"]


def test_staff_in_a_fortnight_by_group_of_rotas(compared):
    for row in compared.rows[:2]:
        assert row["staff_per_fortnight_by_group"] == [["DA", row["staff_per_fortnight"]]]
