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
from arsplan.metrics.accounts import account_lines
from arsplan.planning.credit import brought, fixed_positions
from arsplan.planning.seam import continued
from arsplan.rules.entitlement import account, main_comes_later, position_weeks, vacation_to_place
from arsplan.rules.positions import shortest_duty

__all__ = ["HELD_BACK", "needed_later", "new_weeks"]

YEAR = 52
HELD_BACK = "held back for later weeks"

FULLEST = Fraction(3, 2)
"""Hours of a week present, of those of the position: hours that were saved up are worked off little by little. A summer
in which a third are away asks five quarters of those who are there."""

WEEK = 6
"""Virkedager in a week of vacation."""


def new_weeks(ahead: Unit, before: Roster, first: date) -> Unit:
    """The weeks from a Monday of the rolled plan to its end, with all that lies before as history.

    Positions are agreed on and stay. What is planned here must leave the weeks that come later their part: hours that
    the summer needs are not spent in winter, and weeks of vacation beside the main one come evenly over the year.
    """
    rest = _with_vacation(fixed_positions(_from(ahead, before, first)))
    longer = [_with_vacation(_from(ahead, before, first, weeks)) for weeks in {YEAR, *_summers_end(rest, YEAR)}]
    return brought(rest, _held_back(rest, longer), HELD_BACK)


def needed_later(unit: Unit, roster: Roster) -> dict[str, Fraction]:
    """By person, the minutes (negative) of a whole plan's account that are for the weeks to the end of the next summer.

    None that a duty of the plan stands on.
    """
    ends = _summers_end(unit, unit.weeks + YEAR + 1)
    held = _held_back(unit, [_with_vacation(unit.model_copy(update={"weeks": weeks})) for weeks in ends[:1]])
    left = {line.employee: max(Fraction(0), line.remainder) for line in account_lines(unit, roster)}
    return {person: max(minutes, -left[person]) for person, minutes in held.items()}


def _from(ahead: Unit, before: Roster, first: date, weeks: int | None = None) -> Unit:
    if first > ahead.start:
        return continued(ahead, before, first, weeks=weeks)
    return ahead if weeks is None else ahead.model_copy(update={"weeks": weeks})


def _summers_end(rest: Unit, before: int) -> list[int]:
    """Weeks to the end of the next main window: nobody's account may be overdrawn there, where least is left."""
    weeks = range(rest.weeks + 1, before)
    return [k for k in weeks if (rest.start + timedelta(weeks=k - 1)).isocalendar().week == rest.vacation.to_week]


def _held_back(rest: Unit, longer: Iterable[Unit]) -> dict[str, Fraction]:
    """By person, the minutes to take out of these weeks (negative): later ones need them more.

    In each of the longer stretches from here everybody's hours follow the need that they can meet; the least counts.
    What some have too few hours for, others of their rota may work, as far as that makes no more than full weeks.
    Vacation to come is reckoned with in all of them: the next summer takes more of it than will be accrued by then.
    """
    inside = _need(rest)
    shares = [_shares(stretch, inside) for stretch in longer if not any(season_gaps(stretch))]  # week 53 may lack need
    held: dict[str, Fraction] = {}
    for rota in rest.rotas if shares else ():
        room = {e.id: Fraction(account(rest, e).room) for e in rest.staff if e.rota == rota.name}
        wanted = {who: min(share[who] for share in shares) for who in room}
        fullest = {who: FULLEST * position_weeks(rest, rest.person[who]) * rest.full_time_week for who in room}
        within = {who: min(room[who], fullest[who]) for who in room}
        allowed = _filled(wanted, within, min(sum((share[who] for who in room), Fraction(0)) for share in shares))
        for who, minutes in allowed.items():
            # A duty more: hours cut to the minute would leave weekends without the one person who could come.
            held[who] = min(Fraction(0), minutes + shortest_duty(rest, rest.person[who]) - room[who])
    return held


def _shares(stretch: Unit, inside: Counter[str]) -> dict[str, Fraction]:
    """Everybody's minutes of a stretch that fall to the weeks inside, by need; all of them where there is no need."""
    whole = _need(stretch)
    part = {rota: Fraction(inside[rota], minutes) for rota, minutes in whole.items() if minutes}
    return {e.id: part.get(e.rota, Fraction(1)) * account(stretch, e).room for e in stretch.staff}


def _filled(wanted: dict[str, Fraction], most: dict[str, Fraction], total: Fraction) -> dict[str, Fraction]:
    """Share out a total in the proportions wanted, nobody above the most of their own."""
    found: dict[str, Fraction] = {}
    left, weight = total, sum(wanted.values(), Fraction(0))
    for who in sorted(wanted, key=lambda who: most[who] / wanted[who] if wanted[who] else Fraction(0)):
        found[who] = min(most[who], left * wanted[who] / weight if weight else Fraction(0))
        left, weight = left - found[who], weight - wanted[who]
    return found


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
