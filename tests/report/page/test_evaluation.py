"""The page for the management dialogue: whole, harmless, in two languages, and for the public without persons."""

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.metrics.small import MONDAY, PEOPLE, small
from tests.planning.test_evaluate import AGENCY, first_week, planned, target
from tests.report.page.conftest import NAMES, SCRIPT
from tests.report.page.reading import Page

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty
from arsplan.domain.targets import MEASURES, Targets, UserGroup
from arsplan.domain.worked import Worked
from arsplan.errors import ArsplanError
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.evaluate import evaluate
from arsplan.report.page.evaluation_write import evaluation_page, write_evaluation

STAFF = tuple(person.model_copy(update={"name": NAMES[person.id]}) for person in PEOPLE)
EXTRA = [ExtraDuty("H1", date(2026, month, 15), "D", 450) for month in range(3, 13)]
TARGETS = Targets(
    (
        *(target(name, 1) for name in MEASURES),
        target("distinct_staff", 12, group="North " + SCRIPT, decided_by=SCRIPT, decided=date(2026, 11, 12)),
        target("shortage", "1/16", by=MONDAY),
    ),
    (UserGroup(name="North " + SCRIPT, lines=("D",)),),
)


@pytest.fixture(scope="module")
def found():
    worked = first_week(Duty("S1", MONDAY, "D"), more=[Duty("agency-1", MONDAY, "D")])
    actual = Worked.with_hired(small(staff=STAFF), worked, (AGENCY,))
    sick = Absence(employee="S1", first=MONDAY, last=MONDAY, kind="sick")
    return evaluate(planned(staff=STAFF), actual=actual, absences=[sick], targets=TARGETS, extra=EXTRA)


@pytest.mark.parametrize("audience", ["all", "public"])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_it_is_whole_html_that_loads_nothing(found, lang, audience):
    text = evaluation_page(found, lang=lang, audience=audience)
    page = Page(text)
    assert text.startswith("<!doctype html>")
    assert not page.open
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(page.values("aria-labelledby")) <= set(ids)
    assert {link[1:] for link in page.values("href")} <= set(ids)
    assert dict(page.elements)["html"]["lang"] == lang
    assert not page.values("src")
    assert "<script" not in text
    assert "default-src 'none'" in text


def test_names_come_through_harmless_and_right(found):
    said = Page(evaluation_page(found)).text
    assert SCRIPT in said
    assert all(name in said for name in NAMES.values())


def test_what_was_wanted_and_how_far_it_is(found):
    said = Page(evaluation_page(found, lang="en")).text
    assert "at most 6.2%" in said
    assert "7.8 percentage points too much; the date has passed" in " ".join(said.split())
    assert "It is a stand-in" in said
    assert "84.5%" not in said  # of 75 per cent it is
    assert "79.5%" in said


def test_the_public_sees_no_person_and_no_sickness(found):
    for lang, words in (("en", ("sickness", "Sickness")), ("nb", ("sykdom", "Sykdom"))):
        text = evaluation_page(found, lang=lang, audience="public")
        said = (
            Page(text)
            .text.replace("Without persons and without sickness.", "")
            .replace("Uten personer og uten sykdom.", "")
        )
        for word in (*words, "agency", "cmd()", "Ærø", "79.5", "79,5"):
            assert word not in said, word
        assert not re.search(r"\b(S1|H1|A1|N1)\b", said)


def test_the_plan_alone_has_a_page_too():
    said = Page(evaluation_page(evaluate(planned(), targets=TARGETS), lang="en")).text
    assert "what was worked is not known yet" in said
    assert "no figure yet" in said
    assert "Where everybody stands" not in said


def test_without_targets_it_says_nothing_of_them():
    assert "Targets" not in Page(evaluation_page(evaluate(planned()), lang="en")).text


def test_written_whole_beside_its_tables(found, tmp_path):
    page = write_evaluation(found, tmp_path / "out", lang="en")
    assert page == tmp_path / "out" / "evaluation.html"
    names = {"accounts", "competence", "extra", "faces", "seasons", "targets", "weeks"}
    assert {file.name for file in page.parent.iterdir()} == {
        *(f"{name}.csv" for name in names),
        "evaluation.json",
        "evaluation.html",
    }


def test_for_the_public_nothing_of_an_earlier_one_stays(found, tmp_path):
    write_evaluation(found, tmp_path)
    write_evaluation(found, tmp_path, audience="public")
    names = {file.name for file in tmp_path.iterdir()}
    assert "evaluation-public.html" in names
    assert not names & {"evaluation.html", "accounts.csv", "extra.csv"}
    assert "sick" not in "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("*.csv"))


def test_a_folder_of_other_things_is_refused(found, tmp_path):
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ArsplanError, match="Maybe"):
        write_evaluation(found, tmp_path)
    with pytest.raises(ArsplanError, match="Maybe"):
        write_evaluation(found, tmp_path / "plan.json")


def test_faces_are_counted_where_whole_fortnights_were_worked():
    both = evaluate(planned(), actual=planned().roster, to=MONDAY + timedelta(14))
    assert both.faces[0].actual == Fraction(3)
    assert "3.0" in Page(evaluation_page(both, lang="en")).text
