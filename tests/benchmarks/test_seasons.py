"""The benchmark of seasons on ten weeks of the template: two rows, and a second run that only reads them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from arsplan.io.template import write_template

SEASONS = Path(__file__).resolve().parents[2] / "benchmarks" / "seasons.py"


@pytest.mark.slow
def test_both_plans_are_measured_and_a_second_run_goes_on(tmp_path):
    unit = tmp_path / "small"
    write_template(unit)
    text = (unit / "unit.toml").read_text(encoding="utf-8")
    text = text.replace("weeks = 52\n", "weeks = 10\n").replace("start = 2027-01-04\n", "start = 2027-05-10\n")
    (unit / "unit.toml").write_text(text, encoding="utf-8")
    for outside in ("absences.csv", "activities.csv"):
        (unit / outside).unlink()
    command = [sys.executable, SEASONS, "--units", unit, "--out", tmp_path / "results"]
    command += ["--seconds", "3", "--cycle", "3", "--years", "3"]
    done = [subprocess.run([*map(str, command)], capture_output=True, text=True, check=True) for _ in range(2)]
    [file] = (tmp_path / "results").iterdir()
    record = json.loads(file.read_text(encoding="utf-8"))
    assert [(row["unit"], row["plan"], row["lawful"]) for row in record["rows"]] == [
        ("small", "flat", "yes"),
        ("small", "seasons", "yes"),
    ]
    assert done[0].stdout == done[1].stdout
    assert {"date", "versions", "machine", "settings"} <= set(record)
