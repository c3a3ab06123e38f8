import json
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module

import pytest
from tests.capacity.reference import bjorkelia
from tests.metrics.fake_plan import BROKEN, fake_plan

from arsplan.cli import exits
from arsplan.errors import ReadingsDisagree, UnsupportedRule
from arsplan.io.case import read_case, replay
from arsplan.io.plan_folder import read_plan_folder, write_plan
from arsplan.io.unit_folder import write_unit_folder
from arsplan.planning.plan_types import Unplanned
from arsplan.planning.stop import MaxRuntime

planning = import_module("arsplan.planning.plan")


@pytest.fixture
def unit(tmp_path, planner):
    write_unit_folder(planner.result.unit, tmp_path / "unit")
    return tmp_path / "unit"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "plan"


def test_plans_writes_and_tells(run, planner, unit, out):
    ended = run("plan", unit, "--out", out)
    assert ended.code == 0
    assert read_plan_folder(out) == (planner.result.planned_unit, planner.result.roster)
    for text in (
        "Small (a made-up unit): 2 weeks from 2027-01-04, 4 on the list",
        "A lawful plan. Planning stopped when its time was up.",
        "permanent employees",
        "full time (now",
        "h demanded",
        "by competence: any",
        "weekends and red days",
        "worst weeks: 2027-W02",
        "to close 2027-W02: 4.5 people at full time (SPL 1.5, any 3.0), up to 3 at once; arsplan explain says",
        "shortage 150 h; no rota under these rules comes below 75.0 h; gap 40.0 % of the demand",
        "positions 2.40 fte; no limit has been proven",
        "1.6 h of the position of employee N1 not placed: Every night is covered already.",
        "no rule that binds is broken, 1 wish not met",
        "rota.csv",
        f"Next:  arsplan check {out}",
    ):
        assert text in ended.out
    assert "skeleton" in ended.err
    assert "150 h short | at least 75 h | week 4" in ended.err


def test_a_plan_that_is_not_finished_is_written_and_ends_with_another_code(run, planner, unit, out):
    planner.result = replace(planner.result, unplanned=(Unplanned(("S1",), ("2027-W02",)),))
    ended = run("plan", unit, "--out", out)
    assert ended.code == 3
    assert "not a finished one" in ended.out
    assert read_plan_folder(out)[1] == planner.result.roster


def test_settings_reach_the_planner(run, planner, unit, out):
    settings = ("--seconds", "7.5", "--seed", "3", "--workers", "8", "--deterministic", "--quiet")
    ended = run("plan", unit, "--out", out, *settings)
    assert ended == (0, "", "")
    (given, asked), *more = planner.calls
    assert (more, given.name) == ([], "Small")
    assert asked["stop"] == MaxRuntime(7.5)
    assert (asked["seed"], asked["workers"], asked["deterministic"]) == (3, 8, True)
    assert asked["on_progress"] is None


def test_defaults(run, planner, unit, out):
    run("plan", unit, "--out", out)
    asked = planner.calls[0][1]
    assert (asked["seed"], asked["workers"], asked["deterministic"]) == (1, None, False)
    assert asked["stop"].seconds == pytest.approx(60 - 0.06 * 60)  # the rest is for writing


def test_json_is_what_plan_json_holds(run, unit, out):
    ended = run("plan", unit, "--out", out, "--json")
    assert json.loads(ended.out) == json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert "windows" in ended.err


def test_no_lawful_plan(run, planner, unit, out):
    planner.result = fake_plan(status="NO_LAWFUL_PLAN", planned=False)
    ended = run("plan", unit, "--out", out)
    assert ended.code == 3
    assert "No lawful plan was found." in ended.out
    assert {file.name for file in out.iterdir()} == {"plan.json", "unit.json", "absences.csv", "findings.csv"}


