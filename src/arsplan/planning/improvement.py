"""Improvement on all cores: neighbourhoods solved side by side, and joined one by one."""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from random import Random

import numpy as np
import numpy.typing as npt

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.planning.construct import Part
from arsplan.solving.grid import Grid
from arsplan.solving.improve import Neighbourhood, Problem, State, neighbourhoods, step, trade
from arsplan.solving.run import Budget
from arsplan.solving.sizes import Sizes

STEP_SECONDS = 2.0
"""Longest time for one neighbourhood."""

LISTEN = 0.1
"""Seconds between looks at whether to go on."""

LAST_SECONDS = 0.3
"""With less than this left no neighbourhood is begun: building its model alone takes as long."""

LATE = 0.2
"""Share of the time that belongs to red days at the end, as long as they are unfair and trades still help."""

TRADES = 12
"""Trades in a row without any gain after which red days are left as they are."""

Job = tuple[int, State, Neighbourhood]
"""Which part, the state it started from, and what was freed."""

Result = tuple[State, bool]
"""What a neighbourhood gave, and whether it was solved to the end."""


class Improvement:
    """Solves neighbourhoods of the parts until told to stop.

    Parameters
    ----------
    parts
        Each with a complete roster in `state`.
    excess
        How far the cost of a part is above its proven bound; parts without any are left alone.
    threads
        Neighbourhoods solved at a time; 1 makes the run repeatable.
    """

    def __init__(
        self, parts: list[Part], excess: Callable[[int], int], budget: Budget, *, seed: int, threads: int
    ) -> None:
        self.parts, self.excess, self.budget, self.threads = parts, excess, budget, threads
        self.random = Random(seed)
        self.halt = threading.Event()
        self.late = LATE * budget.left()
        self.trades = [0] * len(parts)
        self.sizes = [Sizes() for _ in parts]
        self.around = [
            neighbourhoods(part.grid, self.random, part.owing, part.lacking, part.uneven, sizes)
            for part, sizes in zip(parts, self.sizes, strict=True)
        ]

    def run(self, content: Callable[[], bool], better: Callable[[str], None], *, fair: bool = False) -> bool:
        """Improve until the budget is spent, `content` says so, or every part is at its bound (then True).

        With `fair`, red days are traded on after `content` has said so, as long as that helps.
        """
        with ThreadPoolExecutor(self.threads) as pool:
            running: dict[Future[Result], Job] = {}
            while self.budget.left() > LAST_SECONDS:
                enough = content()
                if enough and not (fair and any(self._unfair())):
                    break
                slots = range(self.threads - len(running))
                jobs = [job for _ in slots for job in [self._job(trading=enough)] if job is not None]
                if not jobs and not running:
                    return not enough
                for job in jobs:
                    running[pool.submit(self._solve, job, self.random.randrange(2**31))] = job
                done, _ = wait(running, timeout=LISTEN, return_when=FIRST_COMPLETED)
                for future in done:
                    self._join(running.pop(future), future.result(), better)
            self.halt.set()
            for future, job in running.items():
                self._join(job, future.result(), better)
        return False

    def _unfair(self) -> list[int]:
        """What red days cost in each part, where trades may still help."""
        return [part.unfairness() if tries < TRADES else 0 for part, tries in zip(self.parts, self.trades, strict=True)]

    def _job(self, *, trading: bool) -> Job | None:
        if trading or self.budget.left() < self.late:
            unfair = self._unfair()
            if any(unfair):
                k = self.random.choices(range(len(self.parts)), unfair)[0]
                self.trades[k] += 1
                traders = self.parts[k].uneven(self.random)
                if traders:
                    return k, self.parts[k].now, trade(self.parts[k].grid, traders)
            if trading:
                return None
        excess = [max(0, self.excess(k)) for k in range(len(self.parts))]
        if not any(excess):
            return None
        k = self.random.choices(range(len(self.parts)), excess)[0]
        where = next(self.around[k])  # may price the roster anew
        return k, self.parts[k].now, where

    def _solve(self, job: Job, seed: int) -> Result:
        k, state, where = job
        part = self.parts[k]
        budget = self.budget.part(STEP_SECONDS)
        budget.cancel = self.halt
        problem = Problem(part.grid, part.demand, part.targets, part.rules)
        return step(problem, state, where, budget, seconds=STEP_SECONDS, seed=seed), budget.left() > 0

    def _join(self, job: Job, result: Result, better: Callable[[str], None]) -> None:
        k, before, where = job
        found, ended = result
        self.sizes[k].learn(where.name, gained=found.cost < before.cost, ended=ended)
        part = self.parts[k]
        now = part.now
        if found is before:
            return
        joined = found if now is before and not (where.vacation and part.by_month) else join(part, found, where)
        if joined is None or joined.cost > now.cost:
            return
        part.state = joined
        if part.targets.unfairness(joined.roster) < part.targets.unfairness(now.roster):
            self.trades[k] = 0
        if joined.cost < now.cost:
            better(where.name)


def join(part: Part, found: State, where: Neighbourhood) -> State | None:
    """Lay the freed cells of one result over a roster that has changed meanwhile; None where the two do not fit."""
    grid, now = part.grid, part.now
    roster = now.roster.copy()
    roster[where.free] = found.roster[where.free]
    freed = where.free.any(axis=1)
    placed = now.placed
    if where.vacation:
        movers = {grid.people[e] for e in np.nonzero(freed)[0]}
        kept = [a for a in now.placed if a.employee not in movers]
        placed = (*kept, *(a for a in found.placed if a.employee in movers))
    most = part.demand.asked + grid.unit.arrangement.staffing_above_need
    heads, stood = (part.demand.heads(cells).sum(axis=1) for cells in (roster, now.roster))
    if ((heads > most) & (heads > stood)).any():
        return None
    joined = part.priced(roster, placed)
    # Who is as in one of the two is lawful. But months have other hours where vacation has moved, which only the
    # checker counts.
    by_month = where.vacation and part.by_month
    mixed = freed if by_month else _apart(grid, joined, now) & _apart(grid, joined, found)
    people = [grid.people[e] for e in np.flatnonzero(mixed)]
    wrong = broken(part, joined, people)
    return joined if not wrong or wrong <= broken(part, now, people) else None


def _apart(grid: Grid, one: State, other: State) -> npt.NDArray[np.bool_]:
    """Whose duties or vacation differ between two states."""
    found: npt.NDArray[np.bool_] = (one.roster != other.roster).any(axis=(1, 2))
    away = [{(a.employee, a.first, a.last) for a in state.placed} for state in (one, other)]
    found[[grid.person_index[employee] for employee, _, _ in away[0] ^ away[1]]] = True
    return found


def broken(part: Part, state: State, people: list[str] | None = None) -> set[tuple[str, str, str]]:
    """Rule, person and first date of every breach, or of those by some people and by groups.

    Not empty only where the input breaks rules itself, or two results were laid over each other.
    """
    grid = part.grid
    duties = (
        Duty(grid.people[e], grid.days[d + grid.back], grid.shifts[s])
        for e, d, s in zip(*np.nonzero(state.roster[:, grid.back :]), strict=True)
    )
    planned = grid.unit.with_absences((*grid.unit.absences, *state.placed))
    findings = check(planned, Roster(duties), part.rules, fixed=grid.unit.absences, among=people)
    return {(f.rule, f.employee, f.first) for f in findings.broken}
