"""The skeleton of the year: everybody's vacation and worked weekends, placed together.

A week of vacation between two worked weekends costs no weekend at all, so the two are one decision. Weekends are
what a unit is shortest of; they weigh most here. The days come later, in windows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from arsplan.domain.absences import Absence
from arsplan.rules import measures as m
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.run import Budget, configure, run
from arsplan.solving.vacation import Piece, VacationModel, between, evenness

EVEN = 10
"""What an hour of unevenness weighs against a head-minute of unfilled weekend (weight 10 to 12)."""

SATURDAY, SUNDAY = 5, 6
WEEKEND_TO_WEEKEND = 7


@dataclass(frozen=True)
class Skeleton:
    """Vacation as placed, people x weeks: the weekends that each may work, and virkedager that found no place.

    Attributes
    ----------
    cost
        What the last step made it cost; only placings by the same kind of step compare.
    values
        Of the last model's variables, from which placing can go on.
    """

    placed: tuple[Absence, ...]
    weekends: Cells
    unplaced: int = 0
    cost: float = 0.0
    values: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Step:
    """One step of the placing: its share of the time (at least so many seconds), and what it decides.

    Attributes
    ----------
    evenly, weekends
        Whether vacation is to hurt least, and whether weekends are placed.
    moves
        Which of the vacation placed before may move.
    """

    share: float
    least: float
    evenly: bool
    weekends: bool
    moves: Literal["all", "none", "main"]


STEPS = (
    Step(0.1, 5.0, evenly=False, weekends=False, moves="all"),
    Step(0.25, 0.0, evenly=True, weekends=False, moves="all"),
    Step(0.4, 0.0, evenly=True, weekends=True, moves="none"),
    Step(0.25, 0.0, evenly=True, weekends=True, moves="main"),
)

VACATION_ALONE = STEPS[:2]

FIRST, LAST = STEPS[:-1], STEPS[-1:]


def away_from(grid: Grid, placed: tuple[Absence, ...]) -> Cells:
    """People x days of these absences."""
    away = np.zeros(grid.shape[:2], dtype=bool)
    for absence in placed:
        away[grid.person_index[absence.employee], grid.day(absence.first) : grid.day(absence.last) + 1] = True
    return away


def skeleton(
    grid: Grid,
    demand: Demand,
    rules: tuple[Rule, ...],
    budget: Budget,
    *,
    seconds: float,
    seed: int,
    workers: int,
    steps: Sequence[Step] = STEPS,
    before: Skeleton | None = None,
) -> Skeleton | None:
    """Place vacation and weekends (or with `VACATION_ALONE` any weekends); None when no placing was found in time.

    Steps may also go on from a placing `before`.

    In four steps, each of which starts from the one before: vacation anywhere, vacation where it hurts least, weekends
    around it, and main vacation and weekends together. From nothing, all together finds no good placing in time.
    """
    deadline = budget.part(seconds)
    found = before
    for number, step in enumerate(steps):
        if budget.left() <= 0 or (found is not None and deadline.left() <= 0):
            break
        left = step.share / sum(later.share for later in steps[number:]) * deadline.left()
        limit = max(left, min(step.least, 0.5 * budget.left()))
        placing = _Placing(grid, demand, rules, step)
        found = placing.solve(configure(budget, limit, seed, min(2, workers)), budget, found) or found
    if found is not None and not found.weekends.any():
        return replace(found, weekends=np.ones_like(found.weekends))
    return found


class _Placing:
    """The model of one step; it starts from the values of all variables where the step before had the same ones."""

    def __init__(self, grid: Grid, demand: Demand, rules: tuple[Rule, ...], step: Step) -> None:
        self.grid, self.step = grid, step
        self.model = VacationModel(grid.unit, rules)
        costs = list(self.model.costs)
        if step.evenly:
            costs += [(t, EVEN * w) for t, w in evenness(self.model)]
        self.on = {}
        if step.weekends:
            self.on = _weekend_literals(grid, self.model)
            _weekend_rules(grid, self.model, self.on)
            costs += _unfilled(grid, demand, self.model.cp, self.on)
        self.model.cp.minimize(cp_model.LinearExpr.weighted_sum([t for t, _ in costs], [w for _, w in costs]))

    def solve(self, solver: cp_model.CpSolver, budget: Budget, before: Skeleton | None) -> Skeleton | None:
        """Solve from the step before."""
        cp = self.model.cp
        if before is not None:
            chosen = {(a.employee, a.first, a.last) for a in before.placed}
            for piece in self.model.pieces:
                stands = (piece.employee, piece.first, piece.last) in chosen
                long = (piece.last - piece.first).days > WEEKEND_TO_WEEKEND
                if self.step.moves == "all" or (self.step.moves == "main" and long):
                    cp.add_hint(piece.literal, stands)
                else:
                    cp.add(piece.literal == int(stands))
            cp.add(sum(self.model.missing) <= before.unplaced)
        if before is not None and len(before.values) == len(cp.proto.variables):
            cp.clear_hints()  # type: ignore[no-untyped-call]
            for number, value in enumerate(before.values):
                cp.add_hint(cp.get_int_var_from_proto_index(number), value)
        solver.parameters.relative_gap_limit = 0.002
        if run(cp, solver, budget) not in {"optimal", "feasible"}:
            return None
        weekends = np.zeros((len(self.grid.people), self.grid.weeks), dtype=bool)
        for (e, w), literal in self.on.items():
            weekends[e, w] = solver.boolean_value(literal)
        unplaced = sum(solver.value(days) for days in self.model.missing)
        return Skeleton(
            self.model.chosen(solver),
            weekends,
            unplaced,
            solver.objective_value,
            tuple(solver.response_proto.solution),
        )


def _weekend_literals(grid: Grid, model: VacationModel) -> dict[tuple[int, int], cp_model.IntVar]:
    """Weekends that a person could work, none of them during vacation."""
    vacation: dict[tuple[int, int], list[cp_model.IntVar]] = {}
    for piece in model.pieces:
        for day in between(piece.first, piece.last):
            if day.weekday() >= SATURDAY:
                key = (grid.person_index[piece.employee], grid.day(day))
                vacation.setdefault(key, []).append(piece.literal)
    whole = {p for r, _ in grid.standing(m.WholeWeekend) for p in r.people}
    found = {}
    for e, person in enumerate(grid.people):
        for w in range(grid.first_week, grid.weeks):
            days = (7 * w + SATURDAY, 7 * w + SUNDAY)
            possible = [bool(grid.allowed[e, d].any()) for d in days]
            if not (all(possible) if person in whole else any(possible)):
                continue
            found[e, w] = model.cp.new_bool_var("")
            for d in days:
                if person in whole or d == days[0]:
                    model.cp.add_at_most_one([found[e, w], *vacation.get((e, d), ())])
    return found


def _weekend_rules(grid: Grid, model: VacationModel, on: dict[tuple[int, int], cp_model.IntVar]) -> None:
    """How often, in what rhythm, how many; and never more weekends than the position has hours for."""
    weeks, cp = range(grid.first_week, grid.weeks), model.cp
    pieces: dict[str, list[Piece]] = {}
    for piece in model.pieces:
        if (piece.last - piece.first).days > WEEKEND_TO_WEEKEND:
            pieces.setdefault(piece.employee, []).append(piece)
    before = grid.given[:, : grid.back].reshape(len(grid.people), grid.first_week, 7, grid.shape[2])
    history: Cells = np.asarray(before[:, :, SATURDAY:].any(axis=(2, 3)))
    for e, person in enumerate(grid.people):
        mine = {w: on[e, w] for w in weeks if (e, w) in on}
        worked = {w for w in range(grid.first_week) if history[e, w]}
        for rule, measure in grid.standing(m.WeekendDefinition):
            if person in rule.people:
                _weekend_rule(grid, cp, measure, mine, worked, pieces.get(person, []))
        shortest = int(grid.minutes[grid.allowed[e]].min(initial=10**6))
        cp.add(2 * shortest * sum(mine.values()) <= int(grid.room[e]))


def _weekend_rule(
    grid: Grid,
    cp: cp_model.CpModel,
    measure: AnyMeasure,
    mine: dict[int, cp_model.IntVar],
    worked: set[int],
    pieces: list[Piece],
) -> None:
    """One rule for one person, with the weekends worked before the plan.

    Vacation over all the weekends of a window stands in for their work; it is implied, and tells the relaxation so.
    """

    def at_most(weeks: range, most: int) -> None:
        limit = max(0, most - len(worked.intersection(weeks)))
        first, last = 7 * weeks.start + SATURDAY, 7 * weeks.stop - 1
        over = sum(p.literal for p in pieces if grid.day(p.first) <= first and last <= grid.day(p.last))
        cp.add(sum(mine[w] for w in weeks if w in mine) + limit * over <= limit)

    if isinstance(measure, m.WeekendsWorked):
        for w in range(max(0, grid.first_week - measure.of + 1), grid.weeks - measure.of + 1):
            at_most(range(w, w + measure.of), measure.most)
    elif isinstance(measure, m.WeekendsInPlan):
        cp.add(sum(mine.values()) <= measure.most)
        for w in range(max(0, grid.first_week - measure.distance + 1), grid.weeks):
            at_most(range(w, w + measure.distance), 1)
    elif isinstance(measure, m.WeekendRhythm):
        phase = [cp.new_bool_var("") for _ in range(measure.every)]
        cp.add_at_most_one(phase)
        for w, literal in mine.items():
            cp.add_implication(literal, phase[w % measure.every])
        for literal in (mine[w] for w in mine if any((w - before) % measure.every for before in worked)):
            cp.add(literal == 0)


def _unfilled(
    grid: Grid, demand: Demand, cp: cp_model.CpModel, on: dict[tuple[int, int], cp_model.IntVar]
) -> list[tuple[cp_model.IntVar, int]]:
    """Head-minutes that stay open on each Saturday and Sunday, with people of a kind counted by shift."""
    counts: dict[tuple[int, int], dict[int, list[cp_model.IntVar]]] = {}
    for w in range(grid.first_week, grid.weeks):
        for d in (7 * w + SATURDAY, 7 * w + SUNDAY):
            _count_by_shift(grid, demand, cp, d, {e: on[e, w] for e in range(len(grid.people)) if (e, w) in on}, counts)
    costs = []
    for stretch in demand.stretches:
        if stretch.day % 7 < SATURDAY:
            continue
        there = [counts.get((stretch.day - later, s), {}) for later, s in stretch.duties]
        for level in stretch.levels:
            missing = cp.new_int_var(0, max(slots for slots, _ in level.sets), "")
            for slots, who in level.sets:
                cp.add(missing + sum(n for kinds in there for c in who for n in kinds.get(c, ())) >= slots)
            costs.append((missing, level.extra * stretch.minutes))
    return costs


def _count_by_shift(
    grid: Grid,
    demand: Demand,
    cp: cp_model.CpModel,
    d: int,
    on: dict[int, cp_model.IntVar],
    counts: dict[tuple[int, int], dict[int, list[cp_model.IntVar]]],
) -> None:
    """Share those at work on a day out on shifts: by kind (competence, possible shifts), not person by person."""
    kinds: dict[tuple[int, tuple[int, ...]], list[cp_model.IntVar]] = {}
    for e, literal in on.items():
        shifts = tuple(int(s) for s in np.flatnonzero(grid.allowed[e, d]))
        kinds.setdefault((int(demand.competence[e]), shifts), []).append(literal)
    for (competence, shifts), literals in kinds.items():
        by_shift = [cp.new_int_var(0, len(literals), "") for _ in shifts]
        cp.add(sum(by_shift) <= sum(literals))
        for s, count in zip(shifts, by_shift, strict=True):
            counts.setdefault((d, s), {}).setdefault(competence, []).append(count)
