"""Hours beyond the plan: a part-timer's extra time up to a full week, and overtime.

What counts as planned is the rota that people knew: a duty worked instead of another is no more work. What is left are
duties beyond it, the latest first. For whoever has a full position they are overtime; for a part-timer they are extra
time, and overtime as far as the week comes to more than a full one. A mark in the rota goes before all of this.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked

__all__ = ["Beyond", "beyond"]


class Beyond(NamedTuple):
    """A duty that lies beyond the plan, in part or in full: minutes of extra time, and of overtime."""

    employee: str
    date: date
    shift: str
    extra: int
    overtime: int


def beyond(worked: Worked, planned: Iterable[Duty]) -> list[Beyond]:
    """Every duty beyond the plan, in order of date and person; hired people have no plan and are left out.

    Parameters
    ----------
    worked
        What was worked, with its marks.
    planned
        What the same dates of the plan hold, without duties lost to absence: those are credited, not owed.
    """
    unit, marked = worked.unit, worked.extra | worked.overtime
    known = _by_person(planned)
    found = []
    for employee, duties in _by_person(worked.own).items():
        found += [_marked(unit, duty, overtime=duty in worked.overtime) for duty in duties & marked]
        own = duties - marked
        missed = known.get(employee, set()) - duties
        room = _paid(unit, own - known.get(employee, set())) - _paid(unit, missed)
        weeks = Counter[tuple[int, int]]()
        for duty in duties:
            weeks[_week(duty)] += _paid(unit, [duty])
        full_time = unit.person[employee].position >= 1
        for duty in sorted(own - known.get(employee, set()), key=_when, reverse=True):
            minutes = min(room, _paid(unit, [duty]))
            if minutes <= 0:
                break
            above = max(0, weeks[_week(duty)] - unit.full_time_week)
            over = minutes if full_time else min(minutes, above)
            found.append(Beyond(*duty, minutes - over, over))
            room -= minutes
            weeks[_week(duty)] -= over
    return sorted(found, key=lambda one: (one.date, one.employee, one.shift))


def _marked(unit: Unit, duty: Duty, *, overtime: bool) -> Beyond:
    minutes = _paid(unit, [duty])
    return Beyond(*duty, 0, minutes) if overtime else Beyond(*duty, minutes, 0)


def _by_person(duties: Iterable[Duty] | Roster) -> dict[str, set[Duty]]:
    found: defaultdict[str, set[Duty]] = defaultdict(set)
    for duty in duties:
        found[duty.employee].add(duty)
    return found


def _paid(unit: Unit, duties: Iterable[Duty]) -> int:
    return sum(paid_on(unit, duty.date, unit.shift_by_code[duty.shift]) for duty in duties)


def _week(duty: Duty) -> tuple[int, int]:
    year, week, _ = duty.date.isocalendar()
    return year, week


def _when(duty: Duty) -> tuple[date, str]:
    return duty.date, duty.shift
