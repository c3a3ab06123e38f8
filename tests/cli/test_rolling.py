"""`arsplan roll` and `arsplan repair`: what they write, and that the plan they start from stays whole."""

import csv
import hashlib
import json
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from tests.planning.wards import pair

from arsplan.domain.roster import Duty, Roster
from arsplan.io.plan_folder import read_stored_plan, write_plan
from arsplan.planning.settled import settled_plan

TURNS = ("1221122", "2112211") * 2
"""Who of the two is on duty, day by day and week by week: nothing is left open, and nobody works four days in a row."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("rolling") / "plan"
    unit = pair(1).model_copy(update={"weeks": 4})
    duties = zip("".join(TURNS), unit.horizon.dates, strict=True)
    roster = Roster(Duty(f"P{who}", day, "D") for who, day in duties)
    write_plan(settled_plan(unit, roster, seconds=1.0, settings={}), path)
    return path


def digest(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "arsplan", *map(str, words)]


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, text=True, check=False, timeout=300)


def writing(folder: Path) -> bool:
    """Whether files of a new plan lie there; the folder that holds them may get its name while one looks."""
    try:
        return any(folder.glob(".out.*.tmp/*"))
    except FileNotFoundError:
        return False


def test_repair_writes_a_plan_with_its_changes(folder, tmp_path):
    stored = read_stored_plan(folder)
    duty = stored.roster.duties[0]
    out = tmp_path / "out"
    dates = ("--from", duty.date, "--to", duty.date)
    done = run("repair", folder, "--absent", duty.employee, *dates, "--out", out, "--seconds", 30, "--json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["lost"], document["lawful"]) == (0, 1, True)
    with (out / "changes.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert (
        found[0].items() >= {"employee": duty.employee, "before": duty.shift, "after": "", "reason": "absence"}.items()
    )
    assert (out / "exceptions.csv").read_bytes() == (out / "changes.csv").read_bytes(), "all within fourteen days"
    window = json.loads((out / "plan.json").read_text(encoding="utf-8"))["window"]
    assert (window["first"], window["lost"], window["bound"]) == (
        str(duty.date),
        1,
        60 * document["shortage_bound_hours"],
    )
    assert read_stored_plan(out).changed == ()
    assert run("check", out).returncode == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "2027-01-22", "--to", "2027-01-19"), "--to, value '2027-01-19'"),
        (("--from", "2027-01-19", "--to", "2027-01-22", "--kind", ""), "--kind, value ''"),
    ],
)
def test_an_absence_that_cannot_be_is_refused_by_its_option(folder, tmp_path, options, said):
    employee = read_stored_plan(folder).roster.duties[0].employee
    done = run("repair", folder, "--absent", employee, *options, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n  Maybe")) == (2, 1)
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_replacements_for_who_cannot_come_and_for_what_stands_empty(folder):
    duty = read_stored_plan(folder).roster.duties[0]
    other = next(who for who in ("P1", "P2") if who != duty.employee)
    document = json.loads(run("replacements", folder, "--date", duty.date, "--absent", duty.employee, "--json").stdout)
    assert [(one["date"], one["shift"]) for one in document] == [(str(duty.date), duty.shift)]
    assert {one["employee"] for one in document[0]["replacements"]} <= {other}
    asked = run("replacements", folder, "--date", duty.date, "--absent", duty.employee).stdout
    assert f"Next:  arsplan repair {folder} --absent {duty.employee} --from {duty.date}" in asked
    shown = run("replacements", folder, "--date", duty.date)
    assert (shown.returncode, shown.stdout.strip()) == (0, f"No duty stands empty on {duty.date}.")
    refused = run("replacements", folder, "--date", duty.date, "--absent", other)
    assert refused.returncode == 2
    assert "Maybe" in refused.stderr


def test_roll_reads_absences_and_refuses_the_folder_it_starts_from(folder, tmp_path):
    stored = read_stored_plan(folder)
    to = stored.unit.start + timedelta(7)
    absences = tmp_path / "away.csv"
    absences.write_text(f"employee,first,last,kind\nP1,{to},{to + timedelta(2)},sick\n", encoding="utf-8")
    out = tmp_path / "out"
    done = run("roll", folder, "--to", to, "--absences", absences, "--out", out, "--seconds", 30, "--json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["start"], document["lawful"]) == (0, str(to), True)
    assert len(document["exceptions"]) == document["changes"]
    assert 0 <= document["shortage_hours_new"] <= document["shortage_hours"]
    assert read_stored_plan(out).unit.start == to
    worked = next(duty for duty in stored.roster if duty.date < to)
    actual = tmp_path / "worked.csv"
    actual.write_text(f"employee,date,shift\n{worked.employee},{worked.date},{worked.shift}\n", encoding="utf-8")
    absences.write_text(f"employee,first,last\n{worked.employee},{worked.date},{worked.date}\n", encoding="utf-8")
    files = ("--absences", absences, "--actual", actual)
    said = run("roll", folder, "--to", to, *files, "--out", tmp_path / "both", "--seconds", 1).stderr
    assert f"* {worked.employee} {worked.date}: {worked.shift}, vacation" in said
    refused = run("roll", folder, "--to", to, "--out", folder)
    assert refused.returncode == 2
    assert "Maybe" in refused.stderr


@pytest.mark.parametrize("moment", ["starting", "searching", "writing"])
def test_killed_at_any_moment_it_leaves_the_old_plan_whole_and_no_half_of_a_new_one(folder, tmp_path, moment):
    before = digest(folder)
    to = read_stored_plan(folder).unit.start + timedelta(7)
    out = tmp_path / "out"
    words = command("roll", folder, "--to", to, "--out", out, "--seconds", 2)
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        if moment == "writing":
            while process.poll() is None and not writing(tmp_path):
                time.sleep(0.001)
        time.sleep(Random(moment).uniform(0, {"starting": 1, "searching": 5, "writing": 0.05}[moment]))
        process.kill()
    assert digest(folder) == before
    assert not out.exists() or read_stored_plan(out).changed == ()
