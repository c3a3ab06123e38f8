"""A file under its final name is always whole."""

import os
from pathlib import Path

import pytest

from arsplan.io.atomic import write_bytes, write_folder, write_text


def test_text_is_written_as_it_stands(tmp_path: Path):
    write_text(tmp_path / "new" / "a.csv", "æ\r\nb\n")
    assert (tmp_path / "new" / "a.csv").read_bytes() == "æ\r\nb\n".encode()


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "plan.json"
    write_text(target, "old")

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_text(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]


def test_permissions_are_those_of_an_ordinary_file(tmp_path: Path):
    ordinary = tmp_path / "ordinary"
    ordinary.write_text("x", encoding="utf-8")
    write_bytes(tmp_path / "ours", b"x")
    assert (tmp_path / "ours").stat().st_mode == ordinary.stat().st_mode
    ordinary.chmod(0o640)
    write_bytes(ordinary, b"y")
    assert ordinary.stat().st_mode & 0o777 == 0o640


def test_a_folder_of_files(tmp_path: Path):
    (tmp_path / "other.txt").write_text("stays", encoding="utf-8")
    write_folder(tmp_path, {"a.txt": "a", "calendar/b.ics": b"b"})
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == [
        "a.txt",
        "calendar/b.ics",
        "other.txt",
    ]


def test_a_disk_that_gets_full_half_way_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_folder(tmp_path, {"unit.toml": "old", "demand.csv": "old"})
    fsync, calls = os.fsync, []

    def full_at_the_second(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError("no space left on device")
        fsync(handle)

    monkeypatch.setattr("os.fsync", full_at_the_second)
    with pytest.raises(OSError, match="no space"):
        write_folder(tmp_path, {"unit.toml": "new", "demand.csv": "new", "staff.csv": "new"})
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {
        "unit.toml": "old",
        "demand.csv": "old",
    }
