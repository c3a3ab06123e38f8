"""Running a model: workers, limits, the clock that counts, and the best roster found."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, Protocol

from ortools.sat.python import cp_model

from arsplan.solving.grid import Cells
from arsplan.solving.model import RosterModel


class Budget(Protocol):
    """What is left of a run: seconds by the wall, or by the solver's own deterministic time."""

    deterministic: bool
    cancel: threading.Event | None

    def elapsed(self) -> float:
        """Seconds used so far."""
        ...

    def left(self) -> float:
        """Seconds (or deterministic seconds) that remain; never below 0."""
        ...

    def spend(self, seconds: float) -> None:
        """Tell the budget how much deterministic time a solve took."""
        ...

    def end_by(self, seconds: float) -> None:
        """Have no more than so many seconds in all; deterministic time is what it is."""
        ...

    def part(self, seconds: float) -> "Budget":
        """Return a budget of its own for a stage, which also uses up this one."""
        ...


class WallBudget:
    """Seconds by the clock, ended early by a cancel event."""

    deterministic = False

    def __init__(self, seconds: float, cancel: threading.Event | None = None) -> None:
        self.began = time.monotonic()
        self.seconds = seconds
        self.cancel = cancel

    def elapsed(self) -> float:
        """Seconds used so far."""
        return time.monotonic() - self.began

    def left(self) -> float:
        """Seconds that remain."""
        return 0.0 if cancelled(self.cancel) else max(0.0, self.seconds - self.elapsed())

    def spend(self, seconds: float) -> None:
        """Nothing to do: the clock runs by itself."""

    def end_by(self, seconds: float) -> None:
        """Have no more than so many seconds in all."""
        self.seconds = min(self.seconds, seconds)

    def part(self, seconds: float) -> "WallBudget":
        """Return a budget for a stage, never longer than what is left."""
        return WallBudget(min(seconds, self.left()), self.cancel)


class DeterministicBudget:
    """Seconds of the solver's deterministic time: the same work on a busy and on an idle machine."""

    deterministic = True

    def __init__(
        self,
        seconds: float,
        cancel: threading.Event | None = None,
        whole: "DeterministicBudget | None" = None,
    ) -> None:
        self.seconds = seconds
        self.cancel = cancel
        self.spent = 0.0
        self.whole = whole

    def elapsed(self) -> float:
        """Deterministic seconds used so far."""
        return self.spent

    def left(self) -> float:
        """Deterministic seconds that remain."""
        return 0.0 if cancelled(self.cancel) else max(0.0, self.seconds - self.spent)

    def spend(self, seconds: float) -> None:
        """Count a solve, here and in the budget that this one is a part of."""
        self.spent += seconds
        if self.whole is not None:
            self.whole.spend(seconds)

    def end_by(self, seconds: float) -> None:
        """Nothing to do: what comes after by the clock does not tell how much to solve."""

    def part(self, seconds: float) -> "DeterministicBudget":
        """Return a budget for a stage, never longer than what is left."""
        return DeterministicBudget(min(seconds, self.left()), self.cancel, self)


def cancelled(cancel: threading.Event | None) -> bool:
    """Whether a budget's event asks to end."""
    return cancel is not None and cancel.is_set()


Status = Literal["optimal", "feasible", "infeasible", "unknown"]
"""How a solve ended; unknown when time ran out without a solution."""

_STATUS: dict[cp_model.CpSolverStatus, Status] = {
    cp_model.OPTIMAL: "optimal",
    cp_model.FEASIBLE: "feasible",
    cp_model.INFEASIBLE: "infeasible",
}


A_MODEL, A_VARIABLE = 0.01, 5e-5
"""Deterministic seconds that any solve counts at least, for its model and for each variable: what laying one out takes
on a machine as of 2026."""

LEANING_ON_THE_LP = ("max_lp", "quick_restart_no_lp")
"""Searches for small models: the first closes gaps by far the fastest here, the second finds something early on."""


def configure(budget: Budget, seconds: float, seed: int, workers: int) -> cp_model.CpSolver:
    """Return a solver with its limits; deterministic runs interleave workers and count the solver's own time."""
    solver = cp_model.CpSolver()
    limit = max(0.01, min(seconds, budget.left()))
    if budget.deterministic:
        solver.parameters.max_deterministic_time = limit
        solver.parameters.interleave_search = workers > 1
    else:
        solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.symmetry_level = 0  # costs more time in presolve here than it saves
    if workers <= len(LEANING_ON_THE_LP):
        solver.parameters.subsolvers.extend(LEANING_ON_THE_LP[:workers])
    solver.parameters.catch_sigint_signal = False  # Ctrl-C belongs to the caller, who sets the cancel event
    return solver


def solve(
    model: RosterModel, budget: Budget, *, seconds: float, seed: int, workers: int, gap: float = 0.0
) -> tuple[Cells, cp_model.CpSolver] | None:
    """Minimise the model's costs within the limits.

    Returns
    -------
    tuple or None
        The best roster found and the solver, to read other variables from; None when no roster was found.
    """
    model.minimize_costs()
    solver = configure(budget, seconds, seed, workers)
    solver.parameters.relative_gap_limit = gap
    if run(model.cp, solver, budget) not in {"optimal", "feasible"}:
        return None
    return model.read(solver), solver


def run(
    cp: cp_model.CpModel,
    solver: cp_model.CpSolver,
    budget: Budget,
    heard: cp_model.CpSolverSolutionCallback | None = None,
) -> Status:
    """Solve a model while watching the budget's cancel event; tells the budget what was spent.

    Laying out a model takes time that the solver does not count. Without a price on it, a deterministic run of models
    that are solved at a glance would go on for many times its seconds.
    """
    with watching(budget.cancel, solver.stop_search):
        status = solver.solve(cp, heard)
    laid_out = A_MODEL + A_VARIABLE * len(cp.proto.variables)
    budget.spend(max(laid_out, solver.response_proto.deterministic_time))
    return _STATUS.get(status, "unknown")


@contextmanager
def watching(cancel: threading.Event | None, stop: Callable[[], object]) -> Iterator[None]:
    """While the block runs, call `stop` as soon as the event is set, and until the block has ended."""
    if cancel is None:
        yield
        return
    done = threading.Event()

    def watch(cancel: threading.Event) -> None:
        while not done.wait(0.05):
            if cancel.is_set():
                stop()

    threading.Thread(target=watch, args=(cancel,), daemon=True).start()
    try:
        yield
    finally:
        done.set()
