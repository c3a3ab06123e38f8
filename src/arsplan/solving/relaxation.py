"""The weekly relaxation: whole weeks instead of days, fractions of people, and every rule that survives that.

Any lawful roster that keeps to the unit's limit on staffing above need is a solution, counted by person, week and
kind of day; so its optimum bounds the shortage from below. Rows that need days in order (rest, runs across weeks) are
left out, which can only lower the bound.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np

from arsplan.clock.holidays import is_virkedag
from arsplan.domain.absences import VACATION
from arsplan.rules import measures as m
from arsplan.rules.kinds import AnyMeasure
from arsplan.solving.blocks import main_blocks
from arsplan.solving.coverage import Demand, Stretch
from arsplan.solving.crowds import Crowds
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.single import away_days
from arsplan.solving.program import Program
from arsplan.solving.reachable import reachable
from arsplan.solving.vacation import dates_of

Kind = tuple[int, tuple[object, ...]]
"""A kind of day: week, and what is demanded on it."""


class Slots(NamedTuple):
    """What a row of demand asks: so many slots of a line's stretch on these days, for these competences."""

    line: str
    days: tuple[int, ...]
    minutes: int
    who: frozenset[int]
    asked: int


@dataclass
class Relaxation:
    """The program and where its variables lie.

    Attributes
    ----------
    counts
        (person, kind of day, shift) -> variable: how many such duties.
    weekend
        (person, week) -> variable: whether the weekend is worked.
    vacation
        (person, week) -> variable: virkedager of vacation.
    slots
        Row of demand -> what it asks.
    crowds
        Variable that counts several people together -> their own ones.
    """

    program: Program = field(default_factory=Program)
    counts: dict[tuple[int, int, int], int] = field(default_factory=dict)
    weekend: dict[tuple[int, int], int] = field(default_factory=dict)
    vacation: dict[tuple[int, int], int] = field(default_factory=dict)
    slots: dict[int, Slots] = field(default_factory=dict)
    crowds: dict[int, list[int]] = field(default_factory=dict)
    days: list[list[int]] = field(default_factory=list)
    week: list[int] = field(default_factory=list)

    def paid(self, grid: Grid) -> dict[int, list[tuple[int, int]]]:
        """Every person's duties: (variable, paid minutes)."""
        found: dict[int, list[tuple[int, int]]] = {}
        for (e, k, s), variable in self.counts.items():
            found.setdefault(e, []).append((variable, self.minutes(grid, k, s)))
        return found

    def minutes(self, grid: Grid, kind: int, shift: int) -> int:
        """What a shift pays on each day of a kind."""
        return int(grid.minutes[self.days[kind][0], shift])


Shortage = Literal["weighed", "counted", "free"]


def relax(grid: Grid, demand: Demand, away: Cells | None, *, shortage: Shortage) -> Relaxation:
    """Build the relaxation.

    Parameters
    ----------
    away
        People x days of vacation as placed; None while it is still to be placed (here in fractions of days).
    shortage
        What unfilled slots cost: `weighed` as the solver weighs them, `counted` each head-minute as one, `free`
        nothing; then only the limit on staffing above need is left of the demand.
    """
    relaxed = Relaxation()
    allowed = grid.allowed if away is None else grid.allowed & ~away[:, :, None]
    builder = _Builder(grid, demand, relaxed, allowed | grid.given, shortage)
    builder.kinds()
    builder.duties()
    builder.weekends()
    if away is None:
        builder.vacation()
    builder.hours()
    builder.coverage()
    return relaxed


