"""plan(): a page of composition. Seed, unit, stages and stop go in; a checked plan comes out."""

import os
import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial

from arsplan.capacity.proof import About, Certificate
from arsplan.domain.prices import Prices
from arsplan.domain.roster import Roster
from arsplan.domain.terms import PositionGoal
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.planning.asked import Asked
from arsplan.planning.assemble import assemble, judge, lacking, may_grow, roster_of
from arsplan.planning.bound import hours_bound, uncovered
from arsplan.planning.certificates import Laid, certify
from arsplan.planning.construct import construct, construct_again, fill_rest, part_of, time_for_another
from arsplan.planning.decomposition import components
from arsplan.planning.goals import AIM
from arsplan.planning.going_on import go_on
from arsplan.planning.improvement import Improvement
from arsplan.planning.patience import Patience
from arsplan.planning.plan_types import Plan, Planned, Reason, Statistics
from arsplan.planning.priced import PricedRun
from arsplan.planning.progress import OnProgress, Progress
from arsplan.planning.stop import MaxRuntime, Stop, ends_by_gap
from arsplan.planning.unplanned import first_budget
from arsplan.rules.positions import ceilings
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import weights
from arsplan.solving.positions import Aim
from arsplan.solving.run import WallBudget

PROOF_SHARE = 0.1
"""A bound takes some such share of the time that the first roster took."""

TRIES = 20
"""Neighbourhoods without progress after which red days, skills and pairs are well enough, all else at its bound."""


def plan(
    unit: Unit,
    *,
    goal: PositionGoal | None = None,
    goals: Prices | None = None,
    start_from: Roster | Planned | None = None,
    stop: Stop | None = None,
    seed: int = 1,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    deterministic: bool = False,
) -> Plan:
    """Plan a unit: a lawful rota for every week of it, with little shortage and large positions.

    Shortage comes first, then what the unit's `positions.goal` asks for; nobody's position shrinks unless wished.

    Parameters
    ----------
    unit
        What is to be planned.
    goal
        Another goal for positions than the unit's own.
    goals
        Weigh all goals in one sum by these prices, instead of what the unit says. Positions are no goal then; they
        follow from the duties, within what people wish.
    start_from
        A roster to begin with, such as a cyclic rota repeated over the plan; it may be unlawful or cover too much.
        Vacation, red days and seasons are laid over it. A lawful plan of the same people and weeks stands with its
        vacation, and is made better.
    stop
        When to stop; after 60 seconds where None. In a deterministic run its seconds are the solver's own.
    seed
        Same unit, seed and machine, same plan, if `deterministic`.
    workers
        Neighbourhoods solved at a time; one for each core where None.
    on_progress
        Called with a `Progress` as things happen, from the calling thread.
    cancel
        Set it from another thread to stop at once; the best plan so far is returned.
    deterministic
        Count the solver's deterministic time instead of seconds, so that a busy machine gives the same plan.

    Returns
    -------
    Plan
        Checked by `arsplan.checking`. Its outcome tells whether it is lawful, and why planning ended.

    Raises
    ------
    ReadingsDisagree
        If the checker finds a plan unlawful that the solver called lawful. No plan is returned then.
    ArsplanError
        If a plan to go on from is not lawful, or the goals have prices and there is one to begin with.
    """
    if goal is not None:
        unit = unit.model_copy(update={"positions": unit.positions.model_copy(update={"goal": goal})})
    if goals is not None:
        unit = unit.model_copy(update={"prices": goals})
    if start_from is not None and unit.prices is not None:
        raise ArsplanError("A plan whose goals have prices begins with nothing.\nMaybe leave out start_from.")
    asked = Asked(
        unit,
        stop or MaxRuntime(60.0),
        seed,
        workers or os.cpu_count() or 1,
        on_progress,
        cancel or threading.Event(),
        deterministic,
    )
    return (_Run(asked, start_from) if unit.prices is None else PricedRun(asked)).plan()


