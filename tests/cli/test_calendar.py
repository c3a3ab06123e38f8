"""`arsplan calendar`."""

import json

from tests.metrics.fake_plan import fake_plan
from tests.metrics.small import small

from arsplan.io.plan_folder import write_plan
from arsplan.io.unit_workbook_write import write_unit_workbook


def test_the_calendar_of_a_workbook(run, tmp_path):
    write_unit_workbook(small(weeks=52), tmp_path / "unit.xlsx")
    ended = run("calendar", tmp_path / "unit.xlsx", "--out", tmp_path / "out", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert "! Mon 2026-12-21  Last day to discuss the plan" in ended.out
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "planning_calendar.csv",
        "planning_calendar.ics",
    ]


def test_the_calendar_of_a_plan_counts_from_the_vacation_as_placed(run, tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    ended = run("calendar", tmp_path / "plan", "--lang", "en")
    assert "Wed 2026-11-11  Last day to tell whoever goes first" in ended.out


def test_as_json(run, tmp_path):
    write_unit_workbook(small(weeks=52), tmp_path / "unit.xlsx")
    document = json.loads(run("calendar", tmp_path / "unit.xlsx", "--json").out)
    assert {step["code"] for step in document["steps"]} >= {"discussion", "vacation_told", "evaluation"}
