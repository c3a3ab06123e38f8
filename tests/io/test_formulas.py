"""Texts that a spreadsheet would run stay texts, and come back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arsplan.io.csv_table import csv_text, parse_csv
from arsplan.io.report import Report

HOSTILE = ["=cmd()", "+1+cmd()", "-1-cmd()", "@SUM(A1)", "=HYPERLINK(1)", "'=cmd()", "''@x", "-", "- later"]
PLAIN = ["D", "-330", "+47", "-0,5", "7.5", "2027-01-04", "'quoted", "", "a=b", "Ås"]


def read(text):
    table = parse_csv(text.encode("utf-8"), "rota", "rota.csv", Report())
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_looks_like_a_formula_gets_an_apostrophe_that_reading_takes_off(cell):
    text = csv_text(("employee", "shift"), [(cell, "D")])
    (shown, _), *_ = list(csv.reader(io.StringIO(text)))[1:]
    assert shown == "'" + cell
    assert read(text) == [(cell, "D")]


@pytest.mark.parametrize("cell", PLAIN)
def test_everything_else_is_written_as_it_is(cell):
    text = csv_text(("employee", "shift"), [(cell, "D")])
    assert next(iter(list(csv.reader(io.StringIO(text)))[1:])) == [cell, "D"]
    assert read(text) == [(cell, "D")]


@given(st.lists(st.sampled_from("'=+-@1.,aX "), max_size=7).map("".join).map(str.strip))
def test_every_text_comes_back(cell):
    text = csv_text(("employee", "shift"), [(cell, "D")])
    shown = list(csv.reader(io.StringIO(text)))[1][0]
    assert shown[:1] not in set("=@")
    assert read(text) == [(cell, "D")]
