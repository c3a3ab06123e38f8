"""rules.toml: what stands in it is read; what is wrong is said with its line, rule, key, value and advice."""

import json
from datetime import date

import pytest

from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.errors import InvalidUnit
from arsplan.io.load import load
from arsplan.io.template import write_template
from arsplan.io.unit_folder import read_unit, write_unit_folder
from arsplan.io.unit_json import unit_from_json, unit_to_json

GOOD = """# our rules
[[rule]]
id = "X1"
title = "At most three nights in a row"
measure = { kind = "run_length", most = 3, of = "nights" }
people = "all"
rota = "N"
valid_from = 2027-02-01
source = "Local agreement"

[[rule]]
id = "X2"
title = "Twelve hours of rest"
severity = "soft"
weight = 4
people = ["1", "4"]
[rule.measure]
kind = "daily_rest"
full = "12:00"
floor = 12

[[switch]]
rule = "U06"
severity = "off"
"""


@pytest.fixture
def folder(tmp_path):
    write_template(tmp_path)
    return tmp_path


def refused(folder, text):
    (folder / "rules.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidUnit) as error:
        read_unit(folder)
    return error.value.problems


def test_rules_and_switches_are_read(folder):
    (folder / "rules.toml").write_text(GOOD, encoding="utf-8")
    unit = load(folder)
    nights, rest = unit.own_rules
    assert nights.measure == {"kind": "run_length", "most": 3, "of": "nights"}
    assert (nights.people, nights.rota, nights.valid_from) == ((), "N", date(2027, 2, 1))
    assert rest.measure == {"kind": "daily_rest", "full": 720, "floor": 720}
    assert (rest.people, rest.severity, rest.weight) == (("1", "4"), "soft", 4)
    assert unit.switches == (Switch(rule="U06", severity="off"),)


def test_the_template_has_none_and_explains_how(folder):
    assert not load(folder).own_rules
    text = (folder / "rules.toml").read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# [[") or " = " in line]
    (folder / "rules.toml").write_text("\n".join(lines), encoding="utf-8")
    unit = load(folder)
    assert [rule.id for rule in unit.own_rules] == ["X1"]
    assert [switch.rule for switch in unit.switches] == ["U06"]


CASES = [
    ("malformed", "[[rule]\n", ("malformed-toml", 1, None, "[[rule]")),
    ("another section", "[[rules]]\n", ("unknown-key", None, "rules", None)),
    ("one bracket", '[rule]\nid = "X1"\n', ("wrong-type", None, "rule", None)),
    ("unknown key", GOOD.replace("rota", "roat"), ("unknown-key", 7, "X1.roat", "N")),
    ("no id", GOOD.replace('id = "X2"', 'name = "X2"'), ("missing-value", 11, "id", None)),
    ("severity", GOOD.replace('"soft"', '"weak"'), ("unknown-word", 14, "X2.severity", "weak")),
    ("weight", GOOD.replace("= 4\n", "= -4\n"), ("out-of-range", 15, "X2.weight", "-4")),
    ("date", GOOD.replace("2027-02-01", '"1/2"'), ("not-a-date", 8, "X1.valid_from", "1/2")),
    ("measure as text", GOOD.replace("{ kind", '"x" # {'), ("wrong-type", 5, "X1.measure", "x")),
    ("measure", GOOD.replace('"run_length"', '"runs"'), ("unknown-measure", 5, "X1.measure.kind", "runs")),
    ("number", GOOD.replace("most = 3", 'most = "x"'), ("wrong-type", 5, "X1.measure.most", "x")),
    ("number missing", GOOD.replace("most = 3, ", ""), ("missing-value", 5, "X1.measure.most", None)),
    ("number unknown", GOOD.replace("most", "mots"), ("unknown-key", 5, "X1.measure.mots", "3")),
    ("minutes", GOOD.replace("floor = 12", "floor = 720"), ("out-of-range", 20, "X2.measure.floor", "720")),
    ("length", GOOD.replace("floor = 12", 'floor = "long"'), ("not-a-number", 20, "X2.measure.floor", "long")),
    ("below law", GOOD.replace("floor = 12", "floor = 10.5"), ("looser-than-law", 20, "X2.measure.floor", "10:30")),
    ("person", GOOD.replace('"4"', '"44"'), ("unknown-employee", 16, "X2.people", "44")),
    ("rota", GOOD.replace('rota = "N"', 'rota = "M"'), ("unknown-rota", 7, "X1.rota", "M")),
    ("switch of nothing", GOOD.replace('"U06"', '"U66"'), ("unknown-rule", 23, "U66.rule", "U66")),
    ("switch of law", GOOD.replace('"U06"', '"R07"'), ("law-cannot-be-switched", 24, "R07.severity", "off")),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_wrong_is_said_with_its_place(folder, text, expected):
    problems = refused(folder, text)
    assert expected in [(p.code, p.row, p.column, p.value) for p in problems], [str(p) for p in problems]
    assert len(problems) <= 2
    for problem in problems:
        assert problem.file == "rules.toml"
        assert "\nMaybe " in str(problem)
        assert "pydantic" not in str(problem)


def test_it_reads_like_a_sentence(folder):
    (problem,) = refused(folder, GOOD.replace("floor = 12", 'floor = "10:30"'))
    assert str(problem) == (
        "rules.toml, row 20, column X2.measure.floor, value '10:30': 10:30 is looser than R07, which sets 11:00 here "
        "(AML § 10-8(1)(3)); a rule of the unit can only ask for more.\n"
        "Maybe it has been agreed: then daily_rest belongs in [agreements] and [arrangement], never below 8:00."
    )


def test_a_file_of_nearly_that_name_is_reported(folder):
    (folder / "rules.toml").rename(folder / "rule.toml")
    with pytest.raises(InvalidUnit, match=r"rename it to rules\.toml"):
        read_unit(folder)


def test_agreements_beyond_the_law_are_refused_where_they_stand(folder):
    text = (folder / "unit.toml").read_text(encoding="utf-8")
    (folder / "unit.toml").write_text(text.replace('daily_rest = "9:00"', 'daily_rest = "7:00"'), encoding="utf-8")
    with pytest.raises(InvalidUnit) as error:
        read_unit(folder)
    (problem,) = error.value.problems
    assert (problem.file, problem.column, problem.value) == ("unit.toml", "agreements.daily_rest", "7:00")
    assert "AML § 10-8(1)(3)" in problem.message


def test_a_persons_agreement_beyond_the_law_is_refused_where_it_stands(folder):
    staff = (folder / "staff.csv").read_text(encoding="utf-8").splitlines()
    lines = [f"{staff[0]},ukehvile", f"{staff[1]},27", *(f"{line}," for line in staff[2:])]
    (folder / "staff.csv").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InvalidUnit) as error:
        read_unit(folder)
    (problem,) = error.value.problems
    assert (problem.file, problem.row, problem.column, problem.value) == ("staff.csv", 2, "ukehvile", "27")


def test_json_holds_the_same(folder):
    (folder / "rules.toml").write_text(GOOD, encoding="utf-8")
    unit = load(folder)
    document = json.loads(unit_to_json(unit))
    assert unit_from_json(json.dumps(document)) == unit
    document["own_rules"][0]["measure"]["most"] = "three"
    document["switches"][0]["rule"] = "R07"
    with pytest.raises(InvalidUnit) as error:
        unit_from_json(json.dumps(document))
    assert [problem.column for problem in error.value.problems] == ["own_rules[0].measure.most", "switches[0].severity"]
    assert OwnRule.model_validate(document["own_rules"][1]) == unit.own_rules[1]


COUNTED = """
[[rule]]
id = "X1"
title = "At least three days in a row"
measure = { kind = "run_length", least = 3 }

[[rule]]
id = "X2"
title = "Blocks of two to four evenings"
measure = { kind = "run_length", of = ["A"], least = 2, most = 4, edges = "measured" }

[[rule]]
id = "X3"
title = "Two days off after a night"
measure = { kind = "forbidden_sequence", codes = ["N", "off", "D"] }

[[rule]]
id = "X4"
title = "At most ten nights in the plan"
measure = { kind = "duties_in_window", codes = ["N"], most = 10 }

[[rule]]
id = "X5"
title = "Enough hours in the plan"
measure = { kind = "week_minutes", windows = "plan", least = "900:00" }
"""


def test_runs_and_counts_are_read_and_written(folder, tmp_path):
    (folder / "rules.toml").write_text(COUNTED, encoding="utf-8")
    unit = load(folder)
    assert [rule.measure["kind"] for rule in unit.own_rules] == [
        "run_length",
        "run_length",
        "forbidden_sequence",
        "duties_in_window",
        "week_minutes",
    ]
    assert unit.own_rules[4].measure["least"] == 900 * 60
    write_unit_folder(unit, tmp_path / "again")
    assert load(tmp_path / "again").own_rules == unit.own_rules


@pytest.mark.parametrize(
    ("measure", "column", "said"),
    [
        ('{ kind = "run_length" }', "X1.measure.most", "needs 'most', 'least' or both"),
        ('{ kind = "run_length", most = 2, least = 3 }', "X1.measure.most", "less than"),
        ('{ kind = "run_length", most = 2, of = ["D", "X"] }', "X1.measure.of", "no shift 'X'"),
        ('{ kind = "run_length", most = 2, of = "nigths" }', "X1.measure.of", "nights"),
        ('{ kind = "duties_in_window", most = 2, codes = ["off"] }', "X1.measure.codes", "no shift 'off'"),
        ('{ kind = "week_minutes", windows = "plan" }', "X1.measure.most", "needs 'most', 'least' or both"),
    ],
)
def test_runs_and_counts_that_make_no_sense_are_refused(folder, measure, column, said):
    text = f'[[rule]]\nid = "X1"\ntitle = "t"\nmeasure = {measure}\n'
    (folder / "rules.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidUnit) as error:
        load(folder)
    (problem,) = error.value.problems
    assert (problem.row, problem.column) == (4, column)
    assert said in problem.message
