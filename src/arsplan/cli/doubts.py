"""What two files say differently of one day: it is told, with what is taken of it."""

from collections.abc import Iterable

from arsplan.cli.exits import say
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty
from arsplan.planning.away import worked_while_away
from arsplan.report.speech import _, many

__all__ = ["tell_worked_while_away"]

TOLD = 10
"""Days that are told one by one."""


def tell_worked_while_away(worked: Iterable[Duty], absences: Iterable[Absence]) -> None:
    """Warn of duties that were worked on days noted as absence, by person and day."""
    found = worked_while_away(worked, absences)
    if not found:
        return
    say(
        many(
            "%(num)s duty was worked on a day noted as absence:",
            "%(num)s duties were worked on days noted as absence:",
            len(found),
        )
    )
    for duty, absence in found[:TOLD]:
        say(f"* {duty.employee} {duty.date}: {duty.shift}, {absence.kind} {absence.first} – {absence.last}")
    if len(found) > TOLD:
        say(many("* and %(num)s more", "* and %(num)s more", len(found) - TOLD))
    say(_("What was worked counts, and no hours are credited for it. Maybe a date in one of the two files is wrong."))
