"""A dated file of results goes on where it stopped, and only with rows that would come out the same."""

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def dated(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)

    def made(**settings):
        tables = {"bounds": ("unit",), "runs": ("unit", "seed")}
        return import_module("dated").Dated(tmp_path / "results", "year", "year-9s", settings, tables)

    yield made
    sys.modules.pop("dated", None)


def test_rows_come_back_by_their_key(dated):
    first = dated(seconds=9)
    first.keep("runs", {"unit": "a", "seed": 1, "value": 3})
    first.keep("runs", {"unit": "a", "seed": 2, "value": 4})
    again = dated(seconds=9)
    assert again.known("runs", "a", 2) == {"unit": "a", "seed": 2, "value": 4}
    assert again.known("runs", "b", 2) is None
    assert again.known("bounds", "a") is None


def test_other_settings_or_another_source_begin_anew(dated):
    first = dated(seconds=9)
    first.keep("bounds", {"unit": "a"})
    assert dated(seconds=8).known("bounds", "a") is None
    stored = json.loads(first.file.read_text(encoding="utf-8"))
    stored["versions"]["source"] = "another"
    first.file.write_text(json.dumps(stored), encoding="utf-8")
    assert dated(seconds=9).known("bounds", "a") is None


def test_an_error_is_run_again_and_replaced(dated):
    first = dated(seconds=9)
    first.keep("runs", {"unit": "a", "seed": 1, "error": "out of memory"})
    assert dated(seconds=9).known("runs", "a", 1) is None
    first.keep("runs", {"unit": "a", "seed": 1, "value": 3})
    assert json.loads(first.file.read_text(encoding="utf-8"))["runs"] == [{"unit": "a", "seed": 1, "value": 3}]
