"""Demand as a solver sees it: open slots by stretch of time, and what leaving them unfilled costs.

Unfilled slots are the deficiency of a matching between people and slots. By Hall's theorem (in the form of König and
Ore) it is the largest excess, over all sets of slot kinds, of slots above the people who may take one of them. Weights
that differ by slot are a sum of such deficiencies, one for each level of weight.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from arsplan.domain.cover import reaches, segments
from arsplan.domain.demand import ANY
from arsplan.domain.need import Need, needs
from arsplan.domain.unit import Unit
from arsplan.solving.company import Company
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.model import RosterModel, Term
from arsplan.solving.skill_cover import SkillCover

BASE_WEIGHT = 10

Integers = npt.NDArray[np.int64]

OFTEN = 4
"""A shift that serves more stretches of one day than this has its people counted once for all of them."""


@dataclass(frozen=True)
class Level:
    """Slots of at least one weight: what each unit of deficiency adds, and the sets of kinds that bind it."""

    extra: int
    sets: tuple[tuple[int, frozenset[int]], ...]
    """(slots of the kinds together, positions of the competences that may take one of them)."""


@dataclass(frozen=True)
class Stretch:
    """Open slots on one date, over all stretches of time that ask for the same slots and that the same duties cover.

    Attributes
    ----------
    line
        Code of the line, the first of them.
    day
        Index of the line's date.
    minutes, heads
        Their length in all, and the slots at any moment.
    duties
        (days later, shift index) that cover it: a shift that starts that many days before covers it.
    levels
        The first one counts every slot; none where nobody is needed and the limit on staffing is all there is.
    """

    line: str
    day: int
    minutes: int
    heads: int
    duties: tuple[tuple[int, int], ...]
    levels: tuple[Level, ...]


class Demand:
    """All open slots of a unit on the grid.

    Attributes
    ----------
    together
        Whether lines that ask for the same slots of the same duties on one date are one stretch: a curve by the half
        hour asks so again and again. Not where each line has prices of its own.
    """

    together = True

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        unit = grid.unit
        self.competence = np.array([_position(unit, e.competence) for e in unit.staff])
        levels: dict[tuple[tuple[str, int], ...], tuple[Level, ...]] = {}
        by_line: dict[str, dict[frozenset[tuple[int, int]], int]] = {}
        usable = set(np.nonzero(grid.allowed.any(axis=(0, 1)))[0].tolist())
        lines = {line.code for line in unit.lines if line.status == "planned"}
        by_segment: dict[tuple[str, int, int], set[tuple[int, int]]] = {}
        for code, reached in reaches(unit).items():
            for segment, later in reached:
                by_segment.setdefault(segment, set()).add((later, grid.shift_index[code]))
        for segment in segments(unit):
            if segment.line in lines:
                key = frozenset(p for p in by_segment.get(segment, ()) if p[1] in usable)
                group = by_line.setdefault(segment.line, {})
                group[key] = group.get(key, 0) + segment.end - segment.start
        same: dict[
            tuple[date, frozenset[tuple[int, int]], tuple[tuple[str, int], ...], str], list[tuple[str, int]]
        ] = {}
        self.stretches: list[Stretch] = []
        self.demanded = 0
        needed = needs(unit)
        known = {(need.date, need.line) for need in needed}
        self.skills, self.company = SkillCover(grid, BASE_WEIGHT), Company(grid)
        none = (Need(d, line, {}) for d in unit.horizon.dates for line in sorted(lines) if (d, line) not in known)
        for need in (*needed, *none):
            slots = tuple(sorted(need.slots.items()))
            for duties, minutes in by_line[need.line].items():
                apart = "" if self.together else need.line
                same.setdefault((need.date, duties, slots, apart), []).append((need.line, minutes))
        for (day, duties, slots, _), parts in same.items():
            if slots not in levels:
                levels[slots] = _levels(unit, dict(slots))
            heads, minutes = sum(count for _, count in slots), sum(length for _, length in parts)
            self.demanded += heads * minutes
            self.stretches.append(
                Stretch(parts[0][0], grid.day(day), minutes, heads, tuple(sorted(duties)), levels[slots])
            )

    @cached_property
    def often(self) -> frozenset[int]:
        """Shifts that serve so many stretches of a day that a curve must be behind it."""
        uses = Counter((s.day - later, shift) for s in self.stretches for later, shift in s.duties)
        return frozenset(shift for (_, shift), times in uses.items() if times > OFTEN)

    @cached_property
    def _covers(self) -> tuple[Integers, Integers]:
        """Pairs of a stretch and a cell of the plan's days and shifts whose people are on it."""
        shifts = len(self.grid.shifts)
        pairs = [
            (k, (stretch.day - later) * shifts + s)
            for k, stretch in enumerate(self.stretches)
            for later, s in stretch.duties
            if 0 <= stretch.day - later < len(self.grid.days)
        ]
        stretches, cells = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return stretches, cells

    @cached_property
    def _alike(self) -> list[tuple[tuple[Level, ...], Integers]]:
        """Levels, and the stretches that have them."""
        found: dict[tuple[Level, ...], list[int]] = {}
        for k, stretch in enumerate(self.stretches):
            found.setdefault(stretch.levels, []).append(k)
        return [(levels, np.array(which, dtype=np.int64)) for levels, which in found.items() if levels]

    @cached_property
    def minutes(self) -> Integers:
        """Length of each stretch."""
        return np.array([s.minutes for s in self.stretches], dtype=np.int64)

    @cached_property
    def asked(self) -> Integers:
        """Slots of each stretch at any moment."""
        return np.array([s.heads for s in self.stretches], dtype=np.int64)

    def counts(self, roster: Cells, stretch: Stretch) -> Integers:
        """People on one stretch, by competence."""
        found = np.zeros(len(self.grid.unit.competences), dtype=np.int64)
        for later, s in stretch.duties:
            if 0 <= stretch.day - later < len(self.grid.days):
                np.add.at(found, self.competence[roster[:, stretch.day - later, s]], 1)
        return found

    def heads(self, roster: Cells) -> Integers:
        """People on every stretch, stretches x competences."""
        kinds = range(len(self.grid.unit.competences))
        there = np.array([roster[self.competence == kind].sum(axis=0).ravel() for kind in kinds]).T
        found = np.zeros((len(self.stretches), len(kinds)), dtype=np.int64)
        stretches, cells = self._covers
        np.add.at(found, stretches, there[cells])
        return found

    def unfilled(self, heads: Integers) -> Integers:
        """Unfilled slots of each stretch, each counted once."""
        found = np.zeros(len(self.stretches), dtype=np.int64)
        for levels, which in self._alike:
            found[which] = deficiency(levels[0], heads[which])
        return found

    def shortage(self, roster: Cells) -> int:
        """Head-minutes of unfilled slots, each counted once."""
        return int(self.minutes @ self.unfilled(self.heads(roster)))

    def cost(self, roster: Cells) -> int:
        """Unfilled slots, skills that are missing and people who are alone, as the solver weighs them."""
        heads = self.heads(roster)
        return self.aside(roster) + sum(
            level.extra * int(self.minutes[which] @ deficiency(level, heads[which]))
            for levels, which in self._alike
            for level in levels
        )

    def aside(self, roster: Cells) -> int:
        """What is weighed beside the slots: skills that are missing, and duties without company."""
        return self.skills.cost(roster) + self.company.cost(roster)

    def charge(self, model: RosterModel, stretch: Stretch, people: list[list[Term]], fixed: np.ndarray) -> None:
        """Add what a stretch costs; `people` are the open terms by competence, `fixed` those there in any case."""
        for level in stretch.levels:
            missing = short(model, level, people, fixed)
            if missing is not None:
                model.cost(missing, level.extra * stretch.minutes)

    def ask(self, model: RosterModel) -> None:
        """Add what else a roster costs beside its stretches."""
        self.skills.ask(model)
        self.company.ask(model)


