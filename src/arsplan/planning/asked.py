"""What a run was asked for: the unit, when to stop, and whom to tell."""

import os
import threading
from dataclasses import dataclass, field

from arsplan.domain.unit import Unit
from arsplan.planning.progress import OnProgress
from arsplan.planning.stop import Stop
from arsplan.solving.run import Budget, DeterministicBudget, WallBudget

PORTFOLIO = 4
"""Workers of the solver for each core where it has the machine to itself: its portfolio needs several to be strong."""

CLOSING_SHARE, CLOSING_SECONDS = 0.03, 5.0
"""Share of the time kept for the last check and for putting the plan together, and the most that it may be."""

CLOSING_LEAST, CLOSING_EACH, CLOSING_MOST = 0.2, 0.000125, 0.3
"""Seconds that this takes at least, those for a person and a day more, and the largest share of a short time for it."""


CHECKS = 5
"""All that follows the search takes up to so many times as long as checking the roster once."""


@dataclass(frozen=True)
class Asked:
    """See `arsplan.plan` for what each of these means."""

    unit: Unit
    stop: Stop
    seed: int
    workers: int
    on_progress: OnProgress | None
    cancel: threading.Event
    deterministic: bool
    clock: WallBudget = field(default_factory=lambda: WallBudget(float("inf")))

    @property
    def threads(self) -> int:
        """Models solved at a time; one makes the run repeatable."""
        return 1 if self.deterministic else self.workers

    @property
    def portfolio(self) -> int:
        """Workers for a model that has the machine to itself; who asks for one worker gets one."""
        return 1 if self.threads == 1 else PORTFOLIO * self.workers

    def budget(self, cancel: threading.Event) -> Budget:
        """Time for everything but the last check, until `cancel` is set."""
        seconds = self.stop.seconds
        closing = min(CLOSING_SECONDS, seconds * CLOSING_SHARE)
        if self.deterministic:
            return DeterministicBudget(seconds - closing, cancel)
        size = len(self.unit.staff) * self.unit.horizon.days
        closing = max(closing, min(CLOSING_LEAST + CLOSING_EACH * size, CLOSING_MOST * seconds))
        return WallBudget(seconds - closing, cancel)

    def keep_for_closing(self, budget: Budget, check: float) -> None:
        """End the search early enough where a check took `check` seconds: on a busy machine it takes its time."""
        closing = min(CHECKS * check, CLOSING_MOST * self.stop.seconds)
        budget.end_by(self.stop.seconds - closing)

    def settings(self) -> dict[str, object]:
        """Return what a plan says about how it was made."""
        return {
            "seed": self.seed,
            "seconds": self.stop.seconds,
            "workers": self.workers,
            "deterministic": self.deterministic,
            "cores": os.cpu_count(),
        }