def test_no_lawful_plan_leaves_an_earlier_one_alone(run, planner, unit, out):
    run("plan", unit, "--out", out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    planner.result = fake_plan(status="NO_LAWFUL_PLAN", planned=False)
    ended = run("plan", unit, "--out", out)
    assert ended.code == 3
    assert "was left as it is" in ended.out
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    shown = json.loads(run("plan", unit, "--out", out, "--json").out)
    assert shown["outcome"]["status"] == "NO_LAWFUL_PLAN"


def test_broken_rules(run, planner, unit, out):
    planner.result = fake_plan(findings=(BROKEN,))
    ended = run("plan", unit, "--out", out)
    assert ended.code == 1
    assert "1 breach of rules that bind" in ended.out


def test_bad_places_are_refused_before_any_planning(run, planner, unit, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine", encoding="utf-8")
    for place in (unit, tmp_path / "other", tmp_path / "other" / "letter.txt"):
        ended = run("plan", unit, "--out", place)
        assert ended.code == 2
        assert "Maybe name a new folder." in ended.err
    assert run("plan", tmp_path / "nowhere", "--out", tmp_path / "new").code == 2
    assert planner.calls == []


@pytest.mark.parametrize(("error", "code"), [(UnsupportedRule("no reader"), 2), (ReadingsDisagree("R07 on S1"), 1)])
def test_errors_of_planning_are_told_without_a_traceback(*, run, planner, unit, out, error, code):
    def fail(_cancel):
        raise error

    planner.act = fail
    ended = run("plan", unit, "--out", out)
    assert ended.code == code
    assert str(error) in ended.err
    assert "Traceback" not in ended.err
    assert not out.exists()


def test_a_disagreement_of_planning_leaves_a_case_beside_the_plan(*, run, planner, unit, out):
    found = planner.result

    def fail(_cancel):
        raise ReadingsDisagree("R07 on S1", (found.unit, found.absences, found.roster))

    planner.act = fail
    ended = run("plan", unit, "--out", out)
    assert ended.code == 1
    (case,) = out.with_name("plan-cases").iterdir()
    assert f"R07 on S1\nThe case was stored, without names, in {case}." in ended.err
    assert replay(read_case(case)).lawful
    assert not out.exists()


def test_a_bug_is_not_hidden(run, planner, unit, out):
    def fail(_cancel):
        raise ZeroDivisionError

    planner.act = fail
    with pytest.raises(ZeroDivisionError):
        run("plan", unit, "--out", out)


def test_first_interrupt_keeps_the_best_so_far(run, planner, unit, out):
    def interrupted(cancel):
        os.kill(os.getpid(), signal.SIGINT)
        assert cancel.wait(60)
        return fake_plan(reason="stopped_by_user")

    planner.act = interrupted
    before = signal.getsignal(signal.SIGINT)
    ended = run("plan", unit, "--out", out)
    assert ended.code == 130
    assert (out / "rota.csv").exists()
    assert "the best plan so far will be written" in ended.err
    assert "this is the best so far" in ended.out
    assert signal.getsignal(signal.SIGINT) is before


def test_second_interrupt_gives_up(run, planner, unit, out, monkeypatch):
    given_up = threading.Event()

    def exit_now(code):
        given_up.set()
        raise SystemExit(code)

    def interrupted(cancel):
        os.kill(os.getpid(), signal.SIGINT)
        assert cancel.wait(60)
        os.kill(os.getpid(), signal.SIGINT)
        assert given_up.wait(60)
        raise SystemExit  # no thread outlives the process

    monkeypatch.setattr(exits.os, "_exit", exit_now)
    planner.act = interrupted
    ended = run("plan", unit, "--out", out)
    assert ended.code == 130
    assert "Given up" in ended.err
    assert not out.exists()


def test_demand_outside_is_named(run, planner, unit, out):
    base = planner.result.unit
    rows = [row for row in bjorkelia().demand if row.line == "HN" and row.season == "vinter"]
    rows = [row.model_copy(update={"season": "all"}) for row in rows]
    planner.result = fake_plan(lines=bjorkelia().lines, demand=(*base.demand, *rows))
    assert "HN is kept out of the plan, 133 h." in run("plan", unit, "--out", out).out


def test_proven_best_says_so(run, planner, unit, out):
    planner.result = fake_plan(status="PROVEN_BEST", reason="gap_closed")
    assert "proof that none leaves fewer hours uncovered" in run("plan", unit, "--out", out).out


def test_writing_is_told_too(run, unit, out):
    told = run("plan", unit, "--out", out).err
    assert "writing | reading it back, checking and writing it" in told


def test_an_interrupt_while_writing_does_not_lose_the_plan(run, unit, out, monkeypatch):
    def interrupted(*args, **kwargs):
        os.kill(os.getpid(), signal.SIGINT)
        return write_plan(*args, **kwargs)

    monkeypatch.setattr("arsplan.cli.commands.write_plan", interrupted)
    ended = run("plan", unit, "--out", out)
    assert ended.code == 0
    assert "the best plan so far will be written" in ended.err
    assert (out / "report.html").exists()


def test_nobody_waits_for_a_bound_that_cannot_be_interrupted():
    code = (
        "import threading, time, sys; sys.argv = ['arsplan', '--version']\n"
        "threading.Thread(target=time.sleep, args=(900,), name='beside_0').start()\n"
        "from arsplan.cli import main; main()"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert (ended.returncode, ended.stdout.split()[0]) == (0, "arsplan")


def test_the_threads_that_nobody_waits_for_are_called_so(monkeypatch):
    names = []

    def pool(size, thread_name_prefix=""):
        names.append(thread_name_prefix)
        return ThreadPoolExecutor(size)

    monkeypatch.setattr(planning, "ThreadPoolExecutor", pool)
    planning.plan(fake_plan().unit, stop=MaxRuntime(0.2))
    assert names == [exits.BESIDE]
