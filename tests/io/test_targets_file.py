"""Targets are read as they are written, and refused with the line where they are not."""

from datetime import date
from fractions import Fraction

import pytest
from tests.metrics.small import small

from arsplan.domain.targets import Target, UserGroup
from arsplan.errors import InvalidUnit
from arsplan.io.targets_file import read_targets

GOOD = """
# What the council wants
[[group]]
name = "Day and night"
lines = ["D", "N"]

[[target]]
measure = "mean_position"
value = "75 %"
by = 2027-12-31
decided_by = "Municipal council, case 26/112"
decided = 2026-11-12

[[target]]
measure = "distinct_staff"
group = "Day and night"
value = 16
by = 2027-12-31
decided_by = "Head of the ward"

[[target]]
measure = "overtime_hours"
value = 120.5
by = 2028-06-30
decided_by = "Head of the ward"
"""


def read(tmp_path, text):
    file = tmp_path / "targets.toml"
    file.write_text(text, encoding="utf-8")
    return read_targets(small(), file)


def test_targets_with_their_dates_and_deciders(tmp_path):
    found = read(tmp_path, GOOD)
    assert found.groups == (UserGroup(name="Day and night", lines=("D", "N")),)
    assert found.targets[0] == Target(
        measure="mean_position",
        value=Fraction(3, 4),
        by=date(2027, 12, 31),
        decided_by="Municipal council, case 26/112",
        decided=date(2026, 11, 12),
    )
    assert [target.value for target in found.targets] == [Fraction(3, 4), 16, Fraction(241, 2)]


def changed(old, new):
    assert GOOD.count(old) >= 1
    return GOOD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "code", "row", "column", "value"),
    [
        (changed('"mean_position"', '"mean_positon"'), "unknown-word", 8, "measure", "mean_positon"),
        (changed('"mean_position"', '["mean_position"]'), "wrong-type", 8, "measure", None),
        (changed('"75 %"', "75"), "open-percent", 9, "value", "75"),
        (changed('"75 %"', '"a lot"'), "not-a-number", 9, "value", "a lot"),
        (changed("value = 16", "value = -1"), "out-of-range", 17, "value", "-1"),
        (changed("value = 16\n", ""), "missing-value", 14, "value", None),
        (changed("by = 2027-12-31", 'by = "next year"'), "not-a-date", 10, "by", "next year"),
        (changed("by = 2027-12-31", "by = 2025-12-31"), "dates-in-wrong-order", 12, "decided", None),
        (
            changed('decided_by = "Municipal council, case 26/112"', 'decided_by = ""'),
            "missing-value",
            11,
            "decided_by",
            "",
        ),
        (changed("decided_by", "decidedby"), "missing-value", 7, "decided_by", None),
        (changed('lines = ["D", "N"]', 'lines = ["D", "X"]'), "unknown-line", 5, "lines", "X"),
        (changed('lines = ["D", "N"]', "lines = []"), "missing-value", 5, "lines", None),
        (changed('group = "Day and night"', 'group = "Day"'), "unknown-group", 16, "group", "Day"),
        (
            changed('measure = "overtime_hours"', 'measure = "overtime_hours"\ngroup = "Day and night"'),
            "group-without-meaning",
            23,
            "group",
            "Day and night",
        ),
        (
            GOOD + GOOD.partition("[[target]]")[1] + GOOD.partition("[[target]]")[2].partition("[[")[0],
            "duplicate-target",
            27,
            "measure",
            "mean_position",
        ),
        (changed("[[group]]", "[[grupp]]"), "unknown-key", None, "grupp", None),
        ("", "missing-key", None, None, None),
        ("target = 3", "wrong-type", None, "target", None),
        ("[[target]\n", "malformed-toml", 1, None, "[[target]"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(tmp_path, text, code, row, column, value):
    with pytest.raises(InvalidUnit) as refused:
        read(tmp_path, text)
    found = [problem for problem in refused.value.problems if problem.code == code]
    assert [(one.file, one.row, one.column, one.value) for one in found] == [("targets.toml", row, column, value)]
    assert all("Maybe" in str(problem) for problem in refused.value.problems)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InvalidUnit, match="Maybe"):
        read_targets(small(), tmp_path / "nothing.toml")
