"""Earlier years of the unit, and the agreed order of offers, are read as they are meant."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.io.cases_kpi_history import FILE, GOOD, HEAD

from arsplan.errors import InvalidUnit
from arsplan.io.template import write_template
from arsplan.io.unit_folder import read_unit
from arsplan.io.unit_json import unit_from_json, unit_to_json


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_template(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "text",
    [
        HEAD + GOOD,
        "År;Gjennomsnittlig stilling;Heltidsandel;Ansatte\n2024;63,3 %;20,8 %;38\n2025;66 %;24,2 %;37\n",
        "Year,mean position %,full time share pct,employees\n2024,0.633,0.208,38\n2025,0.66,0.242,37\n",
    ],
)
def test_earlier_years(folder: Path, text: str):
    (folder / FILE).write_bytes(text.encode())
    unit = read_unit(folder)
    assert [(past.year, past.mean_position, past.full_time_share, past.employees) for past in unit.kpi_history] == [
        (2024, Fraction(633, 1000), Fraction(208, 1000), 38),
        (2025, Fraction(66, 100), Fraction(242, 1000), 37),
    ]
    assert unit_from_json(unit_to_json(unit)) == unit


def test_no_earlier_years(folder: Path):
    assert read_unit(folder).kpi_history == ()


def test_the_agreed_order(folder: Path):
    staff = folder / "staff.csv"
    head, first, *more = staff.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},Prioritet", f"{first},2", *(f"{line}," for line in more)]
    staff.write_text("\n".join(lines), encoding="utf-8")
    assert [person.priority for person in read_unit(folder).staff[:2]] == [2, None]


def test_a_place_below_one_is_refused(folder: Path):
    staff = folder / "staff.csv"
    staff.write_text("id,competence,position_pct,rota,priority\n1,SPL,75,DA,0\n", encoding="utf-8")
    with pytest.raises(InvalidUnit, match="priority"):
        read_unit(folder)
