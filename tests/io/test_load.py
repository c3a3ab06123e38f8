"""One door for every form of a unit."""

from pathlib import Path

import pytest

from arsplan.errors import InvalidUnit
from arsplan.io.load import load


def test_what_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(InvalidUnit, match="no folder"):
        load(tmp_path / "nowhere")


def test_another_kind_of_file_is_refused(tmp_path: Path):
    (tmp_path / "rota.pdf").write_bytes(b"%PDF")
    with pytest.raises(InvalidUnit, match=r"rota\.pdf"):
        load(tmp_path / "rota.pdf")


def test_a_binary_json_is_refused(tmp_path: Path):
    (tmp_path / "unit.json").write_bytes(b"\0\1")
    with pytest.raises(InvalidUnit, match="not a text file"):
        load(tmp_path / "unit.json")


def test_an_empty_folder_lacks_its_files(tmp_path: Path):
    with pytest.raises(InvalidUnit) as error:
        load(tmp_path)
    assert [problem.file for problem in error.value.problems] == [
        "unit.toml",
        "shifts.csv",
        "seasons.csv",
        "demand.csv",
        "staff.csv",
    ]
