"""Making a rota lawful by hand: duties are taken out until nothing is too much any more; nothing is put in."""

from datetime import date, timedelta

import numpy as np

from arsplan.checking import Finding, check
from arsplan.clock.holidays import is_red
from arsplan.domain.unit import Unit
from arsplan.rules import measures as m
from arsplan.rules.entitlement import account
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand, Stretch
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import restrict
from baselines.made import roster_of

SATURDAY = 5

ON_VACATION = (m.VacationPlaced, m.AwayAtOnce)
"""Measures that no duty can break or heal."""

ON_RED_DAYS = (m.RedDaysOff, m.RedDaySequence)


class Trim:
    """Takes duties out of a rota; a weekend goes as a whole where weekends are whole.

    Parameters
    ----------
    unit
        With the vacation as placed.
    rules
        Of the unit as it was given.
    cells
        People x days x shifts, the rota to be trimmed; it is changed in place. Locked days stand as the locks say.
    """

    def __init__(self, unit: Unit, rules: tuple[Rule, ...], cells: Cells) -> None:
        self.unit, self.rules, self.cells = unit, rules, cells
        self.grid = restrict(Grid(unit, rules))
        self.demand = Demand(self.grid)
        self.room = [account(unit, employee).room for employee in unit.person.values()]
        self.whole = unit.arrangement.whole_weekends
        cells[self.grid.locked] = self.grid.given[self.grid.locked]
        cells[:, : self.grid.back] = self.grid.given[:, : self.grid.back]

    def run(self) -> None:
        """Absence first, then what the need and the positions do not ask for, and at last every other rule."""
        self._available()
        self._within_need()
        for e in range(len(self.grid.people)):
            self._within_hours(e)
            self._heal(e)

    def _drop(self, e: int, d: int) -> None:
        days = [d]
        weekday = self.grid.days[d].weekday()
        if self.whole and weekday >= SATURDAY:
            days = [d - weekday + SATURDAY, d - weekday + SATURDAY + 1]
        self.cells[e, days] = self.grid.given[e, days]

    def _available(self) -> None:
        for e, d, _ in np.argwhere(self.cells & ~self.grid.allowed):
            self._drop(int(e), int(d))

    def _within_need(self) -> None:
        above = self.unit.arrangement.staffing_above_need
        for stretch in self.demand.stretches:
            while int(self.demand.counts(self.cells, stretch).sum()) > stretch.heads + above:
                on = self._movable(stretch)
                if not on:
                    break
                e, d, _ = min(on, key=lambda duty: (self._harm(stretch, duty[0]), self._minutes_left(duty[0]), duty))
                self._drop(e, d)

    def _movable(self, stretch: Stretch) -> list[tuple[int, int, int]]:
        """Duties on a stretch that no lock and no history settles."""
        starts = [(stretch.day - later, s) for later, s in stretch.duties]
        return [
            (int(e), d, s)
            for d, s in starts
            if self.grid.back <= d < len(self.grid.days)
            for e in np.nonzero(self.cells[:, d, s] & ~self.grid.given[:, d, s])[0]
        ]

    def _harm(self, stretch: Stretch, e: int) -> int:
        """What the stretch lacks, as the planner weighs it, without this person."""
        counts = self.demand.counts(self.cells, stretch)
        counts[self.demand.competence[e]] -= 1
        return sum(
            level.extra * max(0, *(slots - int(sum(counts[c] for c in who)) for slots, who in level.sets))
            for level in stretch.levels
        )

    def _minutes_left(self, e: int) -> int:
        planned = self.cells[e, self.grid.back :].sum(axis=0) @ self.grid.paid
        return self.room[e] - int(planned) - sum(a.paid for a in self.grid.activities.get(e, ()))

    def _open_days(self, e: int, first: int, last: int) -> list[int]:
        """Days with a duty that can be taken out."""
        days = range(max(first, self.grid.back), min(last + 1, len(self.grid.days)))
        return [d for d in days if (self.cells[e, d] & ~self.grid.given[e, d]).any()]

    def _within_hours(self, e: int) -> None:
        """Weekdays of the fullest weeks first."""
        while self._minutes_left(e) < 0:
            days = self._open_days(e, 0, len(self.grid.days) - 1)
            if not days:
                break
            self._drop(e, min(days, key=lambda d: (self.grid.days[d].weekday() >= SATURDAY, -self._week(e, d // 7), d)))

    def _week(self, e: int, week: int) -> int:
        return int(self.cells[e, 7 * week : 7 * week + 7].sum(axis=0) @ self.grid.paid)

    def _heal(self, e: int) -> None:
        """Take out the first duty without which a breach is gone; where there is none, the first one of the window."""
        person = self.grid.people[e]
        alone = _alone(self.unit, person)
        rules = {r.id: r.model_copy(update={"people": (person,)}) for r in self.rules if person in r.people}
        mine = tuple(r for r in rules.values() if not isinstance(r.measure, ON_VACATION))
        while broken := check(alone, roster_of(self.grid, self.cells, [e]), mine).broken:
            days = self._suspects(e, broken[0], rules[broken[0].rule])
            if not days:
                return
            before = self.cells[e].copy()
            for d in days:
                self._drop(e, d)
                now = check(alone, roster_of(self.grid, self.cells, [e]), mine).broken
                if len(now) < len(broken) and broken[0] not in now:
                    break
                self.cells[e] = before
            else:
                self._drop(e, days[0])

    def _suspects(self, e: int, finding: Finding, rule: Rule) -> list[int]:
        """Days of the window, likely culprits first: red days for rules about these, otherwise weekdays."""
        first, last = (self.grid.day(date.fromisoformat(text)) for text in (finding.first, finding.last))
        days = self._open_days(e, first, last)
        if isinstance(rule.measure, ON_RED_DAYS):
            return sorted(days, key=lambda d: (not is_red(self.grid.days[d]), not self._eve(d), d))
        return sorted(days, key=lambda d: (self.grid.days[d].weekday() >= SATURDAY, -d))

    def _eve(self, d: int) -> bool:
        return is_red(self.grid.days[d] + timedelta(1))


def _alone(unit: Unit, person: str) -> Unit:
    """The unit with one person in it, which is judged faster."""
    tables = ("absences", "wishes", "locks", "activities", "history")
    own = {name: tuple(row for row in getattr(unit, name) if row.employee == person) for name in tables}
    return unit.model_copy(update={"staff": (unit.person[person],), **own})
