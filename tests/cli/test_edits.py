"""A plan that was changed in Excel is read back, judged, and given for the next one."""

import json

import pytest
from openpyxl import load_workbook
from tests.metrics.fake_plan import fake_plan
from tests.report.page.conftest import named_plan

from arsplan.domain.absences import Absence, Lock
from arsplan.io.edits import read_edits
from arsplan.io.load import load
from arsplan.io.plan_folder import read_stored_plan, write_plan
from arsplan.report.plan_workbook import write_plan_workbook

FIRST_ROW, FIRST_DAY = 4, 7


@pytest.fixture
def plan(tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    write_plan_workbook(read_stored_plan(tmp_path / "plan"), tmp_path / "plan" / "plan.xlsx")
    return tmp_path / "plan"


@pytest.fixture
def typed(plan):
    def write(cells, target=plan / "plan.xlsx"):
        book = load_workbook(plan / "plan.xlsx")
        for (person, day), code in cells.items():
            book["Turnus"].cell(FIRST_ROW + person, FIRST_DAY + day).value = code
        book.save(target)
        return target

    return write


def test_a_workbook_that_nobody_changed_is_the_plan(plan, tmp_path, run):
    found = read_edits(plan)
    assert (found.changes, found.vacation, found.unread) == ((), (), ())
    assert found.after == found.before
    ended = run("edits", plan)
    assert ended.code == 0
    assert ended.out.startswith("Nothing was changed.\n")


def test_a_plan_of_people_with_hard_names_comes_back(tmp_path):
    write_plan(named_plan(), tmp_path / "plan")
    write_plan_workbook(read_stored_plan(tmp_path / "plan"), tmp_path / "plan" / "plan.xlsx", "en")
    found = read_edits(tmp_path / "plan")
    assert found.after == found.before
    assert found.unread == ()


def test_changes_are_told_person_by_person_and_checked(plan, typed, run):
    typed({(0, 0): None, (1, 0): "D", (2, 1): "A"})
    ended = run("edits", plan)
    assert ended.code == 1
    assert ended.out.splitlines()[:7] == [
        "3 days changed:",
        "  S1",
        "    Mon 2027-01-04: D -> free",
        "  H1",
        "    Mon 2027-01-04: free -> D",
        "  A1",
        "    Tue 2027-01-05: free -> A",
    ]
    assert "Not lawful" in ended.out
    assert "U02" in ended.out


def test_a_copy_under_another_name(plan, typed, run, tmp_path):
    edited = typed({(0, 0): "A"}, tmp_path / "from the ward.xlsx")
    document = json.loads(run("edits", plan, edited, "--json").out)
    assert document["changes"] == [{"employee": "S1", "date": "2027-01-04", "before": "D", "after": "A"}]
    assert json.loads(run("check", plan, edited, "--json").out)["broken"] == document["broken"]


def test_changes_are_given_in_a_unit_of_their_own(plan, typed, run, tmp_path):
    typed({(0, 0): None, (2, 3): "A"})
    ended = run("edits", plan, "--out", tmp_path / "unit")
    assert f"Next:  arsplan plan {tmp_path / 'unit'} --out" in ended.out
    unit = load(tmp_path / "unit")
    assert unit.locks == (
        Lock(employee="S1", date=unit.start, shift="off"),
        Lock(employee="A1", date=unit.horizon.dates[3], shift="A"),
    )
    before = read_stored_plan(plan).unit
    assert unit == before.model_copy(update={"locks": unit.locks})


def test_vacation_that_was_typed_is_given_too(plan, typed, run, tmp_path):
    typed({(2, day): "FE" for day in range(5)})
    ended = run("edits", plan, "--out", tmp_path / "unit")
    assert "  A1: vacation from 2027-01-04 to 2027-01-08" in ended.out
    unit = load(tmp_path / "unit")
    assert unit.absences[-1] == Absence(employee="A1", first=unit.start, last=unit.horizon.dates[4])
    assert unit.locks == ()


def test_what_cannot_be_given_is_said(plan, typed, run, tmp_path):
    typed({(0, 0): "D+A", (0, 7): "D", (1, 1): None})  # two duties; a duty in the vacation that was placed; a day off
    ended = run("edits", plan, "--out", tmp_path / "unit")
    assert "has them as given: 2 days in fixed.csv." in ended.out
    assert "cannot be given: S1 on 2027-01-04." in ended.out
    assert "Mend what is broken first" in ended.out


def test_positions_and_times_that_were_changed_are_said_cell_by_cell(plan, run):
    book = load_workbook(plan / "plan.xlsx")
    book["Turnus"].cell(FIRST_ROW, 4).value = 0.9
    shifts = book["Vakter"]
    for at, value in ((2, "07:00"), (4, 7.75)):
        shifts.cell(2, at).value = value
    book.save(plan / "plan.xlsx")
    ended = run("edits", plan)
    assert ended.code == 0
    assert ended.out.splitlines()[:4] == [
        "Not read back: a plan's workbook gives who works when. Maybe change these in the unit and plan again:",
        "  sheet Turnus, cell D4: 100.0 % -> 90 %",
        "  sheet Vakter, cell B2: 07:30 -> 07:00",
        "  sheet Vakter, cell D2: 7.5 -> 7.75",
    ]
    assert json.loads(run("edits", plan, "--json").out)["unread"][0] == {
        "sheet": "Turnus",
        "cell": "D4",
        "before": "100.0 %",
        "after": "90 %",
    }


def test_an_earlier_lock_gives_way(tmp_path, run):
    start = fake_plan().unit.start
    write_plan(fake_plan(locks=(Lock(employee="S1", date=start, shift="D"),)), tmp_path / "plan")
    write_plan_workbook(read_stored_plan(tmp_path / "plan"), tmp_path / "plan" / "plan.xlsx")
    book = load_workbook(tmp_path / "plan" / "plan.xlsx")
    book["Turnus"].cell(FIRST_ROW, FIRST_DAY).value = "A"
    book.save(tmp_path / "plan" / "plan.xlsx")
    assert read_edits(tmp_path / "plan").locked_unit().locks == (Lock(employee="S1", date=start, shift="A"),)


def test_a_code_that_nobody_knows_is_refused_with_its_place(plan, typed, run):
    typed({(0, 0): "K7"})
    ended = run("edits", plan)
    assert ended.code == 2
    assert "plan.xlsx, sheet Turnus, row 4, column G (2027-01-04), value 'K7'" in ended.err


def test_a_plan_without_a_workbook_has_to_be_exported_first(plan, run):
    (plan / "plan.xlsx").unlink()
    ended = run("edits", plan)
    assert ended.code == 2
    assert f"Maybe run: arsplan export {plan}" in ended.err


def test_the_unit_goes_into_a_folder_of_its_own(plan, typed, run):
    ended = run("edits", plan, "--out", plan)
    assert ended.code == 2
    assert "holds other files and no unit" in ended.err


def test_a_day_whose_heading_was_lost_is_refused_and_not_taken_for_free(plan, run, tmp_path):
    book = load_workbook(plan / "plan.xlsx")
    sheet = book["Turnus"]
    stored = read_stored_plan(plan).roster
    day = next(
        d for d in sorted({duty.date for duty in stored}) if len({x.employee for x in stored if x.date == d}) > 1
    )
    column = next(
        cell.column
        for row in sheet.iter_rows(max_row=FIRST_ROW)
        for cell in row
        if str(cell.value).startswith(str(day))
    )
    for row in sheet.iter_rows(max_row=FIRST_ROW - 1, min_col=column, max_col=column):
        for cell in row:
            cell.value = "tull"
    book.save(plan / "plan.xlsx")
    ended = run("edits", plan, "--out", tmp_path / "unit")
    assert ended.code == 2
    assert f"Nobody works on {day} any more" in ended.err
    assert not (tmp_path / "unit").exists()
