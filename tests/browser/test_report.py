"""The report in a browser: it opens, asks for nothing, and does what its controls promise."""

import pytest
from tests.report.page.conftest import NAMES

from arsplan.capacity import capacity, identity
from arsplan.report.page.what_if import what_if
from arsplan.report.page.words import Words

PHONE = {"width": 360, "height": 740}


def shown(page, selector):
    return page.locator(f"{selector}:visible")


def test_names_are_read_as_they_are(visit):
    page = visit()
    assert page.locator("#f-person option").all_inner_texts()[1:] == list(NAMES.values())
    assert {name.strip() for name in page.locator("#days .who").all_inner_texts()} == set(NAMES.values())


def test_filters_by_week_person_and_competence(visit, expect, plan):
    page, people, weeks = visit(), len(plan.unit.staff), plan.unit.weeks

    def rows_and_strips(rows, strips):
        expect(shown(page, "#days tbody tr")).to_have_count(rows)
        expect(shown(page, ".strip[data-p]")).to_have_count(strips)

    rows_and_strips(people, people)
    page.select_option("#f-week", label="2027-W02")
    expect(shown(page, "#days tbody tr").locator("td:nth-child(2)")).to_have_text(["2027-W02"] * people)
    page.select_option("#f-person", label=NAMES["S1"])
    rows_and_strips(weeks, 1)
    expect(page.locator("#found")).to_have_text(f"{weeks} rader")
    page.select_option("#f-week", label="2027-W01")
    expect(page.locator("#found")).to_have_text("1 rad")
    page.select_option("#f-person", "")
    page.select_option("#f-competence", label="HFA")
    rows_and_strips(2, 2)
    page.select_option("#f-competence", label="ASS")
    expect(shown(page, "#days tbody tr")).to_have_count(1)


def test_the_days_are_those_of_the_rota(visit, expect, plan):
    page = visit()
    page.select_option("#f-person", label=NAMES["S1"])
    expect(shown(page, "#days tbody tr")).to_have_count(plan.unit.weeks)
    cells = page.locator("#days tbody tr:visible td:nth-child(n+4):not(.num)").all_inner_texts()
    worked = {(duty.date - plan.unit.start).days: duty.shift for duty in plan.roster.of("S1")}
    assert {k: code for k, code in enumerate(cells) if code in plan.unit.shift_by_code} == worked


def test_a_story_for_whoever_is_chosen(visit, expect):
    page = visit()
    expect(shown(page, ".story")).to_have_count(1)
    page.select_option("#who", label=NAMES["N1"])
    expect(shown(page, ".story").locator("h3")).to_contain_text(NAMES["N1"])
    expect(shown(page, ".story")).to_have_count(1)


def test_what_if_shows_the_closed_form_at_every_stop(visit, plan):
    page, words, report = visit(), Words("nb"), capacity(plan.unit)
    for number, group in enumerate(what_if(report, words, str)):
        demands = {demand.competence: demand for demand in report.base(group.name).demand}

        def figures(every, hours, demand):
            found = identity(demand.week, demand.weekend, every, hours, report.full_time_week)
            return [words.number(found.heads, 1), words.percent(found.mean_position)]

        wanted = [
            [[figures(every, hours, demands[slots.key]) for slots in group.slots] for hours in group.weekend]
            for every in group.every
        ]
        assert page.locator(f".whatif[data-group='{number}']").evaluate(EVERY_STOP) == wanted


EVERY_STOP = """field => {
  const [every, weekend] = field.querySelectorAll("input");
  const rows = [...field.querySelectorAll("[data-slots]")];
  const move = (slider, stop) => { slider.value = stop; slider.dispatchEvent(new Event("input")); };
  const text = row => ["[data-heads]", "[data-mean]"].map(name => row.querySelector(name).textContent);
  return [...Array(Number(every.max) + 1).keys()].map(k => {
    move(every, k);
    return [...Array(Number(weekend.max) + 1).keys()].map(w => { move(weekend, w); return rows.map(text); });
  });
}"""


def test_what_if_by_keyboard_and_back(visit, expect):
    page = visit()
    field = page.locator(".whatif").first
    before = field.inner_text()
    field.locator("input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(field).not_to_have_text(before, use_inner_text=True)
    said = field.locator("output").first.inner_text()
    expect(field.locator("input").first).to_have_attribute("aria-valuetext", said)
    field.locator("button").focus()
    page.keyboard.press("Enter")
    expect(field).to_have_text(before, use_inner_text=True)


def test_the_keyboard_reaches_everything_that_can_be_used(visit, expect):
    page = visit()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**#short")  # the address follows the key a moment later
    assert page.evaluate(UNREACHABLE) == []


UNREACHABLE = """[...document.querySelectorAll("select, input, button, summary, .scroll")]
  .filter(e => e.tabIndex < 0).map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("settings", [{}, {"viewport": PHONE}, {"viewport": PHONE, "java_script_enabled": False}])
def test_the_page_is_no_wider_than_its_window(visit, settings):
    page = visit(**settings)
    size = page.locator("html").bounding_box()
    widest = max(box["x"] + box["width"] for box in (page.locator(name).bounding_box() for name in ("header", "main")))
    assert widest <= size["width"] + 1
    assert page.locator("body").bounding_box()["width"] <= size["width"] + 1


def test_on_a_phone_nothing_leaves_its_frame(visit):
    page = visit(viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_without_scripts_everything_is_there(visit, expect, plan):
    page = visit(java_script_enabled=False)
    expect(shown(page, "#days tbody tr")).to_have_count(len(plan.unit.staff) * plan.unit.weeks)
    expect(shown(page, "input")).to_have_count(0)
    expect(shown(page, "select")).to_have_count(0)


def test_letters_stand_out_in_high_contrast(visit):
    page = visit(forced_colors="active", contrast="more")
    assert page.evaluate(UNREADABLE) == []


UNREADABLE = """[...document.querySelectorAll("#days td")].map(e => getComputedStyle(e))
  .filter(style => style.color === style.backgroundColor).map(style => style.color)"""


def test_it_prints(visit, expect):
    page = visit()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    expect(shown(page, "nav")).to_have_count(0)
    expect(shown(page, "#filter")).to_have_count(0)
    expect(shown(page, "#days tbody tr").first).to_be_visible()
