"""A good folder, damaged in one way at a time: refused with place, value and advice, never a traceback."""

from pathlib import Path

import pytest
from tests.io import cases_kpi_history, cases_people, cases_settings, cases_tables
from tests.io.damage import ANNA, SHIFTS, STAFF, TOML, Case, append, swap

from arsplan.errors import InvalidUnit, Problem
from arsplan.io.template import write_template
from arsplan.io.unit_folder import read_unit

CASES = [*cases_tables.CASES, *cases_people.CASES, *cases_settings.CASES, *cases_kpi_history.CASES]


def _problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidUnit) as error:
        read_unit(folder)
    return error.value.problems


def _line(folder: Path, case: Case) -> int:
    if isinstance(case.row, int):
        return case.row
    lines = (folder / case.file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(case.row))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_damage_is_named_with_its_place(tmp_path: Path, case: Case):
    write_template(tmp_path)
    case.damage(tmp_path)
    problems = _problems(tmp_path)
    found = [p for p in problems if p.code == case.code and p.file == case.file]
    assert found, f"expected {case.code} in {case.file}, got:\n" + "\n".join(f"{p.code} {p}" for p in problems)
    if case.row is not None:
        assert _line(tmp_path, case) in {p.row for p in found}, found
    if case.column is not None:
        assert case.column in {p.column for p in found}, found
    for problem in problems:
        shown = str(problem)
        assert "\nMaybe " in shown, shown
        assert "Error" not in shown, shown
        assert "pydantic" not in shown, shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_fault_does_not_drag_others_along(tmp_path: Path, case: Case):
    write_template(tmp_path)
    case.damage(tmp_path)
    assert len(_problems(tmp_path)) <= 4


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path):
    assert _problems(tmp_path / "nowhere")[0].code == "missing-folder"


def test_everything_is_said_at_once(tmp_path: Path):
    write_template(tmp_path)
    swap(STAFF, "Anna,SPL,100", "Anna,SLP,110")(tmp_path)
    swap(STAFF, "100,DA,,12.5", "100,AD,,12.5")(tmp_path)
    swap(SHIFTS, "21:45", "25:45")(tmp_path)
    append("fixed.csv", "99,2027-05-18,D", "1,2027-05-19,X")(tmp_path)
    swap(TOML, "senior_age", "senior_aeg")(tmp_path)
    swap(TOML, 'fills = ["ASS"]', 'fills = ["AST"]')(tmp_path)
    codes = {problem.code for problem in _problems(tmp_path)}
    expected = {"position-above-full", "unknown-rota", "not-a-time", "unknown-key", "unknown-competence"}
    expected |= {"unknown-employee", "unknown-shift"}
    assert expected <= codes


def test_a_problem_reads_like_a_sentence(tmp_path: Path):
    write_template(tmp_path)
    swap(STAFF, "Anna,SPL", "Anna,SLP")(tmp_path)
    assert str(_problems(tmp_path)[0]) == (
        "staff.csv, row 2, column competence, value 'SLP': There is no competence 'SLP' in this unit.\n"
        "Maybe 'SPL' was meant."
    )


def test_one_row_can_have_several_problems(tmp_path: Path):
    write_template(tmp_path)
    swap(STAFF, ANNA, "1,Anna,SLP,110,80,100,AD,66,none,")(tmp_path)
    problems = _problems(tmp_path)
    assert {p.column for p in problems} == {"position_pct", "competence", "rota"}
    assert {p.row for p in problems} == {2}


def test_what_rests_on_an_unreadable_row_is_not_blamed(tmp_path: Path):
    write_template(tmp_path)
    swap(STAFF, ANNA, "1,Anna,SPL,lots,80,100,DA,,none,")(tmp_path)
    swap(SHIFTS, "N,21:45", "N,21:99")(tmp_path)
    assert {(p.code, p.file) for p in _problems(tmp_path)} == {
        ("not-a-number", STAFF),
        ("not-a-time", SHIFTS),
    }
