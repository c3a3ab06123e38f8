"""`arsplan report`: the report of a plan, and the one that comes with a plan."""

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from arsplan.cli.views import next_step, show_lines
from arsplan.errors import ArsplanError
from arsplan.report.catalogue import Lang
from arsplan.report.speech import _, language_of_pages

__all__ = ["Audience", "Lang", "can_report", "report", "write_with_plan"]

Audience = Literal["all", "public"]


def can_report() -> bool:
    """Whether the report extra is installed."""
    return all(map(find_spec, ("babel", "jinja2")))


def report(plan: Path, *, lang: Lang, audience: Audience) -> None:
    """Write the report and say where it lies.

    Parameters
    ----------
    plan
        Folder of a plan.
    lang, audience
        As `arsplan.report.page.write_report` takes them.

    Raises
    ------
    ArsplanError
        If the report extra is not installed.
    """
    if not can_report():
        raise ArsplanError("The report needs jinja2 and babel.\nMaybe run: pip install 'arsplan[report]'")
    from arsplan.report.page import write_report

    written = write_report(plan, lang=lang, audience=audience)
    show_lines(
        [
            _("The report lies in %(file)s; open it in a browser.") % {"file": written},
            next_step(f"arsplan export {plan}"),
        ]
    )


def write_with_plan(plan: Path) -> None:
    """Write the report beside a new plan, where the report extra is installed."""
    if can_report():
        from arsplan.report.page import write_report

        write_report(plan, lang=language_of_pages())
