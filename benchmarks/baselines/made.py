"""What every method hands back: rosters with the moment at which each was there, and what it took."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.solving.grid import Cells, Grid

Trace = tuple[tuple[float, int], ...]


@dataclass(frozen=True)
class Attempt:
    """A complete roster with the vacation it was made for, and the seconds after which it was there."""

    seconds: float
    roster: Roster
    placed: tuple[Absence, ...]


@dataclass(frozen=True)
class Made:
    """The result of one method on one unit; nobody has checked it yet.

    Attributes
    ----------
    attempts
        In order of time, the last one is the result; empty where nothing was found.
    claimed
        Whether the method says that its result keeps every rule.
    seconds, build_seconds
        In all, and before the first call of a solver.
    first, trace
        Of methods that report these themselves: seconds to the first lawful plan, and (seconds, head-minutes short)
        at each improvement. None leaves them to be found out from the attempts.
    notes
        What else is worth recording.
    """

    attempts: tuple[Attempt, ...]
    claimed: bool
    seconds: float
    build_seconds: float
    first: float | None = None
    trace: Trace | None = None
    notes: dict[str, Any] = field(default_factory=dict)


def roster_of(grid: Grid, cells: Cells, people: Sequence[int] | None = None) -> Roster:
    """Duties inside the plan, of everybody or of some (indices)."""
    wanted = range(len(grid.people)) if people is None else people
    return Roster(
        Duty(grid.people[e], grid.days[d + grid.back], grid.shifts[s])
        for e in wanted
        for d, s in np.argwhere(cells[e, grid.back :])
    )
