"""Pairs, and who is responsible for a shift: in tables, on the screen and the page, in Excel and calendars."""

import csv
import datetime as dt
import re

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from tests.metrics.fake_plan import STAFF, fake_plan

from arsplan.domain.own_rules import Switch
from arsplan.domain.pairs import Pair
from arsplan.domain.skills import Skill
from arsplan.domain.terms import Arrangement
from arsplan.io.calendars import calendar_files
from arsplan.io.plan_folder import plan_json, read_stored_plan, write_plan
from arsplan.report.page import write_report
from arsplan.report.plan_text import plan_lines
from arsplan.report.plan_workbook import write_plan_workbook
from arsplan.report.speech import speak

PAIRS = (
    Pair(employee="S1", other="N1", kind="apart", text="a quarrel"),
    Pair(employee="A1", other="S1", kind="together"),
    Pair(employee="N1", other="H1", kind="together", first=dt.date(2027, 3, 1)),
)
IN_CHARGE = (Skill(employee="S1", skill="ansvarsvakt"), Skill(employee="H1", skill="ansvarsvakt"))


@pytest.fixture
def plan():
    staff = tuple(person.model_copy(update={"name": f"{person.id} <b>"}) for person in STAFF)
    arrangement = Arrangement(responsible="ansvarsvakt")
    return fake_plan(staff=staff, pairs=PAIRS, skills=IN_CHARGE, arrangement=arrangement)


@pytest.fixture
def folder(plan, tmp_path):
    write_plan(plan, tmp_path / "plan")
    return tmp_path / "plan"


def table(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_pairs_are_counted(folder):
    rows = [list(row.values()) for row in table(folder, "pairs.csv")]
    assert rows == [
        ["S1", "N1", "apart", "3", "0", "3", "100.0"],
        ["A1", "S1", "together", "3", "2", "1", "66.7"],
        ["N1", "H1", "together", "0", "0", "0", ""],
    ]


def test_each_shift_has_its_responsible_one_or_an_empty_place(folder):
    rows = table(folder, "responsible.csv")
    assert [row["employee"] for row in rows if row["shift"] == "D"][:4] == ["S1", "H1", "S1", ""]
    assert {row["employee"] for row in rows if row["shift"] == "N"} == {""}
    assert rows[0]["start"] == "2027-01-04T07:30:00+01:00"


def test_what_plan_json_says(plan):
    document = plan_json(plan)
    assert [pair["share"] for pair in document["pairs"]] == [1.0, pytest.approx(2 / 3), None]
    found = document["responsible"]
    assert found["skill"] == "ansvarsvakt"
    assert found["shifts"] - found["missing"] == 3
    assert found["people"] == [
        {"employee": "S1", "duties": 2, "possible": 3},
        {"employee": "H1", "duties": 1, "possible": 2},
    ]


def test_a_unit_that_asks_for_neither_has_neither_table(tmp_path, folder):
    document = plan_json(fake_plan())
    assert (document["pairs"], document["responsible"]) == (None, None)
    write_plan(fake_plan(), folder)
    assert not {"pairs.csv", "responsible.csv"} & {path.name for path in folder.iterdir()}


def test_what_the_command_says(plan):
    document = plan_json(plan)
    text = "\n".join(plan_lines(document))
    assert "Pairs:      1 pair kept apart\n            A1 with S1 on 2 of 3 duties\n" in text
    missing, shifts = document["responsible"]["missing"], document["responsible"]["shifts"]
    assert f"In charge:  nobody with ansvarsvakt on {missing} of {shifts} shifts; see responsible.csv" in text
    document["pairs"][0]["together"] = 2
    document["responsible"]["missing"] = 0
    text = "\n".join(plan_lines(document))
    assert "Pairs:      2 duties with somebody to be kept apart from" in text
    assert f"In charge:  somebody with ansvarsvakt is named for each of {shifts} shifts" in text


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_page_has_both_and_the_public_one_no_names(folder, lang):
    page = write_report(folder, lang=lang).read_text(encoding="utf-8")
    title = {"nb": "Ansvarsvakt", "en": "Responsible for the shift"}[lang]
    assert f"<h3>{title}</h3>" in page
    assert "A1 &lt;b&gt;" in page
    public = write_report(folder, lang=lang, audience="public").read_text(encoding="utf-8")
    said = {"nb": "Par som går hver for seg: 1. Par som ønskes sammen: 2.", "en": "Pairs kept apart: 1."}[lang]
    assert said in public
    assert "&lt;b&gt;" not in public
    assert "quarrel" not in page + public


def test_in_excel_their_days_are_marked_and_a_sheet_has_their_names(folder, tmp_path):
    write_plan_workbook(read_stored_plan(folder), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    sheet, names = book["Turnus"], book["Ansvarsvakt"]
    marked = [bool(sheet.cell(4, 7 + k).font.underline) for k in range(4)]
    assert marked == [True, False, True, False]
    assert [cell.value for cell in names[1]][:2] == ["Dato", "D"]
    assert [names.cell(2 + k, 2).value for k in range(4)] == ["S1 <b>", "H1 <b>", "S1 <b>", None]
    assert names.cell(5, 2).fill.fgColor.rgb.endswith("FBD9DC")


def test_the_calendar_of_whoever_is_responsible_says_so(plan):
    stamp = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    files = calendar_files(plan.planned_unit, plan.roster, stamp)
    said = [str(event["SUMMARY"]) for event in Calendar.from_ical(files["S1.ics"]).walk("VEVENT")]
    assert said == ["D, ansvarsvakt, Small", "D, Small", "D, ansvarsvakt, Small"]


def test_the_page_says_who_has_met(folder):
    close = (Pair(employee="S1", other="H1", kind="apart"),)
    with_names = fake_plan(pairs=close, switches=(Switch(rule="U11", severity="soft"),))
    write_plan(with_names, folder)
    row = r"<td[^>]*>S1 \+ H1</td>"
    assert re.search(row, write_report(folder).read_text(encoding="utf-8"))
    assert not re.search(row, write_report(folder, audience="public").read_text(encoding="utf-8"))


def test_a_long_word_in_the_margin_stands_apart_from_what_is_said(plan):
    """Ferdigheter is as long as the margin is wide."""
    try:
        speak("nb")
        lines = plan_lines(plan_json(plan))
    finally:
        speak("en")
    assert [line for line in lines if line.startswith("Ferdigheter: ")]
    assert not [line for line in lines if re.match(r"\w+:\S", line)]
