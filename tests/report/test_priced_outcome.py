"""What is proven of a unit that weighs its goals in one sum is the sum, not the hours that nobody covers."""

import dataclasses

import pytest
from tests.metrics.fake_plan import fake_plan
from tests.report.page.reading import Page

from arsplan.io.plan_folder import plan_json, write_plan
from arsplan.planning.plan_types import Goal
from arsplan.report.page import write_report
from arsplan.report.plan_text import plan_lines


@pytest.fixture
def priced():
    goal = Goal("priced", 9000, 9000, 0.0, "cost", {"short": 9000})
    return dataclasses.replace(fake_plan(status="PROVEN_BEST", reason="gap_closed"), goals=(goal,))


def test_the_summary(priced):
    text = "\n".join(plan_lines(plan_json(priced)))
    assert "proof that none comes to a smaller sum of prices" in text
    assert "fewer hours uncovered" not in text


@pytest.mark.parametrize(
    ("lang", "said", "not_said", "row"),
    [
        ("en", "none comes to a smaller sum of prices", "fewer hours uncovered", "Sum of prices"),
        ("nb", "lavere sum av priser", "færre timer stå udekket", "Sum av priser"),
    ],
)
def test_the_report(priced, tmp_path, lang, said, not_said, row):
    write_plan(priced, tmp_path / "plan")
    text = Page(write_report(tmp_path / "plan", lang=lang).read_text(encoding="utf-8")).text
    assert said in text
    assert not_said not in text
    assert row in text
