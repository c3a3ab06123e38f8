"""A rota as planners draw it: people down, days across, a code in each cell."""

import datetime as dt

import pytest
from openpyxl import Workbook
from tests.metrics.small import MONDAY, PEOPLE, roster, small

from arsplan.domain.absences import Absence, Activity
from arsplan.errors import InvalidUnit
from arsplan.io.rota import Noted, read_any_rota

DATES = [MONDAY + dt.timedelta(k) for k in range(14)]
WEEKDAYS = ["man", "tir", "ons", "tor", "fre", "lør", "søn"]
DUTIES = "S1 D D . D\nH1 . D D\nN1 N N"
ROWS = {"S1": ["D", "d", "F1", "D"], "H1": ["fri", "D", "D"], "N1": ["N", "N"]}


@pytest.fixture
def workbook(tmp_path):
    def write(*sheets):
        book = Workbook()
        del book["Sheet"]
        for number, rows in enumerate(sheets):
            sheet = book.create_sheet(f"Ark{number}")
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "rota.xlsx")
        return tmp_path / "rota.xlsx"

    return write


def problems(unit, file, noted=Noted()):  # noqa: B008 - a plain value
    with pytest.raises(InvalidUnit) as caught:
        read_any_rota(unit, file, noted)
    assert all("Maybe" in str(problem) for problem in caught.value.problems)
    return [(p.code, p.file, p.row, p.column, p.value) for p in caught.value.problems]


def test_dates_across_below_a_title_and_above_sums(workbook):
    people = [[person, *codes] for person, codes in ROWS.items()]
    file = workbook([["Turnus 2027"], [], ["Ansattnr", *DATES], *people, [], ["Sum D", 1, 2, 1, 1]])
    assert read_any_rota(small(), file)[1] == roster(DUTIES)


def test_dates_as_texts_in_a_csv_file(tmp_path):
    head = ";".join(f"{day:%d.%m.%Y}" for day in DATES)
    rows = "\n".join(";".join([person, *codes, *[""] * (14 - len(codes))]) for person, codes in ROWS.items())
    (tmp_path / "rota.csv").write_text(f"Navn;{head}\n{rows}\n", encoding="utf-8")
    assert read_any_rota(small(), tmp_path / "rota.csv")[1] == roster(DUTIES)


def test_a_sheet_for_each_week(workbook):
    file = workbook(
        [["Ansattnr", *DATES[:7]], ["S1", "D"]], [["Bare en merknad"]], [["Ansattnr", *DATES[7:]], ["S1", None, "D"]]
    )
    assert read_any_rota(small(), file)[1] == roster("S1 D . . . . . . . D")


def test_some_weeks_that_repeat(workbook):
    unit = small(weeks=5)
    file = workbook([["Navn", *WEEKDAYS, *WEEKDAYS], ["S1", "D", *[None] * 7, "A"]])
    found = read_any_rota(unit, file)[1]
    assert [(duty.date.isoformat(), duty.shift) for duty in found] == [
        ("2027-01-04", "D"),
        ("2027-01-12", "A"),
        ("2027-01-18", "D"),
        ("2027-01-26", "A"),
        ("2027-02-01", "D"),
    ]


def test_weekdays_with_the_days_of_a_month_need_dates(workbook):
    file = workbook([["Februar", *WEEKDAYS * 4], [None, *range(1, 29)], ["S1", "D"]])
    assert problems(small(), file)[0][:2] == ("no-rota", "rota.xlsx")


def test_names_where_there_are_no_ids(workbook):
    people = [PEOPLE[0].model_copy(update={"name": "Anna"}), *PEOPLE[1:]]
    file = workbook([["Navn", "Stilling", *DATES], ["Anna", 1, "D"], ["H1", 0.75, None, "D"]])
    assert read_any_rota(small(staff=tuple(people)), file)[1] == roster("S1 D\nH1 . D")


def test_people_who_share_a_name_need_their_ids(workbook):
    people = [*PEOPLE[:2], *(p.model_copy(update={"name": "Vakant"}) for p in PEOPLE[2:])]
    unit = small(staff=tuple(people))
    file = workbook([["Navn", *DATES], ["Vakant", "D"]])
    assert problems(unit, file) == [("person-not-told-apart", "rota.xlsx, sheet Ark0", 2, "Navn", "Vakant")]
    file = workbook([["Navn", "Ansattnr", *DATES], ["Vakant", "A1", "D"], ["Vakant", "N1", None, "N"]])
    assert read_any_rota(unit, file)[1] == roster("A1 D\nN1 . N")


