"""`arsplan overlay`: a changed unit beside the one as it was."""

import re

import pytest
from tests.metrics.small import small

from arsplan.domain.need import needs
from arsplan.io.load import load
from arsplan.io.unit_folder import write_unit_folder


@pytest.fixture
def unit(tmp_path):
    write_unit_folder(small(weeks=52), tmp_path / "unit")
    return tmp_path / "unit"


def heads(path, month):
    return sum(sum(need.slots.values()) for need in needs(load(path)) if need.date.month == month)


def test_growth_and_a_special_stretch(run, tmp_path, unit):
    table = tmp_path / "changes.csv"
    table.write_text(
        "from;to;pct;pct_last;shift;text\n04.01.2027;02.01.2028;0;20 %;;growth\n2027-07-01;2027-07-31;50;;D;visitors\n",
        encoding="utf-8",
    )
    ended = run("overlay", unit, table, "--out", tmp_path / "grown")
    assert (ended.code, ended.err) == (0, "")
    assert re.search(r"^\d \d{3} h of demand before, ", ended.out)
    assert heads(tmp_path / "grown", 1) == pytest.approx(heads(unit, 1) * 1.01, abs=2)
    assert heads(tmp_path / "grown", 12) == pytest.approx(heads(unit, 12) * 1.19, abs=2)
    assert heads(tmp_path / "grown", 7) > 1.3 * heads(unit, 7)


def test_a_margin_for_sickness(run, tmp_path, unit):
    ended = run("overlay", unit, "--out", tmp_path / "margin", "--sickness-margin")
    assert ended.code == 0
    assert heads(tmp_path / "margin", 2) == pytest.approx(heads(unit, 2) / (1 - 0.086), abs=2)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("from,to,pct\n2027-02-01,2027-01-01,5\n", "changes.csv, row 2, column to"),
        ("from,to,pct\n2027-02-01,2027-03-01,much\n", "changes.csv, row 2, column pct, value 'much'"),
        ("from,to,pct,shift\n2027-02-01,2027-03-01,5,DD\n", "changes.csv, row 2, column shift, value 'DD'"),
        ("from,to\n2027-02-01,2027-03-01\n", "The column 'pct' is missing"),
        ("from,to,pct\n2027-02-01,2027-03-01,-101\n", "changes.csv, row 2, column pct"),
        ("from,to,pct\n", "changes.csv: No change stands here."),
        ("from,to,pct\n2027-02-01,2027-03-01,5\n2029-02-01,2029-03-01,5\n", "changes.csv, row 3, column from"),
    ],
)
def test_what_cannot_be_read(run, tmp_path, unit, table, said):
    (tmp_path / "changes.csv").write_text(table, encoding="utf-8")
    ended = run("overlay", unit, tmp_path / "changes.csv", "--out", tmp_path / "made")
    assert ended.code == 2
    assert said in ended.err
    assert "Maybe" in ended.err
    assert not (tmp_path / "made").exists()


def test_nothing_or_the_unit_itself(run, tmp_path, unit):
    assert "Maybe give a table" in run("overlay", unit, "--out", tmp_path / "made").err
    assert "is the unit itself" in run("overlay", unit, "--out", unit, "--sickness-margin").err


def test_neither_into_a_plan_nor_among_other_files(run, tmp_path, unit):
    there = tmp_path / "plan"
    there.mkdir()
    (there / "plan.json").write_text("{}", encoding="utf-8")
    ended = run("overlay", unit, "--out", there, "--sickness-margin")
    assert (ended.code, "Maybe" in ended.err) == (2, True)
    assert "holds other files and no unit" in ended.err
    assert [entry.name for entry in there.iterdir()] == ["plan.json"]
    assert "is a file" in run("overlay", unit, "--out", there / "plan.json", "--sickness-margin").err


def test_a_changed_unit_may_be_made_anew(run, tmp_path, unit):
    for _ in range(2):
        assert run("overlay", unit, "--out", tmp_path / "margin", "--sickness-margin").code == 0
