import json
import threading
from types import SimpleNamespace

import pytest
from tests.planning.test_binds import weekend_pair

import arsplan
from arsplan.io.unit_folder import write_unit_folder
from arsplan.planning.binds import binds
from arsplan.planning.vacation_room import WishedWeeks


@pytest.fixture
def ward(tmp_path):
    write_unit_folder(weekend_pair(), tmp_path / "pair")
    return tmp_path / "pair"


def test_explain_shows_the_headline_the_table_and_the_proof(run, ward):
    ended = run("explain", ward)
    assert ended.code == 0
    for text in (
        "What binds pair: Weekends, D 1, weeks 31-36: 1 head needed a day",
        "What no lawful rota passes, one change at a time",
        "0.67 of 1",
        "every 2nd weekend",
        "What the proof rests on",
        "At least 30.00 h of demand stay uncovered: 90.00 by demand - (60.00 by how often weekends are worked)",
        "Next:",
    ):
        assert text in ended.out
    assert "changes: one more SPL on DA at 50 %" in ended.err


def test_explain_shows_how_many_weeks_of_vacation_can_be_as_wished(run, ward, monkeypatch):
    room = (WishedWeeks("", 9, 6), WishedWeeks("a third more of each group on vacation at once", 9, 8))
    monkeypatch.setattr("arsplan.planning.binds.vacation_room", lambda *_: room)
    lines = [" ".join(line.split()) for line in run("explain", ward).out.splitlines()]
    assert "Weeks of vacation as wished, at the most" in lines
    assert "as it is 9 6" in lines
    assert "a third more of each group on vacation at once 9 8" in lines


def test_explain_as_json_and_nothing_else(run, ward):
    ended = run("explain", ward, "--json")
    document = json.loads(ended.out)
    assert ended.code == 0
    assert document["now"]["shortage_h"] == 30
    assert len(document["changes"]) == document["changes_asked"]
    assert document["where"]["gives"] == pytest.approx(2 / 3)


def test_explain_says_when_there_was_no_time(run, ward):
    ended = run("explain", ward, "--seconds", "0.001")
    assert ended.code == 0
    assert "There was no time to prove what binds." in ended.out
    assert "Maybe more time: --seconds" in ended.out


def test_explain_stopped_by_the_user_shows_what_is_ready(run, ward, monkeypatch):
    def stopped(unit, *, seconds, cancel, on_progress):
        assert (seconds, type(cancel)) == (None, threading.Event)
        on_progress(SimpleNamespace(phase="what binds", shortage=None, bound=None, seconds=1.0, text=""))
        found = binds(unit)
        cancel.set()
        return found

    monkeypatch.setattr(arsplan, "binds", stopped, raising=False)
    ended = run("explain", ward)
    assert ended.code == 130
    assert "What binds pair" in ended.out


def test_explain_of_no_unit(run, tmp_path):
    ended = run("explain", tmp_path / "nowhere")
    assert (ended.code, ended.out) == (2, "")
    assert "1 thing has to be mended" in ended.err
