"""A unit may consist of own rules only, knowingly, and everything says so."""

import json

import pytest
from tests.law.world import roster, world

from arsplan.checking import check
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.terms import VacationPolicy
from arsplan.errors import InvalidUnit
from arsplan.io.load import load
from arsplan.io.plan_folder import write_plan
from arsplan.io.unit_folder import write_unit_folder
from arsplan.planning.plan import plan
from arsplan.planning.stop import MaxRuntime
from arsplan.report.check_text import check_lines
from arsplan.report.plan_text import plan_lines
from arsplan.rules.rulebook import rulebook

SHORT_RUNS = OwnRule(id="X1", title="At most two in a row", measure={"kind": "run_length", "most": 2})
ARRANGEMENT = ("U04", "U06", "U07", "U07/N")
OFF = tuple(Switch(rule=rule, severity="off") for rule in ARRANGEMENT)
SAID = "No law and no tariff was read"


def unit(**facts):
    settings = {"rule_packs": (), "own_rules": (SHORT_RUNS,), "switches": OFF, "vacation": VacationPolicy(place=False)}
    return world(**{"weeks": 2, **settings, **facts})


def test_only_own_rules_and_the_frame_of_every_plan_are_in_force():
    found = {rule.id: rule for rule in rulebook(unit())}
    assert {rule for rule, one in found.items() if one.severity != "off"} == {"U01", "U02", "U03", "E07", "X1"}
    assert all(one.layer == "local" for one in found.values())


def test_nothing_of_law_or_arrangement_is_broken_without_them():
    rota = roster("L L . . . L . | N")
    assert check(unit(), rota).lawful
    assert {f.rule for f in check(unit(), roster("D D D")).broken} == {"X1"}
    assert not check(unit(rule_packs=("norway",)), rota).lawful


@pytest.mark.parametrize("rule", ARRANGEMENT)
def test_each_part_of_the_arrangement_has_a_switch_of_its_own(rule):
    others = tuple(switch for switch in OFF if switch.rule != rule)
    found = {one.id for one in rulebook(unit(switches=others)) if one.severity == "hard"}
    assert rule in found


def test_vacation_is_placed_by_the_unit_where_it_wants_that():
    found = {one.id: one for one in rulebook(unit(vacation=VacationPolicy(days=20)))}
    assert found["U10"].source.confidence == "UNIT"


def test_no_rules_at_all_are_refused():
    with pytest.raises(InvalidUnit, match="no rules of its own") as error:
        unit(own_rules=(), switches=())
    (problem,) = error.value.problems
    assert (problem.file, problem.column) == ("unit", "rule_packs")


def test_it_is_planned_written_read_and_said(tmp_path):
    found = plan(unit(), stop=MaxRuntime(3))
    assert found.outcome.status in {"LAWFUL", "PROVEN_BEST"}
    write_plan(found, tmp_path / "plan")
    again = load(tmp_path / "plan" / "unit.json")
    assert again.rule_packs == ()
    write_unit_folder(unit(), tmp_path / "unit")
    assert load(tmp_path / "unit").rule_packs == ()


def test_summary_and_check_say_that_no_law_was_read(tmp_path):
    found = plan(unit(), stop=MaxRuntime(2))
    write_plan(found, tmp_path / "plan")
    document = json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))
    assert document["unit"]["rule_packs"] == []
    assert any(SAID in line for line in plan_lines(document))
    assert any(SAID in line for line in check_lines(found.findings, rulebook(unit())))
    lawful = unit(rule_packs=("norway",), switches=())
    assert not any(SAID in line for line in check_lines(check(lawful, roster("D")), rulebook(lawful)))
