"""The rules in force, as a table for people and as rows for tools."""

import json
from datetime import date

import pandas as pd
from tests.law.world import person, world

import arsplan
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.terms import Agreements, Arrangement
from arsplan.report.rules_table import rules_blocks
from arsplan.rules.packs import pack


def lines(**facts):
    return {line.rule: line for line in arsplan.rule_lines(world(**facts))}


def test_every_rule_of_the_rulebook_has_a_line_with_its_source():
    unit = world()
    made = arsplan.rule_lines(unit)
    assert [line.rule for line in made] == [rule.id for rule in arsplan.rulebook(unit)]
    rest = {line.rule: line for line in made}["R07"]
    assert rest.says == pack()["R07"].says
    assert rest.numbers == "full 11 h, floor 11 h, compensation next rest"
    assert (rest.paragraph, rest.confidence, rest.checked_on) == ("AML § 10-8(1)(3)", "TEXT", None)
    assert rest.address.startswith("https://")
    assert rest.readings == pack()["R07"].readings


def test_a_line_says_whom_the_rule_binds():
    staff = (person(), person("per", long_shift_minutes=750))
    found = lines(staff=staff)
    assert found["R01"].people == ("kari", "per")
    assert (found["R24"].people, found["R24/2"].people) == (("kari",), ("per",))
    assert found["R24/2"].numbers == "long 10 h, most 12 h 30 min"


def test_numbers_are_those_of_the_agreements_and_of_the_arrangement():
    found = lines(
        agreements=Agreements(averaging="tv", day_break="06:00"),
        arrangement=Arrangement(forbidden_sequences=(("A", "D"),)),
    )
    assert found["R01"].numbers == "most 12 h 30 min, rest 11 h, day break 06:00, window fixed"
    assert found["R03/8"].numbers.startswith("most 384 h, weeks 8")
    assert found["U09/A-D"].numbers == "codes A then D"
    assert found["U04"].numbers == "friday evening no, sunday night yes, most 1, of 3"
    assert found["U01"].numbers == ""


def test_a_rule_of_the_unit_has_its_own_title_and_severity():
    own = OwnRule(
        id="X1",
        title="Three in a row",
        measure={"kind": "run_length", "most": 3},
        severity="soft",
        weight=7,
        valid_from=date(2027, 8, 9),
    )
    line = lines(own_rules=(own,), switches=(Switch(rule="U06", severity="off"),))
    assert (line["X1"].title, line["X1"].says, line["X1"].severity, line["X1"].weight) == (
        "Three in a row",
        "",
        "soft",
        7,
    )
    assert line["X1"].valid_from == "2027-08-09"
    assert line["U06"].severity == "off"


def test_the_lines_are_json_and_a_data_frame():
    made = arsplan.rule_lines(world())
    frame = pd.DataFrame(made)
    assert list(frame.columns) == list(made[0]._fields)
    json.dumps([line._asdict() for line in made])


def test_the_table_for_people():
    unit = world(staff=(person(), person("per", long_shift_minutes=750)))
    title, table, told = rules_blocks(unit)
    assert "2 people" in title
    rows = {row[0]: row for row in table.rows}
    assert rows["R07"] == (
        "R07",
        "Daily rest",
        "full 11 h, floor 11 h, compensation next rest",
        "everybody",
        "hard",
        "AML § 10-8(1)(3)",
    )
    assert rows["R24/2"][3] == "per"
    assert rows["R01"][3] == "everybody"
    assert "not been compared" in told


def test_what_is_agreed_for_months_is_shown_in_hours_and_per_cent():
    line = lines(agreements=Agreements(month_hours=1200, month_share="1/5"))["U12"]
    assert (line.numbers, line.says) == ("most 20 h, share 20 %", pack("unit")["U12"].says)
