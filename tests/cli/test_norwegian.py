"""What commands show with `--lang nb`: no line of it stays English."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from tests.cli.test_curve import hourly
from tests.cli.test_edits import FIRST_DAY, FIRST_ROW
from tests.cli.test_evaluate import TARGETS, WORKED
from tests.cli.test_language import ENGLISH, prose
from tests.metrics.fake_plan import fake_plan
from tests.metrics.small import MONDAY, small
from tests.planning.curves import curved
from tests.planning.wards import pair

import arsplan
from arsplan.io.plan_folder import read_stored_plan, write_plan
from arsplan.io.unit_folder import write_unit_folder
from arsplan.planning.changes import Change, ExtraDuty
from arsplan.planning.plan_types import RepairWindow
from arsplan.planning.repair import Repair
from arsplan.planning.roll import Rolled
from arsplan.report.plan_workbook import write_plan_workbook
from arsplan.report.speech import speak

CHANGES = (
    Change("S1", MONDAY, "D", "", "absence", "sick"),
    Change("H1", MONDAY, "", "D", "shortage", "D was left by somebody else"),
    Change("A1", MONDAY, "A", "D", "swap", "takes D in place of A"),
    Change("A1", MONDAY + timedelta(1), "D", "", "swap", "so that D on 2027-01-06 can be worked"),
)

FAULT = '[[scenario]]\nname = "Y"\nlong = "XL"\n'


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    speak("en")


@pytest.fixture
def plan(tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    return tmp_path / "plan"


@pytest.fixture
def spoken(run):
    """Run a command in Norwegian; nothing that it shows may be English."""

    def call(*words, code=0):
        ended = run(*words, "--lang", "nb")
        assert ended.code == code, ended.err
        said = prose(
            re.sub(r"\(.*\) \[|next-plan", "", ended.out + ended.err)
        )  # what single findings say stays English
        assert [line for line in said.splitlines() if ENGLISH.search(line)] == []
        return ended.out

    return call


def worked(folder):
    (folder / "worked.csv").write_text(WORKED, encoding="utf-8")
    return folder / "worked.csv"


def test_accounts(spoken, plan, tmp_path):
    extra = tmp_path / "extra.csv"
    rows = [f"H1,2026-{month:02}-15,D,450\n" for month in range(3, 13)]
    extra.write_text("employee,date,shift,extra_minutes\n" + "".join(rows), encoding="utf-8")
    said = spoken("accounts", plan, "--to", "2027-01-11", "--actual", worked(tmp_path), "--extra", extra)
    assert "75,0 t på 10 måneder, fra 80,0 til 84,5 %" in said
    assert "Neste steg:  arsplan evaluate" in said


def test_evaluate(spoken, plan, tmp_path):
    (tmp_path / "targets.toml").write_text(TARGETS, encoding="utf-8")
    files = ("--actual", worked(tmp_path), "--targets", tmp_path / "targets.toml")
    assert "Innleide vakter: 1, 7,5 t." in spoken("evaluate", plan, *files, "--out", tmp_path / "out")
    assert "planlagt" in spoken("evaluate", plan, "--out", tmp_path / "out")


def test_edits(spoken, plan, tmp_path):
    write_plan_workbook(read_stored_plan(plan), plan / "plan.xlsx")
    assert spoken("edits", plan).startswith("Ingenting er endret.")
    book = load_workbook(plan / "plan.xlsx")
    book["Turnus"].cell(FIRST_ROW, FIRST_DAY).value = "A"
    book.save(plan / "plan.xlsx")
    said = spoken("edits", plan, "--out", tmp_path / "unit", code=1)
    assert "1 dag endret:" in said
    assert "Man 2027-01-04: D -> A" in said


def test_repair(spoken, plan, tmp_path, monkeypatch):
    window = RepairWindow(MONDAY, MONDAY + timedelta(6), 1, 2, 9, 450, 450, 0, cheapest=True)
    extra = (ExtraDuty("H1", MONDAY, "D", 450),)
    found = Repair(fake_plan(), (), CHANGES, CHANGES[1:2], extra, window)
    monkeypatch.setattr("arsplan.planning.repair.repair", lambda *_, **__: found)
    dates = ("--from", "2027-01-04", "--to", "2027-01-04")
    said = spoken("repair", plan, "--absent", "S1", *dates, "--out", tmp_path / "out")
    assert "D ble ledig etter noen andre; 7,5 t merarbeid, må spørres" in said


def test_roll(spoken, plan, tmp_path, monkeypatch):
    found = Rolled(fake_plan(), CHANGES, CHANGES[:1], MONDAY + timedelta(7))
    monkeypatch.setattr("arsplan.io.proven.roll", lambda *_, **__: found)
    said = spoken("roll", plan, "--to", "2027-01-11", "--out", tmp_path / "out")
    assert "Endringer i det som var planlagt: 4 (1 på grunn av fravær" in said


def test_replacements(spoken, plan):
    said = spoken("replacements", plan, "--date", "2027-01-08", "--shift", "D")
    assert "spør i denne rekkefølgen" in said
    assert "innenfor timene i stillingen" in said
    said = spoken("replacements", plan, "--date", "2027-01-05", "--absent", "S1")
    assert "ingen på lista kan ta den" in said
    assert "Neste steg:  arsplan repair" in said


def test_compare(spoken, tmp_path, monkeypatch):
    real = arsplan.compare

    def compare(unit, scenarios, executor, **settings):
        with ThreadPoolExecutor(1) as threads:
            return real(unit, scenarios, threads, **settings)

    monkeypatch.setattr(arsplan, "compare", compare)
    write_unit_folder(pair(1), tmp_path / "unit")
    (tmp_path / "s.toml").write_text('[[scenario]]\nname = "X"\nweekends = "1/2"\n' + FAULT, encoding="utf-8")
    (tmp_path / "rota.csv").write_text("employee,date,shift\nP1,2027-08-02,D\n", encoding="utf-8")
    files = (tmp_path / "unit", tmp_path / "s.toml", "--today", tmp_path / "rota.csv", "--out", tmp_path / "out")
    said = spoken("compare", *files)
    assert "i regnestykket for en vanlig uke" in said
    assert "Dagens turnus: " in said
    assert "Avdelingen har ingen slik vakt." in said
    assert f"--today {tmp_path / 'rota.csv'} --full" in said
    assert '<html lang="nb">' in (tmp_path / "out" / "comparison.html").read_text(encoding="utf-8")


def test_curve(spoken, tmp_path):
    said = spoken("curve", hourly(tmp_path / "past.csv"), "--out", tmp_path / "demand.csv", "--minutes-per-event", "60")
    assert "Bemanning ut fra" in said
    assert "nok til en gjennomsnittlig dag" in said


def test_overlay(spoken, tmp_path):
    write_unit_folder(small(weeks=52), tmp_path / "unit")
    said = spoken("overlay", tmp_path / "unit", "--out", tmp_path / "margin", "--sickness-margin")
    assert "Behovet var" in said


def test_shifts(spoken, tmp_path):
    write_unit_folder(curved({(7, 14): 1, (14, 15): 2, (15, 22): 1}), tmp_path / "unit")
    said = spoken("shifts", tmp_path / "unit", "--out", tmp_path / "s.csv", "--length", "8", "--last", "15:00")
    assert "0,0 % flere timer" in said


def test_check_of_a_rota_from_elsewhere(spoken, plan, tmp_path):
    write_unit_folder(fake_plan().unit, tmp_path / "unit")
    assert "årsverk, gjennomsnittsstilling" in spoken("check", tmp_path / "unit", plan / "rota.csv")
