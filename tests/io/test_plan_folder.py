"""A plan in files: complete, whole, and read back as it was."""

import csv
import hashlib
import json
from fractions import Fraction

import pytest
from tests.capacity.reference import bjorkelia
from tests.metrics.fake_plan import GIVEN, fake_plan
from tests.metrics.small import MONDAY, small

import arsplan
from arsplan.domain.roster import Duty
from arsplan.errors import ArsplanError, InvalidUnit
from arsplan.io import atomic, plan_folder
from arsplan.io.load import load
from arsplan.io.plan_folder import read_plan_folder, read_rota, read_stored_plan, write_plan
from arsplan.io.plan_folder_json import unit_hash
from arsplan.io.plan_folder_tables import percent
from arsplan.io.unit_folder import write_unit_folder
from arsplan.metrics import coverage, shortage_minutes

ALL = {
    "plan.json",
    "rota.csv",
    "days.csv",
    "positions.csv",
    "coverage.csv",
    "findings.csv",
    "accounts.csv",
    "month_accounts.csv",
    "competence_gaps.csv",
    "red_days.csv",
    "supplements.csv",
    "agreements.csv",
    "soundness.csv",
    "offers.csv",
    "part_time.csv",
    "kpis.csv",
    "unit.json",
    "absences.csv",
}


@pytest.fixture
def plan():
    return fake_plan()


@pytest.fixture
def folder(plan, tmp_path):
    write_plan(plan, tmp_path / "plan")
    return tmp_path / "plan"


def rows(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def problems(folder, reader=read_plan_folder):
    with pytest.raises(InvalidUnit) as caught:
        reader(folder)
    return [(p.code, p.file, p.row, p.column, p.value) for p in caught.value.problems]


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_files_and_nothing_else(folder):
    assert {file.name for file in folder.iterdir()} == ALL
    assert [entry.name for entry in folder.parent.iterdir()] == ["plan"]
    for file in folder.iterdir():
        assert b"\r" not in file.read_bytes()
        assert file.read_bytes().endswith(b"\n")


def test_reads_back_as_it_was(plan, folder):
    unit, roster = read_plan_folder(folder)
    assert (unit, roster) == (plan.planned_unit, plan.roster)
    stored = read_stored_plan(folder)
    assert (stored.unit, stored.absences) == (plan.unit, plan.absences)
    assert stored.absences[0].ext == GIVEN.ext


def test_rota_has_instants_and_no_names(folder):
    text = (folder / "rota.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "employee,date,shift,start,end,paid_minutes"
    assert "S1,2027-01-04,D,2027-01-04T07:30:00+01:00,2027-01-04T15:00:00+01:00,450\n" in text
    assert "N1,2027-01-04,N,2027-01-04T21:45:00+01:00,2027-01-05T07:45:00+01:00,600\n" in text


def test_names_stay_in_unit_json(tmp_path):
    first, *others = fake_plan().unit.staff
    staff = (first.model_copy(update={"name": "=1+1 Ås, Åse"}), *others)
    write_plan(fake_plan(staff=staff), tmp_path / "plan")
    found = [file.name for file in (tmp_path / "plan").iterdir() if "Åse" in file.read_text(encoding="utf-8")]
    assert found == ["unit.json"]


def test_every_day_of_everybody(folder):
    found = rows(folder / "days.csv")
    assert len(found) == 4 * 14
    assert found[0] == {"employee": "S1", "date": "2027-01-04", "code": "D"}
    assert {row["code"] for row in found} >= {"D", "N", "FE", "F1", "F2", "course"}


def test_positions(folder):
    assert rows(folder / "positions.csv")[:2] == [
        {
            "employee": "S1",
            "competence": "SPL",
            "position_before_pct": "100",
            "position_pct": "100",
            "full_time": "true",
        },
        {
            "employee": "H1",
            "competence": "HFA",
            "position_before_pct": "75",
            "position_pct": "80",
            "full_time": "false",
        },
    ]


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("1", "100"),
        ("3/4", "75"),
        ("0.7042", "70.42"),
        ("1/3", "33.3333"),
        ("0", "0"),
        ("1/1000000", "0.0001"),
    ],
)
def test_per_cent(share, text):
    assert percent(Fraction(share)) == text


