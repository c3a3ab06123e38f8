"""The benchmark of seasons on ten weeks of the template: two rows, and a second run that only reads them."""

import json
from importlib import import_module
from pathlib import Path

import pytest

from arsplan.io.template import write_template
from arsplan.planning.stop import FirstLawful

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.mark.slow
def test_both_plans_are_measured_and_a_second_run_goes_on(tmp_path, monkeypatch, capsys):
    monkeypatch.syspath_prepend(BENCHMARKS)
    monkeypatch.setattr(import_module("staged"), "MaxRuntime", FirstLawful)  # the limit is for slow machines
    unit = tmp_path / "small"
    write_template(unit)
    text = (unit / "unit.toml").read_text(encoding="utf-8")
    text = text.replace("weeks = 52\n", "weeks = 10\n").replace("start = 2027-01-04\n", "start = 2027-05-10\n")
    (unit / "unit.toml").write_text(text, encoding="utf-8")
    for outside in ("absences.csv", "activities.csv"):
        (unit / outside).unlink()
    asked = ["--units", str(unit), "--out", str(tmp_path / "results")]
    asked += ["--seconds", "60", "--cycle", "2", "--years", "3"]
    printed = []
    for _ in range(2):
        import_module("seasons").main(asked)
        printed.append(capsys.readouterr().out)
    [file] = (tmp_path / "results").iterdir()
    record = json.loads(file.read_text(encoding="utf-8"))
    assert [(row["unit"], row["plan"], row["lawful"]) for row in record["rows"]] == [
        ("small", "flat", "yes"),
        ("small", "seasons", "yes"),
    ]
    assert printed[0] == printed[1]
    assert {"date", "versions", "machine", "settings"} <= set(record)
