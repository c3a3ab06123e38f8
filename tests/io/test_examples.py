"""The units that come with the project: read, and demand as many shifts as their definition says."""

import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.io.load import load
from arsplan.io.unit_folder import read_unit

UNITS = Path(__file__).parents[2] / "examples" / "units"

# Shifts in demand from 4 January 2027 to 2 January 2028 (season by ISO week, weekend rows on weekends
# and red days), heads, and positions in per cent by rota.
EXPECTED = {
    "solsiden": ({"D": 2880, "A": 2157, "N": 728}, 38, {"DA": "1978.68", "helg": "70.4", "N": "393.52"}),
    "elvebredden": ({"D": 4856, "A": 2943, "N": 728}, 51, {"DA": "3035", "helg": "70.4", "N": "394.01"}),
    "bjorkelia": ({"D": 1621, "A": 1813, "N": 364}, 29, {"DA": "1270", "helg": "101.4", "N": "197.18"}),
}


@pytest.fixture(scope="module", params=EXPECTED)
def example(request: pytest.FixtureRequest) -> tuple[str, Unit]:
    return request.param, read_unit(UNITS / request.param)


def test_demand_over_the_year(example: tuple[str, Unit]):
    name, unit = example
    shifts: Counter[str] = Counter()
    for need in needs(unit):
        shifts[need.line] += sum(need.slots.values())
    assert shifts == EXPECTED[name][0]


def test_staff(example: tuple[str, Unit]):
    name, unit = example
    positions: dict[str, Fraction] = {}
    for employee in unit.staff:
        positions[employee.rota] = positions.get(employee.rota, Fraction(0)) + employee.position * 100
    _, heads, expected = EXPECTED[name]
    assert len(unit.staff) == heads
    assert positions == {rota: Fraction(total) for rota, total in expected.items()}


def test_terms(example: tuple[str, Unit]):
    name, unit = example
    assert unit.constructed
    assert (unit.horizon.start.isoformat(), unit.horizon.end.isoformat()) == ("2027-01-04", "2028-01-02")
    assert (unit.full_time_week, unit.agreements.averaging, unit.agreements.daily_rest) == (2130, "tv", 540)
    assert (unit.agreements.weekly_rest, unit.agreements.red_day_weeks) == (1680, 26)
    assert unit.agreements.su_long_shift == (840 if name == "bjorkelia" else None)
    assert {shift.code: shift.use for shift in unit.shifts if shift.use != "all"} == (
        {"L": "weekend", "LL": "none"} | ({"HN": "none"} if name == "bjorkelia" else {})
    )


def test_passive_nights_stay_outside():
    unit = read_unit(UNITS / "bjorkelia")
    assert {line.code: line.status for line in unit.lines} == {
        "D": "planned",
        "A": "planned",
        "N": "planned",
        "HN": "outside",
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_nobody_can_take_them_for_real(name: str):
    text = (UNITS / name / "unit.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["constructed"] is True
    assert "constructed" in text.partition("\nname =")[0]
    assert load(UNITS / name).constructed


def test_the_emergency_unit_has_demand_by_the_half_hour():
    unit = load(UNITS / "emergency")
    assert unit.constructed
    assert len(unit.staff) == 60
    assert len(unit.lines) == 48
    assert {season.name for season in unit.seasons} == {"winter", "spring", "summer", "autumn"}
    assert len({shift.start for shift in unit.shifts}) == 7
    assert "minutes of work for each" in unit.ext["demand_curve"]["text"]
