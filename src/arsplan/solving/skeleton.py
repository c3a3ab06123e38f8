"""The skeleton of the year: everybody's vacation and worked weekends, placed together.

A week of vacation between two worked weekends costs no weekend at all, so the two are one decision. Weekends are
what a unit is shortest of; they weigh most here. The days come later, in windows.
"""

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from arsplan.domain.absences import Absence
from arsplan.rules import measures as m
from arsplan.rules.entitlement import account
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand, Stretch
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.run import Budget, configure, run
from arsplan.solving.vacation import VacationModel, between, evenness

EVEN = 10
"""What an hour of unevenness weighs against a head-minute of unfilled weekend (weight 10 to 12)."""

SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class Skeleton:
    """Vacation as placed, people x weeks: the weekends that each may work, and virkedager that found no place."""

    placed: tuple[Absence, ...]
    weekends: Cells
    unplaced: int = 0


@dataclass(frozen=True)
class Step:
    """One step of the placing: its share of the time (at least so many seconds), and what it decides."""

    share: float
    least: float
    evenly: bool
    weekends: bool
    fix_vacation: bool


STEPS = (
    Step(0.1, 5.0, evenly=False, weekends=False, fix_vacation=False),
    Step(0.2, 0.0, evenly=True, weekends=False, fix_vacation=False),
    Step(0.4, 0.0, evenly=True, weekends=True, fix_vacation=True),
    Step(0.3, 0.0, evenly=True, weekends=True, fix_vacation=False),
)


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
) -> Skeleton | None:
    """Place vacation and weekends; None when no placing was found in time.

    In four steps, each of which starts from the one before: vacation anywhere, vacation where it hurts least,
    weekends around it, and both together. From nothing, both together find no good placing while a planner waits.
    """
    found: Skeleton | None = None
    for step in STEPS:
        if found is not None and budget.left() <= 0:
            break
        limits = (max(step.share * seconds, min(step.least, 0.5 * budget.left())), seed, workers)
        found = _solve(grid, demand, rules, budget, found, step, limits) or found
    if found is not None and not found.weekends.any():
        return Skeleton(found.placed, np.ones_like(found.weekends), found.unplaced)
    return found


def _solve(
    grid: Grid,
    demand: Demand,
    rules: tuple[Rule, ...],
    budget: Budget,
    before: Skeleton | None,
    step: Step,
    limits: tuple[float, int, int],
) -> Skeleton | None:
    model = VacationModel(grid.unit, rules)
    costs = list(model.costs)
    if step.evenly:
        costs += [(t, EVEN * w) for t, w in evenness(model)]
    on = {}
    if step.weekends:
        on = _weekend_literals(grid, model)
        _weekend_rules(grid, model.cp, on)
        costs += _unfilled(grid, demand, model.cp, on)
    if before is not None:
        model.suggest(before.placed, fix=step.fix_vacation)
        model.cp.add(sum(model.missing) <= before.unplaced)
        for (e, w), literal in on.items():
            model.cp.add_hint(literal, bool(before.weekends[e, w]))
    model.cp.minimize(cp_model.LinearExpr.weighted_sum([t for t, _ in costs], [w for _, w in costs]))
    solver = configure(budget, *limits)
    solver.parameters.relative_gap_limit = 0.002
    if run(model.cp, solver, budget) not in {"optimal", "feasible"}:
        return None
    weekends = np.zeros((len(grid.people), grid.weeks), dtype=bool)
    for (e, w), literal in on.items():
        weekends[e, w] = solver.boolean_value(literal)
    return Skeleton(model.chosen(solver), weekends, sum(solver.value(days) for days in model.missing))


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


def _weekend_rules(grid: Grid, cp: cp_model.CpModel, on: dict[tuple[int, int], cp_model.IntVar]) -> None:
    """How often, in what rhythm, how many; and never more weekends than the position has hours for."""
    weeks = range(grid.first_week, grid.weeks)
    before = grid.given[:, : grid.back].reshape(len(grid.people), grid.first_week, 7, grid.shape[2])
    history: Cells = np.asarray(before[:, :, SATURDAY:].any(axis=(2, 3)))
    for e, person in enumerate(grid.people):
        mine = {w: on[e, w] for w in weeks if (e, w) in on}
        worked = {w for w in range(grid.first_week) if history[e, w]}
        for rule, measure in grid.standing(m.WeekendDefinition):
            if person in rule.people:
                _weekend_rule(grid, cp, measure, mine, worked)
        shortest = int(grid.paid[grid.allowed[e].any(axis=0)].min(initial=10**6))
        room = account(grid.unit, grid.unit.person[person]).room
        cp.add(2 * shortest * sum(mine.values()) <= max(room, 0))


def _weekend_rule(
    grid: Grid, cp: cp_model.CpModel, measure: AnyMeasure, mine: dict[int, cp_model.IntVar], worked: set[int]
) -> None:
    """One rule for one person, with the weekends worked before the plan."""

    def at_most(weeks: range, most: int) -> None:
        cp.add(sum(mine[w] for w in weeks if w in mine) <= max(0, most - len(worked.intersection(weeks))))

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
    """Head-minutes that stay open on each Saturday and Sunday, at every level of weight and for every set of slots."""
    minutes: dict[tuple[int, int], int] = {}
    by_day: dict[int, list[Stretch]] = {}
    for stretch in demand.stretches:
        for later, s in stretch.duties:
            minutes[stretch.day - later, s] = minutes.get((stretch.day - later, s), 0) + stretch.minutes
        by_day.setdefault(stretch.day, []).append(stretch)
    costs = []
    for day, stretches in by_day.items():
        w, weekday = divmod(day, 7)
        if weekday < SATURDAY:
            continue
        asked: dict[tuple[int, frozenset[int]], int] = {}
        extra: dict[int, int] = {}
        for stretch in stretches:
            for number, level in enumerate(stretch.levels):
                extra[number] = level.extra
                for slots, who in level.sets:
                    asked[number, who] = asked.get((number, who), 0) + slots * stretch.minutes
        for number, weight in extra.items():
            sets = {who: need for (level, who), need in asked.items() if level == number}
            missing = cp.new_int_var(0, max(sets.values()), "")
            for who, need in sets.items():
                filled = [
                    max(minutes.get((day, s), 0) for s in range(grid.shape[2]) if grid.allowed[e, day, s]) * on[e, w]
                    for e in range(len(grid.people))
                    if (e, w) in on and demand.competence[e] in who and grid.allowed[e, day].any()
                ]
                cp.add(missing + sum(filled) >= need)
            costs.append((missing, weight))
    return costs
