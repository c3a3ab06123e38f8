"""Where the keys of a list of sections stand."""

from arsplan.io.toml_text import line_of, row_lines

TEXT = """[[rule]]
id = "X1"

[rule.measure]
kind = "run_length"
most = 5

[other]
id = "no rule"

[[rule]]
id = "X2"
measure = { kind = "run_length", most = 5 }
scope.people = "all"
"""


def test_keys_of_sections_below_are_found_under_their_whole_name():
    first, second = row_lines(TEXT, "rule")
    assert first == {"": 1, "id": 2, "measure": 4, "measure.kind": 5, "measure.most": 6}
    assert second == {"": 11, "id": 12, "measure": 13, "scope": 14, "scope.people": 14}


def test_a_key_that_is_missing_is_told_where_it_would_stand():
    first, second = row_lines(TEXT, "rule")
    assert [line_of(first, column) for column in ("measure.most", "measure.least", "title", "")] == [6, 4, 1, 1]
    assert line_of(second, "measure.most") == 13
