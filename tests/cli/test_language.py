"""The command answers in the language that is asked for, and else in that of the terminal."""

import os
import re
import subprocess
import sys

import pytest
from tests.docs.test_commands import GROUP, parse
from tests.metrics.fake_plan import BROKEN, fake_plan

from arsplan.cli.examples import EXAMPLES
from arsplan.cli.speaking import of_terminal
from arsplan.io.template import write_template
from arsplan.io.unit_folder import write_unit_folder
from arsplan.report.speech import speak

ENGLISH = re.compile(
    r"\b(?:the|of|and|with|people|weeks?|hours?|now|is|are|lies|that|needed|short|next)\b", re.IGNORECASE
)
"""Words that no Norwegian sentence has."""


@pytest.fixture(autouse=True)
def english_afterwards(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    speak("en")


@pytest.fixture
def unit(tmp_path):
    write_template(tmp_path / "unit")
    return tmp_path / "unit"


@pytest.fixture
def plan(run, planner, tmp_path):
    planner.result = fake_plan()
    write_unit_folder(planner.result.unit, tmp_path / "small")

    def make(*more):
        return run("plan", tmp_path / "small", "--out", tmp_path / "plan", *more)

    return make


def prose(text):
    """Without paths, names of files, codes, and what the unit itself says."""
    return re.sub(r"\S*/\S*|\b\w+\.(?:csv|json|html|toml|xlsx)\b|arsplan \w+|--\w+|My unit|choir.*", "", text)


def test_new_and_capacity_speak_norwegian(run, unit, tmp_path):
    assert run("new", tmp_path / "one", "--lang", "nb").out.startswith("En avdeling å begynne med ligger i")
    said = run("capacity", unit, "--lang", "nb").out
    assert "Neste steg:  arsplan plan" in said
    assert "72,8 % i snitt" in said
    assert not ENGLISH.findall(prose(said))


def test_a_plan_is_told_in_norwegian(plan):
    ended = plan("--lang", "nb")
    assert "En lovlig plan. Planleggingen stoppet da tiden var ute." in ended.out
    assert "Bevis:      udekket 150 t; ingen turnus etter disse reglene kommer under 75,0 t" in ended.out
    assert "mangler 150 t | minst 75 t" in ended.err
    told = prose(ended.out + ended.err).replace("Every night is covered already.", "").replace("week 4", "")
    assert not ENGLISH.findall(told)


def test_verdicts_and_errors_are_told_in_norwegian(run, plan, planner, tmp_path):
    planner.result = fake_plan(findings=(BROKEN,))
    plan()
    with (tmp_path / "plan" / "rota.csv").open("a", encoding="utf-8") as file:
        file.write("S1,2027-01-04,A,,,\n")
    said = run("check", tmp_path / "plan", "--lang", "nb")
    assert said.code == 1
    assert "Ikke lovlig: " in said.out
    assert "Endret siden planen ble laget" in said.err
    assert "1 ting må rettes:" in run("capacity", tmp_path / "nowhere", "--lang", "nb").err


def test_the_language_may_stand_in_front(run, unit):
    assert "Neste steg" in run("--lang", "nb", "capacity", unit).out


def test_without_it_the_terminal_counts(run, unit, monkeypatch):
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    assert "Neste steg" in run("capacity", unit).out
    assert "Next:" in run("capacity", unit, "--lang", "en").out


@pytest.mark.parametrize(
    ("settings", "lang"),
    [
        ({"LANG": "nn_NO.UTF-8"}, "nb"),
        ({"LANG": "nb_NO", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "no"}, "nb"),
        ({}, "en"),
    ],
)
def test_languages_of_terminals(monkeypatch, settings, lang):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert of_terminal() == lang


def test_pages_are_norwegian_unless_another_language_is_asked_for(plan, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    plan()
    assert '<html lang="nb">' in (tmp_path / "plan" / "report.html").read_text(encoding="utf-8")
    plan("--lang", "en")
    assert '<html lang="en">' in (tmp_path / "plan" / "report.html").read_text(encoding="utf-8")


def test_another_language_is_refused(run, unit):
    ended = run("capacity", unit, "--lang", "dk")
    assert ended.code == 2
    assert "Maybe nb or en." in ended.err


@pytest.mark.parametrize("command", sorted(GROUP.commands))
def test_help_of_every_command_has_an_example(run, command):
    assert command in EXAMPLES
    parse(EXAMPLES[command].split()[1:])
    assert " ".join(EXAMPLES[command].split()[:2]) in run(command, "--help").out


def test_the_shell_can_complete():
    asked = {**os.environ, "_ARSPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "arsplan cap", "COMP_CWORD": "1"}
    ended = subprocess.run(
        [sys.executable, "-c", "from arsplan.cli import main; main()"],
        env=asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.strip() == "capacity"
