"""Red days worked and off for each person, and what the plan would owe if it were the base rota."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from arsplan.clock.holidays import is_holiday
from arsplan.domain.roster import Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.metrics.day_codes import absent, day_codes
from arsplan.metrics.f3 import averaged, main_rule
from arsplan.metrics.red_work import pieces_on, reds
from arsplan.metrics.work import Work, work
from arsplan.rules.packs import pack
from arsplan.rules.red_reach import most_red_days
from arsplan.rules.sharing import even_shares, feasts_to_spare, sharing_groups

__all__ = ["RedDayRow", "owed_by_main_rule", "red_day_rows"]

_SUNDAY = 6


class RedDayRow(NamedTuple):
    """One person's Sundays and public holidays in the plan.

    Attributes
    ----------
    employee
        Id.
    red_days
        Those on dates of employment.
    worked
        Those of the plan with work on them, as among the burdens.
    off
        Those that are not worked.
    away
        Of these, the ones inside vacation or another absence.
    off_target
        How many should be off, as the parties have agreed for a year, by the days employed in the plan, rounded up;
        None where nothing is agreed.
    even
        What `worked` would be if those of the same rota and competence shared their red days evenly, the year before
        included; None for those who have no share, and where red days are not shared.
    at_most
        The most that the person can work, by weekends, availability and hours; `even` is not beyond it. None as there.
    feasts_again
        Feast days worked although the same one was worked the year before, and nobody asked for it.
    f3_main, f3_averaged
        Scheduled red days that would be paid time off if the plan were the base rota, under the main rule and under
        the averaged one, whichever is in force. A lawful plan has none under the rule that is.
    f5
        Weekly free days that lie on a holiday which is no Sunday.
    f5_placed
        Replacement days for them in the plan; a day's pay is owed for the others.
    """

    employee: str
    red_days: int
    worked: int
    off: int
    away: int
    off_target: int | None
    even: Fraction | None
    at_most: int | None
    feasts_again: tuple[date, ...]
    f3_main: tuple[date, ...]
    f3_averaged: tuple[date, ...]
    f5: int
    f5_placed: int


def red_day_rows(unit: Unit, roster: Roster) -> list[RedDayRow]:
    """Count everybody's red days.

    Parameters
    ----------
    unit
        With vacation as placed.
    roster
        Who works which duty.

    Returns
    -------
    list of RedDayRow
        In the order of the staff.
    """
    codes: dict[str, dict[date, str]] = {person: {} for person in unit.person}
    for row in day_codes(unit, roster):
        codes[row.employee][row.date] = row.code
    worked = work(unit, roster)
    most, spared = most_red_days(unit), set(feasts_to_spare(unit))
    even = _even(unit, worked, most)
    return [
        _row(unit, person, pieces, codes[person])._replace(
            even=even.get(person),
            at_most=most[person] if person in even else None,
            feasts_again=tuple(sorted({p.date for p in pieces if p.shift and (person, p.date) in spared})),
        )
        for person, pieces in worked.items()
    ]


def _even(unit: Unit, worked: Mapping[str, Sequence[Work]], most: Mapping[str, int]) -> dict[str, Fraction]:
    """Everybody's even share, by what those with duties work now and worked before."""
    first = min([unit.start, *(piece.date for pieces in worked.values() for piece in pieces)])
    least = unit.arrangement.red_day_minutes
    counts: list[dict[str, int]] = []
    for start, end in ((unit.start, unit.horizon.end), (first, unit.start - timedelta(1))):
        inside = reds(start, end, unit.timezone)
        counts.append(
            {
                person: sum(bool(pieces_on(red, pieces, least)) for red in inside)
                for person, pieces in worked.items()
                if any(piece.shift and start <= piece.date <= end for piece in pieces)
            }
        )
    now, before = counts
    return {p: share for group in sharing_groups(unit) for p, share in even_shares(group, now, before, most).items()}


def _row(unit: Unit, person: str, pieces: tuple[Work, ...], codes: dict[date, str]) -> RedDayRow:
    least, horizon, employee = unit.arrangement.red_day_minutes, unit.horizon, unit.person[person]
    inside = reds(horizon.start, horizon.end, unit.timezone)
    worked = {red.day for red in inside if pieces_on(red, pieces, least)}
    own = {red.day for red in inside if employee.employed_on(red.day)} | worked
    return RedDayRow(
        employee=person,
        red_days=len(own),
        worked=len(worked),
        off=len(own - worked),
        away=len((own - worked) & set(absent(unit, person))),
        off_target=_target(unit, employee),
        f3_main=owed_by_main_rule(unit, pieces),
        f3_averaged=_by_average(unit, pieces),
        f5=sum(code == "F1" and is_holiday(day) and day.weekday() != _SUNDAY for day, code in codes.items()),
        f5_placed=sum(code == "F5" for code in codes.values()),
        even=None,
        at_most=None,
        feasts_again=(),
    )


def _target(unit: Unit, employee: Employee) -> int | None:
    """What is agreed for a year, by the days employed in the plan."""
    agreed, year = unit.agreements.red_days_off_target, 7 * pack()["Red days agreed"].limit["year"]
    employed = sum(map(employee.employed_on, unit.horizon.dates))
    return None if agreed is None else ceil(Fraction(agreed * employed, year))


def owed_by_main_rule(unit: Unit, pieces: Sequence[Work]) -> tuple[date, ...]:
    """Red days of the plan that a person's work would owe as F3 under the main rule; the last one before it counts."""
    least = unit.arrangement.red_day_minutes
    before, *inside = reds(unit.start - timedelta(1), unit.horizon.end, unit.timezone)
    scheduled = (bool(pieces_on(red, pieces, least)) for red in inside)
    return tuple(inside[k].day for k in main_rule(scheduled, before=bool(pieces_on(before, pieces, least))))


def _by_average(unit: Unit, pieces: Sequence[Work]) -> tuple[date, ...]:
    """Back to the week of the person's first work, as the rule is read."""
    limit = pack()["R10"].limit
    first = min([unit.start, *(piece.date for piece in pieces[:1])])
    monday = first - timedelta(first.weekday())
    known = reds(monday, unit.horizon.end, unit.timezone)
    least = unit.arrangement.red_day_minutes
    scheduled = [((red.day - unit.start).days // 7, bool(pieces_on(red, pieces, least))) for red in known]
    owed = averaged(scheduled, weeks=unit.agreements.red_day_weeks or limit["average"], run=limit["run"])
    return tuple(known[k].day for k in owed)
