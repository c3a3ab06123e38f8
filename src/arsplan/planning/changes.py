"""What differs between two rosters, person by person and day by day, each with its reason."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit

__all__ = ["Change", "ExtraDuty", "changes", "extra_duties"]

Reason = Literal["absence", "employment", "need", "rule", "shortage", "swap"]


class Change(NamedTuple):
    """A day of a person that is not as it was planned.

    Attributes
    ----------
    before, after
        Shift codes joined by +; empty for a free day.
    reason
        `absence` and `employment`: the duty could not be worked. `rule`: it would have broken one. `need`: the duty was
        taken off on a day that needs other heads than before. `shortage`: somebody is needed for a duty that was lost
        or open. `swap`: another change would not be possible without it.
    """

    employee: str
    date: date
    before: str
    after: str
    reason: Reason
    text: str


class ExtraDuty(NamedTuple):
    """A duty beyond the position, up to full time: paid by the hour and no part of the position's hours.

    Attributes
    ----------
    minutes
        Of the duty, as far as they lie beyond the position.
    """

    employee: str
    date: date
    shift: str
    minutes: int


def changes(
    unit: Unit,
    before: Roster,
    after: Roster,
    unlawful: Mapping[Duty, str] | None = None,
    other_need: Collection[date] = (),
) -> tuple[Change, ...]:
    """Everything that differs, in order of date and person.

    Parameters
    ----------
    unit
        With the absence and employment of now.
    unlawful
        Duties that were taken off since they break a rule, with what it says.
    other_need
        Days on which other heads are needed than before.
    """
    away = {(a.employee, a.first, a.last): a.kind for a in unit.absences}
    absent: defaultdict[str, dict[tuple[date, date], str]] = defaultdict(dict)
    for (employee, first, last), kind in away.items():
        absent[employee][first, last] = kind
    lost = Counter((duty.date, duty.shift) for duty in set(before) - set(after))
    gains = sorted(set(after) - set(before))
    found = []
    for employee, day in sorted({(d.employee, d.date) for d in set(before) ^ set(after)}, key=lambda key: key[::-1]):
        was, now = (
            [d for d in roster.duties if d.employee == employee and d.date == day] for roster in (before, after)
        )
        reason, text = _why(unit, absent[employee], was, now, lost, unlawful or {}, (employee, day))
        if reason == "swap" and not now and day in other_need:
            reason, text = "need", "other heads are needed on that date than before"
        elif reason == "swap":
            text = _for_what(was, now, [duty for duty in gains if duty.employee == employee], day)
        found.append(Change(employee, day, _codes(was), _codes(now), reason, text))
    return tuple(found)


def _codes(duties: Iterable[Duty]) -> str:
    return "+".join(duty.shift for duty in duties)


def _why(
    unit: Unit,
    absent: Mapping[tuple[date, date], str],
    was: list[Duty],
    now: list[Duty],
    lost: Counter[tuple[date, str]],
    unlawful: Mapping[Duty, str],
    where: tuple[str, date],
) -> tuple[Reason, str]:
    employee, day = where
    person = unit.person.get(employee)
    if person is None or not person.employed_on(day):
        return "employment", "not employed on that date"
    for (first, last), kind in absent.items():
        if first <= day <= last:
            return "absence", kind
    broken = [unlawful[duty] for duty in was if duty in unlawful]
    if broken:
        return "rule", broken[0]
    gained = [duty.shift for duty in now if duty not in was]
    if gained and any(lost[day, code] for code in gained):
        return "shortage", f"{gained[0]} was left by somebody else"
    if gained and not was:
        return "shortage", f"{gained[0]} was open"
    return "swap", ""


def _for_what(was: list[Duty], now: list[Duty], gains: list[Duty], day: date) -> str:
    """What a swap makes possible: another shift on this date, or the nearest duty that the person takes."""
    if now:
        return f"takes {_codes(now)} in place of {_codes(was)}"
    if not gains:
        return "makes a change of somebody else possible"
    nearest = min(gains, key=lambda duty: abs(duty.date - day))
    return f"so that {nearest.shift} on {nearest.date} can be worked"


def extra_duties(unit: Unit, before: Roster, after: Roster, room: Mapping[str, int]) -> tuple[ExtraDuty, ...]:
    """Of the duties gained, those beyond what the positions have room for; the latest ones first.

    Parameters
    ----------
    room
        Minutes of duties that each position has room for over the plan.
    """
    shifts, worked = unit.shift_by_code, Counter[str]()
    for duty in after:
        worked[duty.employee] += paid_on(unit, duty.date, shifts[duty.shift])
    found = []
    for duty in sorted(set(after) - set(before), key=lambda duty: (duty.date, duty.employee), reverse=True):
        paid = paid_on(unit, duty.date, shifts[duty.shift])
        beyond = min(worked[duty.employee] - room[duty.employee], paid)
        if beyond > 0:
            found.append(ExtraDuty(*duty, beyond))
            worked[duty.employee] -= beyond
    return tuple(sorted(found, key=lambda duty: (duty.date, duty.employee)))
