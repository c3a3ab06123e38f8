"""A unit as one workbook: the same content as the folder, whatever a spreadsheet made of it."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests.report.page.conftest import NAMES, named_plan
from tests.strategies import units

from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError, InvalidUnit
from arsplan.io.headings import canonical
from arsplan.io.load import load
from arsplan.io.settings import NAMED, SINGLE
from arsplan.io.settings_values import SCALAR_READERS
from arsplan.io.sheet_notes import Lang, column_notes, setting_notes
from arsplan.io.table_specs import COLUMNS
from arsplan.io.template import write_template
from arsplan.io.unit_workbook_write import write_unit_workbook

ROOT = Path(__file__).parents[2]
LANGUAGES = ("nb", "en")


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> bytes:
    file = tmp_path_factory.mktemp("new") / "unit.xlsx"
    write_template(file, "nb")
    return file.read_bytes()


@pytest.fixture
def template(tmp_path: Path, written: bytes) -> Path:
    (tmp_path / "unit.xlsx").write_bytes(written)
    return tmp_path / "unit.xlsx"


@pytest.fixture
def edited(template):
    """Change the template as a person would, and read it."""

    def change(edit):
        book = load_workbook(template)
        edit(book)
        book.save(template)
        return load(template)

    return change


def problems(read, edit):
    with pytest.raises(InvalidUnit) as error:
        read(edit)
    return [(p.file, p.row, p.column, p.value) for p in error.value.problems], str(error.value)


@given(unit=units(), lang=st.sampled_from(LANGUAGES))
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_a_workbook_gives_the_same_unit_again(tmp_path: Path, unit: Unit, lang: Lang):
    write_unit_workbook(unit, tmp_path / "unit.xlsx", lang)
    assert load(tmp_path / "unit.xlsx") == unit


@pytest.mark.parametrize("name", ["solsiden", "bjorkelia"])
def test_an_example_survives(tmp_path: Path, name: str):
    unit = load(ROOT / "examples" / "units" / name)
    write_unit_workbook(unit, tmp_path / "unit.xlsx", "nb")
    assert load(tmp_path) == unit


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_template_is_the_one_of_the_folder(tmp_path: Path, lang):
    write_template(tmp_path / "folder")
    write_template(tmp_path / "mine.xlsx", lang)
    assert load(tmp_path / "mine.xlsx") == load(tmp_path / "folder")


def test_the_template_is_readable(template):
    book = load_workbook(template)
    assert book.sheetnames[:5] == ["Enhet", "Vakter", "Sesonger", "Bemanning", "Ansatte"]
    staff = book["Ansatte"]
    assert [cell.value for cell in staff[1]][:4] == ["Ansattnr", "Navn", "Kompetanse", "Stillingsprosent"]
    assert all(cell.font.bold and cell.comment for cell in staff[1][:4])
    assert staff["D3"].value == 80
    lists = {str(choice.sqref): choice.formula1 for choice in staff.data_validations.dataValidation}
    assert lists["C2:C1000"] == '"SPL,HFA,ASS"'
    (season,) = (c.formula1 for c in book["Bemanning"].data_validations.dataValidation if "A2:" in str(c.sqref))
    assert season == "'Sesonger'!$A$2:$A$1000"
    assert all(cell.comment for cell in book["Bemanning"][1])
    rows = {(row[0].value, row[1].value): row[2].coordinate for row in book["Enhet"].iter_rows(min_row=2)}
    lists = {str(choice.sqref): choice.formula1 for choice in book["Enhet"].data_validations.dataValidation}
    assert lists[rows["arrangement", "whole_weekends"]] == '"ja,nei"'
    assert lists[rows["agreements", "averaging"]] == '"none,ind,tv"'
    assert lists[rows["readings", "weekly_rest_days"]] == '"7,14"'
    assert rows["arrangement", "weekends"] not in lists
    notes = [row[3].value for row in book["Enhet"].iter_rows(min_row=2)]
    assert all(notes)


def test_nothing_is_overwritten(template):
    before = template.read_bytes()
    with pytest.raises(InvalidUnit, match="exists"):
        write_template(template)
    assert template.read_bytes() == before


def test_what_a_spreadsheet_makes_of_cells(edited):
    """Shares shown in per cent, times and dates of the spreadsheet's own, merged cells, a title, blank rows."""

    def edit(book):
        staff, demand, shifts = book["Ansatte"], book["Bemanning"], book["Vakter"]
        for row in range(2, 15):
            staff.cell(row, 4).value /= 100
            staff.cell(row, 4).number_format = "0.0 %"
        shifts["B2"], shifts["D2"] = dt.time(7, 30), dt.time(7, 30)
        for row in range(3, 8):
            demand.cell(row, 1).value = None
        demand.merge_cells("A2:A7")
        book["Fravær"]["B2"] = "08.02.2027"
        staff.insert_rows(1, 2)
        staff["A1"] = "Ansatte på Solbakken"
        staff.merge_cells("A1:F1")
        staff["A40"] = " "
        book["Enhet"]["C6"] = dt.timedelta(hours=35, minutes=30)
        book.create_sheet("Mine notater")["A1"] = "ikke lest"

    changed = edited(edit)
    assert [str(person.position) for person in changed.staff[:3]] == ["1", "4/5", "3/4"]
    assert changed.shifts[0].paid_minutes == 450
    assert {need.season for need in changed.demand[:6]} == {"winter"}
    assert changed.absences[0].first == dt.date(2027, 2, 8)
    assert changed.full_time_week == 2130