class _Run:
    def __init__(self, asked: Asked, start_from: Roster | Planned | None) -> None:
        self.asked, self.start_from = asked, start_from
        self.unit, self.stop, self.cancel, self.clock = asked.unit, asked.stop, asked.cancel, asked.clock
        self.budget = asked.budget(self.cancel)
        self.rules = rulebook(self.unit)
        parts = components(self.unit, self.rules)
        self.uncovered = uncovered(self.unit, parts)
        self.parts = [part_of(part, rules) for part, rules in parts]
        self.demanded = self.uncovered + sum(part.demand.demanded for part in self.parts)
        self.bounds = [hours_bound(part.grid, part.demand) for part in self.parts]
        self.patience = [Patience(TRIES) for _ in self.parts]
        self.sizes: dict[Aim, list[int | None]] = {}
        self.constructed = threading.Event()
        self.closing = threading.Event()
        self.first: float | None = None
        self.trace: list[tuple[float, int]] = []
        self.stages: list[dict[str, object]] = []

    def plan(self) -> Plan:
        """First roster, then improvement with bounds beside it, last check."""
        beside = ThreadPoolExecutor(1, thread_name_prefix="beside")
        try:
            self._prove(beside)
            self._construct()
            self._again()
            reason = self._improve()
        finally:
            self.closing.set()
            self.constructed.set()
            beside.shutdown(wait=False, cancel_futures=True)  # a bound on its way cannot be interrupted
        self._say("done", "")
        seconds = round(self.clock.elapsed(), 2)
        statistics = Statistics(self.first, seconds, tuple(self.stages), tuple(self.trace))
        return assemble(
            self.unit, self.rules, self.parts, self._bound(), self.sizes, reason, statistics, self.asked.settings()
        )

    def _prove(self, beside: ThreadPoolExecutor) -> None:
        """Bounds run beside improvement, so that the first roster comes soon.

        A deterministic run waits for them at once, since they decide when to stop.
        """
        budget = WallBudget(float("inf") if self.budget.deterministic else self.budget.left(), self.closing)
        if not self.budget.deterministic:
            beside.submit(self._first_roster)
        aims = dict.fromkeys((AIM[self.unit.positions.goal], "total")) if may_grow(self.unit) else {}
        abouts: tuple[About, ...] = ("shortage", *aims)
        laid = [Laid(part.unit, part.grid, part.demand, part.ranges) for part in self.parts]
        waiting: list[Future[Certificate | None]] = []
        for about in abouts:
            if about != "shortage":
                self.sizes[about] = [None] * len(self.parts)
            for k, part in enumerate(laid):
                waiting.append(beside.submit(certify, part, about, budget))
                waiting[-1].add_done_callback(partial(self._proven, about, k))
        while self.budget.deterministic and not all(f.done() for f in waiting) and not self.cancel.is_set():
            wait(waiting, timeout=0.1)

    def _first_roster(self) -> None:
        """Wait for it; no bound is begun where too little time is left, since that would hold up the last check."""
        self.constructed.wait()
        if self.budget.left() < PROOF_SHARE * self.budget.elapsed():
            self.closing.set()

    def _proven(self, about: About, k: int, future: Future[Certificate | None]) -> None:
        """Take a bound over, if it comes before the plan is put together."""
        proof = None if future.cancelled() or self.closing.is_set() else future.result()
        if proof is None:
            return
        if about == "shortage":
            self.bounds[k] = max(self.bounds[k], proof.claim)
        else:
            self.sizes[about][k] = -proof.claim

    def _construct(self) -> None:
        parts = sorted(self.parts, key=lambda p: len(p.unit.staff))
        for k, part in enumerate(parts, 1):
            if not isinstance(self.start_from, Roster | None):
                go_on(part, self.start_from)
                continue
            self.stages += construct(
                part,
                first_budget(part, parts[k:], self.budget),
                seed=self.asked.seed,
                workers=self.asked.portfolio,
                say=self._say,
                start_from=self.start_from,
            )
        for part in parts:
            self.stages += fill_rest(part, self.budget, seed=self.asked.seed, say=self._say)
        if self.budget.left() > 0:  # otherwise the last check comes next, and is the first
            self._judge()
        self.constructed.set()
        self._mark("first complete roster")

    def _again(self) -> None:
        """The same from a better skeleton, where there is time."""
        if not time_for_another(self.budget):
            return
        for part in sorted(self.parts, key=lambda p: -len(p.unit.staff)):
            if self._content():
                return
            before = part.state
            self.stages += construct_again(
                part, self.budget, seed=self.asked.seed, workers=self.asked.portfolio, say=self._say
            )
            if part.state is not before:
                self._better("skeleton")

    def _judge(self) -> None:
        """Note when the first lawful roster was there, and how long a check takes."""
        began = self.clock.elapsed()
        roster, placed = roster_of(self.parts)
        lacks = lacking(self.parts)
        if judge(self.unit.with_positions(ceilings(self.unit)), self.rules, roster, placed, lacks)[1]:
            self.first = round(self.clock.elapsed(), 2)
        self.asked.keep_for_closing(self.budget, self.clock.elapsed() - began)

    def _better(self, name: str) -> None:
        if self.first is None and not any(part.now.lacking for part in self.parts):
            self._judge()
        self._mark(f"better by neighbourhood: {name}")

    def _improve(self) -> Reason:
        search = Improvement(self.parts, self._excess, self.budget, seed=self.asked.seed, threads=self.asked.threads)
        at_bound = search.run(self._content, self._better, fair=ends_by_gap(self.stop))
        if self.cancel.is_set():
            return "stopped_by_user"
        return "no_improvement" if at_bound else "good_enough" if self._content() else "time_limit"

    def _content(self) -> bool:
        return self.first is not None and self.stop.done(self._shortage(), self._bound(), self.demanded)

    def _excess(self, k: int) -> int:
        """How much a part might still gain, at least: shortage above its bound, and what is missing from positions.

        Whether red days can be shared better, more skills be there and fewer people alone, nobody knows; where that is
        all, it is tried for a while.
        """
        part = self.parts[k]
        above = max(0, part.demand.shortage(part.now.roster) - self.bounds[k])
        unfair = part.targets.unfairness(part.now.roster)
        owed = part.now.cost - part.demand.cost(part.now.roster) - unfair
        rest, aside = above * min(weights(part.unit).values()) + owed, unfair + part.demand.aside(part.now.roster)
        return rest + aside if rest or self.patience[k].lasts(aside) else 0

    def _shortage(self) -> int:
        return self.uncovered + sum(part.demand.shortage(part.now.roster) for part in self.parts)

    def _bound(self) -> int:
        return self.uncovered + sum(self.bounds)

    def _mark(self, text: str) -> None:
        self.trace.append((round(self.clock.elapsed(), 2), self._shortage()))
        self._say("improvement", text)

    def _say(self, phase: str, text: str) -> None:
        if self.asked.on_progress is not None:
            complete = all(part.state is not None for part in self.parts)
            shortage = self._shortage() if complete else None
            self.asked.on_progress(Progress(phase, shortage, self._bound(), self.clock.elapsed(), text))
