import json

import pytest
from tests.capacity.reference import solsiden

import arsplan
from arsplan.io.unit_folder import write_unit_folder


@pytest.fixture
def ward(tmp_path):
    write_unit_folder(solsiden(), tmp_path / "solsiden")
    return tmp_path / "solsiden"


def test_rules_for_people(run, ward):
    ended = run("rules", ward)
    assert (ended.code, ended.err) == (0, "")
    for text in ("R07", "Daily rest", "full 11 h", "everybody", "hard", "AML § 10-8(1)(3)"):
        assert text in ended.out


def test_rules_as_json_and_nothing_else(run, ward):
    ended = run("rules", ward, "--json")
    assert (ended.code, ended.err) == (0, "")
    document = json.loads(ended.out)
    assert document["unit"] == solsiden().name
    assert [row["rule"] for row in document["rules"]] == [rule.id for rule in arsplan.rulebook(arsplan.load(ward))]
    assert document["rules"][0].keys() == set(arsplan.rule_lines(solsiden())[0]._fields)


def test_rules_of_a_unit_that_is_not_there(run, tmp_path):
    ended = run("rules", tmp_path / "nowhere")
    assert ended.code == 2
    assert "Maybe" in ended.err
