"""The benchmark of the year on ten weeks of the template: the command, its figures and its file."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from tests.planning.wards import cut

from arsplan.io.template import write_template
from arsplan.planning.assemble import may_grow

YEAR = Path(__file__).resolve().parents[2] / "benchmarks" / "year.py"

RECORD = {"benchmark", "schema", "date", "versions", "machine", "settings", "bounds", "runs"}
BOUND = {"unit", "people", "weeks", "demand_minutes", "bound_minutes", "seconds"}
BOUND |= {"most_at_goal", "most_full_time_equivalents"}
RUN = {
    "unit",
    "method",
    "seed",
    "claimed",
    "lawful",
    "broken",
    "first_seconds",
    "seconds",
    "build_seconds",
    "shortage_minutes",
    "over_minutes",
    "people_at_goal",
    "full_time_equivalents",
    "bound_minutes",
    "gap",
    "peak_memory_bytes",
    "others_cores",
    "trace",
    "notes",
}


def year(*given):
    return subprocess.run([sys.executable, str(YEAR), *map(str, given)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Ten weeks around Whitsun and the first weeks of vacation, with a lock and wishes."""
    folder = tmp_path_factory.mktemp("units") / "small"
    write_template(folder)
    settings = folder / "unit.toml"
    text = settings.read_text(encoding="utf-8")
    assert "weeks = 52\n" in text
    assert "start = 2027-01-04\n" in text
    text = text.replace("weeks = 52\n", "weeks = 10\n").replace("start = 2027-01-04\n", "start = 2027-05-10\n")
    settings.write_text(text, encoding="utf-8")
    for outside in ("absences.csv", "activities.csv"):
        (folder / outside).unlink()
    return folder


@pytest.fixture(scope="module")
def record(small, tmp_path_factory):
    out = tmp_path_factory.mktemp("results")
    asked = ("--methods", "arsplan,plain,cyclic", "--seconds", 25, "--cycle", 2)  # a few seconds on an idle machine
    done = year("--units", small, *asked, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    [file] = out.glob("*-year-*.json")
    found = json.loads(file.read_text(encoding="utf-8"))
    assert file.name == f"{found['date']}-year-25s.json"
    return found | {"printed": done.stdout}


@pytest.mark.slow
def test_the_file_holds_what_its_readers_look_for(record):
    assert set(record) - {"printed"} == RECORD
    assert set(record["versions"]) == {"python", "ortools", "arsplan", "source"}
    assert set(record["machine"]) == {"processor", "cores", "memory_bytes", "system"}
    assert record["settings"] == {"seconds": 25.0, "cycle": 2, "positions": "free"}
    assert [set(bound) for bound in record["bounds"]] == [BOUND]
    assert [set(run) for run in record["runs"]] == [RUN] * 3


@pytest.mark.slow
@pytest.mark.parametrize("method", ["arsplan", "plain", "cyclic"])
def test_every_method_gives_a_lawful_plan_no_better_than_proven(record, method):
    [run] = [run for run in record["runs"] if run["method"] == method]
    [bound] = record["bounds"]
    assert run["claimed"]
    assert run["lawful"], run["broken"]
    assert run["shortage_minutes"] >= run["bound_minutes"] == bound["bound_minutes"]
    assert run["gap"] == (run["shortage_minutes"] - bound["bound_minutes"]) / bound["demand_minutes"]
    assert run["people_at_goal"] <= bound["most_at_goal"]
    assert run["full_time_equivalents"] <= bound["most_full_time_equivalents"]
    assert run["trace"][-1][1] == run["shortage_minutes"]
    assert 0 <= run["build_seconds"] <= run["first_seconds"] <= run["seconds"]
    assert run["peak_memory_bytes"] > 50_000_000
    assert f"| small | {method}" in record["printed"]


@pytest.mark.slow
def test_the_plain_model_in_rows_has_the_same_optimum(small, tmp_path):
    done = year("--units", small, "--methods", "highs", "--seconds", 200, "--out", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    [file] = tmp_path.glob("*-year-*.json")
    [run] = json.loads(file.read_text(encoding="utf-8"))["runs"]
    assert run["notes"]["status"] == "OPTIMAL"
    assert run["lawful"], run["broken"]
    assert run["shortage_minutes"] == run["bound_minutes"]


def test_as_they_are_nobodys_position_is_to_be_decided(monkeypatch):
    monkeypatch.syspath_prepend(YEAR.parent)
    unit = cut("bjorkelia", 4)
    assert may_grow(unit)
    fixed = import_module("one_run").as_they_are(unit)
    assert not may_grow(fixed.model_copy(update={"staff": tuple(e for e in fixed.staff if e.employment != "vacant")}))
    assert [e.position for e in fixed.staff] == [e.position for e in unit.staff]


def test_an_unknown_method_or_unit_is_refused():
    assert "unknown method" in year("--methods", "magic").stderr
    assert "no unit is left" in year("--only", "nowhere").stderr


def test_a_unit_that_cannot_be_read_is_an_error_in_the_file_and_in_the_exit_code(tmp_path):
    done = year("--units", tmp_path / "missing", "--methods", "plain", "--out", tmp_path)
    assert done.returncode == 1
    [file] = tmp_path.glob("*-year-*.json")
    [run] = json.loads(file.read_text(encoding="utf-8"))["runs"]
    assert not run["claimed"]
    assert "InvalidUnit" in run["notes"]["error"]
