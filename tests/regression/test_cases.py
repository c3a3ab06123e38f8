"""Rosters on which the two readings of the rules once differed, or well might: each keeps its verdict."""

from pathlib import Path

import pytest

from arsplan.io.case import read_case, replay
from arsplan.io.plan_folder_tables import rota_csv
from arsplan.io.rota import read_rota

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


def test_there_are_cases():
    assert CASES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_stored_case_keeps_its_verdict(path, tmp_path):
    case = read_case(path)
    found = replay(case)
    assert [[f.rule, f.employee, f.first, f.last, f.slack] for f in found.broken] == case.broken
    assert found.lawful == case.lawful
    (tmp_path / "rota.csv").write_text(rota_csv(case.unit, case.roster), encoding="utf-8")
    assert read_rota(case.unit, tmp_path / "rota.csv") == case.roster
