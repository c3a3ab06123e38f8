"""The benchmark of repairs on the night staff of five weeks: the command, its figures and its file."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.planning.wards import cut

from arsplan.io.plan_folder import write_plan
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful

REPAIR = Path(__file__).resolve().parents[2] / "benchmarks" / "repair.py"


WEEK = (7, 14)


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    made = plan(cut("solsiden", 5, ("N",)), stop=FirstLawful(10))
    folder = tmp_path_factory.mktemp("planned") / "plan"
    write_plan(made, folder)
    return made, folder


def days(made, first, last):
    return [made.unit.start + timedelta(day) for day in range(first, last)]


def duties(made, employee, within):
    return [duty for duty in made.roster.of(employee.id) if duty.date in within]


def measured(folder, employee, within, out):
    dates = ("--first", within[0], "--last", within[-1])
    given = ("--plan", folder, "--ill", employee.id, *dates, "--replan", "1", "--out", out)
    return subprocess.run([sys.executable, str(REPAIR), *map(str, given)], capture_output=True, text=True, check=False)


def test_a_repair_is_measured_beside_a_replan(planned, tmp_path):
    made, folder = planned
    week = days(made, *WEEK)
    ill = max(made.unit.person.values(), key=lambda one: len(duties(made, one, week)))
    done = measured(folder, ill, week, tmp_path)
    assert done.stdout.count(f"\n| {ill.id} ({ill.competence}, {ill.rota}) |") == 1, done.stderr
    record = json.loads(next(tmp_path.glob("*-repair.json")).read_text(encoding="utf-8"))
    (run,) = record["runs"]
    assert run["lost"] == len(duties(made, ill, week))
    assert run["lawful"]
    assert run["least_hours"] <= run["shortage_hours"] <= run["least_hours"] + run["longest_shift_hours"]
    assert run["changed_per_lost"] <= 3
    assert record["replan"]["changed_in_window"] >= run["changed"]


def test_somebody_who_loses_no_duty_is_named(planned, tmp_path):
    made, folder = planned
    ill = next(iter(made.unit.person.values()))
    free = next(day for day in days(made, *WEEK) if not duties(made, ill, [day]))
    done = measured(folder, ill, [free], tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"{ill.id} has no duty from {free} to {free}. Maybe name somebody who has.\n"
    assert not list(tmp_path.iterdir())
