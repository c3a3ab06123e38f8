"""What is plainly meant is read as meant: other separators, decimal commas, Norwegian words, percentages."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.io.damage import dated

from arsplan.errors import InvalidUnit
from arsplan.io import cells
from arsplan.io.cells import Unreadable
from arsplan.io.percent import percent_reader
from arsplan.io.template import write_template
from arsplan.io.unit_folder import read_unit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_template(tmp_path)
    return tmp_path


@pytest.mark.parametrize("text", ["7:30", "07:30", "07.30", "7.30", "0730", "07:30:00"])
def test_clock(text: str):
    assert cells.clock(text) == 450


@pytest.mark.parametrize("text", ["7", "7:3", "24:01", "0.3125", "12:60", "\u0660\u0667:30", "7h30", "-1:00"])
def test_no_clock(text: str):
    with pytest.raises(Unreadable):
        cells.clock(text)


@pytest.mark.parametrize("text", ["2027-01-04", "04.01.2027", "4.1.2027", "2027-01-04 00:00:00"])
def test_date(text: str):
    assert cells.day(text) == date(2027, 1, 4)


@pytest.mark.parametrize("text", ["Thu", "thursday", "tor", "Torsdag", "TORS."])
def test_weekday(text: str):
    assert cells.weekday(text) == 3


@pytest.mark.parametrize("text", ["7.5", "7,5", "7:30", "7,5 t", "7.50 timer"])
def test_hours(text: str):
    assert cells.hours(text) == 450


@pytest.mark.parametrize("text", ["12", "uke 12", "Uke 12", "W12", "veke 12"])
def test_week(text: str):
    assert cells.week(text) == 12


@pytest.mark.parametrize(
    ("column", "shares"),
    [
        (["75", "100", "33.68"], [Fraction(3, 4), 1, Fraction(3368, 10000)]),
        (["75,00", "14,08"], [Fraction(3, 4), Fraction(1408, 10000)]),
        (["0,75", "1"], [Fraction(3, 4), 1]),
        (["0.75", "0.5", "1.0"], [Fraction(3, 4), Fraction(1, 2), 1]),
        (["75 %", "80"], [Fraction(3, 4), Fraction(4, 5)]),
        (["0,75 %", "50 %"], [Fraction(3, 400), Fraction(1, 2)]),
        (["200/3", "50"], [Fraction(2, 3), Fraction(1, 2)]),
        (["0", "50", ""], [0, Fraction(1, 2)]),
        (["0", ""], [0]),
    ],
)
def test_percent_columns_are_decided_as_a_whole(column: list[str], shares: list[Fraction]):
    read = percent_reader(column)
    assert [read(cell) for cell in column if cell] == shares


def test_norwegian_excel(folder: Path):
    """Semicolons, decimal commas, cp1252, Norwegian headings, blank rows and empty columns."""
    (folder / "staff.csv").write_bytes(
        "Ansattnr;Navn;Kompetanse;Stilling %;Turnus;Ansettelse;Fødselsår;;\r\n"
        "\r\n"
        "101;Bjørg Ødegård;SPL;75,00;DA;fast;1965;;\r\n"
        "102;=1+1;HFA;33,68;N;vikar;;;\r\n"
        ";;;;;;;;\r\n"
        "103; Ledig ;ASS;50,5;DA;;;;\r\n".encode("cp1252")
    )
    for name in ("absences", "wishes", "fixed", "activities"):
        (folder / f"{name}.csv").unlink()
    bjorg, formula, vacant = read_unit(folder).staff
    assert (bjorg.name, bjorg.position, bjorg.birth_year) == ("Bjørg Ødegård", Fraction(3, 4), 1965)
    assert (formula.name, formula.position, formula.employment) == ("=1+1", Fraction(842, 2500), "temporary")
    assert (vacant.name, vacant.employment, vacant.position) == ("Ledig", "vacant", Fraction(101, 200))


def test_byte_order_mark_sep_line_and_tabs(folder: Path):
    text = (folder / "seasons.csv").read_text(encoding="utf-8")
    expected = read_unit(folder).seasons
    for changed in ("\ufeff" + text, "sep=;\n" + text.replace(",", ";"), text.replace(",", "\t")):
        (folder / "seasons.csv").write_text(changed, encoding="utf-8")
        assert read_unit(folder).seasons == expected


def test_weeks_as_a_norwegian_writes_them(folder: Path):
    (folder / "seasons.csv").write_text(
        "Sesong;Uker\nwinter;uke 1–24\nsummer;25-33\nautumn;34-52\nautumn;53\n", encoding="utf-8"
    )
    assert [(s.name, s.from_week, s.to_week) for s in read_unit(folder).seasons] == [
        ("winter", 1, 24),
        ("summer", 25, 33),
        ("autumn", 34, 52),
        ("autumn", 53, 53),
    ]


def test_demand_by_the_clock(folder: Path):
    rows = ["Sesong,Dagtype,Fra,Til,Antall,min_spl"]
    for season in ("winter", "summer", "autumn"):
        rows += [f"{season},hverdag,7:00,0900,3,1", f"{season},helg,07.00,9:00,2,0"]
        rows += [f"{season},rød,7:00,9:00,1,0"]
    (folder / "demand.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "shifts.csv").write_text(
        "code,start,end,hours\nD,07:30,15:00,7.5\nA,14:30,22:00,7.5\nN,21:45,07:45,10\n", encoding="utf-8"
    )
    unit = read_unit(folder)
    assert [(line.code, line.start, line.end) for line in unit.lines] == [("07:00-09:00", 420, 540)]
    assert unit.demand[0].minima == {"SPL": 1}
    assert [row.day_type for row in unit.demand[:3]] == ["weekday", "weekend", "red"]
    assert unit.shifts[0].covers == ()


def test_a_shift_without_covers_covers_its_own_line(folder: Path):
    (folder / "shifts.csv").write_text(
        "code,start,end,hours,covers\nD,07:30,15:00,7.5,\nA,14:30,22:00,7.5,clock\nN,21:45,07:45,10,\n",
        encoding="utf-8",
    )
    day, evening, _ = read_unit(folder).shifts
    assert [cover.line for cover in day.covers] == ["D"]
    assert evening.covers == ()


def test_settings_in_their_written_forms(folder: Path):
    text = (folder / "unit.toml").read_text(encoding="utf-8")
    changes = {
        'full_time_week = "35:30"': "full_time_week = 35.5",
        "start = 2027-01-04": 'start = "04.01.2027"',
        'daily_rest = "9:00"': "daily_rest = 9",
        "other_share = 0.15": 'other_share = "15 %"',
        'day_break = "00:00"': "day_break = 00:00:00",
    }
    expected = read_unit(folder)
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "unit.toml").write_bytes(text.replace("\n", "\r\n").encode("cp1252", errors="replace"))
    assert read_unit(folder) == expected


def test_fri_is_off_and_wishes_are_understood_in_norwegian(folder: Path):
    (folder / "fixed.csv").write_text("ansatt;dato;vakt\n1;17.05.2027;FRI\n", encoding="utf-8")
    (folder / "wishes.csv").write_text(
        "ansattnr;ønske;verdi;vakt;styrke\n2;position_pct;87,5 %;;ønske\n3;available_weeks;Partall;;må\n"
        "4;extra_hours;7,5;;ønske\n",
        encoding="utf-8",
    )
    unit = read_unit(folder)
    assert unit.locks[0].shift == "off"
    assert [(wish.value, wish.strength) for wish in unit.wishes] == [
        ("87.5", "wish"),
        ("even", "must"),
        ("7.5", "wish"),
    ]


def test_other_tools_data_is_carried_through(folder: Path):
    text = (folder / "staff.csv").read_text(encoding="utf-8")
    lines = text.splitlines()
    lines[0] += ",ext.Lønnsnr"
    lines[1:] = [f"{line},{number}" for number, line in enumerate(lines[1:], 7000)]
    (folder / "staff.csv").write_text("\n".join(lines), encoding="utf-8")
    with (folder / "unit.toml").open("a", encoding="utf-8") as stream:
        stream.write("[ext]\ndepartment = 4711\nsince = 2020-01-01\n")
    unit = read_unit(folder)
    assert unit.staff[0].ext == {"Lønnsnr": "7000"}
    assert unit.staff[1].ext == {"notes": "wants a full position", "Lønnsnr": "7001"}
    assert unit.ext == {"department": 4711, "since": "2020-01-01"}


def test_file_names_in_capitals_are_found(folder: Path):
    (folder / "absences.csv").rename(folder / "Absences.CSV")
    assert len(read_unit(folder).absences) == 2


def test_a_53_week_year_needs_week_53(folder: Path):
    text = (folder / "unit.toml").read_text(encoding="utf-8")
    text = text.replace("start = 2027-01-04\nweeks = 52", "start = 2025-12-29\nweeks = 53")
    (folder / "unit.toml").write_text(text, encoding="utf-8")
    for name in ("absences", "fixed", "activities"):
        (folder / f"{name}.csv").unlink()
    assert read_unit(folder).weeks == 53
    seasons = (folder / "seasons.csv").read_text(encoding="utf-8")
    (folder / "seasons.csv").write_text(seasons.replace("53", "52"), encoding="utf-8")
    with pytest.raises(InvalidUnit, match="53 weeks"):
        read_unit(folder)


def test_demand_on_dates(folder: Path):
    dated(",,2027-03-22,2027-03-28,D,5,1,0", ",weekend,29.03.2027,29.03.2027,A,0,,")(folder)
    unit = read_unit(folder)
    week, monday = unit.demand[-2:]
    assert (week.season, week.day_type, week.first, week.last) == ("", "", date(2027, 3, 22), date(2027, 3, 28))
    assert (week.heads, week.minima, monday.day_type) == (5, {"SPL": 1}, "weekend")
    assert all(row.first is None for row in unit.demand[:-2])
    rows = "".join(f"22.03.2027,22.03.2027,{line},5\n" for line in "DAN")
    (folder / "demand.csv").write_text(f"Fra dato,Til dato,vakt,antall\n{rows}", encoding="utf-8")
    assert read_unit(folder).demand[0] == week.model_copy(update={"last": week.first, "minima": {}})
