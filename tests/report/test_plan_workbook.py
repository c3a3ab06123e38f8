"""The plan as planners know it: people down, days across, sums that follow what is typed."""

import pytest
from openpyxl import load_workbook
from tests.metrics.fake_plan import fake_plan
from tests.report.page.conftest import NAMES, named_plan

from arsplan.domain.absences import Activity
from arsplan.io.plan_folder import read_stored_plan, write_plan
from arsplan.metrics import burdens
from arsplan.report.plan_workbook import write_plan_workbook

FIRST_ROW, FIRST_DAY = 4, 7


def book(plan, folder, lang="nb"):
    write_plan(plan, folder / "plan")
    write_plan_workbook(read_stored_plan(folder / "plan"), folder / "plan.xlsx", lang)
    return load_workbook(folder / "plan.xlsx")


@pytest.fixture
def plan():
    meeting = Activity(employee="S1", date=fake_plan().unit.start, start=960, end=1020, paid_minutes=60)
    return fake_plan(activities=(meeting,))


def test_people_down_and_days_across(plan, tmp_path):
    sheet = book(plan, tmp_path)["Turnus"]
    days = [cell.value.date() for cell in sheet[3][FIRST_DAY - 1 :]]
    assert tuple(days) == plan.unit.horizon.dates
    assert [sheet.cell(FIRST_ROW + k, 1).value for k in range(4)] == ["S1", "H1", "A1", "N1"]
    assert [sheet.cell(FIRST_ROW, FIRST_DAY + k).value for k in range(3)] == ["D+activity", "D", "D"]
    assert sheet.freeze_panes == "G4"


def test_people_who_share_a_name_are_told_apart_by_their_ids(plan, tmp_path):
    sheet = book(plan, tmp_path)["Turnus"]
    assert [sheet.cell(3, at).value for at in (1, 2)] == ["Navn", "Ansattnr"]
    assert [sheet.cell(FIRST_ROW + k, 2).value for k in range(4)] == ["S1", "H1", "A1", "N1"]


def test_positions_are_numbers_shown_in_per_cent(plan, tmp_path):
    cell = book(plan, tmp_path)["Turnus"].cell(FIRST_ROW + 1, 4)
    assert (cell.value, cell.number_format) == (0.8, "0.0%")


def test_sums_are_formulas_over_what_stands_there(plan, tmp_path):
    found = book(plan, tmp_path)
    sheet, shifts = found["Turnus"], found["Vakter"]
    last = sheet.cell(3, sheet.max_column).column_letter
    assert sheet.cell(FIRST_ROW, 5).value.startswith(f"=SUMPRODUCT((G4:{last}4=Vakter!$A$2:$A$")
    hours = {row[0].value: row[3].value for row in shifts.iter_rows(min_row=2)}
    wanted = {burden.employee: burden.paid_minutes / 60 for burden in burdens(plan.planned_unit, plan.roster)}
    assert [sheet.cell(FIRST_ROW + k, 5).value.endswith(")+1") for k in range(4)] == [True, False, False, False]
    for row in range(FIRST_ROW, FIRST_ROW + 4):
        codes = [sheet.cell(row, FIRST_DAY + k).value for k in range(plan.unit.horizon.days)]
        assert sum(hours.get(code, 0) for code in codes) == wanted[sheet.cell(row, 1).value]


def test_each_day_counts_its_shifts(plan, tmp_path):
    sheet = book(plan, tmp_path)["Turnus"]
    below = {sheet.cell(row, 1).value: sheet.cell(row, FIRST_DAY).value for row in range(9, sheet.max_row + 1)}
    assert below["D"] == "=SUMPRODUCT(--(G$4:G$7=$A9))"
    assert {"D", "N", "D+activity"} <= set(below)


def test_weekends_red_days_and_shifts_have_colours(plan, tmp_path):
    sheet = book(plan, tmp_path)["Turnus"]
    header = [sheet.cell(3, FIRST_DAY + k).fill.fgColor.rgb for k in range(7)]
    assert header[0] == header[4] != header[5] != header[6] != header[0]
    coloured = {rule.formula[0] for ranges in sheet.conditional_formatting for rule in ranges.rules}
    assert {'"D"', '"N"', '"FE"'} <= coloured


def test_names_are_texts_whatever_they_begin_with(tmp_path):
    sheet = book(named_plan(), tmp_path)["Turnus"]
    cells = [sheet.cell(FIRST_ROW + k, 1) for k in range(4)]
    assert [cell.value for cell in cells] == list(NAMES.values())
    assert {cell.data_type for cell in cells} == {"s"}


def test_in_english(plan, tmp_path):
    assert book(plan, tmp_path, "en").sheetnames == ["Rota", "Shifts"]