@pytest.mark.parametrize(
    ("cells", "share"), [(["0,75"] * 13, "3/4"), (["75 %"] * 13, "3/4"), ([75.0] * 13, "3/4"), (["75,00"] * 13, "3/4")]
)
def test_percentages_as_people_write_them(edited, cells, share):
    def edit(book):
        for row, value in enumerate(cells, 2):
            book["Ansatte"].cell(row, 4).value = value
            book["Ansatte"].cell(row, 5).value = book["Ansatte"].cell(row, 6).value = None

    assert {str(person.position) for person in edited(edit).staff} == {share}


def test_codes_with_a_slash_stay_codes(edited):
    def edit(book):
        book["Vakter"]["A5"] = "D1/D"

    assert edited(edit).shifts[3].code == "D1/D"


def test_vacant_lines_are_known_by_their_names(edited):
    def edit(book):
        book["Ansatte"]["B14"] = "Vakant 2"
        book["Ansatte"]["H14"] = None

    assert edited(edit).staff[-1].employment == "vacant"


def test_a_formula_that_nobody_has_calculated_is_refused(edited):
    """A spreadsheet stores what a formula comes to; openpyxl writes the formula alone."""

    def edit(book):
        book["Ansatte"]["D2"] = "=50+50"

    found, text = problems(edited, edit)
    assert found == [("unit.xlsx, sheet Ansatte", 2, "Stillingsprosent", None)]
    assert "has not been calculated" in text


def test_a_formula_counts_as_what_it_came_to(template):
    book = load_workbook(template)
    book["Ansatte"]["D2"], book["Ansatte"]["B2"] = "=50+50", '=""'
    book.save(template)
    _calculated(template, {"50+50": ("", "100"), '""': (' t="str"', "")})
    assert (load(template).staff[0].position, load(template).staff[0].name) == (1, "")


def _calculated(file, results):
    """Put in the results of formulas as a spreadsheet stores them."""
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    for formula, (kind, value) in results.items():
        cell = rf"(<c [^>]*?)( t=\"[a-z]+\")?><f>{re.escape(formula)}</f><v ?/?>(</v>)?"
        stored = rf"\1{kind}><f>{formula}</f><v>{value}</v>"
        parts = {name: re.sub(cell, stored, text) for name, text in parts.items()}
    with zipfile.ZipFile(file, "w") as book:
        for name, text in parts.items():
            book.writestr(name, text)


def test_every_problem_has_its_sheet_row_column_value_and_advice(edited):
    def edit(book):
        book["Ansatte"]["C4"] = "SLP"
        book["Vakter"]["B3"] = "14.3"
        book["Enhet"]["C2"] = None
        book["Enhet"]["C3"] = "i januar"
        book["Fravær"]["C2"] = "#N/A"
        book["Fravær"]["C2"].data_type = "e"

    found, text = problems(edited, edit)
    assert ("unit.xlsx, sheet Ansatte", 4, "Kompetanse", "SLP") in found
    assert ("unit.xlsx, sheet Vakter", 3, "Fra", "14.3") in found
    assert ("unit.xlsx, sheet Enhet", 3, "start", "i januar") in found
    assert ("unit.xlsx, sheet Fravær", 2, "Til", "#N/A") in found
    assert any(place[:3] == ("unit.xlsx, sheet Enhet", None, "name") for place in found)
    assert text.count("\nMaybe") == len(found)


