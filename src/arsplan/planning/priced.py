"""A plan whose goals are weighed in one sum: stages that suit the unit, one after the other."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from fractions import Fraction
from queue import Empty, SimpleQueue

from arsplan.planning.asked import Asked
from arsplan.planning.assemble import assemble
from arsplan.planning.construct import part_of
from arsplan.planning.improvement import LAST_SECONDS, LISTEN, broken
from arsplan.planning.plan_types import Plan, Reason, Statistics
from arsplan.planning.progress import Progress
from arsplan.planning.stages import Task, stages_of
from arsplan.rules.rulebook import rulebook
from arsplan.solving.improve import State


class PricedRun:
    """One run; see `arsplan.plan` for what it is given."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.unit, self.stop, self.cancel, self.clock = asked.unit, asked.stop, asked.cancel, asked.clock
        self.halt = threading.Event()
        self.budget = asked.budget(self.halt)
        self.rules = rulebook(self.unit)
        self.part = part_of(self.unit, self.rules)
        self.bound: int | None = None
        self.first: float | None = None
        self.trace: list[tuple[float, int | float]] = []
        self.stages: list[dict[str, object]] = []
        self.lock = threading.Lock()
        self.said: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self.task = Task(
            part=self.part,
            budget=self.budget,
            seed=asked.seed,
            workers=asked.threads,
            portfolio=asked.portfolio,
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
            self.asked.settings(),
            None if self.bound is None else self.task.demand.value(self.bound),
        )

    def _reason(self) -> Reason:
        if self.cancel.is_set():
            return "stopped_by_user"
        if self._enough():
            return "good_enough"
        return "time_limit" if self.budget.left() <= LAST_SECONDS else "no_improvement"

    def _found(self, state: State, name: str) -> None:
        """Keep a state that costs less; the first one that the checker calls lawful in any case.

        What is good enough stands: how many come in until the search hears of it is a matter of the clock.
        """
        with self.lock:
            if self._good_enough() or (self.trace and (state.lacking or self._value(state) >= self.trace[-1][1])):
                return
            lawful = self.first is not None or self._lawful(state)
            self.part.state = state
            if lawful:
                moment = round(self.clock.elapsed(), 2)
                self.first = moment if self.first is None else self.first
                self.trace.append((moment, self._value(state)))
        self.said.put(("improvement", f"{name}: {self._value(state):g} in all"))

    def _lawful(self, state: State) -> bool:
        """What the checker says, with an eye on how long it takes."""
        began = self.clock.elapsed()
        lawful = not broken(self.part, state)
        self.asked.keep_for_closing(self.budget, self.clock.elapsed() - began)
        return lawful

    def _proven(self, bound: int) -> None:
        with self.lock:
            self.bound = bound if self.bound is None else max(bound, self.bound)

    def _enough(self) -> bool:
        with self.lock:
            return self._good_enough()

    def _good_enough(self) -> bool:
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
            if self.asked.on_progress is not None:
                bound = "" if self.bound is None else f"at least {float(self.task.demand.value(self.bound)):g}"
                said = ", ".join(part for part in (text, bound) if part)
                self.asked.on_progress(Progress(phase, self._shortage(), None, self.clock.elapsed(), said))

    def _shortage(self) -> int | None:
        state = self.part.state
        return None if state is None else self.part.demand.shortage(state.roster)
