"""The comparison of arrangements as one page."""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from arsplan.report.page import comparison
from arsplan.report.page.comparison_chart import HEIGHT, WIDTH, chart
from arsplan.report.page.comparison_reasons import reasons
from arsplan.report.page.words import Lang, Words
from arsplan.report.page.write import environment

__all__ = ["COMPARISON_PAGE", "comparison_page"]

COMPARISON_PAGE = "comparison.html"

_WIDE = 8
"""Arrangements that stand beside the present one on a sheet of A4."""


def comparison_page(document: Mapping[str, Any], *, lang: Lang = "nb") -> str:
    """The page as HTML that needs nothing else and names nobody.

    Parameters
    ----------
    document
        `Comparison.as_json()`.
    lang
        `nb`, Norwegian bokmål, or `en`, English.
    """
    words = Words(lang)
    found = comparison.arrangements(document, words)
    told = [one for one in found if one.told]
    proposed = [one for one in told if not one.given]
    lead = [*proposed[:1], *(one for one in told if one.given)]
    sheets = [[*lead, *proposed[k : k + _WIDE]] for k in range(1, max(2, len(proposed)), _WIDE)]
    return (
        environment(words)
        .get_template("comparison.html")
        .render(
            unit_name=found[0].row["unit"],
            arrangements=found,
            proposed=proposed,
            today=next((one for one in told if one.given), None),
            untold=[one for one in found if not one.told],
            full=any(one.row["depth"] == "full" for one in told),
            largest=comparison.largest,
            sheets=[(sheet, comparison.figures(sheet, words)) for sheet in sheets if sheet],
            chart=chart(told),
            chart_size=(WIDTH, HEIGHT),
            reasons=reasons(document, told, words),
            answers=comparison.answers(document, told, words),
            version=version("arsplan"),
        )
    )
