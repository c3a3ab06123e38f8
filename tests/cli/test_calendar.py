"""`arsplan calendar`."""

import json

from tests.metrics.small import small

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


def test_as_json(run, tmp_path):
    write_unit_workbook(small(weeks=52), tmp_path / "unit.xlsx")
    document = json.loads(run("calendar", tmp_path / "unit.xlsx", "--json").out)
    assert {step["code"] for step in document["steps"]} >= {"discussion", "vacation_told", "evaluation"}
