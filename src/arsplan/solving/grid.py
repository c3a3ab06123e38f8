"""A unit laid out for a solver: people x days x shifts, with every clock time on the real time axis.

Days before the plan (history) come first; day index `back` is the first day of the plan.
"""

from datetime import date, timedelta
from fractions import Fraction
from math import lcm

import numpy as np
import numpy.typing as npt

from arsplan.clock.instants import utc_minute
from arsplan.domain.absences import OFF, VACATION
from arsplan.domain.cover import segments
from arsplan.domain.roster import Roster
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit
from arsplan.rules import measures as m
from arsplan.rules.entitlement import account
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook

CHANGE = 60
"""Minutes by which the clock changes."""

Cells = npt.NDArray[np.bool_]


class Activity:
    """A given interval of one person: elapsed start and end, paid minutes, day index."""

    __slots__ = ("day", "end", "paid", "start")

    def __init__(self, day: int, start: int, end: int, paid: int) -> None:
        self.day, self.start, self.end, self.paid = day, start, end, paid


class Grid:
    """What every model of a unit shares; nothing in it changes while solving.

    Attributes
    ----------
    people, shifts
        Ids and codes; their positions are the first and third index of every array.
    days
        Dates, history first.
    back
        Number of days of history.
    start, end
        Days x shifts, minutes of real time (UTC minutes since the epoch).
    paid
        Minutes by shift, as it is written.
    minutes
        Days x shifts, what each pays on that date; as `paid` unless the unit pays hours as they pass.
    given
        People x days x shifts: history and locked duties.
    locked
        People x days: a lock settles this day.
    allowed
        People x days x shifts: what no rule about a single duty forbids. Locks are allowed.
    scale
        What prices are multiplied by, so that the share of any stretch in its demand line is a whole number; 1 where
        the unit takes its goals in order.
    room
        By person, minutes of the plan that duties and activities may fill.
    known
        By person, the first day of what is known.
    absent, on_vacation
        People x days: absence that the input gives, of any kind and of vacation alone.
    """

    def __init__(self, unit: Unit, rules: tuple[Rule, ...] | None = None) -> None:
        self.unit = unit
        book = rulebook(unit) if rules is None else rules
        standing = {rule.id for rule in book if self._stands(rule)}
        self.rules = tuple(r for r in book if r.severity != "off" and r.implied_by not in standing)
        self.people = tuple(unit.person)
        self.shifts = tuple(unit.shift_by_code)
        self.person_index = {employee: e for e, employee in enumerate(self.people)}
        self.shift_index = {code: s for s, code in enumerate(self.shifts)}
        first = min([unit.start, unit.known_from or unit.start, *(duty.date for duty in unit.history)])
        first -= timedelta(first.weekday())
        self.back = (unit.start - first).days
        self.days = tuple(first + timedelta(k) for k in range(self.back + unit.horizon.days))
        types = list(unit.shift_by_code.values())
        self.start = np.array([[utc_minute(d, t.start, unit.timezone) for t in types] for d in self.days])
        self.end = np.array([[utc_minute(d, t.finish, unit.timezone) for t in types] for d in self.days])
        self.paid = np.array([t.paid_minutes for t in types], dtype=np.int64)
        self.minutes = self._minutes()
        self.night = np.array([t.is_night for t in types])
        self.scale = 1 if unit.prices is None else _scale(unit)
        self.shape = (len(self.people), len(self.days), len(self.shifts))
        self.weeks = len(self.days) // 7
        self.first_week = self.back // 7
        self.activities = self._activities()
        self.given, self.locked = self._given()
        self.absent, self.on_vacation = self._absent()
        self.known = [
            min([self.back, *(7 * (int(d) // 7) for d in np.flatnonzero(g.any(axis=1))[:1])])
            if unit.known_from is None
            else self.day(unit.known_from)
            for g in self.given
        ]
        self.single = self._one_duty_a_day()
        self.allowed: Cells = np.ones(self.shape, dtype=bool)
        self.room = np.array([account(unit, employee).room for employee in unit.staff], dtype=np.int64)

    def day(self, day: date) -> int:
        """Index of a date."""
        return (day - self.days[0]).days

    def of(self, rule: Rule) -> list[int]:
        """Indices of the people whom a rule binds."""
        return [self.person_index[p] for p in rule.people if p in self.person_index]

    def midnight(self, day: int) -> int:
        """Real time at which a day begins; also for the day after the last."""
        return utc_minute(self.days[0] + timedelta(day), 0, self.unit.timezone)

    def empty(self) -> Cells:
        """Return a roster in which only history and locked duties stand."""
        return self.given.copy()

    def cells(self, roster: Roster) -> Cells:
        """People x days x shifts of those duties that are of these people, days and shifts."""
        cells = np.zeros(self.shape, dtype=bool)
        for duty in roster:
            e, d, s = self.person_index.get(duty.employee), self.day(duty.date), self.shift_index.get(duty.shift)
            if e is not None and s is not None and 0 <= d < len(self.days):
                cells[e, d, s] = True
        return cells

    def measures(self, kind: type) -> list[tuple[Rule, AnyMeasure]]:
        """Rules whose measure is of one kind."""
        return [(rule, rule.measure) for rule in self.rules if isinstance(rule.measure, kind)]

    def standing(self, kind: type) -> list[tuple[Rule, AnyMeasure]]:
        """Hard rules of one kind that are in force all through the plan: what a count of whole weeks may rely on."""
        return [(rule, measure) for rule, measure in self.measures(kind) if self._stands(rule)]

    @property
    def by_month(self) -> bool:
        """Whether the hours of anybody's months are bound."""
        return any(rule.severity == "hard" for rule, _ in self.measures(m.MonthHours))

    def _stands(self, rule: Rule) -> bool:
        start, end = self.unit.start, self.unit.horizon.end
        return rule.severity == "hard" and (rule.valid_from or start) <= start and end <= (rule.valid_to or end)

    def _one_duty_a_day(self) -> bool:
        """Whether overlap and daily rest leave room for one duty a day only, for every pair of shifts in the unit.

        An hour is allowed for on the nights when the clock changes.
        """
        floors = [x.floor for _, x in self.standing(m.DailyRest) if isinstance(x, m.DailyRest)]
        everyone = set(self.people)
        if not self._binds(m.NoOverlap) >= everyone:
            return False
        rest = min(floors) if self._binds(m.DailyRest) >= everyone else 0
        types = self.unit.shifts
        return all(_exclude(a, b, rest) for i, a in enumerate(types) for b in types[i + 1 :])

    def _binds(self, kind: type) -> set[str]:
        return {p for r, _ in self.standing(kind) for p in r.people}

    def _minutes(self) -> npt.NDArray[np.int64]:
        minutes = np.tile(self.paid, (len(self.days), 1))
        if self.unit.readings.dst_hours == "elapsed":
            minutes += self.end - self.start - [shift.length for shift in self.unit.shift_by_code.values()]
        return np.maximum(minutes, 0, out=minutes)

    def _given(self) -> tuple[Cells, Cells]:
        given = np.zeros(self.shape, dtype=bool)
        locked = np.zeros(self.shape[:2], dtype=bool)
        for duty in self.unit.history:
            given[self.person_index[duty.employee], self.day(duty.date), self.shift_index[duty.shift]] = True
        for lock in self.unit.locks:
            e, d = self.person_index[lock.employee], self.day(lock.date)
            locked[e, d] = True
            if lock.shift != OFF:
                given[e, d, self.shift_index[lock.shift]] = True
        return given, locked

    def _absent(self) -> tuple[Cells, Cells]:
        absent, vacation = np.zeros(self.shape[:2], dtype=bool), np.zeros(self.shape[:2], dtype=bool)
        for absence in self.unit.absences:
            e, days = (
                self.person_index[absence.employee],
                slice(*(self._within(d) for d in (absence.first, absence.last + timedelta(1)))),
            )
            absent[e, days] = True
            vacation[e, days] |= absence.kind == VACATION
        return absent, vacation

    def _within(self, day: date) -> int:
        """Index of a date, or of the nearest in the grid."""
        return min(max(0, self.day(day)), len(self.days))

    def _activities(self) -> dict[int, list[Activity]]:
        found: dict[int, list[Activity]] = {}
        for activity in self.unit.activities:
            start = utc_minute(activity.date, activity.start, self.unit.timezone)
            end = utc_minute(activity.date, activity.finish, self.unit.timezone)
            found.setdefault(self.person_index[activity.employee], []).append(
                Activity(self.day(activity.date), start, end, activity.paid_minutes)
            )
        return found


def _scale(unit: Unit) -> int:
    length = {line.code: line.finish - line.start for line in unit.lines}
    return lcm(*(Fraction(each.end - each.start, length[each.line]).denominator for each in segments(unit)))


def _exclude(a: ShiftType, b: ShiftType, floor: int) -> bool:
    """Whether two shifts that start on one date overlap, or merge into a work period that is too long."""
    if a.start < b.finish and b.start < a.finish:
        return True
    gap = max(a.start, b.start) - min(a.finish, b.finish)
    span = max(a.finish, b.finish) - min(a.start, b.start)
    return gap + CHANGE < floor and span + floor > DAY + CHANGE
