"""Rotating workforce scheduling, on instances of our own and with a judge that the test brings along."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[2] / "benchmarks" / "run.py"

INSTANCE = """% five people, two shifts
groups = 5; numShifts = 2;
demand = [| 2, 2, 2, 2, 2, 1, 1,   % the first one
          | 1, 1, 1, 1, 1, 1, 1 |];
minShift = [2, 2]; maxShift = [5, 3];
minOff = 1; maxOff = 4;
minOn = {on}; maxOn = 6;
forbidden = [{{}}, {{1}}];
forbidden3 = [| 2, 0, 1 |];
"""

JUDGE = """
import sys
rows = [line.split(",") for line in open(sys.argv[2]).read().split()]
word = [0 if cell == "-" else int(cell) for row in rows for cell in row]
assert len(rows) == 5 and len(word) == 35, rows
around = word * 3
for day in range(35):
    a, b, c = around[day : day + 3]
    assert (a, b) != (2, 1) and (a, b, c) != (2, 0, 1), (day, a, b, c)
def runs(of):
    on = [s in of for s in around]
    starts = [k for k in range(35, 70) if on[k] and not on[k - 1]]
    return [next(n for n in range(36) if not on[k + n]) for k in starts]
for of, least, most in (({1}, 2, 5), ({2}, 2, 3), ({0}, 1, 4), ({1, 2}, 2, 6)):
    assert all(least <= length <= most for length in runs(of)), (of, runs(of))
for weekday in range(7):
    day = word[weekday::7]
    assert (day.count(1), day.count(2)) == (2 - (weekday > 4), 1), (weekday, day)
"""


def run(folder: Path, *more: object) -> subprocess.CompletedProcess[str]:
    given = [sys.executable, RUN, "--suite", "rws", "--data", folder, "--out", folder / "out", "--seconds", 60, *more]
    return subprocess.run([str(word) for word in given], capture_output=True, text=True, check=False)


def folder(tmp_path: Path, on: int = 2) -> Path:
    (tmp_path / "Example6.dzn").write_text(INSTANCE.format(on=on), encoding="utf-8")
    (tmp_path / "judge.py").write_text(JUDGE, encoding="utf-8")
    return tmp_path


def figures(tmp_path: Path) -> dict:
    (file,) = (tmp_path / "out").glob("*-rws-60s.json")
    (found,) = json.loads(file.read_text(encoding="utf-8"))["runs"]
    return found


def test_a_rota_that_the_judge_and_the_checker_accept(tmp_path):
    done = run(folder(tmp_path))
    found = figures(tmp_path)
    assert done.returncode == 0, (done.stdout, done.stderr, found)
    assert (found["people"], found["shifts"], found["accepted"], found["value"]) == (5, 2, True, 0)
    assert "1 of 1 accepted" in done.stdout


@pytest.mark.parametrize("on", [3, 6])
def test_an_instance_without_a_rota_is_not_accepted(tmp_path, on):
    """At least three days of work in a row leave a duty uncovered, at least six leave no rota."""
    done = run(folder(tmp_path, on))
    found = figures(tmp_path)
    assert done.returncode == 1
    assert not found["accepted"]
    assert found["value"] > 0
