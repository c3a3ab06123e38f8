import json
from dataclasses import replace

import pytest
from tests.metrics.fake_plan import fake_plan
from tests.metrics.small import roster, small

from arsplan.checking import Finding, Findings
from arsplan.io.plan_folder import write_plan
from arsplan.io.unit_folder import write_unit_folder
from arsplan.report.check_text import check_lines
from arsplan.rules.rulebook import rulebook

HEADING = "employee,date,shift\n"


def lawful_plan():
    vacation = small().vacation.model_copy(update={"place": False})
    plan = fake_plan(vacation=vacation)
    return replace(plan, roster=roster("S1 D D D\nH1 . D D\nA1 D . D"), findings=Findings())


@pytest.fixture
def folder(tmp_path):
    write_plan(lawful_plan(), tmp_path / "plan")
    return tmp_path / "plan"


def test_a_lawful_plan(run, folder):
    ended = run("check", folder)
    assert (ended.code, ended.err) == (0, "")
    assert "Lawful: no rule that binds is broken." in ended.out
    assert ended.out.endswith(f"Next:  arsplan report {folder}\n")


def test_a_plan_that_was_changed_by_hand(run, folder):
    with (folder / "rota.csv").open("a", encoding="utf-8") as file:
        file.write("S1,2027-01-04,A,,,\n")
    ended = run("check", folder)
    assert ended.code == 1
    assert "Not lawful" in ended.out
    assert "Next:" not in ended.out
    assert "S1, 2027-01-04" in ended.out
    assert "AML" in ended.out
    document = json.loads(run("check", folder, "--json").out)
    assert document["lawful"] is False
    assert document["broken"] == sum(f["verdict"] == "broken" and f["severity"] == "hard" for f in document["findings"])
    assert set(document["findings"][0]) >= {
        "rule",
        "employee",
        "first",
        "last",
        "verdict",
        "measured",
        "limit",
    }


def test_another_rota_in_place_of_the_plans_own(run, folder, tmp_path):
    (tmp_path / "mine.csv").write_text(HEADING + "S1,2027-01-04,N\n", encoding="utf-8")
    ended = run("check", folder, tmp_path / "mine.csv")
    assert ended.code == 1
    assert "U02" in ended.out


def test_a_unit_with_a_rota(run, tmp_path):
    write_unit_folder(lawful_plan().unit, tmp_path / "unit")
    (tmp_path / "mine.csv").write_text(HEADING + "S1,2027-01-04,D\n", encoding="utf-8")
    assert run("check", tmp_path / "unit", tmp_path / "mine.csv").code == 0
    (tmp_path / "mine.csv").write_text(HEADING + "S9,2027-01-04,D\n", encoding="utf-8")
    ended = run("check", tmp_path / "unit", tmp_path / "mine.csv")
    assert ended.code == 2
    assert "mine.csv, row 2, column employee, value 'S9'" in ended.err


def test_a_unit_without_a_rota(run, tmp_path):
    write_unit_folder(small(), tmp_path / "unit")
    ended = run("check", tmp_path / "unit")
    assert ended.code == 2
    assert "ROTA.csv" in ended.err


def test_a_folder_without_a_lawful_plan(run, tmp_path):
    write_plan(fake_plan(status="NO_LAWFUL_PLAN", planned=False), tmp_path / "plan")
    ended = run("check", tmp_path / "plan")
    assert ended.code == 2
    assert "no lawful plan was found" in ended.err


def test_many_breaches_are_counted_and_groups_named():
    broken = Finding("R07", "S1", "2027-01-04", "2027-01-05", "broken", 9, 11, -2, "hours", "hard", "short")
    wish = Finding("W9", "", "2027-01-04", "2027-01-04", "broken", None, None, None, "", "soft")
    unclear = Finding("R08", "H1", "2027-01-04", "2027-01-04", "undecidable", None, None, None, "", "hard", "why")
    lines = check_lines(Findings((*[broken] * 50, wish, unclear)), rulebook(small()))
    assert lines[0] == "Not lawful: 50 breaches."
    assert "  and 10 more" in lines
    assert "  W9, the group, 2027-01-04" in lines
    assert any(line.startswith("  R07 ") and "9 hours, the limit is 11 (short) [AML" in line for line in lines)
    assert any("(why)" in line for line in lines)


def test_what_is_undecided_for_many_is_said_once():
    def unclear(name, day, why):
        return Finding("R12", name, day, day, "undecidable", None, None, None, "", "hard", why)

    found = [unclear(f"H{k}", f"2027-01-0{k}", "no breaks stated") for k in (4, 5, 6)]
    lines = check_lines(Findings((*found, unclear("S1", "2027-01-04", "other"))), rulebook(small()))
    said = [line for line in lines if line.startswith("  R12")]
    assert len(said) == 2
    assert "H4 and 2 more, 2027-01-04 to 2027-01-06 (no breaks stated)" in said[0]


