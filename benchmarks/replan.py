"""What a repair is measured against: the rest of the year planned from scratch, with nothing said about stability."""

from dataclasses import dataclass
from datetime import date, timedelta

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.io.plan_folder import StoredPlan
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.credit import credited, fixed_positions
from arsplan.planning.plan import plan
from arsplan.planning.seam import continued
from arsplan.planning.stop import MaxRuntime


@dataclass(frozen=True)
class Replan:
    """A replan; changed days are those of a person with other duties than planned, the lost ones left aside.

    Attributes
    ----------
    changed, changed_in_window
        To the end of the year, and on the days that the repair could change.
    shortage_hours
        Uncovered on these days.
    """

    employee: str
    seconds: float
    lawful: bool
    changed: int
    changed_in_window: int
    shortage_hours: float


def replanned(stored: StoredPlan, absence: Absence, last: date, *, seconds: float) -> Replan:
    """Plan from the Monday of the absence on, with positions and vacation as they are."""
    unit, roster = stored.planned_unit, stored.roster
    lost = tuple(duty for duty in roster.of(absence.employee) if absence.first <= duty.date <= absence.last)
    monday = absence.first - timedelta(absence.first.weekday())
    before = Roster(duty for duty in roster if duty.date < monday)
    tail = fixed_positions(continued(credited(unit, absence, lost), before, monday))
    made = plan(tail, stop=MaxRuntime(seconds), seed=1)
    now = made.roster or Roster()
    gone = {(duty.employee, duty.date) for duty in lost}
    future = {duty for duty in roster if duty.date >= monday}
    changed = {(duty.employee, duty.date) for duty in future ^ set(now)} - gone
    rows = [row for row in coverage(made.planned_unit, now) if absence.first <= row.date <= last]
    return Replan(
        employee=absence.employee,
        seconds=made.statistics.seconds,
        lawful=made.findings.lawful,
        changed=len(changed),
        changed_in_window=sum(absence.first <= day <= last for _, day in changed),
        shortage_hours=shortage_minutes(rows) / 60,
    )
