"""The benchmark of pools on two tiny units: three ways, a row for each unit and one for both."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.test_pool import files

POOLS = Path(__file__).resolve().parents[2] / "benchmarks" / "pools.py"


@pytest.mark.slow
def test_each_way_is_measured_unit_by_unit_and_as_a_whole(tmp_path):
    command = [sys.executable, POOLS, files(tmp_path) / "pool.toml", "--seconds", "4", "--out", tmp_path / "results"]
    subprocess.run([*map(str, command)], capture_output=True, text=True, check=True)
    [file] = (tmp_path / "results").iterdir()
    rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
    found = {(row["plan"], row["unit"]): (row["lawful"], row["short"], row["bound"]) for row in rows}
    assert [found["no pool", name][1] for name in ("north", "south", "all")] == [0, 15, 15]
    assert found["one after the other", "all"] == ("yes", 0, None)
    assert found["together", "all"] == ("yes", 0, 0)