def test_coverage_agrees_with_plan_json(plan, folder):
    found = rows(folder / "coverage.csv")
    assert list(found[0]) == ["start", "end", "shift", "competence", "need", "planned", "short", "over"]
    assert all(int(row["need"]) - int(row["planned"]) == int(row["short"]) for row in found)
    document = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    minutes = shortage_minutes(coverage(plan.planned_unit, plan.roster))
    assert document["shortage"]["minutes"] == minutes
    assert sum(document["shortage"]["by_week"].values()) == pytest.approx(minutes / 60)


def test_accounts_add_up_as_written(folder):
    for row in rows(folder / "accounts.csv"):
        values = {name: Fraction(text) for name, text in row.items() if name.endswith("_minutes")}
        owed = values.pop("owed_minutes")
        assert owed == sum(values.values())


def test_accounts_show_every_line(folder):
    first = rows(folder / "accounts.csv")[0]
    assert list(first) == [
        "employee",
        "position_pct",
        "owed_minutes",
        "brought_minutes",
        "vacation_minutes",
        "absence_minutes",
        "holiday_minutes",
        "f3_minutes",
        "f4_minutes",
        "f5_minutes",
        "activity_minutes",
        "worked_minutes",
        "remainder_minutes",
    ]
    assert (first["owed_minutes"], first["worked_minutes"]) == ("4260", "1350")


def test_accounts_as_a_table_are_those_of_the_folder(plan, folder):
    table = arsplan.accounts(plan)
    assert list(table.index) == [employee.id for employee in plan.unit.staff]
    written = rows(folder / "accounts.csv")
    for name, column in table.items():
        assert list(column) == pytest.approx([float(row[name]) for row in written], abs=0.05), name
    assert table["owed_minutes"].sum() == pytest.approx(table.filter(like="_minutes").iloc[:, 1:].sum().sum())
    with pytest.raises(arsplan.ArsplanError, match="no roster"):
        arsplan.accounts(fake_plan(planned=False))


def test_red_days_and_supplements_of_everybody(folder):
    red, hours = rows(folder / "red_days.csv"), rows(folder / "supplements.csv")
    people = ["S1", "H1", "A1", "N1"]
    assert [row["employee"] for row in red] == [row["employee"] for row in hours] == people
    assert red[0] == {
        "employee": "S1",
        "red_days": "2",
        "worked": "0",
        "off": "2",
        "away": "0",
        "off_target": "",
        "f3_main_days": "0",
        "f3_averaged_days": "0",
        "f5_days": "0",
        "f5_placed": "0",
        "even": "0",
        "feasts_again": "",
        "at_most": "1",
    }
    assert hours[3] == {
        "employee": "N1",
        "evening_minutes": "0",
        "night_minutes": "990",
        "weekend_minutes": "0",
        "holiday_minutes": "0",
        "compensation_minutes": "0",
    }


def test_agreements_that_the_plan_needs(folder):
    found = {row["agreement"]: row for row in rows(folder / "agreements.csv")}
    assert found["averaging_ind"] | {"what": "", "source": "", "runs": "", "notice": "", "parties": ""} == {
        "agreement": "averaging_ind",
        "what": "",
        "paragraph": "AML § 10-5(1)(2)",
        "parties": "",
        "in_unit": "yes",
        "uses": "2",
        "people": "N1",
        "duties": "N",
        "first": "2027-01-04",
        "last": "2027-01-05",
        "runs": "",
        "notice": "",
        "source": "",
        "confidence": "TEXT",
        "checked_on": "",
    }
    document = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    assert document["agreements"] == {
        "needed": list(found),
        "missing": [name for name, row in found.items() if row["in_unit"] == "no"],
        "not_stated": ["work_plan"],
    }


def test_soundness_asks_with_figures_and_without(folder):
    found = {row["topic"]: row for row in rows(folder / "soundness.csv")}
    assert (found["run_days"]["worst"], found["run_days"]["employee"]) == ("3", "S1")
    assert found["help"]["question"]
    assert found["help"]["worst"] == found["help"]["first"] == ""


def test_findings_keep_every_verdict(folder):
    found = rows(folder / "findings.csv")
    assert [(row["rule"], row["verdict"], row["slack"]) for row in found] == [
        ("R07", "kept", "330"),
        ("W01", "broken", "-1"),
    ]
    assert found[1]["text"] == "asks for 3, at most"


