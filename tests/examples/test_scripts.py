"""The example scripts, each run as a planner would run it."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.examples.small_unit import write_small_unit
from tests.planning.wards import pair

from arsplan.io.pool_file import read_pool
from arsplan.io.template import write_template
from arsplan.io.unit_folder import write_unit_folder

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def run(tmp_path):
    """Run a script beside a ward, and a pair whose best plan is proven in a second; limits are for slow machines."""
    write_small_unit(tmp_path / "ward")
    write_unit_folder(pair(1, position="1/2").model_copy(update={"weeks": 4}), tmp_path / "pair")

    def call(script, *args):
        command = [sys.executable, EXAMPLES / script, *args]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call


def test_every_script_is_run_here():
    scripts = {script.name for script in EXAMPLES.glob("*.py")}
    text = Path(__file__).read_text(encoding="utf-8")
    assert scripts
    assert all(f'"{script}"' in text for script in scripts)
    assert all(script in (EXAMPLES / "README.md").read_text(encoding="utf-8") for script in scripts)


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda script: script.name)
def test_scripts_are_short_and_say_how_to_run_them(script):
    text = script.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 40
    assert f"python examples/{script.name} [UNIT]" in text


def test_plan_a_unit(run, tmp_path):
    said = run("01_plan_a_unit.py", "pair", "200")
    assert "Planning pair, 2 people, 4 weeks: at most 200 seconds" in said
    assert "PROVEN_BEST: 0 rules broken" in said
    assert "Hours demanded 210, not covered 90.0 (42.9%)" in said
    assert "No rota under these rules leaves less than 90.0 hours uncovered" in said
    with (tmp_path / "plans" / "pair" / "rota.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 120 / 7.5


def test_capacity(run):
    said = run("02_capacity.py", "ward")
    assert "DA: 217.5 hours a week, now 9 people" in said
    assert "every 3. weekend, 15 h each: 6.0 people, 102.1 % on average  <- as now" in said


def test_capacity_of_the_example_ward(run):
    assert "every 3. weekend, 15 h each: 33.0 people, 62.1 % on average  <- as now" in run("02_capacity.py")


def test_check_a_rota(run):
    said = run("03_check_a_rota.py", "ward", "200")
    assert "duties: lawful" in said
    assert "what if D were added there?" in said
    assert "broken R07" in said
    assert "Lawful there: " in said
    assert "  not D: " in said


def test_progress_and_good_enough(run):
    said = run("04_progress_and_stop.py", "ward", "500")
    for text in ("skeleton", "windows", "first complete roster", "h short, at least", "done"):
        assert text in said
    assert "LAWFUL: good enough" in said or "PROVEN_BEST: proven best" in said


def test_the_button_stops_it(run, tmp_path):
    write_template(tmp_path / "year")
    said = run("04_progress_and_stop.py", "year", "0.5")
    assert "stopped by the button" in said
    assert "The best so far is kept" in said


def test_design_lines(run):
    said = run("05_design_lines.py", "ward", "10")
    assert "every 2nd: 7 lines (at least 7)" in said or "every 2nd: 8 lines (at least 7)" in said
    assert "in 6 weeks; mean on paper 102.1 %" in said


def test_demand_curve(run, tmp_path):
    said = run("06_demand_curve.py", "made")
    assert "50 minutes of work for each" in said
    assert "a Monday in summer, 16:00-16:30: 11 people" in said
    for name in ("demand.csv", "seasons.csv", "demand_curve.toml"):
        assert (tmp_path / "made" / name).read_bytes() == (EXAMPLES / "units" / "emergency" / name).read_bytes()


def test_compare_arrangements(run):
    said = run("07_compare_arrangements.py", "ward")
    assert "As it is: bounds" in said
    assert "weekends 1/4: bounds" in said
    assert "full-time equivalents" in said


def test_evaluate(run, tmp_path):
    said = run("08_evaluate.py", "ward", "3")
    assert "mean_position: " in said
    assert "sickness: " in said
    assert " h before 2027-04-26" in said
    assert (tmp_path / "evaluations" / "ward" / "evaluation.html").exists()


def test_a_unit_and_a_plan_in_excel(run, tmp_path):
    said = run("09_workbook.py", "ward", "200")
    assert "13 people, 6 weeks" in said
    assert "  2027-03-22 Last day to discuss the plan" in said
    assert "2027-04-05 1: " in said
    assert "Given for the next plan: 1 " in said
    assert (tmp_path / "plans" / "ward.xlsx").exists()


def test_busy_weeks(run):
    said = run("10_busy_weeks.py", "pair", "200", "32", "33")
    assert "2027-08-09 to 2027-08-22: 15 % more to do, 1 of 2 people on vacation" in said
    assert "PROVEN_BEST: 150 h short in 4 weeks" in said
    assert " h proven: " in said
    for week in ("2027-W32", "2027-W33"):
        line = next(line for line in said.splitlines() if week in line)
        assert "h short; to close it, on full time: " in line


def test_the_pool_can_be_planned_as_one():
    asked = read_pool(EXAMPLES / "pool.toml", together=True)
    assert set(asked.units) == {"solsiden", "elvebredden"}
    assert {each.unit for each in asked.shared} <= set(asked.units)
