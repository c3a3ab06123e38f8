"""`arsplan compare`, with the work itself done in this process."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.planning.wards import pair

import arsplan
from arsplan.cli.compare_command import Asked
from arsplan.cli.compare_command import seconds_for_each as seconds_of
from arsplan.io.unit_json import unit_to_json

ONE = '[[scenario]]\nname = "Every second"\nweekends = "1/2"\n'


@pytest.fixture
def ward(tmp_path):
    (tmp_path / "unit.json").write_text(unit_to_json(pair(1)), encoding="utf-8")
    (tmp_path / "s.toml").write_text(ONE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def here(monkeypatch):
    """Threads of this process instead of processes of their own."""
    real = arsplan.compare

    def compare(unit, scenarios, executor, **settings):
        assert executor is None
        with ThreadPoolExecutor(1) as threads:
            return real(unit, scenarios, threads, **settings)

    monkeypatch.setattr(arsplan, "compare", compare)


def test_compare_shows_a_table_and_writes_the_files(run, ward, here):
    ended = run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out")
    assert ended.code == 0
    assert "Every second" in ended.out
    assert "--full" in ended.out
    assert "2 of 2" in ended.err
    assert {"comparison.html", "comparison.csv", "comparison.json", "checklist.csv"} <= {
        f.name for f in (ward / "out").iterdir()
    }


def test_compare_as_json_and_nothing_else(run, ward, here):
    ended = run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out", "--json")
    assert [row["scenario"] for row in json.loads(ended.out)["rows"]] == ["As it is", "Every second"]


def test_todays_rota_is_laid_beside_them(run, ward, here):
    rota = ward / "rota.csv"
    rota.write_text("employee,date,shift\nP1,2027-08-02,D\n", encoding="utf-8")
    ended = run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out", "--today", rota)
    assert ended.code == 0
    assert "The rota that is worked" in ended.out
    rows = json.loads((ward / "out" / "comparison.json").read_text(encoding="utf-8"))["rows"]
    assert [row["scenario"] for row in rows] == ["As it is", "Today's rota", "Every second"]
    rota.write_text("employee,date,shift\nP9,2027-08-02,D\n", encoding="utf-8")
    assert run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out", "--today", rota).code == 2


def test_compare_in_full_names_the_rotas(run, ward, here):
    ended = run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out", "--full", "--seconds", "60")
    assert ended.code == 0
    assert "A lawful rota behind each" in ended.out
    assert (ward / "out" / "rotas" / "every-second" / "rota.csv").exists()


@pytest.mark.parametrize("file", ["unit.toml", "plan.json"])
def test_neither_a_unit_nor_a_plan_becomes_a_comparison(run, ward, file):
    (ward / "out").mkdir()
    (ward / "out" / file).write_text("x", encoding="utf-8")
    ended = run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out")
    assert (ended.code, [f.name for f in (ward / "out").iterdir()]) == (2, [file])
    assert "no folder for a comparison" in ended.err


def test_a_file_of_scenarios_with_mistakes(run, ward):
    (ward / "s.toml").write_text(ONE.replace("1/2", "often"), encoding="utf-8")
    ended = run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out")
    assert ended.code == 2
    assert "s.toml, row 3, column weekends, value 'often'" in ended.err


def test_the_folder_of_a_unit_is_not_written_into(run, ward):
    (ward / "unit.toml").write_text("", encoding="utf-8")
    assert run("compare", ward / "unit.json", ward / "s.toml", "--out", ward).code == 2


def test_a_cluster_that_does_not_answer(run, ward):
    pytest.importorskip("distributed")
    ended = run("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out", "--dask", "nowhere")
    assert ended.code == 2
    assert "Maybe" in ended.err


@pytest.mark.parametrize(
    ("asked", "rotas", "jobs", "each"), [(7.0, 9, 2, 7.0), (None, 3, 2, 120.0), (None, 20, 2, 81.0)]
)
def test_the_time_is_shared_out_over_the_rotas(asked, rotas, jobs, each):
    given = Asked(Path("u"), Path("s"), Path("o"), True, asked, 1, jobs, None, None, False)
    assert seconds_of(given, rotas) == pytest.approx(each)


def test_what_supplements_cost(run, ward, here):
    (ward / "r.toml").write_text("evening = 1\nnight = 1\nweekend = 100\nholiday = 1\n", encoding="utf-8")
    asked = ("compare", ward / "unit.json", ward / "s.toml", "--out", ward / "out", "--full", "--seconds", "60")
    ended = run(*asked, "--rates", ward / "r.toml")
    assert ended.code == 0
    assert "At the rates given" in ended.out
    assert "supplements_kr" in (ward / "out" / "comparison.csv").read_text(encoding="utf-8")
    assert "mean position in the closed form" in (ward / "out" / "differences.csv").read_text(encoding="utf-8")
    (ward / "r.toml").write_text("evening = 1\n", encoding="utf-8")
    refused = run(*asked, "--rates", ward / "r.toml")
    assert refused.code == 2
    assert "r.toml, column night" in refused.err
