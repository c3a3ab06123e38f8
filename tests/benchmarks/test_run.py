"""The frame of the public suites, on an instance of our own and with a judge that the test brings along."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[2] / "benchmarks" / "run.py"

INSTANCE = """# four people, two shifts, a week
SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,540,E

SECTION_STAFF
# ID, most of each shift, most and fewest minutes, longest and shortest run, shortest break, weekends
Ada,E=7|L=2,2500,960,5,2,2,1
Bo,E=7|L=7,2700,960,4,2,2,1
Cy,E=0|L=7,2700,0,4,1,1,0
Di,E=7|L=0,2400,2400,5,1,1,1

SECTION_DAYS_OFF
Ada,0
Cy,2,3

SECTION_SHIFT_ON_REQUESTS
Bo,0,L,3
Ada,4,E,2

SECTION_SHIFT_OFF_REQUESTS
Ada,6,E,5
{unwilling}

SECTION_COVER
{cover}
"""

JUDGE = """
import csv, sys
rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8")))
minutes = sum({{"E": 480, "L": 540}}[row["shift"]] for row in rows if row["employee"] == "Di")
assert open(sys.argv[1], encoding="utf-8").read().count("SECTION_") == 7
print("soft cost: {value}")
sys.exit({code} if {{row["employee"] for row in rows}} <= {{"Ada", "Bo", "Cy", "Di"}} and minutes >= 2400 else 1)
"""


def folder(tmp_path: Path, value: int = 128, code: int = 0) -> Path:
    cover = "\n".join(f"{day},{shift},1,{10 if shift == 'E' else 20},1" for day in range(7) for shift in "EL")
    unwilling = "\n".join(f"Di,{day},E,50" for day in range(7))  # only the fewest minutes make Di work
    (tmp_path / "Instance4.txt").write_text(INSTANCE.format(cover=cover, unwilling=unwilling), encoding="utf-8")
    (tmp_path / "judge.py").write_text(JUDGE.format(value=value, code=code), encoding="utf-8")
    (tmp_path / "best_known.csv").write_text("instance,best_known\n4,40\n", encoding="utf-8")
    return tmp_path


def run(*given: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(RUN), *map(str, given)], capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_run_is_judged_kept_and_not_run_again(tmp_path: Path):
    data, out = folder(tmp_path), tmp_path / "results"
    asked = ("--suite", "curtois", "--data", data, "--seconds", 120, "--out", out)
    refused = run(*asked)
    [file] = out.glob("*-curtois-120s.json")
    [found] = json.loads(file.read_text(encoding="utf-8"))["runs"]
    assert (found["lawful"], found["status"], found["judge"]["exit_code"]) == (True, "PROVEN_BEST", 0)
    assert (refused.returncode, found["accepted"], found["gap"]) == (1, False, None), "the judge says another value"

    again = run(*asked)
    assert json.loads(file.read_text(encoding="utf-8"))["runs"] == [found], again.stderr
    file.unlink()
    folder(tmp_path, value=found["value"])
    accepted = run(*asked)
    [found] = json.loads(file.read_text(encoding="utf-8"))["runs"]
    assert (accepted.returncode, found["accepted"]) == (0, True), accepted.stdout + accepted.stderr
    assert found["gap"] == (found["value"] - 40) / 40
    assert "1 of 1 accepted; geometric mean" in accepted.stdout


def test_a_stored_file_is_printed_with_its_seeds_beside_each_other(tmp_path: Path):
    own = {"accepted": True, "bound": 50, "best_known": 50, "own_gap": 0.0, "others_cores": 0.1}
    own |= dict.fromkeys(("first_seconds", "best_seconds", "seconds", "cpu_seconds", "build_seconds"), 1.5)
    runs = [
        {"instance": "4", "seed": seed, "judge": {"value": value}, "gap": value / 50 - 1, "peak_memory_bytes": 1, **own}
        for seed, value in ((1, 60), (2, 50), (3, 55))
    ]
    versions = {"python": "3", "ortools": "9", "arsplan": "0"}
    record = {"benchmark": "curtois", "date": "2026-11-22", "versions": versions, "settings": {"seconds": 20.0}}
    file = tmp_path / "stored.json"
    file.write_text(json.dumps({**record, "machine": {"processor": "P", "cores": 2}, "runs": runs}), encoding="utf-8")
    printed = run("--table", file).stdout
    assert "3 of 3 seeds: best 50, median 55, worst 60" in printed
    assert f"{100 * ((1.2 * 1.0 * 1.1) ** (1 / 3) - 1):.3f} %" in printed
    assert "curtois, 2026-11-22; seconds 20.0; python 3, ortools 9, arsplan 0; P, 2 cores" in printed


def test_the_suite_of_the_year_goes_on_to_its_own_program():
    assert "unknown method" in run("--suite", "year", "--methods", "magic").stderr


def test_a_folder_without_instances_is_refused(tmp_path: Path):
    assert "no instance is left" in run("--suite", "curtois", "--data", tmp_path).stderr