def test_one_person_in_two_rows_is_refused(edited):
    def edit(book):
        book["Ansatte"]["A9"] = book["Ansatte"]["A8"].value

    found, _ = problems(edited, edit)
    assert found == [("unit.xlsx, sheet Ansatte", 9, "Ansattnr", "7")]


def test_cells_merged_over_columns_are_refused(edited):
    def edit(book):
        book["Ansatte"].merge_cells("E3:F3")

    found, text = problems(edited, edit)
    assert found == [("unit.xlsx, sheet Ansatte", 3, "Ønsket min", "80")]
    assert "merged over 2 columns" in text


def test_values_beyond_the_headings_are_refused(edited):
    def edit(book):
        book["Sesonger"]["E3"] = "husk fellesferien"

    assert problems(edited, edit)[0] == [("unit.xlsx, sheet Sesonger", 3, "E", "husk fellesferien")]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Ansatte", "Folk", "The sheet 'staff' or 'ansatte' is missing."),
        ("Fravær", "Fravar", "The sheet 'Fravar' is not read."),
        ("Ønsker", "shifts", "The sheets 'Vakter' and 'shifts' are the same table."),
    ],
)
def test_sheets_that_are_missing_misspelt_or_twice(edited, before, after, said):
    def edit(book):
        book[before].title = after

    assert said in problems(edited, edit)[1]


def test_a_setting_twice_or_unknown(edited):
    def edit(book):
        sheet = book["Enhet"]
        sheet["B4"] = "start"
        sheet.append(["agreements", "avraging", "tv"])
        sheet.append(["arrangement", None, "3"])

    _, text = problems(edited, edit)
    assert "This setting stands in row 3 already." in text
    assert "Maybe 'averaging' was meant." in text
    assert "does not say which setting" in text


def test_the_units_own_rules_stand_in_a_sheet(edited):
    def edit(book):
        lines = '[[rule]]|id = "X1"|title = "At most 4 in a row"|[rule.measure]|kind = "run_length"|most = 4'
        for number, line in enumerate(lines.split("|"), 1):
            book["Regler"].cell(number, 1).value = line

    assert [rule.id for rule in edited(edit).own_rules] == ["X1"]


def test_names_are_texts_whatever_they_hold(tmp_path: Path):
    unit = named_plan().unit
    write_unit_workbook(unit, tmp_path / "unit.xlsx")
    sheet = load_workbook(tmp_path / "unit.xlsx")["staff"]
    assert [sheet.cell(k, 2).value for k in range(2, 6)] == list(NAMES.values())
    assert {sheet.cell(k, 2).data_type for k in range(2, 6)} == {"s"}
    assert load(tmp_path / "unit.xlsx") == unit


def test_what_a_workbook_cannot_hold_is_refused(tmp_path: Path):
    unit = named_plan().unit
    for name in ("x" * 40_000, "bell \a"):
        person = unit.staff[0].model_copy(update={"name": name})
        with pytest.raises(ArsplanError, match="cannot stand in a workbook"):
            write_unit_workbook(unit.model_copy(update={"staff": (person,)}), tmp_path / "unit.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"PK\3\4 no zip", b"id,name\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked"])
def test_no_workbook_at_all(tmp_path: Path, content):
    (tmp_path / "unit.xlsx").write_bytes(content)
    with pytest.raises(InvalidUnit, match="not a workbook that can be read"):
        load(tmp_path / "unit.xlsx")


def test_a_damaged_workbook(template):
    data = bytearray(template.read_bytes())
    data[200:400] = bytes(200)
    template.write_bytes(data)
    with pytest.raises(InvalidUnit, match="not a workbook that can be read"):
        load(template)


def test_an_empty_workbook_lacks_its_sheets(tmp_path: Path):
    Workbook().save(tmp_path / "unit.xlsx")
    with pytest.raises(InvalidUnit) as error:
        load(tmp_path)
    assert [problem.code for problem in error.value.problems] == ["missing-sheet"] * 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_has_a_heading_that_is_read_and_a_note(lang):
    notes = column_notes(lang)
    for table, columns in COLUMNS.items():
        for column in columns:
            heading, note = notes[table, column.name]
            assert canonical(table, heading) == column.name
            assert note


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_setting_has_a_note(lang):
    notes = setting_notes(lang)
    kinds = {**SINGLE, **{section: kind for section, (kind, _) in NAMED.items()}}
    names = {section: {*kind.model_fields} - {"ext", "code"} for section, kind in kinds.items()}
    names["rotas"].discard("name")
    assert all(notes["", key] for key in SCALAR_READERS)
    assert all(notes[section, key] for section in names for key in names[section])
