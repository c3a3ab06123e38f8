"""The benchmarks of plans that roll on, on a ward of two people."""

import json
from argparse import Namespace
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from tests.planning.wards import pair

from arsplan.domain.unit import Unit

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def _found(monkeypatch):
    """The benchmarks are programs: they find each other by their folder."""
    monkeypatch.syspath_prepend(BENCHMARKS)


@pytest.fixture
def ward() -> Unit:
    return pair(1, position="1/2").model_copy(update={"weeks": 4})


def test_hours_are_counted_anew_at_every_seam(ward: Unit):
    asked = Namespace(years=0.1, step=1, seconds=60.0, roll=60.0, sick=0.2, seed=1)
    *_, found = import_module("years").simulate(ward, asked)
    assert len(found["seams"]) == 6
    assert all(seam["lawful"] and seam["lost_minutes"] == "0" for seam in found["seams"])
    assert any("leaves" in seam["what"] for seam in found["seams"])
    assert any("more" in seam["what"] for seam in found["seams"])
    assert sum(seam["spells"] for seam in found["seams"]) > 0


def test_an_hour_that_is_lost_is_found(ward: Unit):
    ledger = import_module("years").Ledger(dict.fromkeys(ward.person, 0))
    assert ledger.lost(ward) == 0
    ledger.hours["P1"] += 1
    assert ledger.lost(ward) == 1


def test_absence_becomes_known_before_it_begins_and_not_before_the_plan(ward: Unit):
    year = ward.model_copy(update={"weeks": 52})
    draw = partial(import_module("life").late_absences, year, a_month=4, notice=range(2, 9), length=range(1, 5))
    known = draw(Random(1))
    assert known
    assert all(year.start < k.on <= k.absence.first - timedelta(14) for k in known)
    assert known == draw(Random(1))


def test_both_ways_of_planning_are_measured_alike(ward: Unit, tmp_path, monkeypatch, capsys):
    rolling = import_module("rolling")
    monkeypatch.setattr(rolling, "load", lambda _: ward)
    asked = ["--months", "2", "--seconds", "60", "--roll", "60", "--absences", "4", "--out", str(tmp_path)]
    assert rolling.main(asked) == 0
    (written,) = tmp_path.glob("*-rolling.json")
    record = json.loads(written.read_text(encoding="utf-8"))
    price = record["rolling"]["short"] - record["whole"]["short"]
    assert record["price_of_not_knowing"]["hours"] == pytest.approx(price, abs=0.11)
    assert len(record["rolling"]["rolls"]) == 2
    assert "price of not knowing" in capsys.readouterr().out
