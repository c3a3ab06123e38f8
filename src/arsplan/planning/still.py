"""What can still be worked of an earlier plan, and why the rest cannot."""

from collections.abc import Iterable
from datetime import date

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.alone import alone, meets
from arsplan.rules.measures import AwayAtOnce, Locked, MonthHours, VacationPlaced

__all__ = ["still_lawful"]


_ASIDE = (AwayAtOnce, Locked, MonthHours, VacationPlaced)
"""Vacation stays where it is, and no month is mended by taking duties off."""


def still_lawful(unit: Unit, duties: Iterable[Duty]) -> tuple[Roster, dict[Duty, str]]:
    """Take off what somebody cannot work any more: away, not employed, on a shift that is gone, or against a rule.

    Parameters
    ----------
    unit
        As it is now.
    duties
        Of the earlier plan, inside the plan of the unit.

    Returns
    -------
    tuple
        The rest, and what was taken off because of a rule, with what the rule says. Where a rule is broken by several
        duties together, the last of them go first.
    """
    kept: list[Duty] = []
    off: dict[Duty, str] = {}
    away = {
        (absence.employee, day)
        for absence in unit.absences
        for day in unit.horizon.dates
        if absence.first <= day <= absence.last
    }
    possible: dict[str, list[Duty]] = {}
    for duty in duties:
        person = unit.person.get(duty.employee)
        there = person is not None and person.employed_on(duty.date) and (duty.employee, duty.date) not in away
        if there and duty.shift in unit.shift_by_code:
            possible.setdefault(duty.employee, []).append(duty)
    for employee, own in possible.items():
        one, book = alone(unit, employee)
        rules = tuple(rule for rule in book if not isinstance(rule.measure, _ASIDE))
        while broken := check(one, Roster(own), rules).broken:
            finding = min(broken, key=lambda f: f.last)
            inside = [d for d in own if date.fromisoformat(finding.first) <= d.date <= date.fromisoformat(finding.last)]
            if not inside:
                break
            own.remove(max(inside, key=lambda duty: duty.date))
            off[max(inside, key=lambda duty: duty.date)] = finding.text
        for duty in sorted(own, key=lambda duty: duty.date):
            if meets(unit, kept, duty):
                off[duty] = "Somebody from whom the person is kept apart is on duty then."
            else:
                kept.append(duty)
    return Roster(kept), off
