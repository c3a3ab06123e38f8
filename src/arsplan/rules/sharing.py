"""What an even share of the red days is, and which feast days the year before has given away already."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from arsplan.clock.feasts import feast_days
from arsplan.clock.holidays import red_spans
from arsplan.domain.absences import OFF, VACATION
from arsplan.domain.unit import Unit

__all__ = ["even_shares", "feasts_to_spare", "sharing_groups"]

_MOST_CARRIED = 2
"""Red days that one year owes the next at most: leave long ago is not worked off on feasts."""


def sharing_groups(unit: Unit) -> tuple[dict[str, Fraction], ...]:
    """People who share the red days between them, by rota and competence, each with a weight.

    The weight is the number of red days of the plan on which the person is employed and not on leave; vacation is
    everybody's. Where red days are shared by positions it is multiplied by the position. Otherwise posts for weekends,
    whose hours are a number of weekends that has been agreed, are compared with those of the same size alone.

    Parameters
    ----------
    unit
        Its arrangement says how red days are shared.

    Returns
    -------
    tuple of dict
        Weight by id; whoever is there on no red day is in no group. Empty where red days are not shared.
    """
    asked = unit.arrangement.red_days_shared
    if asked == "off":
        return ()
    reds = [red.day for red in red_spans(unit.horizon.start, unit.horizon.end)]
    groups: dict[tuple[str, str, Fraction], dict[str, Fraction]] = {}
    for employee in unit.staff:
        leave = [a for a in unit.absences if a.employee == employee.id and a.kind != VACATION]
        there = [d for d in reds if employee.employed_on(d) and not any(a.first <= d <= a.last for a in leave)]
        by_size = asked == "heads" and unit.rota_by_name[employee.rota].days == "weekend"
        weight = len(there) * (employee.position if asked == "positions" else Fraction(1))
        if weight:
            group = employee.rota, employee.competence, employee.position if by_size else Fraction(0)
            groups.setdefault(group, {})[employee.id] = weight
    return tuple(groups.values())


def even_shares(
    group: Mapping[str, Fraction],
    worked: Mapping[str, int],
    before: Mapping[str, int],
    most: Mapping[str, int] | None = None,
) -> dict[str, Fraction]:
    """How many red days of the plan each person of a group would work if all were even, the year before included.

    Whoever cannot work as many as that is to work what can be, and the others share the rest.

    Parameters
    ----------
    group
        Weight by id.
    worked
        Red days in the plan, of everybody who has a duty in it.
    before
        Red days in the history, of everybody who has a duty in it. Others bring nothing along.
    most
        The most red days that a person can work; no limit for those who are not in it.

    Returns
    -------
    dict
        By id, for those of the group who have a duty in the plan; together they are what the plan asks for.
    """
    here = {person: weight for person, weight in group.items() if person in worked}
    known = {person: weight for person, weight in here.items() if person in before}
    past = _shares(known, sum(before[person] for person in known))
    limit = Fraction(_MOST_CARRIED)
    carried = {person: max(-limit, min(limit, before[person] - past[person])) for person in known}
    total = sum(worked[person] for person in here) + sum(carried.values(), Fraction(0))
    even = {p: share - carried.get(p, 0) for p, share in _shares(here, total).items()}
    return _within(even, here, most or {})


def _within(
    even: Mapping[str, Fraction], group: Mapping[str, Fraction], most: Mapping[str, int]
) -> dict[str, Fraction]:
    """Shares of which nobody's is beyond what the person can work, as long as somebody can work more."""
    found = dict(even)
    above = {person for person in found if person in most and found[person] > most[person]}
    while above:
        rest = sum((found[person] - most[person] for person in above), Fraction(0))
        others = {p: weight for p, weight in group.items() if p not in most or found[p] < most[p]}
        if not others:
            return found
        found |= {person: Fraction(most[person]) for person in above}
        found |= {person: found[person] + more for person, more in _shares(others, rest).items()}
        above = {person for person in others if person in most and found[person] > most[person]}
    return found


def _shares(group: Mapping[str, Fraction], total: Fraction | int) -> dict[str, Fraction]:
    whole = sum(group.values(), Fraction(0))
    return {person: total * weight / whole for person, weight in group.items()}


def feasts_to_spare(unit: Unit) -> tuple[tuple[str, date], ...]:
    """Feast days of the plan on which a person is spared, having worked on the same one the year before.

    Whoever has asked to work on it, or has a duty given there, is not.

    Parameters
    ----------
    unit
        Its history holds the year before.

    Returns
    -------
    tuple of (str, date)
        In order of date and person; nothing where red days are not shared.
    """
    if unit.arrangement.red_days_shared == "off":
        return ()
    worked = {(duty.employee, duty.date) for duty in unit.history}
    asked = {(wish.employee, wish.date) for wish in unit.wishes if wish.kind == "duty"}
    asked |= {(lock.employee, lock.date) for lock in unit.locks if lock.shift != OFF}
    pairs = [
        (then, now)
        for year in range(unit.horizon.start.year - 1, unit.horizon.end.year + 1)
        for then, now in zip(feast_days(year - 1), feast_days(year), strict=True)
        if now in unit.horizon
    ]
    found = {(p, now) for then, now in pairs for p in unit.person if (p, then) in worked and (p, now) not in asked}
    return tuple(sorted(found, key=lambda spared: (spared[1], spared[0])))
