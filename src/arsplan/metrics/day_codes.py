"""What every day of every person is: a shift, vacation, absence, or which kind of free day.

Free days follow the codes that KS and the unions have agreed on (F1, F2, F3, F5, FE). Three of them are a
reading:

* F1, the weekly statutory free day: in each week one free day that lies whole inside a rest long enough to be
the
  weekly rest (the rulebook's R08). Sunday where it does, else a public holiday, else the day with the longest
  rest around it, the earliest of equals. Where no date lies whole inside such a rest, the free date with most
  of it. A week without such a rest, or one that is all vacation or absence, has none.
* F3 marks a red day off that counts as worked. It is counted from a base rota, and a plan of the whole year
has
  none; a free holiday from Monday to Friday is therefore F1 or F2 unless `f3` is asked for, because the
  parties have agreed on it. No hours are credited here.
* F5, the replacement day (R22): when F1 falls on a holiday between two Sundays, the next F2 from Monday to
Friday
  that is no holiday, within a month, is marked F5. Where there is none, a day's pay is owed instead, which no
  code shows. F5 only shows where the day can be taken; no hours are credited.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from arsplan.clock.holidays import is_holiday, is_red
from arsplan.domain.absences import VACATION
from arsplan.domain.roster import Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.metrics.weekly_rest import rests, weekly_free_day
from arsplan.metrics.work import Work, work
from arsplan.rules.measures import WeeklyRest
from arsplan.rules.packs import pack
from arsplan.rules.rulebook import rules_of

__all__ = ["ACTIVITY", "AWAY_ON_VACATION", "NOT_EMPLOYED", "DayCode", "absent", "day_codes"]

ACTIVITY = "activity"
"""Code of a day with an activity and no shift."""

AWAY_ON_VACATION = "FE"
"""Code of a day of vacation."""

NOT_EMPLOYED = "out"
"""Code of a day before or after employment."""

_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)


class DayCode(NamedTuple):
    """What one day of one person is.

    Attributes
    ----------
    employee
        Id.
    date
        Local date.
    code
        Shift code, ``FE``, kind of absence, ``activity``, ``F1``, ``F2``, ``F3``, ``F5`` or ``out``. Several
        on one date are joined by a plus sign.
    """

    employee: str
    date: date
    code: str


def day_codes(unit: Unit, roster: Roster, *, f3: bool = False) -> list[DayCode]:
    """Say for every person and every day of the plan what the day is.

    Parameters
    ----------
    unit
        With vacation as placed.
    roster
        Who works which duty.
    f3
        Whether the parties have agreed that free holidays from Monday to Friday are F3.

    Returns
    -------
    list of DayCode
        In the order of the staff, then of the dates; one for each.
    """
    asked: dict[str, WeeklyRest] = {}
    for rule in rules_of(unit):
        if isinstance(rule.measure, WeeklyRest):
            asked = {**dict.fromkeys(rule.people, rule.measure), **asked}
    found = []
    for person, pieces in work(unit, roster).items():
        codes = _given(unit, unit.person[person], pieces)
        _mark_free_days(unit, pieces, codes, asked.get(person, WeeklyRest()), f3=f3)
        found += [DayCode(person, day, codes[day]) for day in unit.horizon.dates]
    return found


def _given(unit: Unit, employee: Employee, pieces: tuple[Work, ...]) -> dict[date, str]:
    """Codes of the days that are not free: work first, then employment, vacation and other absence."""
    codes: dict[date, str] = {}
    for piece in pieces:
        if piece.date in unit.horizon:
            code = piece.shift or ACTIVITY
            codes[piece.date] = f"{codes[piece.date]}+{code}" if piece.date in codes else code
    away = absent(unit, employee.id)
    for day in unit.horizon.dates:
        if day not in codes and not employee.employed_on(day):
            codes[day] = NOT_EMPLOYED
        elif day not in codes and day in away:
            codes[day] = away[day]
    return codes


def absent(unit: Unit, person: str) -> dict[date, str]:
    """Code of every date on which a person is away; vacation goes before other absence."""
    own = [absence for absence in unit.absences if absence.employee == person]
    found: dict[date, str] = {}
    for absence in sorted(own, key=lambda absence: absence.kind == VACATION):
        code = AWAY_ON_VACATION if absence.kind == VACATION else absence.kind
        found |= {absence.first + k * _DAY: code for k in range((absence.last - absence.first).days + 1)}
    return found


def _mark_free_days(
    unit: Unit, pieces: tuple[Work, ...], codes: dict[date, str], rest: WeeklyRest, *, f3: bool
) -> None:
    resting = rests(pieces)
    for week in range(unit.horizon.weeks):
        dates = unit.horizon.week_dates(week)
        free = [day for day in dates if day not in codes]
        weekly = weekly_free_day(unit, resting, dates, free, rest)
        for day in free:
            codes[day] = "F1" if day == weekly else "F3" if f3 and _weekday_holiday(day) else "F2"
    for day in unit.horizon.dates:
        if codes[day] == "F1" and is_holiday(day) and day.weekday() != _SUNDAY:
            replacement = _replacement(codes, day)
            if replacement is not None:
                codes[replacement] = "F5"


def _replacement(codes: Mapping[date, str], holiday: date) -> date | None:
    """The next free ordinary weekday within a month."""
    years, month = divmod(holiday.month - 1 + pack()["R22"].limit["within"], 12)
    year, month = holiday.year + years, month + 1
    last = date(year, month, min(holiday.day, monthrange(year, month)[1]))
    days = (holiday + k * _DAY for k in range(1, (last - holiday).days + 1))
    return next(
        (day for day in days if codes.get(day) == "F2" and day.weekday() < _SATURDAY and not is_red(day)),
        None,
    )


def _weekday_holiday(day: date) -> bool:
    return is_holiday(day) and day.weekday() < _SATURDAY
