"""`arsplan replacements`: a shift stands empty, whom to ask."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from arsplan.cli.views import next_step, show_json, show_lines
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.errors import ArsplanError
from arsplan.io.plan_folder import read_stored_plan
from arsplan.planning.empty import empty_duties
from arsplan.planning.replacements import replacements as ranked
from arsplan.report.replacements_text import replacements_document, replacements_lines
from arsplan.report.speech import _

__all__ = ["Empty", "replacements"]


class Empty(NamedTuple):
    """What the user asked of `arsplan replacements`."""

    plan: Path
    date: date
    shift: str | None
    absent: str | None
    as_json: bool


def replacements(asked: Empty) -> None:
    """Rank who may take a duty, or each of those that stand empty on a date.

    Parameters
    ----------
    asked
        The arguments.
    """
    stored = read_stored_plan(asked.plan)
    unit, roster = stored.planned_unit, stored.roster
    shifts = [] if asked.shift is None else [asked.shift]
    if asked.absent is not None:
        lost = [duty for duty in roster.of(asked.absent) if duty.date == asked.date]
        shifts = shifts or _shifts(lost, asked)
        roster = Roster(set(roster) - set(lost))
        away = Absence(employee=asked.absent, first=asked.date, last=asked.date, kind="sick")
        unit = unit.with_absences((*unit.absences, away))
    elif not shifts:
        shifts = [shift for _, shift in empty_duties(unit, roster, asked.date, asked.date)]
    documents = [replacements_document(asked.date, shift, ranked(unit, roster, asked.date, shift)) for shift in shifts]
    if asked.as_json:
        show_json(documents)
    else:
        show_lines([line for document in documents for line in replacements_lines(document)])
        if not documents:
            show_lines([_("No duty stands empty on %(day)s.") % {"day": asked.date}])
        if asked.absent is not None:
            days = f"--absent {asked.absent} --from {asked.date} --to {asked.date}"
            show_lines([next_step(f"arsplan repair {asked.plan} {days} --out repaired")])


def _shifts(lost: list[Duty], asked: Empty) -> list[str]:
    if not lost:
        raise ArsplanError(
            f"'{asked.absent}' has no duty on {asked.date}.\nMaybe another date; --shift names a duty that nobody has."
        )
    return [duty.shift for duty in lost]
