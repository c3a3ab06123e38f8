import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest

import arsplan
from arsplan.io.unit_folder import write_unit_folder
from arsplan.planning.cyclic import CyclicRota
from arsplan.planning.cyclic_types import CyclicLine
from arsplan.planning.plan_types import Outcome

WEEKS = ((("D",), ("D",), ("A",), (), (), ("D",), ("D",)), ((), ("A",), ("A",), ("D",), ("D",), (), ()))


@pytest.fixture
def rota(planner, monkeypatch, tmp_path):
    """A cyclic rota that is there at once; `cyclic_calls` are what was asked for."""
    unit = planner.result.unit
    lines = (CyclicLine(WEEKS, ("S1",), Fraction(2025)),)
    outcome = Outcome("LAWFUL", "time_limit")
    made = CyclicRota(unit, "all", lines, outcome, Fraction(900), Fraction(450), Fraction(9000), 1.5)
    planner.rota, planner.cyclic_calls = made, []

    def cyclic(unit, weeks, **settings):
        planner.cyclic_calls.append((unit.name, weeks, settings))
        return planner.rota

    monkeypatch.setattr(arsplan, "cyclic", cyclic, raising=False)
    planner.folder = tmp_path / "unit"
    write_unit_folder(unit, planner.folder)
    return made


def test_the_plan_begins_with_the_rota(run, planner, rota, tmp_path):
    ended = run("plan", planner.folder, "--cyclic", "2", "--seconds", "20", "--seed", "7", "--out", tmp_path / "plan")
    assert ended.code == 0
    ((name, weeks, settings),) = planner.cyclic_calls
    assert (name, weeks, settings["stop"], settings["seed"]) == ("Small", 2, ("at most", 5.0), 7)
    ((_, asked),) = planner.calls
    assert asked["start_from"] == rota.roster()
    assert asked["stop"] == ("at most", 15.0)
    assert asked["cancel"] is settings["cancel"]


def test_the_rota_is_shown_and_written(run, planner, rota, tmp_path):
    ended = run("plan", planner.folder, "--cyclic", "2", "--out", tmp_path / "plan")
    text = (tmp_path / "plan" / "cyclic.txt").read_text(encoding="utf-8")
    for line in (
        "Small: a cyclic rota for ordinary weeks of the season all, lawful around its seams,",
        "and planning stopped when its time was up. 15.0 h of 150 h a week stay uncovered; at least 7.5 h have to.",
        "Line 1: SPL on DA, 2 weeks, 33.75 h a week on average",
        "week  Mon  Tue  Wed  Thu  Fri  Sat  Sun  begins",
        "   1  D    D    A    -    -    D    D    S1",
        "   2  -    A    A    D    D    -    -",
    ):
        assert line in text.splitlines()
        assert line in ended.out
    rows = list(csv.DictReader(io.StringIO((tmp_path / "plan" / "cyclic.csv").read_text(encoding="utf-8"))))
    assert [(row["line"], row["week"], row["mon"], row["tue"], row["begins"]) for row in rows] == [
        ("1", "1", "D", "D", "S1"),
        ("1", "2", "", "A", ""),
    ]
    assert sum(int(row["paid_minutes"]) for row in rows) == 9 * 450
    assert arsplan.read_plan_folder(tmp_path / "plan")[1] == planner.result.roster
    assert len(rota.roster()) == 9


def test_without_a_rota_the_year_is_planned_from_nothing(run, planner, rota, tmp_path):
    planner.rota = replace(rota, lines=(), outcome=Outcome("NO_LAWFUL_PLAN", "infeasible"))
    ended = run("plan", planner.folder, "--cyclic", "2", "--out", tmp_path / "plan")
    assert "start_from" not in planner.calls[0][1]
    assert "Small: no cyclic rota was found, since the rules leave none." in ended.out
    assert not (tmp_path / "plan" / "cyclic.csv").exists()


def test_the_rota_of_an_earlier_plan_goes_with_it(run, planner, rota, tmp_path):
    run("plan", planner.folder, "--cyclic", "2", "--out", tmp_path / "plan")
    run("plan", planner.folder, "--out", tmp_path / "plan")
    assert not list((tmp_path / "plan").glob("cyclic.*"))


def test_no_weeks_are_refused(run, planner, rota, tmp_path):
    assert run("plan", planner.folder, "--cyclic", "0", "--out", tmp_path / "plan").code == 2
    assert planner.cyclic_calls == []