def test_one_person_in_two_rows(workbook):
    file = workbook([["Ansattnr", *DATES], ["S1", "D"], ["S1", None, "A"]])
    assert read_any_rota(small(), file)[1] == roster("S1 D A")
    file = workbook([["Ansattnr", *DATES], ["S1", "D"], ["S1", "D"]])
    assert problems(small(), file)[0][:3] == ("duplicate-duty", "rota.xlsx, sheet Ark0", 3)


def test_two_duties_a_day_and_an_activity(workbook):
    meeting = Activity(employee="S1", date=MONDAY, start=900, end=960, paid_minutes=60)
    file = workbook([["Ansattnr", *DATES], ["S1", "D+activity", "D + A"]])
    found = read_any_rota(small(activities=(meeting,)), file)[1]
    assert [duty.shift for duty in found] == ["D", "A", "D"]
    assert problems(small(), file)[0] == ("unknown-shift", "rota.xlsx, sheet Ark0", 2, "B (2027-01-04)", "D+activity")


def test_vacation_that_the_unit_does_not_know(workbook):
    known = Absence(employee="S1", first=DATES[0], last=DATES[1])
    codes = ["FE", "FE", "FE", "FE", "ferie", "F1", None, "FE", "D", "FE"]
    file = workbook([["Ansattnr", *DATES], ["S1", *codes]])
    unit, found = read_any_rota(small(absences=(known,)), file)
    assert unit.absences[1:] == (
        Absence(employee="S1", first=DATES[2], last=DATES[7]),
        Absence(employee="S1", first=DATES[9], last=DATES[9]),
    )
    assert found == roster("S1 . . . . . . . . D")


def test_other_absence_is_known_to_the_unit_or_refused(workbook):
    file = workbook([["Ansattnr", *DATES], ["S1", "study"]])
    study = Absence(employee="S1", first=DATES[0], last=DATES[1], kind="study")
    assert len(read_any_rota(small(absences=(study,)), file)[1]) == 0
    both = workbook([["Ansattnr", *DATES], ["S1", "care + study"]])
    care = study.model_copy(update={"kind": "Care + study"})
    assert len(read_any_rota(small(absences=(care,)), both)[1]) == 0
    file = workbook([["Ansattnr", *DATES], ["S1", "study"]])
    assert problems(small(), file) == [("unknown-shift", "rota.xlsx, sheet Ark0", 2, "B (2027-01-04)", "study")]


def test_nights_on_the_day_they_end(workbook):
    file = workbook([["Ansattnr", *DATES], ["N1", None, "N"]])
    assert read_any_rota(small(), file, Noted(nights_on_end_day=True))[1] == roster("N1 N")


def test_places_of_what_is_wrong(workbook):
    late = [*DATES, DATES[-1] + dt.timedelta(1)]
    rows = [
        ["S1", "D1/D"],
        ["Ole", None, "D"],
        [None, None, "A"],
        ["H1", *[None] * 14, "D"],
        ["A1", "=1+1"],
        ["A1", "D"],
    ]
    file = workbook([["Ansattnr", *late], *rows])
    label = "rota.xlsx, sheet Ark0"
    assert problems(small(), file) == [
        ("unknown-shift", label, 2, "B (2027-01-04)", "D1/D"),
        ("unknown-employee", label, 3, "Ansattnr", "Ole"),
        ("missing-value", label, 4, None, None),
        ("outside-plan", label, 5, "P (2027-01-18)", "2027-01-18"),
    ]


def test_a_list_of_duties_in_a_workbook(workbook):
    file = workbook([["Ansatt", "Dato", "Vakt"], ["S1", DATES[0], "D"], ["H1", "05.01.2027", "D"]])
    assert read_any_rota(small(), file)[1] == roster("S1 D\nH1 . D")


def test_no_rota_at_all(workbook):
    assert problems(small(), workbook([["Handleliste"], ["melk"]]))[0][:2] == ("no-rota", "rota.xlsx")
