"""What is written is read as an equal unit."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import units

from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit
from arsplan.io.load import load
from arsplan.io.unit_folder import read_unit, write_unit_folder
from arsplan.io.unit_json import MIGRATIONS, unit_from_json, unit_json_schema, unit_to_json

ROOT = Path(__file__).parents[2]
EXAMPLES = ("solsiden", "elvebredden", "bjorkelia")
SCHEMA = ROOT / "docs" / "schema" / "unit.schema.json"


@given(unit=units())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_json_gives_the_same_unit_again(unit: Unit):
    assert unit_from_json(unit_to_json(unit)) == unit


@given(unit=units())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_a_folder_gives_the_same_unit_again(tmp_path: Path, unit: Unit):
    write_unit_folder(unit, tmp_path)
    assert read_unit(tmp_path) == unit


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_survive_both_forms(tmp_path: Path, name: str):
    unit = load(ROOT / "examples" / "units" / name)
    write_unit_folder(unit, tmp_path / "folder")
    (tmp_path / "unit.json").write_text(unit_to_json(unit), encoding="utf-8")
    assert load(tmp_path / "folder") == unit
    assert load(tmp_path / "unit.json") == unit
    assert load(tmp_path) == unit
    assert load(tmp_path / "folder" / "unit.toml") == unit


def test_writing_over_an_earlier_unit_leaves_nothing_of_it(tmp_path: Path):
    first = load(ROOT / "examples" / "units" / "solsiden")
    second = load(ROOT / "examples" / "units" / "elvebredden")
    write_unit_folder(first, tmp_path)
    write_unit_folder(second, tmp_path)
    assert read_unit(tmp_path) == second


def test_the_committed_json_schema_is_current():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == unit_json_schema()


def test_the_schema_shows_what_files_hold():
    schema = unit_json_schema()
    assert schema["$defs"]["Employee"]["properties"]["position"]["type"] == "string"
    assert schema["$defs"]["ShiftType"]["properties"]["start"]["type"] == "string"
    assert "schema_version" in schema["required"]


def _document() -> dict[str, object]:
    return json.loads(unit_to_json(load(ROOT / "examples" / "units" / "bjorkelia")))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema_version": 99}, "newer-schema-version"),
        ({"schema_version": None}, "no-schema-version"),
        ({"weeks": 0}, "out-of-range"),
        ({"weeks": "many"}, "wrong-type"),
        ({"nonsense": 1}, "unknown-key"),
        ({"start": "2027-01-05"}, "start-not-monday"),
        ({"staff": []}, "no-staff"),
        ({"timezone": "Europe/Solsiden"}, "unknown-timezone"),
        ({"balances": [{"employee": "1", "month_minutes": "450"}]}, "not-by-month"),
        ({"balances": [{"employee": "1", "month_minutes": [{"month": "2027-8", "minutes": "450"}]}]}, "invalid-value"),
    ],
)
def test_a_bad_document_is_refused_with_its_place(change: dict[str, object], code: str):
    with pytest.raises(InvalidUnit) as error:
        unit_from_json(json.dumps({**_document(), **change}))
    assert code in {problem.code for problem in error.value.problems}
    assert all(problem.file == "unit.json" and "\nMaybe" in str(problem) for problem in error.value.problems)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1, "a": 2}', '{"a": NaN}', "[" * 100_000])
def test_what_is_not_json_is_refused(text: str):
    with pytest.raises(InvalidUnit):
        unit_from_json(text)


def test_a_contradiction_in_json_has_its_path():
    document = _document()
    document["staff"][3]["rota"] = "AD"
    document["staff"][4]["position"] = "1/0"
    with pytest.raises(InvalidUnit) as error:
        unit_from_json(json.dumps(document))
    assert [problem.column for problem in error.value.problems] == ["staff[4].position"]
    document["staff"][4]["position"] = "3/4"
    with pytest.raises(InvalidUnit) as error:
        unit_from_json(json.dumps(document))
    assert [problem.column for problem in error.value.problems] == ["staff[3].rota"]


def test_an_older_document_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch):
    document = _document()
    document["title"] = document.pop("name")
    monkeypatch.setattr("arsplan.io.unit_json.SCHEMA_VERSION", 2)
    monkeypatch.setitem(
        MIGRATIONS, 1, lambda old: {"name": old["title"], **{k: v for k, v in old.items() if k != "title"}}
    )
    assert unit_from_json(json.dumps(document)).name == "Bjørkelia"
