import json
import subprocess
import sys

import pytest
from tests.capacity.reference import bjorkelia, elvebredden, solsiden, two_shift

from arsplan import __version__
from arsplan.io.unit_folder import write_unit_folder


@pytest.fixture
def ward(tmp_path):
    write_unit_folder(solsiden(), tmp_path / "solsiden")
    return tmp_path / "solsiden"


def test_capacity_as_json_and_nothing_else(run, ward):
    ended = run("capacity", ward, "--json")
    assert (ended.code, ended.err) == (0, "")
    document = json.loads(ended.out)
    assert document["base_season"] == "hoest"
    rows = document["groups"][0]["base"]["demand"][0]["arrangements"]
    found = {
        (row["weekend_every"], row["weekend_h_each"]): (row["heads"], round(row["mean_position_pct"], 1))
        for row in rows
    }
    assert found[3, 15] == (33, 62.1)
    assert found[2, 15] == (22, 93.1)


def test_a_mean_above_full_time_is_explained(run, tmp_path):
    assert run("new", tmp_path / "unit").code == 0
    said = run("capacity", tmp_path / "unit").out
    assert "102.1 %" in said
    assert "A mean position above 100 %: the weekends need fewer people than the hours of the week do" in said


def test_capacity_for_people(run, ward):
    ended = run("capacity", ward)
    assert (ended.code, ended.err) == (0, "")
    for text in (
        "727.5 h a week",
        "33.0",
        "62.1 %",
        "22.0",
        "93.1 %",
        "31 people",
        "made-up",
        "10.0 h",
        "Next:",
    ):
        assert text in ended.out
    assert "not agreed: an agreement with a central union" in ended.out


def test_capacity_says_what_binds_each_season_and_what_would_help(run, ward):
    out = run("capacity", ward).out
    for text in (
        "Fewest people with ordinary shifts at weekends, and why",
        "every 3rd weekend: 11 x 3 = 33",
        "What binds, by season",
        "DA (all) weekends  D 6 + A 5    11.0      31",
        "31 people at every 3rd weekend give 10.33, with vacation 6.89",
        "What would help in weeks 25-33",
        "1 x 12.5 h a day",
        "A 20:00-22:00, 1 head",
    ):
        assert text in out


@pytest.mark.parametrize("build", [elvebredden, bjorkelia, lambda: two_shift(1, 1, 0, 0)])
def test_every_kind_of_unit_can_be_shown(run, tmp_path, build):
    write_unit_folder(build(), tmp_path / "unit")
    ended = run("capacity", tmp_path / "unit")
    assert (ended.code, ended.err) == (0, "")
    assert "What binds" in ended.out


def test_new_writes_a_unit_that_reads(run, tmp_path):
    ended = run("new", tmp_path / "mine")
    assert (ended.code, ended.err) == (0, "")
    assert f"Next:  arsplan capacity {tmp_path / 'mine'}" in ended.out
    assert run("capacity", tmp_path / "mine").code == 0
    again = run("new", tmp_path / "mine")
    assert again.code == 2
    assert "nothing was written" in again.err


def test_what_cannot_be_read_is_listed_without_a_traceback(run, ward):
    shifts = ward / "shifts.csv"
    shifts.write_text(shifts.read_text(encoding="utf-8").replace("07:30", "7h30"), encoding="utf-8")
    ended = run("capacity", ward)
    assert (ended.code, ended.out) == (2, "")
    assert "2 things have to be mended" in ended.err
    assert "* shifts.csv, row 2, column start, value '7h30'" in ended.err
    assert "\n  Maybe" in ended.err
    assert "Traceback" not in ended.err


def test_no_unit_there(run, tmp_path):
    ended = run("capacity", tmp_path / "nowhere", "--json")
    assert (ended.code, ended.out) == (2, "")
    assert "1 thing has to be mended" in ended.err


def test_a_place_that_cannot_be_written(run, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("new", tmp_path / "file" / "below")
    assert ended.code == 2
    assert "Maybe the path" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("args", [("plan", "unit"), ("capacity",), ("dance",), ("capacity", "a", "--loud")])
def test_wrong_use(run, args):
    ended = run(*args)
    assert ended.code == 2
    assert "Traceback" not in ended.err


def test_version(run):
    assert run("--version") == (0, f"arsplan {__version__}\n", "")


def test_help_names_every_command(run):
    ended = run("--help")
    assert ended.code == 0
    for command in ("new", "capacity", "plan", "explain", "check"):
        assert command in ended.out


def test_without_typer_one_line_of_advice(run, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("arsplan.cli.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typer", None)
    ended = run("--version")
    assert ended.code == 2
    assert ended.err == "The arsplan command needs typer, rich and babel. Maybe run: pip install 'arsplan[cli]'\n"


def test_a_reader_that_stops_reading_gets_no_traceback(ward):
    command = f"{sys.executable} -c 'from arsplan.cli import main; main()' capacity {ward} --json | head -c 10"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert len(ended.stdout) == 10
    assert "Traceback" not in ended.stderr
