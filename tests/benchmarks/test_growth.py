"""Growth: the power that is fitted, and the unit in another size."""

from importlib import import_module
from pathlib import Path

import pytest
from tests.planning.wards import UNITS

from arsplan.domain.need import needs
from arsplan.io.load import load

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def _found(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)


def runs(power):
    sizes = [(20, 13), (40, 13), (40, 26), (80, 52)]
    return [
        {
            "people": people,
            "weeks": weeks,
            "first_seconds": 0.02 * (people * weeks) ** power,
            "near_seconds": None if people == 80 else 5.0,
            "peak_memory_bytes": 3 * 10**8,
            "stages": {"skeleton": 0.01 * (people * weeks) ** power, "windows": 1.0},
        }
        for people, weeks in sizes
    ]


@pytest.mark.parametrize(("power", "said"), [(1.1, "1.10 (near-linear or less; 4"), (1.7, "1.70 (more than linear; 4")])
def test_the_power_of_the_growth_is_found_and_judged(power, said):
    curve = import_module("growth_curve")
    lines = curve.verdict(runs(power)).splitlines()
    assert said in lines[0]
    assert lines[1] == f"  skeleton: to the power {power:.2f}; 50 % of the time in the largest size"
    assert "within 1 % of the bound: not reached in 1 of 4 sizes" in lines


def test_stages_of_a_second_beginning_are_not_counted():
    stages = [
        {"stage": name, "seconds": 1.0} for name in ("skeleton", "windows", "windows", "skeleton again", "windows")
    ]
    assert import_module("growth")._first(stages) == {"skeleton": 1.0, "windows": 2.0}


def test_the_picture_is_written(tmp_path):
    import_module("growth_curve").draw(runs(1.0), 60.0, tmp_path / "growth.svg")
    assert "not within 1 %" in (tmp_path / "growth.svg").read_text(encoding="utf-8")


def test_a_unit_of_twice_the_people_needs_twice_the_heads():
    unit = load(UNITS / "solsiden")
    grown = import_module("growth").grown(unit, 2 * len(unit.staff), 4)
    heads = [sum(sum(need.slots.values()) for need in needs(some)) for some in (unit, grown)]
    assert len(grown.staff) == 2 * len(unit.staff)
    assert heads[1] / 4 == pytest.approx(2 * heads[0] / 52, rel=0.1)
