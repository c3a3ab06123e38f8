"""How often each step is taken: whole numbers that come round, cover the week's demand, and hang together.

Some hundreds of them stand for any number of people, without a trace of the symmetry between people. Flows that fall
apart are rare; they are cut off when they turn up.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil, floor

import numpy as np
from ortools.sat.python import cp_model

from arsplan.rules import measures as m
from arsplan.solving.coverage import Demand
from arsplan.solving.cyclic.carried import carried
from arsplan.solving.cyclic.lines import ROUNDING, WEEK, Found, Line
from arsplan.solving.cyclic.memory import FREE
from arsplan.solving.cyclic.walks import Place, Step, pieces, steps, walk
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import WEIGHED
from arsplan.solving.run import Budget, configure, run


def circulation(grid: Grid, demand: Demand, lines: Sequence[Line]) -> "Circulation | None":
    """Lay out what walks can carry; None where lines are not full, or what is to be remembered is too much.

    Some rules may be carried in part or not at all: what is found has to be checked.
    """
    if any(rule.severity == "soft" and type(rule.measure) in WEIGHED for rule in grid.rules):
        return None  # a memory says no, it has no price
    if grid.measures(m.TredeltHours):
        return None  # whether nights or the shortest week count is decided for each person as a whole
    taken = [_steps(grid, line) for line in lines if line.full]
    every = [some for some in taken if some is not None]
    return Circulation(grid, demand, lines, every) if len(every) == len(lines) else None


def _steps(grid: Grid, line: Line) -> list[Step] | None:
    e = line.people[0]
    memories = carried(grid, e)
    symbols = [(FREE, *np.flatnonzero(grid.allowed[e, WEEK + day]).tolist()) for day in range(WEEK)]
    return None if memories is None else steps(memories, symbols)


class Circulation:
    """The flow of each line through the steps of its week.

    Parameters
    ----------
    grid
        Ordinary weeks.
    demand
        Of one of them, not the first.
    lines
        All of them full.
    taken
        The steps that each line may take.
    """

    def __init__(self, grid: Grid, demand: Demand, lines: Sequence[Line], taken: Sequence[Sequence[Step]]) -> None:
        self.grid, self.lines = grid, lines
        self.cp = cp_model.CpModel()
        self.costs: list[tuple[cp_model.IntVar, int]] = []
        self.flows = [self._flow(line, some) for line, some in zip(lines, taken, strict=True)]
        self._cover(demand)
        self.cp.minimize(cp_model.LinearExpr.weighted_sum([t for t, _ in self.costs], [w for _, w in self.costs]))

    def _flow(self, line: Line, taken: Sequence[Step]) -> dict[Step, cp_model.IntVar]:
        """Comes round, takes as many steps on each weekday as the line has weeks, and keeps within its hours."""
        grid, e = self.grid, line.people[0]
        flow = {step: self.cp.new_int_var(0, line.weeks, "") for step in taken}
        balance: dict[Place, list[cp_model.LinearExpr]] = defaultdict(list)
        for step, times in flow.items():
            balance[step.start].append(-times)
            balance[step.end].append(times + 0)
        for both in balance.values():
            self.cp.add(sum(both) == 0)
        self.cp.add(sum(times for step, times in flow.items() if step.start[0] == 0) == line.weeks)
        if any(e in grid.of(rule) for rule, _ in grid.standing(m.PositionHours)):
            worked = [(times, int(grid.paid[step.symbol])) for step, times in flow.items() if step.symbol != FREE]
            room = floor(grid.unit.staff[e].position * grid.unit.full_time_week * line.weeks)
            self.cp.add(cp_model.LinearExpr.weighted_sum([t for t, _ in worked], [w for _, w in worked]) <= room)
        return flow

    def _cover(self, demand: Demand) -> None:
        """Unfilled slots cost, and staffing is capped at the need, as in `coverage.cover`."""
        on: dict[tuple[int, int, int], list[cp_model.IntVar]] = defaultdict(list)
        for line, flow in zip(self.lines, self.flows, strict=True):
            for step, times in flow.items():
                on[int(demand.competence[line.people[0]]), step.start[0], step.symbol].append(times)
        above = self.grid.unit.arrangement.staffing_above_need
        for stretch in demand.stretches:
            terms = [
                [t for later, s in stretch.duties for t in on.get((c, (stretch.day - later) % WEEK, s), ())]
                for c in range(len(self.grid.unit.competences))
            ]
            self.cp.add(sum(t for group in terms for t in group) <= stretch.heads + above)
            for level in stretch.levels:
                missing = self.cp.new_int_var(0, stretch.heads, "")
                for slots, who in level.sets:
                    self.cp.add(missing + sum(t for c in who for t in terms[c]) >= slots)
                self.costs.append((missing, level.extra * stretch.minutes))

    def solve(self, budget: Budget, *, seconds: float, seed: int, workers: int) -> Found:
        """Solve until the flow of every line hangs together."""
        deadline = budget.part(seconds)
        while True:
            solver = configure(deadline, deadline.left(), seed, workers)
            status = run(self.cp, solver, deadline)
            if status not in {"optimal", "feasible"}:
                return Found(status)
            taken = [
                {step: solver.value(times) for step, times in flow.items() if solver.value(times)}
                for flow in self.flows
            ]
            parts = [pieces(flow) for flow in taken]
            if all(len(found) == 1 for found in parts):
                rotas = tuple(self._rota(walk(flow)) for flow in taken)
                return Found(status, rotas, round(solver.objective_value), ceil(solver.best_objective_bound - ROUNDING))
            for flow, found in zip(self.flows, parts, strict=True):
                for places in found if len(found) > 1 else ():
                    self._join(flow, places)

    def _join(self, flow: dict[Step, cp_model.IntVar], places: set[Place]) -> None:
        """A walk that is at some of these places, and not at these alone, leaves them."""
        inside = [times for step, times in flow.items() if step.start[0] == 0 and step.start in places]
        outside = [times for step, times in flow.items() if step.start[0] == 0 and step.start not in places]
        never, always = self.cp.new_bool_var(""), self.cp.new_bool_var("")
        self.cp.add(sum(inside) == 0).only_enforce_if(never)
        self.cp.add(sum(outside) == 0).only_enforce_if(always)
        leaving = [times for step, times in flow.items() if step.start in places and step.end not in places]
        self.cp.add(sum(leaving) + never + always >= 1)

    def _rota(self, symbols: list[int]) -> Cells:
        rota = np.zeros((len(symbols), self.grid.shape[2]), dtype=bool)
        for day, s in enumerate(symbols):
            if s != FREE:
                rota[day, s] = True
        return rota
