"""What each person works: duties and activities on the real clock, those before the plan included."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from arsplan.clock.instants import utc_minute
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit

__all__ = ["Work", "work"]


class Work(NamedTuple):
    """One duty or activity of one person.

    Attributes
    ----------
    start, end
        Minutes of real time, as `clock.instants.utc_minute`.
    date
        Local date on which it starts.
    shift
        Code of the shift; empty for an activity.
    clock_end
        End by the clock on the wall, minutes after midnight of `date`.
    paid
        Paid minutes.
    night
        Whether it is a night shift.
    """

    start: int
    end: int
    date: date
    shift: str
    clock_end: int
    paid: int
    night: bool


def work(unit: Unit, roster: Roster) -> dict[str, tuple[Work, ...]]:
    """Everything that each person works, in order of time.

    Parameters
    ----------
    unit
        Its history and activities count too.
    roster
        Who works which duty.

    Returns
    -------
    dict
        By id, everybody of the staff.
    """
    found: dict[str, list[Work]] = defaultdict(list)
    at_night = {code: shift.is_night for code, shift in unit.shift_by_code.items()}
    for duty in (*unit.history, *roster):
        shift = unit.shift_by_code[duty.shift]
        found[duty.employee].append(
            Work(
                utc_minute(duty.date, shift.start, unit.timezone),
                utc_minute(duty.date, shift.finish, unit.timezone),
                duty.date,
                duty.shift,
                shift.finish,
                paid_on(unit, duty.date, shift),
                at_night[duty.shift],
            )
        )
    for activity in unit.activities:
        found[activity.employee].append(
            Work(
                utc_minute(activity.date, activity.start, unit.timezone),
                utc_minute(activity.date, activity.finish, unit.timezone),
                activity.date,
                "",
                activity.finish,
                activity.paid_minutes,
                night=False,
            )
        )
    return {person: tuple(sorted(found[person])) for person in unit.person}
