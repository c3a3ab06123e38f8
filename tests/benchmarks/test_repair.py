"""The benchmark of repairs on the night staff of five weeks: the command, its figures and its file."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.planning.wards import cut

from arsplan.io.plan_folder import write_plan
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful

REPAIR = Path(__file__).resolve().parents[2] / "benchmarks" / "repair.py"


def test_a_repair_is_measured_beside_a_replan(tmp_path):
    made = plan(cut("solsiden", 5, ("N",)), stop=FirstLawful(10))
    write_plan(made, tmp_path / "plan")
    first = made.unit.start + timedelta(7)
    dates = ("--first", first, "--last", first + timedelta(6))
    given = ("--plan", tmp_path / "plan", "--ill", "A33", *dates, "--replan", "1", "--out", tmp_path)
    done = subprocess.run([sys.executable, str(REPAIR), *map(str, given)], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n| A33 (HFA, N) |") == 1, done.stderr
    record = json.loads(next(tmp_path.glob("*-repair.json")).read_text(encoding="utf-8"))
    (run,) = record["runs"]
    assert run["lawful"]
    assert run["least_hours"] <= run["shortage_hours"] <= run["least_hours"] + run["longest_shift_hours"]
    assert run["changed_per_lost"] <= 3
    assert record["replan"]["changed_in_window"] >= run["changed"]