def test_a_plan_whose_rota_was_changed_is_judged_with_a_warning(run, folder):
    with (folder / "rota.csv").open("a", encoding="utf-8") as file:
        file.write("S1,2027-01-12,D,,,\n")
    ended = run("check", folder)
    assert "Changed since it was planned: rota.csv." in ended.err
    assert json.loads(run("check", folder, "--json").out)["changed"] == ["rota.csv"]


def test_a_plan_whose_unit_was_changed_is_refused(run, folder):
    file = folder / "unit.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    document["arrangement"]["longest_run_days"] = 14
    file.write_text(json.dumps(document), encoding="utf-8")
    ended = run("check", folder)
    assert ended.code == 2
    assert "unit.json: This is not the unit that the plan was made for." in ended.err
    assert "Maybe" in ended.err


def test_a_unit_that_was_only_laid_out_anew_is_the_same(run, folder):
    file = folder / "unit.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8"))), encoding="utf-8")
    assert run("check", folder)[::2] == (
        0,
        "Changed since it was planned: unit.json. What stands there now is judged.\n",
    )


@pytest.mark.parametrize("text", ["", "[]", "{", '{"unit": 3, "files": []}'])
def test_a_plan_json_that_says_nothing_is_refused(run, folder, text):
    (folder / "plan.json").write_text(text, encoding="utf-8")
    ended = run("check", folder)
    assert ended.code == 2
    assert "plan.json" in ended.err
    assert "Maybe" in ended.err


@pytest.fixture
def unit(tmp_path):
    write_unit_folder(lawful_plan().unit, tmp_path / "unit")
    return tmp_path / "unit"


@pytest.fixture
def mine(tmp_path):
    def write(text):
        (tmp_path / "mine.csv").write_text(text, encoding="utf-8")
        return tmp_path / "mine.csv"

    return write


def test_a_rota_by_its_times(run, unit, mine):
    rota = mine("Ansatt;Dato;Fra;Til\nS1;04.01.2027;07:30;15:00\n")
    assert run("check", unit, rota).code == 0
    rota = mine("Ansatt;Dato;Fra;Til\nS1;04.01.2027;07:00;14:00\n")
    ended = run("check", unit, rota)
    assert ended.code == 2
    assert "--own-times" in ended.err
    assert run("check", unit, rota, "--own-times").code == 0


def test_own_times_in_place_of_a_plans_rota(run, folder, mine):
    rota = mine("employee,date,start,end\nS1,2027-01-04,07:00,22:00\n")
    ended = run("check", folder, rota, "--own-times")
    assert ended.code == 1
    assert "07:00-22:00 on Mon 2027-01-04" in ended.out


def test_nights_on_the_day_they_end(run, unit, mine):
    rota = mine(HEADING + "S1,2027-01-05,N\n")
    document = json.loads(run("check", unit, rota, "--nights-on-end-day", "--json").out)
    (found,) = [f for f in document["findings"] if (f["rule"], f["employee"]) == ("U02", "S1")]
    assert (found["first"], found["excess"]) == ("2027-01-04", 1.0)


@pytest.mark.parametrize("option", ["--own-times", "--nights-on-end-day"])
def test_how_a_rota_is_noted_needs_a_rota(run, folder, option):
    ended = run("check", folder, option)
    assert ended.code == 2
    assert "ROTA.csv" in ended.err


def test_json_has_both_groups(run, unit, mine):
    document = json.loads(run("check", unit, mine(HEADING + "S1,2027-01-04,N\n"), "--json").out)
    assert document["by_person"][0] == {"employee": "S1", "breaches": 1, "rules": 1, "worst": "U02", "excess": 1.0}
    assert document["by_rule"][0] == {"rule": "U02", "breaches": 1, "people": 1, "worst": "S1", "excess": 1.0}


def test_a_table_and_a_workbook(run, unit, mine, tmp_path):
    rota = mine(HEADING + "S1,2027-01-04,N\n")
    ended = run("check", unit, rota, "--table", "--excel", tmp_path / "found.xlsx")
    assert ended.code == 1
    assert ended.out.splitlines()[0].startswith("rule,title,employee,first,last,excess_pct")
    assert ended.out.splitlines()[1].startswith("U02,Available for the duty,S1,2027-01-04,2027-01-04,100,broken")
    assert (tmp_path / "found.xlsx").read_bytes()[:2] == b"PK"
    ended = run("check", unit, rota, "--excel", tmp_path / "found.xlsx")
    assert f"The workbook lies in {tmp_path / 'found.xlsx'}." in ended.out


def test_one_form_on_stdout(run, unit, mine):
    ended = run("check", unit, mine(HEADING), "--json", "--table")
    assert ended.code == 2
    assert "--table" in ended.err
