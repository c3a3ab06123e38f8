"""Making the report of a plan's folder."""

import base64
import hashlib
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from arsplan.io.atomic import write_text
from arsplan.report.page import labels
from arsplan.report.page.accounts import accounts
from arsplan.report.page.company import company
from arsplan.report.page.competence import lacking
from arsplan.report.page.facts import Facts, read_facts
from arsplan.report.page.fairness import fairness
from arsplan.report.page.parties import parties
from arsplan.report.page.people import Audience
from arsplan.report.page.positions import positions
from arsplan.report.page.rota import rota
from arsplan.report.page.rules import rules
from arsplan.report.page.staffing import curves
from arsplan.report.page.story import stories
from arsplan.report.page.summary import summarised
from arsplan.report.page.what_if import what_if
from arsplan.report.page.words import Lang, Words

__all__ = ["environment", "report_path", "write_report"]


def report_path(folder: str | os.PathLike[str], audience: Audience) -> Path:
    """Where the report of a plan lies; the one for the public has another name, so that neither stands for the other.

    Parameters
    ----------
    folder
        Of the plan.
    audience
        Who reads it.
    """
    return Path(folder) / ("report.html" if audience == "all" else "report-public.html")


def write_report(folder: str | os.PathLike[str], *, lang: Lang = "nb", audience: Audience = "all") -> Path:
    """Write the report of a plan into its folder: one HTML file that needs nothing else.

    Parameters
    ----------
    folder
        Of the plan.
    lang
        `nb`, Norwegian bokmål, or `en`, English.
    audience
        `all` for those who may see names and absence; `public` for a report without names, birth years and reasons
        of absence.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    InvalidUnit
        If it is not the whole folder of a plan.
    OSError
        If it cannot be written.
    """
    target = report_path(folder, audience)
    write_text(target, _page(read_facts(Path(folder), lang, audience)))
    return target


def _page(facts: Facts) -> str:
    words, people = facts.words, facts.people
    jinja = environment(words)
    script = jinja.get_template("script.js").render()
    laid, groups = rota(facts), what_if(facts.capacity, words, people.competence)
    return jinja.get_template("page.html").render(
        unit_name=facts.unit.name,
        facts=facts,
        people=people,
        unit=facts.unit,
        document=facts.document,
        capacity=facts.capacity,
        priced=any(goal["name"] == "priced" for goal in facts.document["goals"]),
        short=summarised(facts),
        positions=positions(facts),
        rota=laid,
        curves=curves(facts),
        lacking=lacking(facts),
        company=company(facts),
        fairness=fairness(facts),
        stories=stories(facts, laid),
        accounts=accounts(facts),
        rules=rules(facts),
        parties=parties(facts),
        groups=groups,
        what_if=[group.as_json(words) for group in groups],
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode(),
    )


def environment(words: Words) -> Environment:
    """Every value is escaped; a name that a template does not know is an error."""
    made = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    install: Any = made
    install.install_gettext_translations(words.texts, newstyle=True)
    for name in ("number", "plain", "percent", "points", "hours", "day", "short_day", "span", "month", "every", "say"):
        made.filters[name] = getattr(words, name)
    made.globals["words"] = words
    made.globals["labels"] = labels
    return made