def test_plan_json(plan, folder):
    document = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    assert document["outcome"] == {"status": "LAWFUL", "reason": "time_limit"}
    assert document["goals"][0] == {
        "name": "shortage",
        "value": 9000,
        "bound": 4500,
        "gap": 0.4,
        "unit": "head-minutes",
        "parts": {},
    }
    assert document["goals"][1]["bound"] is None
    assert (document["seed"], document["seconds"], document["seconds_to_first"]) == (1, 9.25, 1.5)
    assert set(document["versions"]) == {"arsplan", "ortools", "python"}
    assert document["unit"]["sha256"] == unit_hash(plan.unit)
    assert document["shortage_weights"] == {"SPL": 30}
    assert document["conflicts"] == [
        {"employee": "N1", "hours": 1.5833, "minutes": 95, "reason": "Every night is covered already."}
    ]
    assert document["findings"] == {
        "lawful": True,
        "broken": 0,
        "broken_soft": 1,
        "breaches": [],
        "undecidable": 0,
        "kept": 1,
    }
    assert document["positions"]["after"]["heads"] == 3
    assert document["statistics"]["trace"] == [[1.5, 9900], [8.0, 9000]]
    assert set(document["files"]) == ALL - {"plan.json"}
    for name, digest in document["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_what_write_plan_returns_is_what_it_wrote(plan, tmp_path):
    document = write_plan(plan, tmp_path / "plan")
    assert document == json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))


def test_demand_left_outside(tmp_path):
    document = write_plan(
        fake_plan(lines=bjorkelia().lines, demand=(*small().demand, *outside_rows())), tmp_path / "plan"
    )
    assert document["outside"] == [{"line": "HN", "shifts": 14, "hours": 133.0}]


def outside_rows():
    found = [row for row in bjorkelia().demand if row.line == "HN" and row.season == "vinter"]
    return [row.model_copy(update={"season": "all"}) for row in found]


def test_the_hash_does_not_depend_on_how_the_unit_was_stored(plan, tmp_path):
    write_unit_folder(plan.unit, tmp_path / "unit")
    assert unit_hash(load(tmp_path / "unit")) == unit_hash(plan.unit)
    assert unit_hash(small(name="Other")) != unit_hash(small())


def test_without_a_lawful_plan(tmp_path):
    document = write_plan(fake_plan(status="NO_LAWFUL_PLAN", planned=False), tmp_path / "plan")
    assert {f.name for f in (tmp_path / "plan").iterdir()} == {
        "plan.json",
        "unit.json",
        "absences.csv",
        "findings.csv",
    }
    assert document["shortage"] is None
    assert document["findings"]["lawful"] is False
    assert problems(tmp_path / "plan")[0][:2] == ("missing-file", "rota.csv")


def test_an_earlier_plan_is_replaced_and_other_files_stay(folder):
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    write_plan(fake_plan(name="Second"), folder)
    assert read_stored_plan(folder).unit.name == "Second"
    write_plan(fake_plan(planned=False), folder)
    assert {file.name for file in folder.iterdir()} == {
        "plan.json",
        "unit.json",
        "absences.csv",
        "findings.csv",
        "notes.txt",
    }


