"""`arsplan shifts`: a table of shifts for a demand curve."""

import pytest
from tests.planning.curves import curved

from arsplan.io.unit_folder import write_unit_folder


@pytest.fixture
def unit(tmp_path):
    write_unit_folder(curved({(7, 14): 1, (14, 15): 2, (15, 22): 1}), tmp_path / "unit")
    return tmp_path / "unit"


def test_few_shifts_with_an_overlap(run, tmp_path, unit):
    out = tmp_path / "shifts.csv"
    ended = run("shifts", unit, "--out", out, "--length", "8", "--first", "07:00", "--last", "15:00")
    assert (ended.code, ended.err) == (0, "")
    assert out.read_text(encoding="utf-8").splitlines() == [
        "code,start,end,hours,covers,use",
        "0700/8,07:00,15:00,8,clock,all",
        "1400/8,14:00,22:00,8,clock,all",
    ]
    assert "2 shifts cover the whole curve with 0.0 % more hours" in ended.out
    assert "Fewer do not." in ended.out
    assert f"Next:  arsplan capacity {unit}" in ended.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--last", "11:00"), "uncovered"),
        (("--first", "soon"), "'soon' is not a time of day"),
        (("--first", "soon"), "--first soon"),
        (("--last", "25:00"), "--last 25:00"),
        (("--length", "long"), "--length long"),
        (("--length", "24"), "No shift is allowed"),
        (("--length", "8", "--length", "24"), "--length 24"),
        (("--first", "12:00", "--last", "07:00"), "No shift is allowed"),
        (("--first", "12:00", "--last", "07:00"), "--last 07:00"),
    ],
)
def test_what_makes_no_shifts(run, tmp_path, unit, options, said):
    ended = run("shifts", unit, "--out", tmp_path / "shifts.csv", *options)
    assert ended.code == 2
    assert said in ended.err
    assert "Maybe" in ended.err
    assert not (tmp_path / "shifts.csv").exists()


def test_no_need_at_all_is_said(run, tmp_path, unit):
    table = unit / "demand.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    at = lines[0].split(",").index("heads")
    rows = [[*cells[:at], "0", *cells[at + 1 :]] for cells in (line.split(",") for line in lines[1:])]
    table.write_text("\n".join([lines[0], *map(",".join, rows)]), encoding="utf-8")
    ended = run("shifts", unit, "--out", tmp_path / "shifts.csv")
    assert (ended.code, "Nobody is needed at any time" in ended.err) == (2, True)
    assert not (tmp_path / "shifts.csv").exists()


def test_a_folder_is_refused_before_anything_is_chosen(run, tmp_path, unit, monkeypatch):
    monkeypatch.setattr("arsplan.solving.shift_choice.choose_shifts", lambda *_, **__: pytest.fail("it was searched"))
    ended = run("shifts", unit, "--out", unit, "--length", "8")
    assert ended.code == 2
    assert f"Maybe {unit / 'shifts.csv'}." in ended.err
