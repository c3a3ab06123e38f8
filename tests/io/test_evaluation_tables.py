"""The tables of an evaluation: everything in them, and for the public no person and no sickness."""

import csv
import io
import json
from datetime import timedelta

import pytest
from tests.metrics.small import MONDAY, small
from tests.planning.test_evaluate import AGENCY, first_week, planned, target

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty
from arsplan.domain.targets import Targets
from arsplan.domain.worked import Worked
from arsplan.io.evaluation_tables import evaluation_files
from arsplan.io.extra_file import read_extra
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.evaluate import evaluate

SICK = Absence(employee="S1", first=MONDAY, last=MONDAY, kind="sick")
TARGETS = Targets((target("shortage", "1/8"), target("sickness", "1/100"), target("mean_position", "2/3")))


@pytest.fixture(scope="module")
def found():
    worked = first_week(Duty("S1", MONDAY, "D"), more=[Duty("agency-1", MONDAY, "D")])
    actual = Worked.with_hired(small(), worked, (AGENCY,))
    return evaluate(planned(), actual=actual, absences=[SICK], targets=TARGETS)


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[name])))


def test_targets_with_how_far_they_are(found):
    first, second, third = rows(evaluation_files(found), "targets.csv")
    assert first == {
        "measure": "shortage",
        "group": "",
        "target": "0.125",
        "unit": "share",
        "by": "2027-12-31",
        "decided": "",
        "decided_by": "x",
        "planned": "0.09375",
        "actual": "0.140625",
        "reached": "false",
        "lacking": "0.015625",
    }
    assert (second["actual"], second["reached"]) == ("0.051724", "false")
    assert (third["actual"], third["planned"]) == ("", "0.630267")


def test_weeks_with_plan_and_reality(found):
    one, other = rows(evaluation_files(found), "weeks.csv")
    assert (one["week"], one["season"], one["days"], one["need_minutes"]) == ("2027-W01", "all", "7", "9600")
    assert (one["planned_short_minutes"], one["actual_short_minutes"], one["actual_open_minutes"]) == (
        "900",
        "1350",
        "900",
    )
    assert (one["hired_shifts"], one["hired_minutes"], one["sick_minutes"]) == ("1", "450", "450")
    assert (other["actual_short_minutes"], other["hired_shifts"]) == ("", "")


def test_the_document_has_the_same_in_hours(found):
    document = json.loads(evaluation_files(found)["evaluation.json"])
    assert document["to"] == (MONDAY + timedelta(7)).isoformat()
    assert document["weeks"][0]["actual"]["open_hours"] == 15
    assert document["total"]["happened"]["sick_hours"] == 7.5
    assert len(document["accounts"]) == 4


def test_for_the_public_no_person_and_no_sickness(found):
    files = evaluation_files(found, public=True)
    assert not {"accounts.csv", "extra.csv"} & set(files)
    for name, text in files.items():
        assert "sick" not in text, name
        for person in ("S1", "H1", "A1", "N1", "agency"):
            assert person not in text, name
    assert "agreed_hours" not in files["evaluation.json"]


def test_work_beyond_the_plan_is_kept_for_the_accounts_of_the_next_year(tmp_path):
    worked = first_week(more=[Duty("A1", MONDAY, "D")])
    files = evaluation_files(evaluate(planned(), actual=worked))
    assert files["extra.csv"] == "employee,date,shift,extra_minutes\nA1,2027-01-04,D,450\n"
    (tmp_path / "extra.csv").write_text(files["extra.csv"], encoding="utf-8")
    later = small(start=MONDAY + timedelta(7))
    (noted,) = read_extra(later, tmp_path / "extra.csv", before_plan=True)
    assert noted == ExtraDuty("A1", MONDAY, "D", 450)
