"""A plan whose goals are weighed in one sum: stages that suit the unit, one after the other."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from fractions import Fraction
from queue import Empty, SimpleQueue

from arsplan.domain.unit import Unit
from arsplan.planning.assemble import assemble
from arsplan.planning.construct import part_of
from arsplan.planning.improvement import LAST_SECONDS, LISTEN, broken
from arsplan.planning.plan_types import Plan, Reason, Statistics
from arsplan.planning.progress import OnProgress, Progress
from arsplan.planning.stages import Task, stages_of
from arsplan.planning.stop import Stop
from arsplan.rules.rulebook import rulebook
from arsplan.solving.improve import State
from arsplan.solving.run import Budget, DeterministicBudget, WallBudget

PORTFOLIO = 4
"""Workers of the solver for each core where it has the machine to itself."""

CLOSING_SHARE, CLOSING_SECONDS = 0.03, 5.0
"""Share of the time kept for the last check and for putting the plan together, and the most that it may be."""


class PricedRun:
    """One run; see `arsplan.plan` for what it is given."""

    def __init__(
        self,
        unit: Unit,
        stop: Stop,
        seed: int,
        workers: int,
        on_progress: OnProgress | None,
        cancel: threading.Event | None,
        *,
        deterministic: bool,
    ) -> None:
        self.unit, self.stop, self.seed, self.workers = unit, stop, seed, workers
        self.on_progress, self.cancel = on_progress, cancel or threading.Event()
        self.clock = WallBudget(float("inf"))
        self.halt = threading.Event()
        search = stop.seconds - min(CLOSING_SECONDS, stop.seconds * CLOSING_SHARE)
        self.budget: Budget = (DeterministicBudget if deterministic else WallBudget)(search, self.halt)
        self.rules = rulebook(unit)
        self.part = part_of(unit, self.rules)
        self.bound: int | None = None
        self.first: float | None = None
        self.trace: list[tuple[float, int | float]] = []
        self.stages: list[dict[str, object]] = []
        self.lock = threading.Lock()
        self.said: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self.task = Task(
            part=self.part,
            budget=self.budget,
            seed=seed,
            workers=1 if deterministic else workers,
            portfolio=1 if deterministic else PORTFOLIO * workers,
            found=self._found,
            proven=self._proven,
            enough=self._enough,
            say=lambda phase, text: self.said.put((phase, text)),
        )

    def plan(self) -> Plan:
        """Stage after stage until one sum is proven best, good enough, or time is up; then the last check."""
        with ThreadPoolExecutor(1) as beside:
            for stage in stages_of(self.part):
                began = self.budget.elapsed()
                running = beside.submit(stage, self.task)
                while not running.done():
                    wait([running], timeout=LISTEN)
                    if self.cancel.is_set() or self._enough():
                        self.halt.set()
                    self._tell()
                running.result()
                self._tell()
                self.stages.append(
                    {
                        "stage": stage.__name__,
                        "people": len(self.unit.staff),
                        "seconds": round(self.budget.elapsed() - began, 2),
                    }
                )
                if self.budget.left() <= 0 or self._enough():
                    break
        self.said.put(("done", ""))
        self._tell()
        seconds = round(self.clock.elapsed(), 2)
        return assemble(
            self.unit,
            self.rules,
            [self.part],
            None,
            {},
            self._reason(),
            Statistics(self.first, seconds, tuple(self.stages), tuple(self.trace)),
            {
                "seed": self.seed,
                "seconds": self.stop.seconds,
                "workers": self.workers,
                "deterministic": self.budget.deterministic,
                "cores": os.cpu_count(),
            },
            None if self.bound is None else self.task.demand.value(self.bound),
        )

    def _reason(self) -> Reason:
        if self.cancel.is_set():
            return "stopped_by_user"
        if self._enough():
            return "good_enough"
        return "time_limit" if self.budget.left() <= LAST_SECONDS else "no_improvement"

    def _found(self, state: State, name: str) -> None:
        """Keep a state that costs less; the first one that the checker calls lawful in any case."""
        with self.lock:
            if self.trace and (state.lacking or self._value(state) >= self.trace[-1][1]):
                return
            lawful = self.first is not None or not broken(self.part, state)
            self.part.state = state
            if lawful:
                moment = round(self.clock.elapsed(), 2)
                self.first = moment if self.first is None else self.first
                self.trace.append((moment, self._value(state)))
        self.said.put(("improvement", f"{name}: {self._value(state):g} in all"))

    def _proven(self, bound: int) -> None:
        with self.lock:
            self.bound = bound if self.bound is None else max(bound, self.bound)

    def _enough(self) -> bool:
        with self.lock:
            if self.first is None:
                return False
            cost = self.part.now.cost
            return self.bound == cost or self.stop.done(cost, self.bound, cost)

    def _value(self, state: State) -> float:
        value: Fraction = self.task.demand.value(state.cost)
        return int(value) if value.denominator == 1 else float(value)

    def _tell(self) -> None:
        while True:
            try:
                phase, text = self.said.get_nowait()
            except Empty:
                return
            if self.on_progress is not None:
                bound = "" if self.bound is None else f"at least {float(self.task.demand.value(self.bound)):g}"
                said = ", ".join(part for part in (text, bound) if part)
                self.on_progress(Progress(phase, self._shortage(), None, self.clock.elapsed(), said))

    def _shortage(self) -> int | None:
        state = self.part.state
        return None if state is None else self.part.demand.shortage(state.roster)
