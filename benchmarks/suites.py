"""The public suites: how an instance is read, planned, handed in and judged."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from adapters import curtois

import arsplan


class Planner(Protocol):
    """Plans a unit within a limit."""

    def __call__(self, unit: arsplan.Unit, *, seconds: float, seed: int) -> arsplan.Plan:
        """Return the plan."""
        ...


@dataclass(frozen=True)
class Suite:
    """A public suite.

    Attributes
    ----------
    pattern
        File name of an instance; the star stands for what it is called.
    unit_of, plan
        From a file to a unit, and on to a plan.
    submission
        A plan as the suite's judge reads it.
    value
        The value in what the judge prints; None where the suite has none.
    """

    pattern: str
    unit_of: Callable[[Path], arsplan.Unit]
    plan: Planner
    submission: Callable[[arsplan.Plan], str]
    value: Callable[[str], int | None]


SUITES = {
    "curtois": Suite("Instance*.txt", curtois.unit_of, curtois.plan, curtois.submission, curtois.value),
}
