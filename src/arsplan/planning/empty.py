"""Empty duties: what is uncovered, as duties that somebody could take."""

from datetime import date

from arsplan.domain.cover import reaches
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import coverage

__all__ = ["empty_duties"]


def empty_duties(unit: Unit, roster: Roster, first: date, last: date) -> tuple[tuple[date, str], ...]:
    """Dates and shifts of duties that would cover what is uncovered, each once; the shortest shift that does.

    Parameters
    ----------
    first, last
        Days to look at, both included.
    """
    short = {(row.date, row.shift) for row in coverage(unit, roster) if row.short and first <= row.date <= last}
    shifts = sorted(unit.shifts, key=lambda shift: shift.paid_minutes)
    reached = {code: {reach.segment.line for reach in found} for code, found in reaches(unit).items()}
    covering = {
        line: next((s.code for s in shifts if s.use != "none" and line in reached[s.code]), "")
        for line in {line for _, line in short}
    }
    return tuple((day, covering[line]) for day, line in sorted(short) if covering[line])
