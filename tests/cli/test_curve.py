"""`arsplan curve`: a file of events becomes a demand table that a unit reads."""

import dataclasses
import json
import shutil
import tomllib

import openpyxl
import pandas as pd
import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.domain.demand import DemandTable
from arsplan.errors import InvalidUnit
from arsplan.io.load import load
from arsplan.io.plan_folder import plan_json
from arsplan.io.template import write_template
from arsplan.io.unit_folder import write_unit_folder
from arsplan.report.plan_text import plan_lines


def hourly(path, *, sep=",", time="timestamp", form="%Y-%m-%d %H:%M:%S", rows=24 * 364):
    times = pd.date_range("2025-01-06", periods=rows, freq="h")
    lines = [f"{time}{sep}arrivals", *(f"{at.strftime(form)}{sep}{3 + at.hour // 6}" for at in times)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def unit(tmp_path):
    """The template, with shifts that cover whatever the clock says."""
    write_template(tmp_path / "unit")
    shifts = tmp_path / "unit" / "shifts.csv"
    table = pd.read_csv(shifts, dtype=str)
    table.assign(covers="clock").to_csv(shifts, index=False)
    return tmp_path / "unit"


def test_a_series_becomes_the_demand_of_a_unit(run, tmp_path, unit):
    data = hourly(tmp_path / "past.csv")
    ended = run("curve", data, "--out", unit / "demand.csv", "--minutes-per-event", 60, "--minimum", 2)
    assert (ended.code, ended.err) == (0, "")
    read = load(unit)
    assert {season.name for season in read.seasons} == {"winter", "summer", "autumn"}  # the unit's own stay
    assert len(read.lines) == 48
    after_noon = DemandTable(read.demand).row_on("14:00-14:30", "winter", read.horizon.start)
    assert after_noon is not None
    assert after_noon.heads == 6  # 5 / 0.85
    kinds = {row.day_type for row in read.demand}
    assert kinds == {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "red"}


def test_the_conversion_is_stated_beside_it_in_the_unit_and_on_the_screen(run, tmp_path, unit):
    data = hourly(tmp_path / "past.csv")
    out = unit / "demand.csv"
    said = run("curve", data, "--out", out, "--minutes-per-event", 45, "--quantile", 0.9, "--utilisation", "0,8").out
    note = tomllib.loads((unit / "demand_curve.toml").read_text(encoding="utf-8"))
    assert note["minutes_per_event"] == 45
    assert note["utilisation"] == 0.8
    assert note["level"] == "enough on 90 % of the days"
    for text in ("45 minutes of work for each", "80 % of working time", "enough on 90 %", "2025-01-06 to 2026-01-04"):
        assert text in note["text"]
    assert note["text"] in said
    assert load(unit).ext["demand_curve"] == note


def test_the_note_stays_with_the_unit_when_it_is_written(run, tmp_path, unit):
    run("curve", hourly(tmp_path / "past.csv"), "--out", unit / "demand.csv", "--minutes-per-event", 45)
    read = load(unit)
    write_unit_folder(read, tmp_path / "copy")
    assert load(tmp_path / "copy") == read


def test_four_seasons_where_nothing_else_is_said(run, tmp_path):
    out = tmp_path / "made" / "demand.csv"
    data = hourly(tmp_path / "past.csv")
    assert run("curve", data, "--out", out, "--minutes-per-event", 60, "--kinds-of-day").code == 0
    assert (
        (tmp_path / "made" / "seasons.csv").read_text(encoding="utf-8").startswith("season,from_week,to_week\nwinter")
    )
    table = pd.read_csv(out)
    assert set(table.season) == {"winter", "spring", "summer", "autumn"}
    assert set(table.day_type) == {"weekday", "weekend"}


def test_shares_of_competence(run, tmp_path, unit):
    data = hourly(tmp_path / "past.csv")
    run("curve", data, "--out", unit / "demand.csv", "--minutes-per-event", 60, "--share", "SPL=0.5")
    assert {row.minima.get("SPL", 0) == row.heads // 2 for row in load(unit).demand} == {True}


def test_a_matrix_is_the_same_demand(run, tmp_path, unit):
    data, out = hourly(tmp_path / "past.csv"), unit / "demand.csv"
    asked = ("curve", data, "--out", out, "--minutes-per-event", 60, "--share", "SPL=0.5")
    run(*asked)
    by_rows = load(unit)
    assert run(*asked, "--matrix").code == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "season,time,competence,mon,tue,wed,thu,fri,sat,sun,red"
    assert len(lines) == 1 + 3 * 48 * 2
    read = load(unit)
    assert {(row.season, row.day_type, row.line): (row.heads, row.minima) for row in read.demand} == {
        (row.season, row.day_type, row.line): (row.heads, row.minima) for row in by_rows.demand
    }


def test_a_workbook_is_the_same_demand(run, tmp_path, unit):
    """Written by its ending, and read in place of the CSV file; also when a spreadsheet has named the sheet."""
    data, book = hourly(tmp_path / "past.csv"), unit / "demand.xlsx"
    asked = ("--minutes-per-event", 60, "--share", "SPL=0.5")
    run("curve", data, "--out", unit / "demand.csv", *asked)
    by_rows = demand_of(load(unit))
    there = run("curve", data, "--out", book, *asked)
    assert (there.code, book.exists()) == (2, False)
    assert "Maybe remove it" in there.err
    (unit / "demand.csv").unlink()
    assert run("curve", data, "--out", book, *asked).code == 0
    sheet = openpyxl.load_workbook(book)["demand"]
    assert [cell.value for cell in sheet[1]][:5] == ["season", "time", "competence", "mon", "tue"]
    assert isinstance(sheet["D2"].value, int)
    assert demand_of(load(unit)) == by_rows
    sheet.title = "Ark1"
    sheet.parent.save(book)
    assert demand_of(load(unit)) == by_rows


def test_demand_stands_in_one_place(run, tmp_path, unit):
    data = hourly(tmp_path / "past.csv")
    run("curve", data, "--out", tmp_path / "demand.xlsx", "--minutes-per-event", 60)
    shutil.copy(tmp_path / "demand.xlsx", unit)
    with pytest.raises(InvalidUnit, match=r"both in demand\.csv and in demand\.xlsx"):
        load(unit)


def demand_of(unit):
    return {(row.season, row.day_type, row.line): (row.heads, row.minima) for row in unit.demand}


def test_as_json(run, tmp_path):
    data = hourly(tmp_path / "past.csv")
    ended = run("curve", data, "--out", tmp_path / "demand.csv", "--minutes-per-event", 60, "--json")
    found = json.loads(ended.out)
    assert found["events"] == 362 * 6 * (3 + 4 + 5 + 6)  # without the two days on which the clock changes
    assert found["days_used"] + found["days_left_out"] == 364


def test_norwegian_times_semicolons_and_other_headings(run, tmp_path):
    data = hourly(tmp_path / "past.csv", sep=";", time="Klokkeslett", form="%d.%m.%Y %H:%M")
    ended = run("curve", data, "--out", tmp_path / "a.csv", "--minutes-per-event", 60)
    assert ended.code == 0, ended.err
    data = hourly(tmp_path / "plain.csv")
    run("curve", data, "--out", tmp_path / "b.csv", "--minutes-per-event", 60)
    assert (tmp_path / "a.csv").read_text() == (tmp_path / "b.csv").read_text()


def test_events_with_an_offset_are_put_on_the_clock_of_the_unit(run, tmp_path):
    days = [f"2025-01-{day:02d}T11:10:00Z" for day in range(5, 20)]
    data = tmp_path / "past.csv"
    data.write_text("time\n" + "\n".join(days) + "\n", encoding="utf-8")
    seasons = tmp_path / "seasons.csv"
    seasons.write_text("season,from_week,to_week\nyear,1,53\n", encoding="utf-8")
    assert run("curve", data, "--out", tmp_path / "demand.csv", "--minutes-per-event", 15).code == 0
    table = pd.read_csv(tmp_path / "demand.csv")
    assert set(table[table.heads > 0].start) == {"12:00", "12:30"}


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("timestamp,n\n2025-01-06 00:00,3\nyesterday,4\n", (), "past.csv, row 3, column timestamp, value 'yesterday'"),
        ("timestamp,n\n2025-01-06 00:00,3\n2025-01-06 01:00,-4\n", (), "past.csv, row 3, column n, value '-4'"),
        ("timestamp,n\n2025-01-06 00:00,3\n2025-01-06 01:00,x\n", (), "row 3, column n, value 'x'"),
        ("timestamp,n\n2025-01-06 00:00,3\n2025-01-06 00:00,4\n", (), "row 3, column timestamp"),
        ("timestamp,n\n2025-01-06 00:00,3\n2025-01-06T01:00Z,4\n", (), "row 3"),
        ("timestamp,a,b\n2025-01-06 00:00,3,4\n", (), "Maybe --count with one of: timestamp, a, b."),
        ("hour,a\n2025-01-06 00:00,3\n", (), "Maybe --time with one of: hour, a."),
        ("timestamp,a\n2025-01-06 00:00,3\n", ("--count", "c"), "There is no column 'c'."),
        ("timestamp,a\n", (), "No event stands here."),
        ("timestamp,a\n2025-01-06 00:00,3\n", ("--grid", 50), "does not divide the day"),
        ("timestamp,a\n2025-01-06 00:00,3\n", ("--utilisation", "1.2"), "--utilisation 1.2"),
        ("timestamp,a\n2025-01-06 00:00,3\n", ("--share", "SPL"), "--share"),
        ("timestamp,a\n2025-01-06 00:00,3\n", ("--quantile", "0.9", "--service-level", "0.9"), "leave one of them"),
        ("timestamp\n2025-01-06 00:00\n", ("--timezone", "Norway"), "Norway"),
        (
            "time,a\n" + "".join(f"2025-01-06 {at},3\n" for at in ("00:00", "01:00", "02:10", "03:00", "04:00")),
            (),
            "past.csv, row 4, column time, value '2025-01-06 02:10'",
        ),
        (
            "timestamp,a\n2025-01-06 00:00,3\n2025-01-06 00:50,4\n2025-01-06 01:40,4\n",
            ("--grid", 10),
            "Figures of 50 minutes do not divide the day",
        ),
        ("timestamp,a\n2025-01-06 00:00:00,3\n2025-01-06 00:00:20,4\n", (), "less than a minute apart"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(run, tmp_path, content, options, said):
    data = tmp_path / "past.csv"
    data.write_text(content, encoding="utf-8")
    ended = run("curve", data, "--out", tmp_path / "demand.csv", "--minutes-per-event", 60, *options)
    assert ended.code == 2
    assert said in ended.err
    assert "Maybe" in ended.err
    assert not (tmp_path / "demand.csv").exists()


def test_a_plan_says_where_its_demand_comes_from():
    note = {"text": "Heads from 12 events."}
    plan = fake_plan()
    unit = plan.unit.model_copy(update={"ext": {"demand_curve": note}})
    document = plan_json(dataclasses.replace(plan, unit=unit))
    assert document["unit"]["demand_from"] == "Heads from 12 events."
    assert "Demand:     Heads from 12 events." in plan_lines(document)
    assert not [line for line in plan_lines(plan_json(plan)) if line.startswith("Demand:")]


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("time,count\n2025-01-01 00:00," + "9" * 400 + "\n", (), "row 2, column count"),
        ("time\n2025-01-01 00:00\n2205-01-01 00:00\n2025-01-02 00:00\n", (), "row 3, column time, value '2205"),
        (None, ("--utilisation", "0.000001"), "1,000 are the most"),
        (None, ("--share", "SPL"), "--share SPL does not say"),
        (None, ("--share", "=0.5"), "--share =0.5 does not say"),
        (None, ("--share", "any=0.5"), "--share any=0.5 does not say"),
        (None, ("--share", "SPL=0.5", "--share", "SPL=0.6"), "--share SPL=0.6 does not say"),
    ],
)
def test_what_cannot_be_meant_makes_no_curve(run, tmp_path, content, options, said):
    data = tmp_path / "data.csv"
    if content is None:
        hourly(data)
    else:
        data.write_text(content, encoding="utf-8")
    ended = run("curve", data, "--out", tmp_path / "made" / "demand.csv", "--minutes-per-event", "50", *options)
    assert ended.code == 2
    assert said in ended.err
    assert "Maybe" in ended.err
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("there", "is a folder"),
        ("seasons.csv", "seasons.csv"),
        ("demand_curve.toml", "demand_curve.toml"),
        ("Staff.CSV", "Staff.CSV"),
        ("unit.toml", "unit.toml"),
    ],
)
def test_the_table_goes_nowhere_else_than_under_a_name_of_its_own(run, tmp_path, name, said):
    data = hourly(tmp_path / "past.csv")
    (tmp_path / "made" / "there").mkdir(parents=True)
    ended = run("curve", data, "--out", tmp_path / "made" / name, "--minutes-per-event", "50")
    assert ended.code == 2
    assert said in ended.err
    assert "Maybe" in ended.err
    assert [entry.name for entry in (tmp_path / "made").iterdir()] == ["there"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("low,1,30\nhigh,30,53\n", "seasons.csv, row 3, column from_week, value '30'"),
        ("low,30,1\nhigh,31,53\n", "seasons.csv, row 2, column to_week, value '1'"),
    ],
)
def test_seasons_share_no_week(run, tmp_path, rows, said):
    seasons = tmp_path / "seasons.csv"
    seasons.write_text(f"season,from_week,to_week\n{rows}", encoding="utf-8")
    data = hourly(tmp_path / "past.csv")
    out = tmp_path / "made" / "demand.csv"
    ended = run("curve", data, "--out", out, "--minutes-per-event", "50", "--seasons", seasons)
    assert (ended.code, said in ended.err, "Maybe" in ended.err) == (2, True, True)
    assert not out.parent.exists()
