"""The comparison in a browser: it opens, asks for nothing, and fits a phone and a sheet of paper."""

import pytest
from tests.browser.test_report import PHONE, UNREACHABLE
from tests.report.page.conftest import LONG
from tests.report.page.test_comparison import document, row

from arsplan.report.page.comparison_write import comparison_page


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """In the place of a plan's report."""
    page = tmp_path_factory.mktemp("compared") / "comparison.html"
    page.write_text(comparison_page(document(more=[row(LONG, full=True)])), encoding="utf-8")
    return page


@pytest.mark.parametrize("settings", [{}, {"viewport": PHONE}])
def test_it_fits_its_window_and_the_keyboard_reaches_all_of_it(visit, settings):
    page = visit(**settings)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(UNREACHABLE) == []
    assert page.locator(".plot circle").count() == 3


def test_it_prints_without_its_contents(visit, expect):
    page = visit()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    expect(page.locator("nav")).to_be_hidden()
