"""Verdicts grouped by person and by rule, worst first, as text, table and workbook."""

import csv
import io
import sys

import pytest
from openpyxl import load_workbook
from tests.metrics.small import small

from arsplan.checking import Finding, Findings
from arsplan.errors import ArsplanError
from arsplan.report.check_groups import by_person, by_rule
from arsplan.report.check_table import check_csv
from arsplan.report.check_text import check_lines
from arsplan.report.check_workbook import write_check_workbook
from arsplan.rules.rulebook import rulebook


def broken(rule, employee, measured, limit, severity="hard", unit="minutes"):
    slack = -abs(measured - limit)
    return Finding(rule, employee, "2027-01-04", "2027-01-05", "broken", measured, limit, slack, unit, severity, "why")


FOUND = Findings(
    (
        broken("R07", "S1", 600, 660),
        broken("R08", "=cmd()", 1050, 2100),
        broken("R07", "=cmd()", 594, 660),
        broken("U01", "", 2, 0, unit="people"),
        broken("W01/H1", "H1", 9, 3, "soft", "days"),
        Finding("R03", "S1", "2027-01-04", "2027-01-10", "kept", 2000, 2280, 280, "minutes", "hard"),
    )
)
RULES = rulebook(small())


def test_people_and_rules_with_the_worst_first():
    people = by_person(FOUND)
    assert [(g.key, len(g.findings), g.others, g.worst.rule) for g in people] == [
        ("", 1, 1, "U01"),
        ("=cmd()", 2, 2, "R08"),
        ("S1", 1, 1, "R07"),
    ]
    assert [(g.key, len(g.findings), g.others, g.worst.employee) for g in by_rule(FOUND)] == [
        ("U01", 1, 1, ""),
        ("R08", 1, 1, "=cmd()"),
        ("R07", 2, 2, "=cmd()"),
    ]


def test_the_text_has_both_groups_and_every_breach_worst_first():
    lines = check_lines(FOUND, RULES)
    assert lines[0] == "Not lawful: 4 breaches."
    at = lines.index("By person, worst first:")
    assert lines[at + 1 : at + 4] == [
        "  the group: 1 breach, at worst 2 people where 0 is the limit (U01)",
        "  =cmd(): 2 breaches of 2 rules, at worst 50% past the limit (R08)",
        "  S1: 1 breach, at worst 9% past the limit (R07)",
    ]
    at = lines.index("By rule, worst first:")
    assert lines[at + 3] == "  R07 Daily rest: 2 breaches by 2 people, at worst 10% past the limit (=cmd())"
    rules = [line.split()[0] for line in lines[lines.index("Broken:") + 1 :][:4]]
    assert rules == ["U01", "R08", "R07", "R07"]


def test_a_lawful_rota_has_no_groups():
    lines = check_lines(Findings(FOUND.items[-1:]), RULES)
    assert lines[0] == "Lawful: no rule that binds is broken."
    assert not [line for line in lines if "worst first" in line]


def test_the_table_has_every_verdict_and_runs_no_formula():
    rows = list(csv.DictReader(io.StringIO(check_csv(FOUND, RULES))))
    assert [(r["rule"], r["employee"], r["excess_pct"]) for r in rows][:3] == [
        ("U01", "", "200"),
        ("W01/H1", "H1", "200"),
        ("R08", "'=cmd()", "50"),
    ]
    assert rows[-1]["verdict"] == "kept"
    assert rows[-1]["excess_pct"] == ""
    assert (rows[2]["title"], rows[2]["source"][:3]) == ("Weekly rest", "AML")


def test_the_workbook_has_a_sheet_for_each_grouping_and_no_formulas(tmp_path):
    write_check_workbook(tmp_path / "found.xlsx", FOUND, RULES)
    book = load_workbook(tmp_path / "found.xlsx")
    assert book.sheetnames == ["By person", "By rule", "Findings"]
    assert [row[0].value for row in book["By person"].iter_rows()] == ["Person", "the group", "=cmd()", "S1"]
    assert [row[0].value for row in book["By rule"].iter_rows()] == ["Rule", "U01", "R08", "R07"]
    assert len(list(book["Findings"].iter_rows())) == 1 + len(FOUND)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    hostile = book["By person"]["A3"]
    assert (hostile.data_type, hostile.quotePrefix) == ("s", True)
    assert isinstance(book["Findings"]["F2"].value, int)


def test_letters_that_no_workbook_takes_are_left_out(tmp_path):
    odd = Finding("R07", "S\x011", "2027-01-04", "2027-01-05", "broken", 9, 11, -2, "hours", "hard", "x" * 40_000)
    write_check_workbook(tmp_path / "found.xlsx", Findings((odd,)), RULES)
    assert load_workbook(tmp_path / "found.xlsx")["By person"]["A2"].value == "S1"


def test_without_openpyxl_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ArsplanError, match=r"arsplan\[excel\]"):
        write_check_workbook(tmp_path / "found.xlsx", FOUND, RULES)
    assert not list(tmp_path.iterdir())