def test_a_failure_in_a_new_folder_leaves_nothing(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(atomic.os, "fsync", refuse_disk)
    with pytest.raises(OSError, match="full"):
        write_plan(plan, tmp_path / "plan")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", [3, len(ALL) + 3], ids=["before the proof", "while replacing"])
def test_a_failure_in_an_old_folder_leaves_every_file_whole(folder, monkeypatch, failing):
    before = (folder / "plan.json").read_bytes()
    real, calls = atomic.os.fsync, []

    def one_fails(handle):
        calls.append(handle)
        return refuse_disk(handle) if len(calls) == failing else real(handle)

    monkeypatch.setattr(atomic.os, "fsync", one_fails)
    with pytest.raises(OSError, match="full"):
        write_plan(fake_plan(name="Second"), folder)
    assert {file.name for file in folder.iterdir()} == ALL
    assert (folder / "plan.json").read_bytes() == before
    assert [file.name for file in folder.parent.iterdir()] == ["plan"]


def refuse_disk(_handle):
    raise OSError(28, "disk full")


def test_a_unit_or_other_files_are_never_overwritten(plan, tmp_path):
    write_unit_folder(plan.unit, tmp_path / "unit")
    with pytest.raises(ArsplanError, match="holds a unit"):
        write_plan(plan, tmp_path / "unit")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "rota.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(ArsplanError, match="holds other files"):
        write_plan(plan, tmp_path / "other")
    with pytest.raises(ArsplanError, match="is a file"):
        write_plan(plan, tmp_path / "other" / "rota.csv")
    (tmp_path / "empty").mkdir()
    write_plan(plan, tmp_path / "empty")
    assert (tmp_path / "empty" / "plan.json").exists()


def test_relative_paths(plan, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_plan(plan, "a/b")
    assert (tmp_path / "a" / "b" / "plan.json").exists()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("S1,2027-01-04", "S9,2027-01-04", ("unknown-employee", "employee", "S9")),
        ("S1,2027-01-04", "S1,2028-01-04", ("outside-plan", "date", "2028-01-04")),
        ("S1,2027-01-04", "S1,4/1/27", ("not-a-date", "date", "4/1/27")),
        ("S1,2027-01-04,D", "S1,2027-01-04,X", ("unknown-shift", "shift", "X")),
        ("T07:30:00", "T07:00:00", ("not-as-the-shift", "start", "2027-01-04T07:00:00+01:00")),
        ("2027-01-04T15:00:00+01:00", "15:00", ("not-an-instant", "end", "15:00")),
        (",450", ",460", ("not-as-the-shift", "paid_minutes", "460")),
        (",450", ",7,5", ("too-many-cells", None, None)),
        ("employee,date", "person1,date", ("unknown-column", "person1", None)),
    ],
)
def test_a_rota_that_does_not_fit_is_refused_with_its_place(folder, old, new, expected):
    change(folder / "rota.csv", old, new)
    code, column, value = expected
    assert any((p[0], p[1], p[3], p[4]) == (code, "rota.csv", column, value) for p in problems(folder)), problems(
        folder
    )


def test_a_duty_that_stands_twice_is_refused(folder):
    line = (folder / "rota.csv").read_text(encoding="utf-8").splitlines()[1]
    with (folder / "rota.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert [p[0] for p in problems(folder)] == ["duplicate-duty"]


def test_absences_of_strangers_and_backward_ones_are_refused(folder):
    change(folder / "absences.csv", "H1,2027-01-04,2027-01-04", "H9,2027-01-04,2027-01-04")
    change(folder / "absences.csv", "S1,2027-01-11,2027-01-16", "S1,2027-01-16,2027-01-11")
    found = problems(folder)
    assert ("unknown-employee", "absences.csv", 2, "employee", "H9") in found
    assert any(p[1:3] == ("absences.csv", 3) for p in found)


def test_missing_folder_and_missing_unit(folder, tmp_path):
    assert problems(tmp_path / "nowhere")[0][0] == "missing-folder"
    (folder / "unit.json").unlink()
    assert problems(folder)[0][:2] == ("missing-file", "unit.json")


def test_a_rota_by_itself_needs_only_three_columns(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_bytes("employee;date;shift\r\nS1;04.01.2027;D\r\n\r\nH1;2027-01-05;A\r\n".encode("cp1252"))
    assert read_rota(small(), file).duties == (
        Duty("H1", MONDAY.replace(day=5), "A"),
        Duty("S1", MONDAY, "D"),
    )


def test_times_without_an_offset_are_local(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("employee,date,shift,start\nS1,2027-01-04,D,2027-01-04 07:30\n", encoding="utf-8")
    assert len(read_rota(small(), file)) == 1


def test_no_rota_there(tmp_path):
    found = problems(tmp_path / "no.csv", lambda path: read_rota(small(), path))
    assert found == [("missing-file", "no.csv", None, None, None)]
    (tmp_path / "folder.csv").mkdir()
    assert problems(tmp_path / "folder.csv", lambda path: read_rota(small(), path))[0][0] == "unreadable-file"


def test_all_names_of_the_door():
    assert plan_folder.__all__ == sorted(plan_folder.__all__, key=lambda name: (not name.isupper(), name))


def test_a_unit_without_norwegian_law_has_none_of_its_tables(tmp_path):
    write_plan(fake_plan(), tmp_path / "plan")
    document = write_plan(fake_plan(rule_packs=("eu",)), tmp_path / "plan")
    norwegian = {"red_days.csv", "supplements.csv", "agreements.csv", "soundness.csv"}
    assert {file.name for file in (tmp_path / "plan").iterdir()} == ALL - norwegian
    assert document["agreements"] is None
    assert not norwegian & document["files"].keys()
