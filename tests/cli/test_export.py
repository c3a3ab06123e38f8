import pytest
from tests.metrics.fake_plan import fake_plan

from arsplan.cli import exits
from arsplan.io.plan_folder import write_plan

MADE = {"plan.xlsx", "calendar"}


@pytest.fixture
def folder(tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    return tmp_path / "plan"


def test_the_workbook_and_the_calendars(run, folder):
    ended = run("export", folder)
    assert ended.code == 0
    assert {entry.name for entry in folder.iterdir()} >= MADE
    assert {file.name for file in (folder / "calendar").iterdir()} == {"A1.ics", "H1.ics", "N1.ics", "S1.ics"}
    assert "plan.xlsx" in ended.out


def test_a_new_plan_takes_the_old_ones_away(run, folder):
    run("export", folder)
    write_plan(fake_plan(), folder)
    assert not MADE & {entry.name for entry in folder.iterdir()}


def test_the_plan_can_still_be_checked(run, folder):
    run("export", folder)
    assert run("check", folder).code == 0


def test_no_plan_is_refused(run, tmp_path):
    ended = run("export", tmp_path / "nothing")
    assert ended.code == exits.BAD_INPUT
    assert "Maybe" in ended.err
