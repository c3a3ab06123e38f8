"""The comparison as a page: whole, harmless, in two languages, without names, every figure beside its limit."""

import re

import pytest
from tests.cli.test_language import ENGLISH
from tests.report.page.conftest import SCRIPT
from tests.report.page.reading import Page

from arsplan.report.page import comparison
from arsplan.report.page.comparison_chart import HEIGHT, WIDTH, chart
from arsplan.report.page.comparison_reasons import reasons
from arsplan.report.page.comparison_write import comparison_page
from arsplan.report.page.words import Words
from arsplan.scenarios.compare import PRESENT, Comparison, with_differences
from arsplan.scenarios.present import TODAY

HEAD = {"unit": "Solbakken " + SCRIPT, "says": "", "seed": 1, "why": ""}
CLOSED = {
    "closed_form_heads": 33,
    "closed_form_mean_pct": 74.05,
    "closed_form_weekend_h": 323.0,
    "people": 38,
    "consents_more": 0,
    "depends_on": "all on N: 7 people, 6 needed",
    "agreements": ["averaging_tv", "red_days_averaged"],
    "agreements_missing": ["red_days_averaged"],
    "demand_weekdays_h": 34397.5,
    "demand_weekends_h": 10660.0,
    "shortage_bound_h": 353.0,
    "mean_worked_bound_pct": 70.6,
    "fte_bound": 26.83,
    "difference": [
        ["38 people share the hours, where the closed form has 33", -9.74],
        ["454 h are left uncovered", -0.6],
    ],
}
ROTA = {
    "mean_position_pct": 70.63,
    "mean_worked_pct": 70.39,
    "fte": 26.84,
    "fte_worked": 26.75,
    "shortage_h": 454.5,
    "shortage_weekdays_h": 7.5,
    "weekends_per_person": 15.82,
    "weekend_h_per_person": 267.1,
    "larger_positions": 15,
    "larger_by_points": 16.1,
    "shifts_above_9h": 7,
    "short_rests": 0,
}


def row(name, *, full, **more):
    found = {**HEAD, "scenario": name, "depth": "full" if full else "fast", "status": "lawful" if full else "bounds"}
    return {**found, **CLOSED, **(ROTA if full else {}), **more}


def document(*, full=True, more=()):
    second = row(
        "Every 2nd <b>", full=full, closed_form_mean_pct=84.3, says="as " + SCRIPT, closed_form_weekend_h=367.6
    )
    if full:
        second |= {
            "mean_position_pct": 71.33,
            "mean_worked_pct": 71.0,
            "weekends_per_person": 17.2,
            "shortage_h": 108.5,
        }
    return Comparison(tuple(with_differences([row(PRESENT, full=full), second, *more]))).as_json()


FAILED = {**HEAD, "scenario": "Broken", "depth": "full", "status": "failed", "why": "Kari Nordmann has no rota."}


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_it_is_whole_html_that_loads_nothing(lang, full):
    text = comparison_page(document(full=full), lang=lang)
    page = Page(text)
    assert not page.open
    assert dict(page.elements)["html"]["lang"] == lang
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(page.values("aria-labelledby")) | {link[1:] for link in page.values("href")} <= set(ids)
    assert not page.values("src")
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert SCRIPT in page.text


@pytest.mark.parametrize("full", [True, False])
def test_in_norwegian_no_sentence_stays_english(full):
    said = Page(comparison_page(document(full=full))).text.replace("Every 2nd <b>", "")
    assert not ENGLISH.findall(re.sub(r"comparison\.csv|as <script.*", "", said))


def test_a_figure_stands_beside_its_limit_and_what_has_changed():
    words, found = Words("en"), document()
    told = comparison.arrangements(found, words)
    lines = {title: cells for part in comparison.figures(told, words) for title, cells in part.lines}
    assert lines["Mean of the hours worked, of all on the list"][1] == ("71.0%", "at most 70.6%", "+0.6")
    assert lines["Hours that nobody covers"][1] == ("108", "at least 353", "-346")
    assert lines["Agreements that are not in place"][0].value == "1"