def deficiency(level: Level, heads: Integers) -> Integers:
    """Unfilled slots of a level with so many people of each competence, which are the last axis."""
    lacking = [slots - heads[..., list(who)].sum(axis=-1) for slots, who in level.sets]
    most: Integers = np.maximum(0, np.max(lacking, axis=0))
    return most


def _position(unit: Unit, code: str) -> int:
    return [c.code for c in unit.competences].index(code)


def weights(unit: Unit) -> dict[str, int]:
    """What a missing head-minute weighs by kind of slot; the unit's own numbers, else the same for all."""
    kinds = [ANY, *(c.code for c in unit.competences)]
    return {kind: unit.shortage_weights.get(kind, BASE_WEIGHT) for kind in kinds}


def _levels(unit: Unit, slots: dict[str, int]) -> tuple[Level, ...]:
    weigh = weights(unit)
    takers = {
        kind: frozenset(i for i, c in enumerate(unit.competences) if kind in {ANY, c.code, *c.fills}) for kind in slots
    }
    found, below = [], 0
    for weight in sorted({weigh[kind] for kind in slots}):
        kinds = [kind for kind in slots if weigh[kind] >= weight]
        found.append(Level(weight - below, _binding_sets(kinds, slots, takers)))
        below = weight
    return tuple(found)


