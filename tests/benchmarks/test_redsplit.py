"""The benchmark of two years in a row, on a ward that plans in a second."""

import datetime as dt
import json
from importlib import import_module
from pathlib import Path

import pytest
from tests.solving.test_feasts import ward

from arsplan.planning.stop import FirstLawful

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def _found(monkeypatch):
    """The benchmarks are programs: they find each other by their folder."""
    monkeypatch.syspath_prepend(BENCHMARKS)


def test_the_second_year_begins_where_the_first_one_ends(monkeypatch):
    redsplit = import_module("redsplit")
    monkeypatch.setattr(redsplit, "MaxRuntime", FirstLawful)  # the limit is for slow machines
    unit = ward((), start=dt.date(2027, 12, 20), weeks=2)
    years = redsplit.two_years(unit, seconds=60.0, a_roll=60.0, seed=1)
    assert [year["start"] for year in years] == ["2027-12-20", "2028-01-03"]
    assert all(year["lawful"] for year in years)
    assert years[0]["sharing"] == 4


def test_a_year_is_fine_if_all_are_near_and_no_feast_is_needlessly_again():
    fine = import_module("redsplit").fine
    feast = {"again": [["P1", "2027-12-24"]], "needed": 0, "needed_at_best": 1}
    year = {"lawful": True, "within_one": 4, "sharing": 4, "feasts": [feast]}
    assert fine(year)
    assert not fine(year | {"feasts": [feast | {"needed_at_best": 0}]})
    assert not fine(year | {"within_one": 3})
    assert not fine(year | {"lawful": False})


def test_both_eves_are_of_years_that_follow_one_another():
    redsplit = import_module("redsplit")
    unit = ward((0, 2))
    duty = unit.history[0]
    roster = [duty._replace(date=dt.date(2027, 12, 24)), duty._replace(employee="P1", date=dt.date(2027, 12, 24))]
    assert redsplit._both(unit, roster, 12, 24) == ["P0"]


def test_what_the_same_command_has_done_today_is_kept(tmp_path):
    kept = import_module("redsplit")._of_today
    file, record = tmp_path / "today.json", {"date": "2027-01-04", "settings": {"seed": 1}}
    assert kept(file, record) == {}
    file.write_text(json.dumps(record | {"units": {"solsiden": {}}}), encoding="utf-8")
    assert kept(file, record) == {"solsiden": {}}
    assert kept(file, record | {"settings": {"seed": 2}}) == {}
