"""`arsplan accounts`: the same figures as a table, as CSV and as JSON."""

import csv
import io
import json

import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.cli import exits
from arsplan.io.live_table import LIVE_COLUMNS
from arsplan.io.plan_folder import write_plan


@pytest.fixture
def folder(tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    return tmp_path / "plan"


@pytest.fixture
def actual(tmp_path):
    file = tmp_path / "worked.csv"
    rows = "S1,2027-01-04,D,\nS1,2027-01-05,D,\nH1,2027-01-05,D,\nA1,2027-01-08,D,\nA1,2027-01-09,D,extra\n"
    file.write_text("employee,date,shift,hours\n" + rows, encoding="utf-8")
    return file


def test_as_a_table(run, folder, actual):
    ended = run("accounts", folder, "--actual", actual, "--to", "2027-01-11")
    assert ended.code == 0
    assert "Accounts before 2027-01-11" in ended.out
    assert "S1" in ended.out
    assert f"Next:  arsplan evaluate {folder} --to 2027-01-11 --out evaluation" in ended.out


def test_as_csv(run, folder, actual):
    ended = run("accounts", folder, "--actual", actual, "--to", "2027-01-11", "--table")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert list(rows[0]) == list(LIVE_COLUMNS)
    found = {row["employee"]: row for row in rows}
    assert (found["S1"]["planned_minutes"], found["S1"]["worked_minutes"]) == ("1350", "900")
    assert found["A1"]["extra_minutes"] == "450"


def test_as_json(run, folder, actual):
    ended = run("accounts", folder, "--actual", actual, "--to", "2027-01-11", "--json")
    document = json.loads(ended.out)
    people = {one["employee"]: one for one in document["people"]}
    assert people["A1"]["extra_hours"] == {"to_date": 7.5, "at_end": 390.0}
    assert people["S1"]["beyond_12_months"] == {"hours": 0.0, "months": 0, "points_to": None}


def test_extra_time_of_the_year_before_points_to_a_larger_position(run, folder, tmp_path):
    extra = tmp_path / "extra.csv"
    rows = "".join(f"H1,2026-{month:02d}-15,D,450\n" for month in range(3, 13))
    extra.write_text("employee,date,shift,extra_minutes\n" + rows, encoding="utf-8")
    ended = run("accounts", folder, "--extra", extra, "--to", "2027-01-11")
    assert "H1: 75.0 h in 10 months, from 80.0 to 84.5 %" in ended.out


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("X9,2026-03-15,D,450", "no 'X9' among the staff"),
        ("H1,2026-03-15,D,-5", "less than nothing"),
        ("H1,2027-01-05,D,450", "not before the plan"),
        ("H1,2026-03-14,D,450\nH1,2026-03-14,D,450", "in row 2 already"),
    ],
)
def test_bad_extra_time_is_refused_with_its_place(run, folder, tmp_path, row, said):
    extra = tmp_path / "extra.csv"
    extra.write_text(f"employee,date,shift,extra_minutes\n{row}\n", encoding="utf-8")
    ended = run("accounts", folder, "--extra", extra, "--to", "2027-01-11")
    assert ended.code == exits.BAD_INPUT
    assert said in ended.err
    assert "extra.csv, row " in ended.err
    assert "Maybe" in ended.err


def test_a_date_outside_of_the_plan_is_refused(run, folder):
    ended = run("accounts", folder, "--to", "2028-01-11")
    assert ended.code == exits.BAD_INPUT
    assert "Maybe" in ended.err


def test_a_plan_that_was_changed_since_is_said(run, folder):
    rota = folder / "rota.csv"
    lines = rota.read_text(encoding="utf-8").splitlines(keepends=True)
    rota.write_text("".join(lines[:-1]), encoding="utf-8")
    ended = run("accounts", folder, "--to", "2027-01-11")
    assert ended.code == 0
    assert "Changed since it was planned: rota.csv" in ended.err


def test_duties_with_their_own_times(run, folder, tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("employee,date,shift,start,end\nS1,2027-01-04,D,07:30,17:00\n", encoding="utf-8")
    refused = run("accounts", folder, "--actual", file, "--to", "2027-01-05")
    assert refused.code == exits.BAD_INPUT
    ended = run("accounts", folder, "--actual", file, "--to", "2027-01-05", "--own-times", "--json")
    (found,) = [one for one in json.loads(ended.out)["people"] if one["employee"] == "S1"]
    assert (found["worked_hours"]["to_date"], found["overtime_hours"]["to_date"]) == (9.5, 2.0)