def _binding_sets(
    kinds: list[str], slots: dict[str, int], takers: dict[str, frozenset[int]]
) -> tuple[tuple[int, frozenset[int]], ...]:
    """Every set of kinds with what it asks and who may serve it; for the same people only the most slots bind."""
    most: dict[frozenset[int], int] = {}
    for size in range(1, len(kinds) + 1):
        for chosen in combinations(kinds, size):
            who = frozenset().union(*(takers[kind] for kind in chosen))
            most[who] = max(most.get(who, 0), sum(slots[kind] for kind in chosen))
    return tuple(
        (asked, who)
        for who, asked in most.items()
        if not any(other < who and more >= asked for other, more in most.items())
    )


def cover(model: RosterModel, demand: Demand) -> list[Stretch]:
    """Add unfilled slots as a cost, and cap staffing at the need, wherever a free cell matters; returns the rest."""
    grid = model.grid
    free_days: Cells = np.asarray(model.free.any(axis=0))
    above = grid.unit.arrangement.staffing_above_need
    crew = _Crew(model, demand)
    settled: list[Stretch] = []
    for stretch in demand.stretches:
        starts = [(stretch.day - later, s) for later, s in stretch.duties if 0 <= stretch.day - later < len(grid.days)]
        if not any(free_days[d] for d, _ in starts):
            settled.append(stretch)
            continue
        terms: list[list[Term]] = [[] for _ in grid.unit.competences]
        fixed, most = np.zeros(len(terms), dtype=np.int64), 0
        for d, s in starts:
            there = model.roster[:, d, s] & ~model.free[:, d]
            np.add.at(fixed, demand.competence[there], 1)
            groups, people = crew.on(d, s)
            most += people
            for group, own in zip(terms, groups, strict=True):
                group.extend(own)
        everybody = [t for group in terms for t in group]
        if not everybody:
            settled.append(stretch)
            continue
        if most == len(everybody):
            model.at_most([*everybody, 1], stretch.heads + above, [1] * len(everybody) + [int(fixed.sum())])
        elif most > max(0, stretch.heads + above - int(fixed.sum())):
            model.cp.add(sum(everybody) <= max(0, stretch.heads + above - int(fixed.sum())))
        demand.charge(model, stretch, terms, fixed)
    demand.ask(model)
    return settled


class _Crew:
    """Who may still be put on a shift of a day, by competence; under a curve one number for all of a competence."""

    def __init__(self, model: RosterModel, demand: Demand) -> None:
        self.model, self.demand = model, demand
        self.open = {int(d): np.flatnonzero(model.free[:, d]).tolist() for d in np.flatnonzero(model.free.any(axis=0))}
        self.found: dict[tuple[int, int], tuple[list[list[Term]], int]] = {}

    def on(self, d: int, s: int) -> tuple[list[list[Term]], int]:
        """Terms by competence that add up to the people there, and how many people they are."""
        if (d, s) not in self.found:
            groups: list[list[Term]] = [[] for _ in self.model.grid.unit.competences]
            for e in self.open.get(d, ()):
                term = self.model.x(e, d, s)
                if not isinstance(term, int):
                    groups[self.demand.competence[e]].append(term)
            people = sum(map(len, groups))
            if s in self.demand.often:
                groups = [[self.model.together(group)] if len(group) > 1 else group for group in groups]
            self.found[d, s] = groups, people
        return self.found[d, s]


def short(model: RosterModel, level: Level, people: list[list[Term]], fixed: np.ndarray) -> cp_model.IntVar | None:
    """Return a variable that is at least the unfilled slots of a level; None where those there fill them all."""
    worst = int(deficiency(level, fixed))
    if worst <= 0:
        return None
    missing = model.cp.new_int_var(0, worst, "")
    for slots, who in level.sets:
        lacking = slots - int(sum(fixed[c] for c in who))
        if lacking > 0:
            model.cp.add(missing + sum(t for c in who for t in people[c]) >= lacking)
    return missing
