"""Weeks at the end of a rolled plan, as a unit of their own: what of the year's vacation and hours falls to them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from arsplan.domain.cover import reaches
from arsplan.domain.crosscheck.need import season_gaps
from arsplan.domain.need import needs
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.planning.credit import brought, fixed_positions
from arsplan.planning.seam import continued
from arsplan.rules.entitlement import account, main_comes_later, vacation_to_place
from arsplan.rules.positions import shortest_duty

__all__ = ["new_weeks"]

YEAR = 52
HELD_BACK = "held back for later weeks"
WEEK = 6
"""Virkedager in a week of vacation."""


def new_weeks(ahead: Unit, before: Roster, first: date) -> Unit:
    """The weeks from a Monday of the rolled plan to its end, with all that lies before as history.

    Positions are agreed on and stay. What is planned here must leave the weeks that come later their part: hours that
    the summer needs are not spent in winter, and weeks of vacation beside the main one come evenly over the year.
    """
    rest = _with_vacation(fixed_positions(_from(ahead, before, first)))
    longer = [_from(ahead, before, first, weeks) for weeks in {YEAR, *_summers_end(rest)}]
    known = [stretch for stretch in longer if not any(season_gaps(stretch))]  # week 53 has no need in many a unit
    return brought(rest, _held_back(rest, known), HELD_BACK)


def _from(ahead: Unit, before: Roster, first: date, weeks: int | None = None) -> Unit:
    if first > ahead.start:
        return continued(ahead, before, first, weeks=weeks)
    return ahead if weeks is None else ahead.model_copy(update={"weeks": weeks})


def _summers_end(rest: Unit) -> list[int]:
    """Weeks to the end of the next main window: nobody's account may be overdrawn there, where least is left."""
    weeks = range(rest.weeks + 1, YEAR)
    return [k for k in weeks if (rest.start + timedelta(weeks=k - 1)).isocalendar().week == rest.vacation.to_week]


def _held_back(rest: Unit, longer: Iterable[Unit]) -> dict[str, Fraction]:
    """By person, the minutes to take out of these weeks (negative): later ones need them more.

    In each of the longer stretches from here everybody's hours follow the need that they can meet; the least counts. It
    is rounded to whole duties, up as often as down: a duty more at every roll would add up to what the summer needs.
    """
    inside = _need(rest)
    most: dict[str, Fraction] = {}
    for stretch in longer:
        whole = _need(stretch)
        for employee in stretch.staff:
            if whole[employee.rota]:
                share = Fraction(inside[employee.rota], whole[employee.rota]) * account(stretch, employee).room
                most[employee.id] = min(share, most.get(employee.id, share))
    room = {e.id: account(rest, e).room - Fraction(shortest_duty(rest, e), 2) for e in rest.staff}
    return {person: share - room[person] for person, share in most.items() if share < room[person]}


def _need(unit: Unit) -> Counter[str]:
    """Head-minutes that duties of each rota can cover."""
    reached = {code: {reach.segment.line for reach in found} for code, found in reaches(unit).items()}
    lines = {rota.name: {line for code in rota.shifts for line in reached.get(code, ())} for rota in unit.rotas}
    found = Counter[str]()
    for need in needs(unit):
        line = unit.line_by_code[need.line]
        minutes = sum(need.slots.values()) * (line.finish - line.start)
        found.update({rota: minutes for rota, own in lines.items() if need.line in own})
    return found


def _with_vacation(unit: Unit) -> Unit:
    """Vacation of the year in which the plan ends, as much of it as is to be given by then.

    The unit's rule lets all but the main part wait for the end of the year. So that it does not gather there, its weeks
    come at even distances, for each of a group at another time. Main vacation is given whole, though some of it may be
    accrued later.
    """
    if not unit.vacation.place:
        return unit
    due = _weeks_due(unit)
    unit = _with_days(unit, {person: WEEK * weeks for person, weeks in due.items()})
    main = unit.vacation.main_days
    lacking = {
        person: main - vacation_to_place(unit, unit.person[person])
        for person in due
        if not main_comes_later(unit, unit.person[person])
    }
    return _with_days(unit, {person: max(0, days) for person, days in lacking.items()})


def _weeks_due(unit: Unit) -> dict[str, int]:
    """Weeks beside the main vacation that are to be given by the end, of those whose vacation goes on from before."""
    policy, seen = unit.vacation, Counter[tuple[str, str]]()
    weeks = max(0, policy.days - policy.main_days) // WEEK
    passed = weeks * _passed(unit, unit.horizon.end)
    group = Counter((employee.competence, employee.rota) for employee in unit.staff)
    found = {}
    for employee in unit.staff:
        own = employee.competence, employee.rota
        if unit.balance_of(employee.id).main_from is not None:
            found[employee.id] = min(weeks, floor(passed + Fraction(2 * seen[own] + 1, 2 * group[own])))
        seen[own] += 1
    return found


def _with_days(unit: Unit, more: dict[str, int]) -> Unit:
    balances = (b.model_copy(update={"vacation": b.vacation + more.get(b.employee, 0)}) for b in unit.balances)
    return unit.model_copy(update={"balances": tuple(balances)})


def _passed(unit: Unit, last: date) -> Fraction:
    """Which part of the weeks outside of the main window a calendar year has behind it on a date."""
    policy = unit.vacation
    days = [date(last.year, 1, 1) + timedelta(k) for k in range(365)]
    outside = [day for day in days if not policy.from_week <= day.isocalendar().week <= policy.to_week]
    return Fraction(sum(day <= last for day in outside), max(1, len(outside)))
