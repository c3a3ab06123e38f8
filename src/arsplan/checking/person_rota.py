"""One person's duties on the real clock, worked out once and asked by every reader."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from arsplan.clock.instants import utc_minute
from arsplan.domain.absences import Activity
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit


class Worked(NamedTuple):
    """A duty or an activity, from the plan or from history.

    Attributes
    ----------
    start, end
        UTC minutes since 1970.
    paid
        Paid minutes.
    code
        Shift code, or what the activity is called.
    date
        Local date on which it starts.
    clock
        Minutes after midnight of `date` at which it starts.
    shift
        The shift type; None for an activity.
    planned
        Whether it stands in the roster under check.
    """

    start: int
    end: int
    paid: int
    code: str
    date: date
    clock: int
    shift: ShiftType | None
    planned: bool


@dataclass(frozen=True, eq=False)
class PersonRota:
    """All that one person works, history and activities included, in order of time."""

    unit: Unit
    employee: Employee
    worked: tuple[Worked, ...]

    @cached_property
    def planned(self) -> tuple[Worked, ...]:
        """The duties of the roster under check."""
        return tuple(duty for duty in self.worked if duty.planned)

    @cached_property
    def by_date(self) -> dict[date, tuple[Worked, ...]]:
        """What starts on each date."""
        found: defaultdict[date, list[Worked]] = defaultdict(list)
        for duty in self.worked:
            found[duty.date].append(duty)
        return {when: tuple(duties) for when, duties in found.items()}

    @cached_property
    def absent(self) -> dict[date, str]:
        """Kind of absence by date; vacation goes before other kinds."""
        own = [absence for absence in self.unit.absences if absence.employee == self.employee.id]
        own.sort(key=lambda absence: absence.kind == "vacation")
        return {
            absence.first + timedelta(k): absence.kind
            for absence in own
            for k in range((absence.last - absence.first).days + 1)
        }

    @cached_property
    def known_from(self) -> date:
        """The first date of what is known: as the unit says, or the Monday of the week of the person's first duty.

        The plan's first date where there is neither.
        """
        stated = self.unit.known_from
        first = min([self.unit.start, *(duty.date for duty in self.worked[:1])]) if stated is None else stated
        return first - timedelta(first.weekday())

    def week_of(self, when: date) -> int:
        """Weeks after the plan's first; negative in history."""
        return (when - self.unit.start).days // 7

    def monday(self, week: int) -> date:
        """First date of a week counted from the plan's first."""
        return self.unit.start + timedelta(weeks=week)

    def sunday(self, week: int) -> date:
        """Last date of a week counted from the plan's first."""
        return self.unit.start + timedelta(weeks=week, days=6)


def person_rotas(unit: Unit, roster: Roster, only: Collection[str] | None = None) -> dict[str, PersonRota]:
    """Put roster, history and activities together for each person, or for some alone."""
    people = unit.person if only is None else {name: unit.person[name] for name in only}
    worked: defaultdict[str, list[Worked]] = defaultdict(list)
    for duties, planned in ((unit.history, False), (roster, True)):
        for duty in duties:
            if duty.employee in people:
                worked[duty.employee].append(_shift(unit, duty, planned=planned))
    for activity in unit.activities:
        if activity.date <= unit.horizon.end and activity.employee in people:
            worked[activity.employee].append(_activity(unit, activity))
    return {name: PersonRota(unit, employee, _in_order(worked[name])) for name, employee in people.items()}


def _in_order(worked: Iterable[Worked]) -> tuple[Worked, ...]:
    return tuple(sorted(worked, key=lambda duty: duty[:5]))


def _shift(unit: Unit, duty: Duty, *, planned: bool) -> Worked:
    shift = unit.shift_by_code[duty.shift]
    start = utc_minute(duty.date, shift.start, unit.timezone)
    end = utc_minute(duty.date, shift.finish, unit.timezone)
    paid = shift.paid_minutes
    if unit.readings.dst_hours == "elapsed":
        paid = max(0, paid + (end - start) - shift.length)
    return Worked(start, end, paid, shift.code, duty.date, shift.start, shift, planned)


def _activity(unit: Unit, activity: Activity) -> Worked:
    start = utc_minute(activity.date, activity.start, unit.timezone)
    end = utc_minute(activity.date, activity.finish, unit.timezone)
    name = activity.text or "activity"
    return Worked(start, end, activity.paid_minutes, name, activity.date, activity.start, None, planned=False)
