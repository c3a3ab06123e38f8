"""Slots that a plan leaves open, and what stands between a person and each of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple, get_args

from arsplan.clock.instants import local_datetime
from arsplan.domain.cover import reaches
from arsplan.domain.demand import ANY
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.availability import unavailable
from arsplan.metrics.coverage import CoverageRow
from arsplan.metrics.weekend_room import WeekendRoom, worked_weekends
from arsplan.metrics.work import work

__all__ = ["Lawful", "Openings", "Why"]

Lawful = Callable[[str, date, str], bool]

_Obstacle = Literal[
    "not_planned", "away", "weekend_post", "consent", "wish", "on_duty", "weekends", "above_need", "rules", "position"
]

_WORDS: dict[_Obstacle, str] = {
    "position": "on which one duty more would be lawful in a larger position",
    "weekends": "in weekends beyond the arrangement",
    "above_need": "on which their shifts would staff above the need",
    "wish": "against wishes that must be met",
    "consent": "in long duties without consent",
    "weekend_post": "outside a weekend post",
    "rules": "closed by rest, weekly hours, days in a row or free Sundays",
    "on_duty": "on duty already",
    "away": "away",
    "not_planned": "on days that none of their shifts is planned on",
}
"""In the order in which they are told."""

_RANK: tuple[_Obstacle, ...] = get_args(_Obstacle)
"""From what is hardest to change to what comes nearest to a duty."""

_PASSING = ("on_duty", "away", "not_planned")
"""Reasons of a day, not of a position."""

_NOTICEABLE = Fraction(1, 100)
"""Positions are agreed on in whole per cent: less than one more is no larger position."""

_SATURDAY = 5


class Why(NamedTuple):
    """Why a person does not work more: one word that can be counted, and the whole in words and numbers."""

    cause: str
    text: str


class Openings:
    """The open slots of a plan, asked about one person at a time.

    Parameters
    ----------
    unit
        With the vacation as placed.
    roster
        Who works which duty.
    rows
        Of `coverage`.
    lawful
        Whether a person could lawfully work a shift on a day beside what the plan gives, the size of the position left
        aside: `planning.further_duties` asks the checker.
    """

    def __init__(self, unit: Unit, roster: Roster, rows: Iterable[CoverageRow], lawful: Lawful) -> None:
        self._unit = unit
        self._rows = list(rows)
        self._open = [row for row in self._rows if row.short]
        self._lawful = cache(lawful)
        self._needed = cache(self._needed_all_along)
        self._against: dict[str, dict[_Obstacle, set[date]]] = {}
        self._working = {duty.employee for duty in roster}
        self._pieces = work(unit, roster)
        self._worked = {person: worked_weekends(unit, pieces) for person, pieces in self._pieces.items()}
        self._room = {person: WeekendRoom(unit, person) for person in unit.person}
        self._reaches = {k: found for k, found in reaches(unit).items() if unit.shift_by_code[k].use != "none"}
        self._covers = {code: {reach.segment.line for reach in found} for code, found in self._reaches.items()}
        self._heads: Counter[tuple[date, str, datetime]] = Counter()
        for row in self._rows:
            self._heads[row.date, row.shift, row.start] += row.short - row.over
        self._slots = {competence.code: {competence.code, ANY, *competence.fills} for competence in unit.competences}

    def works(self, person: str) -> bool:
        """Whether the plan gives a person any duty."""
        return person in self._working

    def lines(self, person: str) -> set[str]:
        """Demand lines that the shifts of a person's rota cover."""
        codes = self._unit.rota_by_name[self._unit.person[person].rota].shifts
        return set[str]().union(*(self._covers.get(code, ()) for code in codes))

    def could_replace(self, person: str, other: str) -> bool:
        """Whether a person could fill every kind of slot that another one can, on some line of both."""
        one, two = (self._slots[self._unit.person[who].competence] for who in (person, other))
        return two <= one and bool(self.lines(person) & self.lines(other))

    def needed(self, person: str) -> int:
        """Head-minutes of demand that a person may fill."""
        return sum(row.need * row.minutes for row in self._fitting(person, self._rows))

    def elsewhere(self, person: str) -> dict[str, int]:
        """Open head-minutes on a person's lines, by the competence that they ask for and the person lacks."""
        found: Counter[str] = Counter()
        lines, slots = self.lines(person), self._slots[self._unit.person[person].competence]
        for row in self._open:
            if row.shift in lines and row.competence not in slots:
                found[row.competence] += row.short * row.minutes
        return dict(found)

    def against(self, person: str) -> dict[_Obstacle, set[date]]:
        """The days with a slot open to a person's competence, by what keeps the person from it.

        Parameters
        ----------
        person
            Id.

        Returns
        -------
        dict
            A day stands once: by the obstacle of the slot that comes nearest to being filled.
        """
        if person not in self._against:
            self._against[person] = self._by_day(person)
        return self._against[person]

    def _by_day(self, person: str) -> dict[_Obstacle, set[date]]:
        busy = {piece.date for piece in self._pieces[person]}
        lines: dict[date, set[str]] = {}
        for row in self._fitting(person, self._open):
            lines.setdefault(row.date, set()).add(row.shift)
        nearest = {day: self._obstacle(person, open_, day, busy) for day, open_ in lines.items()}
        return {name: days for name in _WORDS if (days := {day for day, found in nearest.items() if found == name})}

    def why(self, person: str) -> Why:
        """Why a person does not work more, from the slots that are still open."""
        against = self.against(person)
        lines = ", ".join(sorted(self.lines(person)))
        if against:
            cause = self._cause(person, against)
            total = sum(map(len, against.values()))
            parts = [f"{len(days)} {_WORDS[name]}{self._weekends(person, name)}" for name, days in against.items()]
            return Why(cause, f"slots on {lines} that they may fill are open on {total} days: {', '.join(parts)}")
        elsewhere = self.elsewhere(person)
        if elsewhere:
            parts = [f"{competence} ({minutes / 60:.1f} h)" for competence, minutes in sorted(elsewhere.items())]
            return Why("competence", f"what is open on {lines} asks for {', '.join(parts)}")
        needed = f"{self.needed(person) / 60:.0f} h"
        return Why("covered", f"the need on {lines} that they may fill, {needed}, is covered")

    def weekends(self, person: str) -> tuple[int, int]:
        """Weekends of the plan that a person works, and how many the arrangement allows at the most."""
        return sum(week >= 0 for week in self._worked[person]), self._room[person].most

    def weekends_used_up(self, person: str) -> bool:
        """Whether no weekend of the plan is left that the arrangement would let a person work as well."""
        return not any(self._weekend_fits(person, week) for week in range(self._unit.weeks))

    def weekend_need(self, person: str) -> tuple[Fraction, int]:
        """Head-minutes of a mean weekend on a person's lines, and how many people have a line of these."""
        lines = self.lines(person)
        rows = (row for row in self._rows if row.date.weekday() >= _SATURDAY and row.shift in lines)
        minutes = sum(row.need * row.minutes for row in rows)
        return Fraction(minutes, self._unit.weeks), sum(bool(lines & self.lines(other)) for other in self._unit.person)

    def _cause(self, person: str, against: Mapping[_Obstacle, set[date]]) -> _Obstacle:
        """The size of the position where it could lawfully be larger by a per cent, else what stands there most."""
        codes = self._unit.rota_by_name[self._unit.person[person].rota].shifts
        shortest = min(self._unit.shift_by_code[code].paid_minutes for code in codes if code in self._covers)
        more = Fraction(len(against.get("position", ())) * shortest, self._unit.full_time_week * self._unit.weeks)
        if more >= _NOTICEABLE:
            return "position"
        others = {name: days for name, days in against.items() if name != "position"} or against
        lasting = {name: days for name, days in others.items() if name not in _PASSING} or others
        return max(lasting, key=lambda name: len(lasting[name]))

    def _weekends(self, person: str, name: _Obstacle) -> str:
        if name != "weekends":
            return ""
        worked, most = self.weekends(person)
        return f" ({worked} of at most {most} worked)"

    def _weekend_fits(self, person: str, week: int) -> bool:
        worked = self._worked[person]
        return week not in worked and self._room[person].allows(worked, week)

    def _fitting(self, person: str, rows: Iterable[CoverageRow]) -> Iterator[CoverageRow]:
        lines, slots = self.lines(person), self._slots[self._unit.person[person].competence]
        return (row for row in rows if row.shift in lines and row.competence in slots)

    def _obstacle(self, person: str, lines: set[str], day: date, busy: set[date]) -> _Obstacle:
        """What keeps a person from the open slots of a day, by the shift that comes nearest to one of them."""
        employee = self._unit.person[person]
        codes = self._unit.rota_by_name[employee.rota].shifts
        shifts = [self._unit.shift_by_code[code] for code in codes if lines & self._covers.get(code, set())]
        found = [unavailable(self._unit, employee, shift, day) for shift in shifts]
        if None not in found:
            return max((name for name in found if name), key=_RANK.index)
        if day in busy:
            return "on_duty"
        week = self._unit.horizon.week_of(day)
        if day.weekday() >= _SATURDAY and week not in self._worked[person] and not self._weekend_fits(person, week):
            return "weekends"
        free = (shift.code for shift, obstacle in zip(shifts, found, strict=True) if obstacle is None)
        possible = [code for code in free if self._needed(code, day)]
        if not possible:
            return "above_need"
        return "position" if any(self._lawful(person, day, code) for code in possible) else "rules"

    def _needed_all_along(self, code: str, day: date) -> bool:
        """Whether one head more on a shift stays within the need, and what the unit allows above it, at any moment."""
        above = self._unit.arrangement.staffing_above_need
        for segment, days in self._reaches[code]:
            on = day + timedelta(days)
            start = local_datetime(on, segment.start, self._unit.timezone)
            if on in self._unit.horizon and self._heads[on, segment.line, start] + above < 1:
                return False
        return True
