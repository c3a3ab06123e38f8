"""A plan whose search was cut before every week was planned says so, wherever it is read."""

import dataclasses

import pytest
from tests.metrics.fake_plan import fake_plan
from tests.report.page.reading import Page

from arsplan.io.plan_folder import plan_json, write_plan
from arsplan.planning.plan_types import Unplanned
from arsplan.report.page import write_report
from arsplan.report.plan_text import plan_lines


@pytest.fixture
def cut():
    return dataclasses.replace(fake_plan(), unplanned=(Unplanned(("H1", "A1"), ("2027-W01", "2027-W02")),))


def test_the_document_names_people_and_weeks(cut):
    (part,) = plan_json(cut)["unplanned"]
    assert (part["people"], part["weeks"]) == (["H1", "A1"], ["2027-W01", "2027-W02"])
    assert part["rotas"] == sorted({cut.unit.person[who].rota for who in ("H1", "A1")})
    assert plan_json(fake_plan())["unplanned"] == []


def test_the_summary(cut):
    text = "\n".join(plan_lines(plan_json(cut)))
    assert "A lawful plan, but not a finished one: the search was cut before every week was planned." in text
    assert "people without duties: 2 (" in text
    assert "weeks: 2, from 2027-W01 to 2027-W02" in text
    assert "Maybe more time, such as --seconds 240" in text
    assert "finished" not in "\n".join(plan_lines(plan_json(fake_plan())))


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "The plan is not finished: the search was cut"), ("nb", "Planen er ikke ferdig")]
)
def test_the_report(cut, tmp_path, lang, said):
    write_plan(cut, tmp_path / "plan")
    assert said in Page(write_report(tmp_path / "plan", lang=lang).read_text(encoding="utf-8")).text
