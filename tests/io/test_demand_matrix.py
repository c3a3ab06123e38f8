"""Demand as a matrix: times down, days across; the same unit as by rows."""

import pytest

from arsplan.errors import InvalidUnit
from arsplan.io.csv_table import csv_text
from arsplan.io.demand_matrix import demand_matrix
from arsplan.io.load import load
from arsplan.io.template import write_template


@pytest.fixture
def unit(tmp_path):
    """The template with one season, and shifts that cover whatever the clock says."""
    folder = tmp_path / "unit"
    write_template(folder)
    (folder / "seasons.csv").write_text("season,from_week,to_week\nyear,1,53\n", encoding="utf-8")
    lines = (folder / "shifts.csv").read_text(encoding="utf-8").splitlines()
    at = lines[0].split(",").index("covers")
    rows = [line.split(",") for line in lines[1:]]
    text = "\n".join([lines[0], *(",".join([*row[:at], "clock", *row[at + 1 :]]) for row in rows)])
    (folder / "shifts.csv").write_text(text, encoding="utf-8")
    return folder


def loaded(unit, text):
    (unit / "demand.csv").write_text(text, encoding="utf-8")
    return load(unit)


def heads(read):
    return {(row.line, row.day_type): (row.heads, row.minima) for row in read.demand}


def test_times_down_and_days_across(unit):
    read = loaded(unit, "klokkeslett;hverdag;helg\n00:00;1;1\n07:00;3;2\n15:00;2;2\n22:00;1;1\n")
    assert heads(read) == {
        (line, kind): (count, {})
        for line, counts in {
            "00:00-07:00": (1, 1),
            "07:00-15:00": (3, 2),
            "15:00-22:00": (2, 2),
            "22:00-24:00": (1, 1),
        }.items()
        for kind, count in zip(("weekday", "weekend"), counts, strict=True)
    }
    assert {row.season for row in read.demand} == {"year"}


def test_the_same_as_by_rows(unit):
    by_rows = loaded(
        unit,
        "season,day_type,start,end,heads,min_SPL\nyear,weekday,07:00,15:00,3,1\nyear,weekend,07:00,15:00,2,1\n",
    )
    matrix = "season,time,competence,weekday,weekend\nyear,07:00-15:00,,3,2\nyear,07:00-15:00,SPL,1,1\n"
    assert loaded(unit, matrix).demand == by_rows.demand
    headings, rows = demand_matrix(by_rows.demand)
    assert csv_text(headings, rows) == matrix


def test_shifts_down_the_side(unit):
    codes = [shift.code for shift in load_shifts(unit)]
    read = loaded(
        unit, "vakt,man,tir,ons,tor,fre,lør,søn,rød\n" + "".join(f"{code},3,3,3,3,3,2,2,2\n" for code in codes)
    )
    assert {row.day_type for row in read.demand} == {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "red"}
    assert {row.line for row in read.demand} == set(codes)


def load_shifts(unit):
    return loaded(unit, "time,weekday,weekend\n00:00,1,1\n").shifts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("time,weekday,weekend\n00:00,1,some\n", "demand.csv, row 2, column weekend, value 'some'"),
        ("time,weekday,weekend\nlate,1,1\n", "demand.csv, row 2"),
        ("time,weekday,weekend,holiday\n00:00,1,1,2\n", "demand.csv, row 1, column holiday"),
        ("time,weekday,weekend,helg\n00:00,1,1,2\n", "demand.csv, row 1, column helg"),
        ("time,weekday\n00:00,1\n", "weekend"),
        ("time,competence,weekday,weekend\n00:00,SPL,1,1\n", "no row says of how many"),
        ("time,competence,weekday,weekend\n00:00,,1,1\n00:00,XX,1,1\n", "There is no competence 'XX'"),
        ("weekday,weekend\n1,1\n", "Neither a shift nor a start"),
    ],
)
def test_what_is_open_is_said_in_its_place(unit, text, said):
    with pytest.raises(InvalidUnit) as error:
        loaded(unit, text)
    assert said in str(error.value)
    assert "Maybe" in str(error.value)


def test_several_seasons_have_to_be_named(unit):
    (unit / "seasons.csv").write_text("season,from_week,to_week\nlow,1,30\nhigh,31,53\n", encoding="utf-8")
    with pytest.raises(InvalidUnit, match="No column says for which season"):
        loaded(unit, "time,weekday,weekend\n00:00,1,1\n")
