"""Limits: what counts as kept, and that a second command reads what the first has measured."""

from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

PLAN = {"seconds": 10.4, "over": 0.04, "status": "LAWFUL", "checksum": "a"}


@pytest.fixture
def limits(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return import_module("limits")


@pytest.mark.parametrize(("over", "same", "code"), [(0.04, True, 0), (0.06, True, 1), (0.04, False, 1)])
def test_one_late_plan_or_one_different_pair_is_one_too_many(over, same, code, limits, tmp_path, monkeypatch, capsys):
    def runs(what):
        def run(unit, limit, seed):
            late = over if (what, unit, limit, seed) == ("plan", "solsiden", 20.0, 2) else 0.0
            return {"seconds": limit * (1 + late), "over": late, "same": same or unit != "bjorkelia", "exit_code": 0}

        return run

    monkeypatch.setattr(limits, "RUN", {what: runs(what) for what in limits.WHAT})
    assert limits.main(["--out", str(tmp_path)]) == code
    printed = capsys.readouterr().out
    assert f"{20 - (over > 0.05)} of 20 plans within 5 %" in printed
    assert f"{3 - (not same)} of 3 deterministic pairs the same" in printed

    monkeypatch.setattr(limits, "RUN", {})
    assert limits.main(["--out", str(tmp_path)]) == code, "all of it is known"


def test_a_plan_is_timed_and_told_by_a_checksum(limits):
    found = limits.timed("month", 1.0, 1, deterministic=True)
    assert found["status"] in {"LAWFUL", "PROVEN_BEST"}
    assert found["over"] == pytest.approx(found["seconds"] - 1, abs=0.01)
    assert len(found["checksum"]) == 16
