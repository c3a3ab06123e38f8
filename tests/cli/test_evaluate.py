"""`arsplan evaluate`: a folder with tables and a page, and in a few lines what was reached."""

import csv
import json

import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.cli import exits
from arsplan.io.plan_folder import write_plan

WORKED = "employee,date,shift,hours,competence\nS1,2027-01-04,D,,\nH1,2027-01-05,D,,\nagency-1,2027-01-10,D,hired,SPL\n"
TARGETS = '[[target]]\nmeasure = "hired_shifts"\nvalue = 10\nby = 2027-12-31\ndecided_by = "The ward"\n'


@pytest.fixture
def folder(tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    for name, text in (
        ("worked.csv", WORKED),
        ("sick.csv", "employee,first,last,kind\nS1,2027-01-05,2027-01-06,syk\n"),
        ("targets.toml", TARGETS),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def asked(folder, *more):
    files = ("--actual", folder / "worked.csv", "--absences", folder / "sick.csv", "--targets", folder / "targets.toml")
    return ("evaluate", folder / "plan", *files, "--out", folder / "out", *more)


def test_a_folder_and_what_was_reached(run, folder):
    ended = run(*asked(folder))
    assert ended.code == 0
    assert "Hired shifts: 1, 7.5 h" in ended.out
    assert "at most 10.0" in ended.out
    assert (folder / "out" / "evaluation.html").read_text(encoding="utf-8").count('<html lang="nb">') == 1
    with (folder / "out" / "targets.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["actual"], row["reached"], row["lacking"]) == ("52", "false", "42")


def test_a_duty_worked_on_a_day_noted_as_sick_is_told_with_person_and_day(run, folder):
    assert "noted as absence" not in run(*asked(folder)).err
    (folder / "sick.csv").write_text("employee,first,last,kind\nS1,2027-01-03,2027-01-06,syk\n", encoding="utf-8")
    files = ("--actual", folder / "worked.csv", "--absences", folder / "sick.csv")
    for words in (asked(folder), ("accounts", folder / "plan", "--to", "2027-01-11", *files)):
        said = run(*words).err
        assert "1 duty was worked on a day noted as absence:" in said
        assert "* S1 2027-01-04: D, syk 2027-01-03 – 2027-01-06" in said
        assert "What was worked counts" in said


def test_as_json_in_english_for_the_public(run, folder):
    ended = run(*asked(folder, "--lang", "en", "--audience", "public", "--json"))
    document = json.loads(ended.out)
    assert document["accounts"] is None
    assert document["total"]["happened"]["hired_shifts"] == 1
    assert '<html lang="en">' in (folder / "out" / "evaluation-public.html").read_text(encoding="utf-8")
    assert not (folder / "out" / "accounts.csv").exists()


def test_the_plan_alone(run, folder):
    ended = run("evaluate", folder / "plan", "--out", folder / "out")
    assert ended.code == 0
    assert "what was worked is not known" in ended.out


def test_the_folder_of_the_plan_is_refused_and_stays_whole(run, folder):
    before = {file.name for file in (folder / "plan").iterdir()}
    ended = run("evaluate", folder / "plan", "--out", folder / "plan")
    assert ended.code == exits.BAD_INPUT
    assert "Maybe" in ended.err
    assert {file.name for file in (folder / "plan").iterdir()} == before


def test_bad_targets_are_refused_before_anything_is_written(run, folder):
    (folder / "targets.toml").write_text(TARGETS.replace("hired_shifts", "hired_shift"), encoding="utf-8")
    ended = run(*asked(folder))
    assert ended.code == exits.BAD_INPUT
    assert "targets.toml, row 2, column measure, value 'hired_shift'" in ended.err
    assert "Maybe 'hired_shifts' was meant." in ended.err
    assert not (folder / "out").exists()


def test_without_the_extra_it_says_what_to_install(run, folder, monkeypatch):
    monkeypatch.setattr("arsplan.cli.reporting.find_spec", lambda name: None)
    ended = run(*asked(folder))
    assert ended.code == exits.BAD_INPUT
    assert "Maybe run: pip install 'arsplan[report]'" in ended.err