def test_bounds_alone_are_shown_without_a_value():
    words, found = Words("en"), document(full=False)
    lines = {
        title: cells
        for part in comparison.figures(comparison.arrangements(found, words), words)
        for title, cells in part.lines
    }
    assert lines["Hours that nobody covers"][0] == ("", "at least 353", "")
    assert "Weekends for each person" not in lines


def test_reasons_add_up_on_the_page():
    said = Page(comparison_page(document(), lang="en")).said
    assert {"74.05%", "-9.74", "-0.60", "70.63%"} <= set(said)


def test_each_reason_is_held_against_the_present_arrangement():
    found, words = document(), Words("en")
    found["differences"] = [
        line for line in found["differences"] if "454 h" not in line["reason"] or line["scenario"] == PRESENT
    ]
    now, then = reasons(found, comparison.arrangements(found, words), words)
    assert {line.change for line in (now.first, *now.between, now.last)} == {""}
    assert [(line.points, line.change) for line in then.between] == [("-9.74", "0.00"), ("", "+0.60")]
    assert then.between[1].said == "not here, as in the present arrangement: 454 h are left uncovered"
    assert (then.first.change, then.last.change) == ("+10.25", "+0.70")


def test_what_holds_for_all_is_said_once():
    found, words = document(), Words("nb")
    question = comparison.answers(found, comparison.arrangements(found, words), words)[3]
    assert "12,5 t" in question.common[0]
    assert question.common[-1] == "i turnusen 7 vakter over 9 t og 0 hviletider under 11 t"
    assert [parts for _, parts in question.lines] == [(), ()]


def test_todays_rota_stands_beside_them_and_changes_are_counted_from_it():
    figures = {
        "mean_position_pct": 60.0,
        "weekends_per_person": 17.3,
        "weekend_h_per_person": 280.0,
        "shortage_h": 600.0,
    }
    rows = [{name: row[name] for name in row if not name.endswith("_change")} for row in document()["rows"]]
    today = {**HEAD, "scenario": TODAY, "depth": "given", "status": "not lawful", "people": 38, **figures}
    found = Comparison(tuple(with_differences([rows[0], today, *rows[1:]])))
    page = Page(comparison_page(found.as_json()))
    assert "2 Dagens turnus" in page.said
    assert "1 ordning ved siden av dagens." in page.said
    assert "bryter bindende regler" in page.text
    assert found.rows[2]["mean_position_pct_change"] == 11.33
    assert found.rows[2]["closed_form_mean_pct_change"] == 10.25
    assert "mean_worked_pct_change" not in found.rows[2]
    told = comparison.arrangements(found.as_json(), Words("nb"))
    assert [point.weekends for point in chart(told).points] == [15.82, 17.3, 17.2]
    assert {line["scenario"] for line in found.checklist} == {PRESENT, "Every 2nd <b>"}


def test_what_failed_is_said_without_its_reason():
    page = Page(comparison_page(document(more=[FAILED]), lang="en")).text
    assert "Broken could not be worked out" in page
    assert "Nordmann" not in page


def test_nothing_but_failures_is_still_a_page():
    page = Page(comparison_page(Comparison((FAILED,)).as_json()))
    assert "comparison.csv" in page.text


@pytest.mark.parametrize(("full", "across"), [(True, 17.2), (False, 367.6)])
def test_points_stand_where_their_figures_are(full, across):
    found = chart(comparison.arrangements(document(full=full), Words("nb")))
    assert found.rotas is full
    assert found.points[1].weekends == across
    for point in found.points:
        assert 0 <= point.x <= WIDTH
        assert -HEIGHT <= point.y <= 0
        assert (point.limit < point.y) == (point.bound > point.mean)
    assert len({point.label for point in found.points}) == len(found.points)


def test_many_arrangements_are_laid_out_on_several_sheets():
    more = [row(f"Number {k}", full=True) for k in range(9)]
    page = Page(comparison_page(document(more=more), lang="en"))
    assert [attributes.get("class") for tag, attributes in page.elements if tag == "table"].count("beside") == 2
    assert page.said.count("1 As it is") >= 2
