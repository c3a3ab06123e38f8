"""Whatever stands in the files: a unit, or InvalidUnit in words; never another error."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arsplan.errors import InvalidUnit
from arsplan.io.template import write_template
from arsplan.io.unit_folder import read_unit
from arsplan.io.unit_json import unit_from_json, unit_to_json

FILES = ("unit.toml", "shifts.csv", "seasons.csv", "demand.csv", "staff.csv", "absences.csv", "wishes.csv")
JUNK = [b"", b",", b";", b'"', b"\n", b"-1", b"0", b"99999999999999999999", b"1e9", b"=A1", b"\xff", b"\x00"]
JUNK += [
    b"24:00",
    b"2027-02-30",
    b"9999-12-31",
    b"75 %",
    b"[",
    b"]",
    b"json:{",
    b"@",
    b"D;D",
    b"any",
    b"1/0",
    b"nan",
]

relaxed = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def _in_words(read: Callable[[], object]) -> bool:
    """Whether it can be read, or every reason why not comes with advice."""
    try:
        read()
    except InvalidUnit as error:
        return all("\nMaybe " in str(problem) for problem in error.problems)
    return True


@pytest.fixture
def good(tmp_path: Path) -> Path:
    write_template(tmp_path / "good")
    return tmp_path / "good"


@given(data=st.data())
@relaxed
def test_a_folder_is_read_or_refused(good: Path, data: st.DataObject):
    folder = good.parent / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(good, folder)
    for _ in range(data.draw(st.integers(1, 3))):
        path = folder / data.draw(st.sampled_from(FILES))
        content = path.read_bytes()
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.sampled_from([0, 1, 2, 5, 10, 40]))
        path.write_bytes(content[:at] + data.draw(st.sampled_from(JUNK)) + content[at + length :])
    assert _in_words(lambda: read_unit(folder))


@given(data=st.data())
@relaxed
def test_a_cell_is_read_or_refused(good: Path, data: st.DataObject):
    folder = good.parent / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(good, folder)
    path = folder / data.draw(st.sampled_from(FILES[1:]))
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(
            st.sampled_from([junk.decode("latin-1") for junk in JUNK]) | st.text(max_size=5)
        )
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8", errors="replace")
    assert _in_words(lambda: read_unit(folder))


@given(data=st.data())
@relaxed
def test_json_is_read_or_refused(good: Path, data: st.DataObject):
    text = unit_to_json(read_unit(good))
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 30))
    junk = data.draw(st.sampled_from([piece.decode("latin-1") for piece in JUNK]))
    assert _in_words(lambda: unit_from_json(text[:at] + junk + text[at + length :]))
