"""Where a plan does what has to be agreed: every day, week, rest and weekend, by agreement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from arsplan.clock.instants import from_utc_minute, utc_minute
from arsplan.domain.night import night_minutes
from arsplan.domain.roster import Roster
from arsplan.domain.shifts import DAY
from arsplan.domain.unit import Unit
from arsplan.metrics.burden import makes_weekend
from arsplan.metrics.periods import Period, longest_rest, periods
from arsplan.metrics.red_days import owed_by_main_rule
from arsplan.metrics.red_work import pieces_on, reds
from arsplan.metrics.supplements import holiday_minutes
from arsplan.metrics.work import Work, work
from arsplan.rules.night_work import night_limit, works_at_night
from arsplan.rules.packs import pack

__all__ = ["Use", "uses"]

_WEEK = timedelta(7)


class Use(NamedTuple):
    """One time that a person's work in the plan needs an agreement.

    Attributes
    ----------
    agreement
        Key of `party_texts.AGREEMENTS`.
    employee
        Id.
    date
        On which the duty or the week starts.
    shifts
        Codes of the shifts concerned.
    minutes
        What is long, or the rest that is short; 0 where there is nothing to measure.
    """

    agreement: str
    employee: str
    date: date
    shifts: tuple[str, ...]
    minutes: int = 0


def uses(unit: Unit, roster: Roster) -> list[Use]:
    """Find every use of an agreement, whether or not the unit has it.

    Parameters
    ----------
    unit
        The unit.
    roster
        Who works which duty.

    Returns
    -------
    list of Use
        Person by person, in the order of the staff.
    """
    found: list[Use] = []
    for person, pieces in work(unit, roster).items():
        kept_apart = periods(pieces, pack()["R07"].limit["tv"])
        inside = [piece for piece in pieces if piece.date in unit.horizon]
        found += _shifts(unit, person, inside)
        found += _days(unit, person, kept_apart)
        found += _weeks(unit, person, pieces)
        if works_at_night(unit, unit.person[person]):
            found += _nights(unit, person, pieces)
        found += _rests(unit, person, kept_apart)
        found += _red_days(unit, person, pieces)
        found += _weekends(unit, person, pieces)
    return found


def _shifts(unit: Unit, person: str, inside: Sequence[Work]) -> Iterator[Use]:
    """Every shift stands in the work plan, long ones need consent; another night and time off may be agreed."""
    time_off = unit.agreements.holiday_compensation == "time_off"
    by_law = pack()["R13"].limit["from"], pack()["R13"].limit["to"]
    agreed = unit.agreements.night_from, unit.agreements.night_to
    for piece in inside:
        if piece.shift:
            shift = unit.shift_by_code[piece.shift]
            yield Use("work_plan", person, piece.date, (piece.shift,))
            if piece.paid > pack()["R24"].limit["long"]:
                yield Use("consent", person, piece.date, (piece.shift,), piece.paid)
            if night_minutes(shift.start, shift.finish, *by_law) != night_minutes(shift.start, shift.finish, *agreed):
                yield Use("night_span", person, piece.date, (piece.shift,))
            if time_off and holiday_minutes(piece.date, shift):
                yield Use("holiday_time_off", person, piece.date, (piece.shift,))


def _days(unit: Unit, person: str, kept_apart: Sequence[Period]) -> Iterator[Use]:
    """Paid hours of the work periods that start in the same 24 hours, from the day break."""
    days: defaultdict[date, list[Period]] = defaultdict(list)
    for period in kept_apart:
        start = from_utc_minute(period.start, unit.timezone)
        before = start.hour * 60 + start.minute < unit.agreements.day_break
        days[start.date() - timedelta(before)].append(period)
    for same in days.values():
        if same[0].first in unit.horizon:
            paid = sum(period.paid for period in same)
            agreement = _level("R01", paid, "long_duties")
            if agreement:
                yield Use(agreement, person, same[0].first, _codes(p for period in same for p in period.pieces), paid)


def _weeks(unit: Unit, person: str, pieces: Sequence[Work]) -> Iterator[Use]:
    """Paid hours and the longest rest of every week."""
    least = pack()["R08"].limit["none"]
    weeks: defaultdict[int, list[Work]] = defaultdict(list)
    for piece in pieces:
        weeks[(piece.date - unit.start) // _WEEK].append(piece)
    for number in range(unit.weeks):
        own, monday = weeks[number], unit.horizon.monday(number)
        paid = sum(piece.paid for piece in own)
        agreement = _level("R03", paid, "long_weeks")
        if agreement:
            yield Use(agreement, person, monday, _codes(own), paid)
        start, end = (utc_minute(monday, days * DAY, unit.timezone) for days in (0, 7))
        rest = longest_rest([*weeks.get(number - 1, []), *own], start, end)
        if rest < least:
            yield Use("weekly_rest", person, monday, _codes(own), rest)


def _nights(unit: Unit, person: str, pieces: Sequence[Work]) -> Iterator[Use]:
    """Paid hours of any four weeks in a row, those before the plan included; each counts in its last week."""
    limit = night_limit(pack()["R14"])
    for number in range(unit.weeks):
        own = [p for p in pieces if number - limit.weeks < (p.date - unit.start) // _WEEK <= number]
        paid = sum(piece.paid for piece in own)
        if limit.most is not None and paid > limit.most:
            yield Use("night_average", person, unit.horizon.monday(number), _codes(own), paid)


def _rests(unit: Unit, person: str, kept_apart: Sequence[Period]) -> Iterator[Use]:
    """Rest between two work periods, and what one work period leaves of its 24 hours."""
    least = pack()["R07"].limit["none"]
    for period in kept_apart:
        left = DAY - (period.end - period.start)
        if left < least and period.first in unit.horizon:
            yield Use("daily_rest", person, period.first, _codes(period.pieces), left)
    for one, other in pairwise(kept_apart):
        rest = other.start - one.end
        if rest < least and other.first in unit.horizon:
            yield Use("daily_rest", person, other.first, _codes((one.pieces[-1], other.pieces[0])), rest)


def _red_days(unit: Unit, person: str, pieces: Sequence[Work]) -> Iterator[Use]:
    """Red days worked, and those of them that the main rule would make free."""
    against_main = owed_by_main_rule(unit, pieces)
    for red in reds(unit.horizon.start, unit.horizon.end, unit.timezone):
        on = pieces_on(red, pieces, unit.arrangement.red_day_minutes)
        if on:
            yield Use("red_days_off", person, red.day, _codes(on))
            if red.day in against_main:
                yield Use("red_days_averaged", person, red.day, _codes(on))


def _weekends(unit: Unit, person: str, pieces: Sequence[Work]) -> Iterator[Use]:
    """Worked weekends that follow another too soon, one before the plan included."""
    every = pack()["Weekends"].limit["every"]
    weekends: defaultdict[int, list[Work]] = defaultdict(list)
    for piece in pieces:
        if makes_weekend(unit, piece):
            weekends[(piece.date - unit.start) // _WEEK].append(piece)
    for one, other in pairwise(sorted(weekends)):
        if 0 <= other < one + every:
            first = weekends[other][0]
            yield Use("weekends", person, first.date, _codes(weekends[other]))


def _level(rule: str, minutes: int, beyond: str) -> str | None:
    """Which agreement so many minutes need; None where the law allows them without."""
    limit = pack()[rule].limit
    if minutes <= limit["none"]:
        return None
    if minutes <= limit["ind"]:
        return "averaging_ind"
    return "averaging_tv" if minutes <= limit["tv"] else beyond


def _codes(pieces: Iterable[Work]) -> tuple[str, ...]:
    return tuple(sorted({piece.shift for piece in pieces if piece.shift}))