class _Builder:
    def __init__(self, grid: Grid, demand: Demand, relaxed: Relaxation, allowed: Cells, shortage: Shortage) -> None:
        self.grid, self.demand, self.out, self.shortage = grid, demand, relaxed, shortage
        self.allowed = allowed
        self.people = range(len(grid.people))
        self.on_kind: dict[tuple[int, int], list[int]] = {}
        self.kind_of: dict[int, int] = {}
        self.most_days: dict[int, int] = {}
        self.whole = {p for r, _ in grid.standing(m.WholeWeekend) for p in r.people}
        self.blocks: dict[tuple[int, int], list[int]] = {}

    def kinds(self) -> None:
        """Group the days of each week by demand; days stand alone where a shift serves another date's demand."""
        grid = self.grid
        alone = any(later for s in self.demand.stretches for later, _ in s.duties)
        signature: dict[int, list[object]] = {}
        for s in self.demand.stretches:
            signature.setdefault(s.day, []).append((s.duties, s.minutes, s.heads, s.levels))
        known: dict[tuple[object, ...], int] = {}
        for d in range(grid.back, len(grid.days)):
            weekday = grid.days[d].weekday()
            key = (
                d // 7,
                weekday >= 5,
                is_virkedag(grid.days[d]),
                d if alone else None,
                tuple(grid.minutes[d]),
                tuple(signature.get(d, ())),
            )
            if key not in known:
                known[key] = len(self.out.days)
                self.out.days.append([])
                self.out.week.append(d // 7)
            self.kind_of[d] = known[key]
            self.out.days[known[key]].append(d)

    def duties(self) -> None:
        """Counts of duties by person, kind of day and shift, and at most one of them a day where rest says so."""
        grid, program = self.grid, self.out.program
        single = grid.single
        for e in self.people:
            for k, days in enumerate(self.out.days):
                mine = []
                for s in range(grid.shape[2]):
                    possible = int(self.allowed[e, days, s].sum())
                    if possible:
                        variable = program.variable(possible)
                        self.out.counts[e, k, s] = variable
                        mine.append(variable)
                if not mine:
                    continue
                self.on_kind[e, k] = mine
                workable = int(self.allowed[e, days].any(axis=1).sum())
                if single and len(mine) > 1:
                    program.row([(v, 1) for v in mine], high=workable, what="days", week=self.out.week[k])
        for e in self.people:
            for rule, measure in grid.standing(m.RunLength):
                bound = grid.people[e] in rule.people
                if isinstance(measure, m.RunLength) and measure.of == "days" and bound and single:
                    self._days_in_week(e, 7 if measure.most is None else 7 - 7 // (measure.most + 1))

    def _days_in_week(self, e: int, most: int) -> None:
        self.most_days[e] = min(most, self.most_days.get(e, 7))
        for w in range(self.grid.first_week, self.grid.weeks):
            terms = [(v, 1) for k, week in enumerate(self.out.week) if week == w for v in self.on_kind.get((e, k), ())]
            if most < 7 and sum(self.out.program.high[v] for v, _ in terms) > most:
                self.out.program.row(terms, high=most, what="days", week=w)

    def weekends(self) -> None:
        """Weekends worked, whole ones, and how many in a run."""
        grid, program = self.grid, self.out.program
        rules = grid.standing(m.WeekendDefinition)
        sunday_night = all(x.sunday_night for _, x in rules if isinstance(x, m.WeekendDefinition))
        for e in self.people:
            for w in range(grid.first_week, grid.weeks):
                saturday, sunday = self.kind_of[7 * w + 5], self.kind_of[7 * w + 6]
                if not any((e, k) in self.on_kind for k in (saturday, sunday)):
                    continue
                worked = program.variable(1)
                self.out.weekend[e, w] = worked
                for k in {saturday, sunday}:
                    days = len(self.out.days[k])
                    counted = [
                        (self.out.counts[e, k, s], 1)
                        for s in range(grid.shape[2])
                        if (e, k, s) in self.out.counts and (sunday_night or not grid.night[s])
                    ]
                    equal = grid.people[e] in self.whole and sunday_night and grid.single
                    most = days if grid.single else days * grid.shape[2]
                    program.row(
                        [*counted, (worked, -most)],
                        high=0,
                        low=0 if equal else -float("inf"),
                        what="weekends",
                        week=w,
                    )
        for rule, measure in rules:
            for e in grid.of(rule):
                self._weekend_rule(e, measure)
        self._rest_of_a_worked_weekend()

    def _rest_of_a_worked_weekend(self) -> None:
        """With six duties a week at most, two of them at the weekend leave four for the other days."""
        grid, program = self.grid, self.out.program
        for (e, w), worked in self.out.weekend.items():
            most = self.most_days.get(e, 7)
            weekdays = {self.kind_of[d] for d in range(7 * w, 7 * w + 5)}
            terms = [(v, 1) for k in sorted(weekdays) for v in self.on_kind.get((e, k), ())]
            if grid.people[e] in self.whole and most < 7 and terms:
                program.row([*terms, (worked, 5 - (most - 2))], high=5, what="days", week=w)

    def _weekend_rule(self, e: int, measure: AnyMeasure) -> None:
        grid, program = self.grid, self.out.program
        weeks = range(grid.first_week, grid.weeks)
        worked = {w: self.out.weekend[e, w] for w in weeks if (e, w) in self.out.weekend}
        if isinstance(measure, m.WeekendsWorked):
            for w in weeks:
                run = [(worked[k], 1) for k in range(w, w + measure.of) if k in worked]
                if w + measure.of <= grid.weeks and len(run) > measure.most:
                    program.row(run, high=measure.most, what="weekends", week=w)
        elif isinstance(measure, m.WeekendsInPlan):
            program.row([(v, 1) for v in worked.values()], high=measure.most, what="weekends")
            for w in weeks:
                run = [(worked[k], 1) for k in range(w, w + measure.distance) if k in worked]
                if len(run) > 1:
                    program.row(run, high=1, what="weekends", week=w)
        elif isinstance(measure, m.WeekendRhythm):
            phase = [program.variable(1) for _ in range(measure.every)]
            program.row([(v, 1) for v in phase], high=1, what="weekends")
            for w, v in worked.items():
                program.row([(v, 1), (phase[w % measure.every], -1)], high=0, what="weekends", week=w)

    def vacation(self) -> None:
        """Virkedager of vacation by week: due in all, due in the main window, and limited for each group."""
        grid, program, unit = self.grid, self.out.program, self.grid.unit
        free = {w: [d for d in range(7 * w, 7 * w + 7) if is_virkedag(grid.days[d])] for w in range(grid.weeks)}
        away = away_days(grid)
        for rule, measure in grid.standing(m.VacationPlaced):
            if not isinstance(measure, m.VacationPlaced):
                continue
            for e in grid.of(rule):
                vacation = sum(
                    is_virkedag(d) for d in dates_of(unit.absences, grid.people[e], {VACATION}) if d in unit.horizon
                )
                due = measure.days - vacation
                if due <= 0:
                    continue
                for w in range(grid.first_week, grid.weeks):
                    open_ = [d for d in free[w] if not away[e, d]]
                    if not open_:
                        continue
                    taken = program.variable(len(open_))
                    self.out.vacation[e, w] = taken
                    kinds = {self.kind_of[d] for d in open_}
                    on = [(v, 1) for k in kinds for v in self.on_kind.get((e, k), ())]
                    if on and grid.single:
                        program.row([*on, (taken, 1)], high=len(free[w]), what="vacation", week=w)
                self._main(e, measure, away)
                mine = {w: v for (p, w), v in self.out.vacation.items() if p == e}
                placeable = min(due, sum(program.high[v] for v in mine.values()))
                program.row([(v, 1) for v in mine.values()], low=placeable, what="vacation")
        self._at_once(free, away)

    def _main(self, e: int, measure: m.VacationPlaced, away: np.ndarray) -> None:
        """The main vacation is one block of weekends, none of them worked; it fills all its weeks but the first."""
        grid, program = self.grid, self.out.program
        length, firsts = main_blocks(grid, e, measure, away) if grid.people[e] in self.whole else (0, [])
        if not firsts:
            return
        block = {s: program.variable(1) for s in firsts}
        program.row([(v, 1) for v in block.values()], low=1, high=1, what="vacation")
        for w in range(firsts[0], firsts[-1] + length):
            over = [(v, 1) for s, v in block.items() if s <= w < s + length]
            self.blocks[e, w] = [v for v, _ in over]
            if over and (e, w) in self.out.weekend:
                program.row([*over, (self.out.weekend[e, w], 1)], high=1, what="vacation", week=w)
            later = [v for s, v in block.items() if s < w < s + length]
            if later:
                taken = self.out.vacation[e, w]
                terms = [(v, -program.high[taken]) for v in later]
                program.row([*terms, (taken, 1)], low=0, what="vacation", week=w)
        for rule, limit in grid.standing(m.WeekendsWorked):
            if grid.people[e] in rule.people and isinstance(limit, m.WeekendsWorked) and limit.of <= length:
                for s in range(firsts[0], firsts[-1] + length - limit.of + 1):
                    inside = [v for b, v in block.items() if b <= s and s + limit.of <= b + length]
                    run = [self.out.weekend[e, k] for k in range(s, s + limit.of) if (e, k) in self.out.weekend]
                    program.row(
                        [*((v, 1) for v in run), *((v, limit.most) for v in inside)],
                        high=limit.most,
                        what="weekends",
                        week=s,
                    )

    def _at_once(self, free: dict[int, list[int]], away: np.ndarray) -> None:
        grid, program = self.grid, self.out.program
        for rule, measure in grid.standing(m.AwayAtOnce):
            if not isinstance(measure, m.AwayAtOnce):
                continue
            members = grid.of(rule)
            for w in range(grid.first_week, grid.weeks):
                terms = [(self.out.vacation[e, w], 1) for e in members if (e, w) in self.out.vacation]
                limit = sum(
                    max(
                        0,
                        (
                            measure.main
                            if measure.from_week <= grid.days[d].isocalendar().week <= measure.to_week
                            else measure.other
                        )
                        - int(away[members, d].sum()),
                    )
                    for d in free[w]
                )
                if terms and sum(program.high[v] for v, _ in terms) > limit:
                    program.row(terms, high=limit, what="vacation", week=w)
                blocks = [(v, 1) for e in members for v in self.blocks.get((e, w), ())]
                if blocks:
                    fixed = int(away[members, 7 * w + 5].sum())
                    program.row(blocks, high=max(0, max(measure.main, measure.other) - fixed), what="vacation", week=w)

    def hours(self) -> None:
        """Minutes in the plan (as far as whole duties reach) and in runs of weeks."""
        grid, program = self.grid, self.out.program
        by_person: dict[int, dict[int, list[tuple[int, int]]]] = {e: {} for e in self.people}
        for (e, k, s), variable in self.out.counts.items():
            by_person[e].setdefault(self.out.week[k], []).append((variable, self.out.minutes(grid, k, s)))
        for rule, measure in grid.standing(m.WeekMinutes):
            if isinstance(measure, m.WeekMinutes) and not measure.week_start and measure.windows == "rolling":
                for e in grid.of(rule):
                    self._week_minutes(by_person[e], measure.weeks, measure.most)
        for rule, _ in grid.standing(m.PositionHours):
            for e in grid.of(rule):
                terms = [t for found in by_person[e].values() for t in found]
                if terms:
                    program.row(terms, high=reachable(grid, e), what="hours")

    def _week_minutes(self, by_week: dict[int, list[tuple[int, int]]], weeks: int, most: int | None) -> None:
        program = self.out.program
        for w in range(self.grid.first_week, self.grid.weeks - weeks + 1):
            terms = [t for k in range(w, w + weeks) for t in by_week.get(k, ())]
            if most is not None and sum(program.high[v] * p for v, p in terms) > most:
                program.row(terms, high=most, what="week", week=w)

    def coverage(self) -> None:
        """Unfilled slots by kind of day and stretch, and no more people than needed."""
        self.crowds = Crowds(self.demand, self.out.counts)
        self.out.crowds = self.crowds.together(self.out.program)
        by_day: dict[int, list[Stretch]] = {}
        for stretch in self.demand.stretches:
            by_day.setdefault(stretch.day, []).append(stretch)
        for days in self.out.days:
            for same in zip(*(by_day.get(d, ()) for d in days), strict=True):
                self._stretch(same)

    def _stretch(self, same: tuple[Stretch, ...]) -> None:
        """One stretch on all the days of a kind; people from before the plan who reach into it are there for sure."""
        grid, program = self.grid, self.out.program
        first = same[0]
        groups: list[list[int]] = [[] for _ in grid.unit.competences]
        sure = np.zeros(len(groups), dtype=np.int64)
        for later, s in first.duties:
            start = first.day - later
            if 0 <= start < grid.back:
                np.add.at(sure, self.demand.competence[grid.given[:, start, s]], 1)
            for group, there in zip(groups, self.crowds.on(self.kind_of.get(start, -1), s), strict=False):
                group.extend(there)
        everybody = [(v, 1) for group in groups for v in group]
        if everybody:
            above = grid.unit.arrangement.staffing_above_need
            most = sum(max(int(self.demand.counts(grid.given, s).sum()), s.heads + above) for s in same)
            program.row(everybody, high=max(0, most - int(sure.sum())), what="need", week=first.day // 7)
        before = None
        weighed = self.shortage == "weighed"
        for level in () if self.shortage == "free" else first.levels if weighed else first.levels[:1]:
            cost = first.minutes * (level.extra if weighed else 1)
            missing = program.variable(len(same) * max(slots for slots, _ in level.sets), cost=cost)
            for slots, who in level.sets:
                asked = len(same) * slots - int(sum(sure[c] for c in who))
                terms = [(missing, 1), *((v, 1) for c in who for v in groups[c])]
                row = program.row(terms, low=asked, what="demand", week=first.day // 7)
                self.out.slots[row] = Slots(first.line, tuple(s.day for s in same), first.minutes, who, asked)
            if before is not None:
                program.row([(before, 1), (missing, -1)], low=0, what="demand", week=first.day // 7)
            before = missing
