"""The report as a page: whole, harmless, in two languages, and discreet where it has to be."""

import re

import pytest
from tests.metrics.fake_plan import fake_plan
from tests.report.page.conftest import FORMULA, LONG, NAMES, QUOTED, SCRIPT
from tests.report.page.reading import Page

from arsplan.domain.own_rules import OwnRule
from arsplan.errors import InvalidUnit
from arsplan.io.plan_folder import write_plan
from arsplan.report.page import write_report
from arsplan.report.page.labels import REASONS


def page(folder, **asked):
    return write_report(folder, **asked).read_text(encoding="utf-8")


def test_it_lies_in_the_plan_folder(folder):
    assert write_report(folder) == folder / "report.html"
    assert write_report(folder, audience="public") == folder / "report-public.html"


@pytest.mark.parametrize("audience", ["all", "public"])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_it_is_whole_html(folder, lang, audience):
    found = Page(page(folder, lang=lang, audience=audience))
    assert not found.open
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    assert {name for value in found.values("aria-labelledby") for name in value.split()} <= set(ids)
    assert set(found.values("for")) <= set(ids)
    assert {link[1:] for link in found.values("href") if link.startswith("#")} <= set(ids)
    assert dict(found.elements)["html"]["lang"] == lang
    assert dict(found.elements)["h1"] is not None


def test_nothing_is_loaded_from_elsewhere(folder):
    text = page(folder)
    found = Page(text)
    assert not found.values("src")
    assert "link" not in dict(found.elements)
    assert all(link.startswith(("#", "https://")) for link in found.values("href"))
    assert "@import" not in text
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_names_come_through_harmless_and_right(folder):
    text = page(folder)
    said = Page(text).text
    for name in NAMES.values():
        assert name in said
    assert SCRIPT not in text
    assert len(re.findall(r"<script", text)) == len(re.findall(r"</script>", text)) == 2
    assert {FORMULA, QUOTED, LONG} <= set(Page(text).said)


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_public_sees_no_person(folder, lang):
    text = page(folder, lang=lang, audience="public")
    for name in (*NAMES.values(), "alert(1)", "cmd()", "Ærø"):
        assert name not in text
    for person in NAMES:
        assert not re.search(rf"\b{person}\b", text)
    for hidden in ("1961", "1962", "1963", "1964", "course"):
        assert hidden not in text
    assert "SPL 1" in text


def test_norwegian_and_english(folder):
    norwegian, english = Page(page(folder)).text, Page(page(folder, lang="en")).text
    assert "I korte trekk" in norwegian
    assert "In short" in english
    assert "In short" not in norwegian
    assert "I korte trekk" not in english


def test_what_was_changed_since_is_said(folder):
    rota = folder / "rota.csv"
    lines = rota.read_text(encoding="utf-8").splitlines(keepends=True)
    rota.write_text("".join(lines[:-1]), encoding="utf-8")
    assert "rota.csv" in Page(page(folder)).text


def test_a_breach_is_no_lawful_plan(tmp_path):
    plan = fake_plan()
    write_plan(plan, tmp_path / "plan")
    rota = tmp_path / "plan" / "rota.csv"
    text = rota.read_text(encoding="utf-8")
    rota.write_text(text + "S1,2027-01-04,N,,,\n", encoding="utf-8")
    said = Page(page(tmp_path / "plan", lang="en")).text
    assert "This rota breaks rules that bind" in said


def test_a_folder_without_a_rota_gives_no_report(tmp_path):
    write_plan(fake_plan(status="NO_LAWFUL_PLAN", planned=False), tmp_path / "plan")
    with pytest.raises(InvalidUnit, match="Maybe"):
        write_report(tmp_path / "plan")


def test_a_folder_without_the_figures_of_the_plan_gives_no_report(folder):
    (folder / "plan.json").unlink()
    with pytest.raises(InvalidUnit, match=r"plan\.json"):
        write_report(folder)


def test_the_same_plan_gives_the_same_page(folder):
    assert page(folder) == page(folder)


def test_a_new_plan_takes_the_old_report_away(folder):
    write_report(folder)
    write_report(folder, audience="public")
    write_plan(fake_plan(), folder)
    assert not list(folder.glob("*.html"))


def test_a_unit_without_law_says_so(tmp_path, folder):
    own = OwnRule(id="X1", title="At most five days in a row", measure={"kind": "run_length", "most": 5})
    write_plan(fake_plan(rule_packs=(), own_rules=(own,)), tmp_path / "own")
    assert "No law and no tariff was read" in page(tmp_path / "own", lang="en")
    assert "Ingen lov eller tariff er lest" in page(tmp_path / "own")
    assert "No law and no tariff was read" not in page(folder, lang="en")


def test_nothing_more_is_claimed_of_a_plan_that_was_not_found():
    assert REASONS["infeasible"].startswith("Maybe the time was too short")
