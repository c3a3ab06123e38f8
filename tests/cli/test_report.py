import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.cli import exits
from arsplan.io.plan_folder import write_plan
from arsplan.io.unit_folder import write_unit_folder


@pytest.fixture
def folder(tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    return tmp_path / "plan"


def text_of(file):
    return file.read_text(encoding="utf-8")


def test_the_report_of_a_plan(run, folder):
    ended = run("report", folder)
    assert ended == (
        0,
        f"The report lies in {folder / 'report.html'}; open it in a browser.\nNext:  arsplan export {folder}\n",
        "",
    )
    assert '<html lang="nb">' in text_of(folder / "report.html")


def test_in_english_and_for_the_public(run, folder):
    ended = run("report", folder, "--lang", "en", "--audience", "public")
    assert ended.code == 0
    assert [file.name for file in folder.glob("*.html")] == ["report-public.html"]
    assert '<html lang="en">' in text_of(folder / "report-public.html")


def test_another_language_is_refused(run, folder):
    ended = run("report", folder, "--lang", "se")
    assert ended.code == exits.BAD_INPUT
    assert not list(folder.glob("*.html"))


def test_no_plan_is_refused(run, tmp_path):
    ended = run("report", tmp_path / "nothing")
    assert ended.code == exits.BAD_INPUT
    assert "Maybe" in ended.err


def test_without_the_extra_it_says_what_to_install(run, folder, monkeypatch):
    monkeypatch.setattr("arsplan.cli.reporting.find_spec", lambda name: None)
    ended = run("report", folder)
    assert ended.code == exits.BAD_INPUT
    assert "Maybe run: pip install 'arsplan[report]'" in ended.err
    assert not list(folder.glob("*.html"))


@pytest.mark.parametrize("installed", [True, False])
def test_a_new_plan_comes_with_its_report(run, planner, tmp_path, monkeypatch, installed):
    if not installed:
        monkeypatch.setattr("arsplan.cli.reporting.find_spec", lambda name: None)
    write_unit_folder(planner.result.unit, tmp_path / "unit")
    ended = run("plan", tmp_path / "unit", "--out", tmp_path / "plan")
    assert ended.code == 0
    assert (tmp_path / "plan" / "report.html").exists() == installed
    assert ("report.html" in ended.out) == installed
