"""The union's questions, answered from rows."""

import pytest

from arsplan.scenarios.checklist import QUESTIONS, checklist

ROW = {
    "unit": "u",
    "scenario": "s",
    "status": "lawful",
    "demand_weekdays_h": 100.0,
    "demand_weekends_h": 40.0,
    "shortage_weekdays_h": 5.0,
    "fte": 12.5,
    "larger_positions": 3,
    "larger_by_points": 4.2,
    "agreements": ["averaging_tv"],
    "agreements_missing": [],
    "consents_more": 2,
    "shifts_above_9h": 7,
    "short_rests": 1,
}


def answers(row, present):
    return [line["answer"] for line in checklist(row, present)]


def test_each_question_has_an_answer():
    assert [line["question"] for line in checklist(ROW, ROW)] == list(QUESTIONS)


def test_hours_that_are_new_and_positions_that_grow():
    said = answers(ROW, {**ROW, "demand_weekdays_h": 90.0, "fte": 12.0})
    assert "+10 h a year on weekdays and +0 h at weekends" in said[1]
    assert "+0.5 full-time equivalents" in said[1]
    assert "+10 h a year are asked for" in said[2]


def test_money_is_told_where_supplements_have_a_price():
    said = answers({**ROW, "supplements_kr": 1500}, {**ROW, "supplements_kr": 1000})
    assert "+500 kr of supplements" in said[1]


def test_what_it_rests_on():
    assert answers(ROW, ROW)[3] == (
        "averaged hours: duties above 10 h up to 12.5 h, weeks above 50 h up to 54 h; 2 more people have to consent; "
        "in the rota 7 shifts above 9 h and 1 rests below 11 h"
    )


def test_a_pool_is_not_held_against_one_of_its_units():
    said = answers({**ROW, "closed_form_apart_heads": 9}, {**ROW, "demand_weekdays_h": 50.0})
    assert "several units" in said[1]
    assert "several units" in said[2]
    assert "+50" not in said[2]


@pytest.mark.parametrize("status", ["failed", "no lawful rota"])
def test_without_figures_there_is_no_answer(status):
    assert checklist({**ROW, "status": status}, ROW) == []
