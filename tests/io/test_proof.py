"""A plan is written only if its files read back as what was checked, and are as lawful as the plan says."""

import json
from dataclasses import replace

import pytest
from tests.law.world import MONDAY, activity, before, person, roster, world
from tests.metrics.fake_plan import fake_plan

from arsplan.checking import check
from arsplan.domain.absences import Absence, Lock, Wish
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.roster import Duty, Roster
from arsplan.errors import ReadingsDisagree
from arsplan.io import plan_folder
from arsplan.io.atomic import write_folder
from arsplan.io.case import case_document, read_case, replay, write_case
from arsplan.io.plan_folder import write_plan

TIRED = Duty("S1", fake_plan().unit.start, "A"), Duty("S1", fake_plan().unit.start.replace(day=5), "D")


def unlawful(**facts):
    plan = fake_plan(**facts)
    return replace(plan, roster=Roster([*plan.roster, *TIRED]))


@pytest.mark.parametrize("there", [False, True])
def test_a_plan_that_says_it_is_lawful_and_is_not_is_never_written(tmp_path, there):
    if there:
        write_plan(fake_plan(name="First"), tmp_path / "plan")
    stood = {f.name: f.read_bytes() for f in (tmp_path / "plan").glob("*")}
    with pytest.raises(ReadingsDisagree, match="called lawful") as caught:
        write_plan(unlawful(), tmp_path / "plan")
    assert {f.name: f.read_bytes() for f in (tmp_path / "plan").glob("*")} == stood
    (stored,) = (tmp_path / "plan-cases").iterdir()
    assert str(stored) in str(caught.value)
    assert not replay(read_case(stored)).lawful
    assert {f.name for f in tmp_path.iterdir()} == {"plan-cases", *(["plan"] if there else [])}


def test_the_caller_says_where_cases_go(tmp_path):
    with pytest.raises(ReadingsDisagree):
        write_plan(unlawful(), tmp_path / "plan", cases=tmp_path / "a" / "b")
    assert [f.suffix for f in (tmp_path / "a" / "b").iterdir()] == [".json"]


def test_a_case_that_cannot_be_stored_hides_nothing(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(ReadingsDisagree, match="could not be stored"):
        write_plan(unlawful(), tmp_path / "plan", cases=tmp_path / "taken")
    assert not (tmp_path / "plan").exists()


def test_a_plan_that_does_not_say_it_is_lawful_is_written_as_it_is(tmp_path):
    write_plan(unlawful(status="NO_LAWFUL_PLAN"), tmp_path / "plan")
    assert (tmp_path / "plan" / "rota.csv").exists()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("rota.csv", "S1,2027-01-04,D", "S2,2027-01-04,D"), ("absences.csv", "2027-01-16", "2027-01-15")],
)
def test_files_that_read_back_as_something_else_are_refused(tmp_path, monkeypatch, name, old, new):
    def damaged(path, files):
        assert old in files[name]
        write_folder(path, {**files, name: files[name].replace(old, new)})

    monkeypatch.setattr(plan_folder, "write_folder", damaged)
    with pytest.raises(ReadingsDisagree, match="read back"):
        write_plan(fake_plan(), tmp_path / "plan")
    assert [f.name for f in tmp_path.iterdir()] == ["plan-cases"]


SECRET = ("Kari Nordmann", "4711", "per.hansen@example.no")


def _named(key, name, **facts):
    return person(key).model_copy(update={"name": name, **facts})


def full_unit():
    """A unit in which a name stands wherever one can stand."""
    kari, number, mail = SECRET
    return world(
        name=f"Ward of {kari}",
        staff=(_named(kari, kari, ext={"notes": mail}), _named(number, mail)),
        absences=(Absence(employee=kari, first=MONDAY, last=MONDAY, kind=f"sick {mail}", ext={"by": mail}),),
        locks=(Lock(employee=number, date=MONDAY, shift="D", ext={"by": kari}),),
        wishes=(
            Wish(employee=kari, kind="max_consecutive_shifts", value="3", text=mail),
            Wish(employee=number, kind="forbidden_pairing", value=kari),
        ),
        activities=(activity(MONDAY.replace(day=5), "09:00", "12:00", 180, kari).model_copy(update={"text": mail}),),
        history=before("D . . . . . .", name=number),
        own_rules=(
            OwnRule(
                id=f"X {kari}",
                title=f"For {kari}",
                measure={"kind": "run_length", "most": 1},
                people=(number, kari),
                source=f"Agreement with {mail}",
                paragraph=kari,
            ),
        ),
        switches=(Switch(rule=f"W01/{kari}", severity="hard"),),
        ext={"asked": kari},
    )


def test_a_case_has_no_names_and_the_same_verdict():
    unit = full_unit()
    made = Roster([*roster("A D D D D", name=SECRET[0]), *roster("D", name=SECRET[1])])
    document = case_document(unit, unit.absences, made, "a test")
    text = json.dumps(document, ensure_ascii=False)
    assert not [secret for secret in (*SECRET, "Nordmann", "hansen") if secret in text]
    assert [e["id"] for e in document["unit"]["staff"]] == ["P1", "P2"]
    renamed = {"P1": SECRET[0], "P2": SECRET[1], "": ""}
    real = check(unit, made, fixed=unit.absences).broken
    assert len(real) >= 4
    assert {"X", "W01"} <= {f.rule.split("/")[0].split()[0] for f in real}
    assert [e["people"] for e in document["unit"]["own_rules"]] == [["P2", "P1"]]
    assert [[f.rule.replace(f"X {SECRET[0]}", "X1").split("/")[0], f.employee, f.slack] for f in real] == [
        [rule.split("/")[0], renamed[employee], slack] for rule, employee, _, _, slack in document["verdict"]["broken"]
    ]


def test_a_case_is_read_as_it_was_stored(tmp_path):
    unit = full_unit()
    made = roster("A D", name=SECRET[1])
    case = read_case(write_case(tmp_path, unit, unit.absences, made, "a test"))
    assert len(case.roster) == 2
    assert [[f.rule, f.employee, f.first, f.last, f.slack] for f in replay(case).broken] == case.broken
    assert write_case(tmp_path, unit, unit.absences, made, "a test") in set(tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 1
