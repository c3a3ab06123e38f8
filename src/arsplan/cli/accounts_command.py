"""`arsplan accounts`: where everybody stands on a date."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from arsplan.cli.views import show_blocks, show_csv, show_json
from arsplan.domain.absences import Absence
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked
from arsplan.io.absences_file import read_absences
from arsplan.io.extra_file import EXTRA_FILE, read_extra
from arsplan.io.live_table import live_csv, live_document
from arsplan.io.plan_folder_read import read_stored_plan
from arsplan.io.rota import Noted
from arsplan.io.worked_rota import read_worked
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.live import live_accounts
from arsplan.report.live_text import live_blocks

__all__ = ["Asked", "Reality", "accounts"]


class Reality(NamedTuple):
    """The files that say what became of a plan.

    Attributes
    ----------
    actual
        Who worked which duty.
    absences
        Absence that the plan did not know.
    extra
        Extra time before the plan.
    noted
        How the rota was written down.
    """

    actual: Path | None
    absences: Path | None
    extra: Path | None
    noted: Noted

    def worked(self, unit: Unit) -> Worked | None:
        """Who worked which duty; None where nothing is known."""
        return None if self.actual is None else read_worked(unit, self.actual, self.noted)

    def away(self, unit: Unit) -> tuple[Absence, ...]:
        """Absence beside the plan."""
        return () if self.absences is None else read_absences(unit, self.absences)

    def beyond(self, unit: Unit, plan: Path) -> tuple[ExtraDuty, ...]:
        """Extra time of a repaired plan, and of before."""
        files = [plan / EXTRA_FILE] if (plan / EXTRA_FILE).is_file() else []
        files += [] if self.extra is None else [self.extra]
        return tuple(dict.fromkeys(duty for file in files for duty in read_extra(unit, file)))


class Asked(NamedTuple):
    """What the user asked of `arsplan accounts`."""

    plan: Path
    to: date
    reality: Reality
    as_json: bool
    as_table: bool


def accounts(asked: Asked) -> None:
    """Show everybody's accounts on a date.

    Parameters
    ----------
    asked
        The arguments.
    """
    stored = read_stored_plan(asked.plan)
    unit, reality = stored.planned_unit, asked.reality
    found = live_accounts(
        stored,
        asked.to,
        actual=reality.worked(unit),
        absences=reality.away(unit),
        extra=reality.beyond(unit, asked.plan),
    )
    if asked.as_json:
        show_json({"unit": unit.name, **live_document(found, asked.to)})
    elif asked.as_table:
        show_csv(live_csv(found))
    else:
        show_blocks(live_blocks(found, asked.to))
