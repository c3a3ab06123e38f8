"""The benchmark of sweeps: its units differ and hold together, and its shares are what they are said to be."""

import importlib
import json
import sys
from pathlib import Path

import pytest
from tests.planning.wards import pair

from arsplan.domain.crosscheck import crosscheck

pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def sweep():
    """The script, which finds its neighbours beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        yield importlib.import_module("sweep")
        for name in ("sweep", "others", "record"):
            sys.modules.pop(name, None)


BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
PHASE = {"rows": 2, "second_run_the_same": True, "figures": "a"}
ALONE = {**PHASE, "seconds": 10.0, "seconds_of_units": 9.9, "processor_seconds": 9.0}
TWO = {**PHASE, "seconds": 8.0, "seconds_of_units": 15.2, "processor_seconds": 9.5}


def test_units_differ_and_hold_together(sweep):
    units = [sweep.varied(pair(1), k, 2) for k in range(10)]
    assert len({unit.model_copy(update={"name": ""}).model_dump_json() for unit in units}) == 10
    assert not any(crosscheck(unit) for unit in units)


def test_shares_of_the_ideal(sweep, tmp_path):
    record = sweep.Record(tmp_path, {"units": 2})
    record.add("alone", ALONE)
    assert "share_of_ideal" not in record.found()
    record.add("two", TWO)
    assert record.found()["share_of_ideal"] == pytest.approx(10 / 2 / 8)
    assert record.found()["share_of_ideal_without_others"] == pytest.approx(15.2 / 16 * 9 / 9.5, abs=0.001)
    assert record.fine()
    assert json.loads(record.file.read_text(encoding="utf-8"))["phases"] == {"alone": ALONE, "two": TWO}


@pytest.mark.parametrize("fault", [{"rows": 1}, {"figures": "b"}, {"second_run_the_same": False}])
def test_a_row_too_few_or_another_row_is_not_fine(sweep, tmp_path, fault):
    record = sweep.Record(tmp_path, {"units": 2})
    record.add("alone", ALONE)
    record.add("killed", {**TWO, **fault})
    assert not record.fine()


def test_phases_of_the_same_day_and_settings_are_kept(sweep, tmp_path):
    sweep.Record(tmp_path, {"units": 2}).add("alone", ALONE)
    assert sweep.Record(tmp_path, {"units": 2}).phases == {"alone": ALONE}
    assert sweep.Record(tmp_path, {"units": 3}).phases == {}
