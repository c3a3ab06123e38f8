"""What a municipality does with a plan: offers, reasons and key figures, as tables and in plan.json."""

import csv
from fractions import Fraction

import pytest
from tests.metrics.fake_plan import BROKEN, fake_plan
from tests.metrics.small import PEOPLE

from arsplan.domain.past_years import PastYear
from arsplan.io.plan_folder import read_plan_folder, write_plan
from arsplan.report.plan_text import plan_lines

STAFF = (
    PEOPLE[0],
    PEOPLE[1].model_copy(update={"wish_max": Fraction(1), "priority": 1}),
    PEOPLE[2],
    PEOPLE[3].model_copy(update={"position": Fraction(1, 3), "wish_max": Fraction(1, 2)}),
)
PAST = (PastYear(year=2026, mean_position=Fraction(6, 10), full_time_share=Fraction(1, 3), employees=3),)


@pytest.fixture
def plan():
    return fake_plan(staff=STAFF, kpi_history=PAST)


@pytest.fixture
def document(plan, tmp_path):
    return write_plan(plan, tmp_path / "plan")


def rows(folder, name):
    with (folder / "plan" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_offers(document, tmp_path):
    first, second = rows(tmp_path, "offers.csv")
    reasons = first.pop("reason"), second.pop("reason")
    assert first == {
        "place": "1",
        "employee": "H1",
        "competence": "HFA",
        "position_before_pct": "75",
        "position_pct": "80",
        "asked_pct": "100",
        "minutes_week": "106.5",
        "fte": "0.05",
        "cause": "position",
    }
    assert (second["employee"], second["minutes_week"], second["fte"]) == ("N1", "0", "0")
    assert all("slots on" in reason for reason in reasons)


def test_reasons_for_part_time_with_their_source(document, tmp_path):
    found = rows(tmp_path, "part_time.csv")
    assert [row["employee"] for row in found] == ["H1", "N1"]
    assert list(found[0]) == [
        "employee",
        "competence",
        "position_pct",
        "cause",
        "reason",
        "source",
        "confidence",
        "checked_on",
    ]
    assert (found[0]["source"], found[0]["confidence"], found[0]["checked_on"]) == ("AML § 14-1 b", "TEXT", "")
    assert found[1]["reason"].startswith("nights only; ")


def test_key_figures(document, tmp_path):
    found = {row["measure"]: row for row in rows(tmp_path, "kpis.csv")}
    assert found["mean_position_pct"] == {
        "measure": "mean_position_pct",
        "before": "69.4444",
        "after": "71.1111",
        "reference": "71.5",
        "reference_year": "2023",
        "reference_group": "rota",
        "reference_source": "Andelen heltidsansatte øker",
        "earlier_years": "2026: 60",
    }
    assert (found["class_by_mean_position"]["before"], found["class_by_mean_position"]["after"]) == ("2", "3")
    assert found["class_by_full_time_share"]["earlier_years"] == "2026: 3"
    assert found["employees_without_duty"]["after"] == "0"
    assert found["full_time_equivalents"]["after"] == "2.1333"


def test_hired_help_is_what_the_plan_lacks_and_what_exceeds_present_positions(document, tmp_path):
    row = next(row for row in rows(tmp_path, "kpis.csv") if row["measure"] == "hired_help_fte")
    figures = document["hired_help"]
    assert float(row["before"]) == figures["before_fte"]
    assert float(row["after"]) == figures["after_fte"]
    assert figures["before_fte"] >= figures["after_fte"] > 0


def test_plan_json(document):
    assert document["offers"] == {"larger": 1, "fte": 0.05, "passed_over": 1}
    assert document["positions"]["after"]["without_duty"] == 0
    empty = plan_without_roster()
    assert empty["offers"] is None
    assert empty["hired_help"] is None


def plan_without_roster():
    from arsplan.io.plan_folder import plan_json

    return plan_json(fake_plan(planned=False))


def test_in_a_few_lines(document):
    text = "\n".join(plan_lines(document))
    assert "71.1 % on average (now 69.4 %), 1 with full time (now 1)" in text
    assert (
        "Culture:    33.3 % have full time (now 33.3 %): class 3 of 7 (now 3); by mean position class 3 of 7 (now 2)"
    ) in text
    assert "Offers:     1 larger position, 0.05 full-time equivalents; 1 who asked gets nothing" in text
    assert "no duty" not in text


def test_whoever_has_no_duty_is_told_apart(tmp_path):
    extra = PEOPLE[1].model_copy(update={"id": "H2"})
    document = write_plan(fake_plan(staff=(*STAFF, extra)), tmp_path / "plan")
    assert document["positions"]["after"]["heads"] == 3
    assert document["positions"]["after"]["without_duty"] == 1
    assert "1 permanent employee has no duty in the plan and is in no mean" in "\n".join(plan_lines(document))


def test_the_folder_is_read_back(plan, document, tmp_path):
    assert read_plan_folder(tmp_path / "plan") == (plan.planned_unit, plan.roster)


def test_a_rota_that_is_not_lawful_offers_nobody_anything(tmp_path):
    unlawful = fake_plan(staff=STAFF, status="NO_LAWFUL_PLAN", reason="infeasible", findings=(BROKEN,))
    document = write_plan(unlawful, tmp_path / "plan")
    assert (rows(tmp_path, "offers.csv"), rows(tmp_path, "part_time.csv")) == ([], [])
    assert document["offers"] == {"larger": 0, "fte": 0.0, "passed_over": 0}
    assert document["hired_help"] is not None
