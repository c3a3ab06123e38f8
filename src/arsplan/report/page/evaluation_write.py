"""Writing an evaluation as a folder: its tables, and one page for the management dialogue."""

import os
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

from arsplan.errors import ArsplanError
from arsplan.io.atomic import write_folder
from arsplan.io.evaluation_tables import EVALUATION_FILE, evaluation_files
from arsplan.io.extra_file import EXTRA_FILE
from arsplan.planning.evaluate import Evaluation
from arsplan.report.page import evaluation as figures
from arsplan.report.page.people import Audience, People
from arsplan.report.page.words import Lang, Words
from arsplan.report.page.write import environment

__all__ = ["check_place", "evaluation_page", "write_evaluation"]

_PAGES = {"all": "evaluation.html", "public": "evaluation-public.html"}


def write_evaluation(
    found: Evaluation, path: str | os.PathLike[str], *, lang: Lang = "nb", audience: Audience = "all"
) -> Path:
    """Write the tables of an evaluation and its page, each file whole or not at all.

    Parameters
    ----------
    found
        Of `evaluate`.
    path
        A new folder, or that of an earlier evaluation, whose files are replaced.
    lang
        `nb`, Norwegian bokmål, or `en`, English: of the page.
    audience
        `all` for those who may see names and absence; `public` for files without persons and without sickness.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    ArsplanError
        If something else stands there.
    OSError
        If it cannot be written.
    """
    folder = Path(path)
    check_place(folder)
    name = _PAGES[audience]
    tables = evaluation_files(found, public=audience == "public")
    document = tables.pop(EVALUATION_FILE)
    files = {**tables, name: evaluation_page(found, lang=lang, audience=audience), EVALUATION_FILE: document}
    # What the public may not see goes before anything that says the folder is for it.
    for old in {*_PAGES.values(), "accounts.csv", EXTRA_FILE} - set(files):
        (folder / old).unlink(missing_ok=True)
    write_folder(folder, files)
    return folder / name


def check_place(folder: Path) -> None:
    """Refuse a folder that holds anything else than an evaluation.

    Raises
    ------
    ArsplanError
        If it does.
    """
    if folder.is_file():
        raise ArsplanError(f"'{folder}' is a file, not a folder for an evaluation.\nMaybe name a new folder.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / EVALUATION_FILE).exists():
        raise ArsplanError(f"'{folder}' holds other files and no evaluation.\nMaybe name a new folder.")


def evaluation_page(found: Evaluation, *, lang: Lang = "nb", audience: Audience = "all") -> str:
    """The page as HTML that needs nothing else.

    Parameters
    ----------
    found
        Of `evaluate`.
    lang, audience
        As for `write_evaluation`.
    """
    words, public = Words(lang), audience == "public"
    people = People(found.unit, audience)
    done = found.total.happened
    targets = figures.lines(found, public=public)
    return (
        environment(words)
        .get_template("evaluation.html")
        .render(
            unit_name=found.unit.name,
            unit=found.unit,
            found=found,
            total=found.total,
            last=found.to - timedelta(1),
            public=public,
            people=people,
            targets=targets,
            reached=sum(line.result.reached is True for line in targets),
            judged=sum(line.result.reached is not None for line in targets),
            worst=figures.worst_weeks(found),
            charts=figures.charts(found),
            competence=figures.competence(found),
            faces=figures.faces(found),
            met=figures.met(found),
            sick=not public and done is not None and (found.sickness_known or done.sick > 0),
            version=version("arsplan"),
            standings=[] if public or not found.known else figures.standings(found, people),
        )
    )
