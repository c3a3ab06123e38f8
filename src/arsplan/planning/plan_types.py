"""What planning gives back: outcome x roster x goals x findings x statistics, each a value of its own."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Literal, Protocol

from arsplan.checking.findings import Findings
from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit

Status = Literal["PROVEN_BEST", "LAWFUL", "NO_LAWFUL_PLAN"]
Reason = Literal["gap_closed", "time_limit", "stopped_by_user", "good_enough", "no_improvement", "infeasible"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How planning ended: a coarse status and the fine reason for it."""

    status: Status
    reason: Reason


@dataclass(frozen=True, slots=True)
class Goal:
    """One objective: the checked value, and the proven limit that no roster under these rules can pass.

    Attributes
    ----------
    name
        shortage, positions or quality; or priced, the sum of prices, where the unit weighs its goals.
    value, bound
        In `unit`; the bound is None where none has been proven.
    gap
        Relative distance between the two, 0.01 for 1 %; for shortage the excess as a share of the demand.
    parts
        Of a sum, what each part comes to.
    """

    name: Literal["shortage", "positions", "quality", "priced"]
    value: int | float
    bound: int | float | None
    gap: float | None
    unit: str
    parts: dict[str, int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hours of a position that the plan could not place, and what stands in the way.

    Attributes
    ----------
    employee
        Id of the person.
    minutes
        Hours of the position that are left over, in minutes.
    reason
        For the planner, in words.
    """

    employee: str
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the run did; data that round-trips, printing is somebody else's work.

    Attributes
    ----------
    seconds_to_first, seconds
        To the first lawful complete plan, and in all.
    stages
        One mapping a stage: name, seconds, and what it reached.
    trace
        (seconds, value of the first goal) at each improvement.
    """

    seconds_to_first: float | None
    seconds: float
    stages: tuple[dict[str, Any], ...] = ()
    trace: tuple[tuple[float, int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class RepairWindow:
    """The days on which a repair could change duties, and what it came to there.

    Attributes
    ----------
    first, last
        Both included.
    lost, moved, most
        Duties that somebody could not work, other days of somebody that were changed, and how many might have been.
    before, shortage, bound
        Head-minutes uncovered that duties of these days could cover: as it was planned, now, and what no other roster
        goes below there with these rules, this extra time and so few changes; None where it is not proven.
    cheapest
        Whether it is proven that no other roster with so little shortage has a lower price in changes and extra time.
    """

    first: date
    last: date
    lost: int
    moved: int
    most: int
    before: int
    shortage: int
    bound: int | None
    cheapest: bool


@dataclass(frozen=True, slots=True)
class Unplanned:
    """Weeks that the search was cut before: these people have no duty in them although they are there.

    Attributes
    ----------
    people
        Ids.
    weeks
        Such as 2027-W28.
    """

    people: tuple[str, ...]
    weeks: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A plan for a unit.

    Attributes
    ----------
    unit
        As it was given, with the present positions.
    absences
        All absence, with the vacation as placed.
    roster
        Who works which duty. Without a lawful plan it is what was found; None only in plans from elsewhere.
    positions
        Share of full time by employee id, as the plan gives it.
    sizes
        What positions come to by each measure, with its bound: people at the position aimed at, full-time
        equivalents, the smallest position; `goals` holds the one that was asked for.
    conflicts
        People whose position could not be filled.
    settings
        Seed, workers, seconds and so on, as asked for.
    window
        Of a plan that was repaired.
    unplanned
        Weeks for which there was no time, by people who are planned together; empty where every week was planned.
    """

    unit: Unit
    absences: tuple[Absence, ...]
    roster: Roster | None
    outcome: Outcome
    goals: tuple[Goal, ...]
    findings: Findings
    positions: dict[str, Fraction]
    conflicts: tuple[Conflict, ...]
    statistics: Statistics
    sizes: tuple[Goal, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    window: RepairWindow | None = None
    unplanned: tuple[Unplanned, ...] = ()

    @property
    def planned_unit(self) -> Unit:
        """The unit with the vacation as placed and the positions as given: what the roster is checked against."""
        return self.unit.with_absences(self.absences).with_positions(self.positions)


class Planned(Protocol):
    """A plan, as it was made or as it is read from its folder."""

    @property
    def planned_unit(self) -> Unit:
        """With vacation as placed and positions as given."""
        ...

    @property
    def roster(self) -> Roster | None:
        """Who works which duty."""
        ...
