"""The files that say what became of a plan."""

from pathlib import Path
from typing import NamedTuple

from arsplan.cli.doubts import tell_worked_while_away
from arsplan.cli.exits import say
from arsplan.domain.absences import Absence
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked
from arsplan.io.absences_file import read_absences
from arsplan.io.extra_file import EXTRA_FILE, read_extra
from arsplan.io.plan_folder_read import StoredPlan, read_stored_plan
from arsplan.io.rota import Noted
from arsplan.io.worked_rota import read_worked
from arsplan.planning.changes import ExtraDuty
from arsplan.report.speech import _

__all__ = ["Reality", "plan_of"]


class Reality(NamedTuple):
    """What the user named.

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

    def away(self, unit: Unit) -> tuple[Absence, ...] | None:
        """Absence beside the plan; None where nothing is known."""
        return None if self.absences is None else read_absences(unit, self.absences)

    def read(self, unit: Unit) -> tuple[Worked | None, tuple[Absence, ...] | None]:
        """Both, after a warning where they say different things of a day."""
        worked, away = self.worked(unit), self.away(unit)
        tell_worked_while_away(() if worked is None else worked.roster, (*unit.absences, *(away or ())))
        return worked, away

    def beyond(self, unit: Unit, plan: Path) -> tuple[ExtraDuty, ...]:
        """Extra time of a repaired plan, and of before."""
        of_plan = read_extra(unit, plan / EXTRA_FILE) if (plan / EXTRA_FILE).is_file() else ()
        before = () if self.extra is None else read_extra(unit, self.extra, before_plan=True)
        return (*before, *of_plan)


def plan_of(folder: Path) -> StoredPlan:
    """The plan of a folder; what was changed there since it was planned is said."""
    stored = read_stored_plan(folder)
    if stored.changed:
        files = {"files": ", ".join(stored.changed)}
        say(_("Changed since it was planned: %(files)s. What stands there now is the plan.") % files)
    return stored
