"""`arsplan evaluate`: a plan against what became of it, and against what was to be reached."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from arsplan.cli.reality import Reality, plan_of
from arsplan.cli.reporting import Audience, Lang, can_report
from arsplan.cli.views import next_step, show_blocks, show_json
from arsplan.errors import ArsplanError
from arsplan.io.evaluation_tables import evaluation_document
from arsplan.io.targets_file import read_targets
from arsplan.planning.evaluate import evaluate as evaluate_plan
from arsplan.report.evaluation_text import evaluation_blocks
from arsplan.report.speech import _

__all__ = ["Asked", "evaluate"]


class Asked(NamedTuple):
    """What the user asked of `arsplan evaluate`."""

    plan: Path
    reality: Reality
    targets: Path | None
    to: date | None
    out: Path
    lang: Lang
    audience: Audience
    as_json: bool


def evaluate(asked: Asked) -> None:
    """Compare, write the folder, and show what was reached.

    Parameters
    ----------
    asked
        The arguments.

    Raises
    ------
    ArsplanError
        If the report extra is not installed, or the folder holds something else.
    """
    if not can_report():
        raise ArsplanError("The page needs jinja2 and babel.\nMaybe run: pip install 'arsplan[report]'")
    from arsplan.report.page.evaluation_write import check_place, write_evaluation

    check_place(asked.out)
    stored = plan_of(asked.plan)
    unit, reality = stored.planned_unit, asked.reality
    worked, away = reality.read(unit)
    found = evaluate_plan(
        stored,
        actual=worked,
        absences=away,
        targets=None if asked.targets is None else read_targets(unit, asked.targets),
        to=asked.to,
        extra=reality.beyond(unit, asked.plan),
    )
    page = write_evaluation(found, asked.out, lang=asked.lang, audience=asked.audience)
    document = evaluation_document(found, public=asked.audience == "public")
    if asked.as_json:
        show_json(document)
    else:
        where = _("The page is %(page)s; the tables lie beside it.") % {"page": page}
        onward = next_step(f"arsplan roll {asked.plan} --to DATE --out next-plan")
        show_blocks([*evaluation_blocks(document), "", where, onward])
