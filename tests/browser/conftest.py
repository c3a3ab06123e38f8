"""Headless Chromium; without it, or without its driver, these tests are skipped."""

import shutil

import pytest
from tests.report.page.conftest import named_plan

from arsplan.io.plan_folder import write_plan
from arsplan.report.page import write_report

# Without these Chromium asks for updates and the like, and a closed network refuses it over and over.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


PATIENCE = 120_000
"""Milliseconds for a page to open and for what follows a key: both come at once, but not on every machine."""


@pytest.fixture(scope="session")
def driver():
    return pytest.importorskip("playwright.sync_api", reason="playwright, the browser's driver, is not installed")


@pytest.fixture(scope="session")
def expect(driver):
    """Look until something is as it is said to be."""
    driver.expect.set_options(timeout=PATIENCE)
    return driver.expect


@pytest.fixture(scope="session")
def browser(driver):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("there is no Chromium on this machine")
    with driver.sync_playwright() as running:
        started = running.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def plan():
    return named_plan()


@pytest.fixture(scope="session")
def report(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report") / "plan"
    write_plan(plan, folder)
    return write_report(folder)


@pytest.fixture
def visit(browser, report):
    """Open the report; whatever it complains about, asks the network for or pops up fails the test."""
    said, opened = [], []

    def open_page(**settings):
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message) or dialog.dismiss())
        page.on("request", lambda request: said.append(request.url) if request.url != report.as_uri() else None)
        page.goto(report.as_uri())
        opened.append(context)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert said == []
