"""The short line on agreements in the summary of a plan."""

import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.domain.terms import Agreements
from arsplan.io.plan_folder import plan_json
from arsplan.report.plan_text import plan_lines

TV = Agreements(averaging="tv", red_days_off_target=30)


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        (Agreements(), "2 needed for this plan, see agreements.csv; the unit does not state averaging_ind"),
        (TV, "2 needed for this plan, see agreements.csv"),
    ],
)
def test_what_is_needed_and_what_is_missing(agreed, expected):
    lines = plan_lines(plan_json(fake_plan(agreements=agreed)))
    assert [line for line in lines if line.startswith("Agreements:")] == [f"Agreements: {expected}"]


def test_nothing_without_a_roster():
    document = plan_json(fake_plan(status="NO_LAWFUL_PLAN", planned=False))
    assert document["agreements"] is None
    assert not any(line.startswith("Agreements") for line in plan_lines(document))


def test_a_setting_with_another_name_is_named():
    document = plan_json(fake_plan())
    document["agreements"] = {"needed": ["red_days_off"], "missing": ["red_days_off"], "not_stated": []}
    line = next(line for line in plan_lines(document) if line.startswith("Agreements:"))
    assert line.endswith("the unit does not state red_days_off (red_days_off_target)")


def test_red_days_and_skills_in_a_few_words():
    document = plan_json(fake_plan())
    runs_out = {"skill": "course", "employee": "S1", "valid_until": "2027-06-30", "holders_after": 2, "need_after": 1}
    document["red_days"] = {"sharing": 4, "near": 3, "feasts_again": 2, "feasts_needed": 1}
    document["skills"] = {"short_minutes": {"course": 450, "licence": 0}, "expiring": [runs_out]}
    document["vacation_wishes"] = {"weeks": 9, "met": 7, "popular": ["2027-W28"]}
    text = "\n".join(plan_lines(document))
    assert "Vacation:   7 of 9 weeks as wished; see vacation_wishes.csv; more wish for W28 than may be away" in text
    assert "Red days:   3 of 4 people within one of an even share; 2 feast days worked as the year before" in text
    assert "as the year before (1 had to be)" in text
    assert "Skills:     missing course 7.5 h; see skill_cover.csv" in text
    assert "course of S1 runs out after 2027-06-30: 2 hold it then, and 1 are needed at a time" in text
