"""From nothing to a complete roster of one part: skeleton, pace, windows of a week."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from random import Random

import numpy as np

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.rules.positions import ceilings
from arsplan.rules.rule import Rule
from arsplan.solving.coverage import Demand
from arsplan.solving.crowd_pace import CrowdPacer, crowded
from arsplan.solving.debts import owed
from arsplan.solving.feasts import needed_again, sparing
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.improve import State, priced
from arsplan.solving.limits import limits
from arsplan.solving.linear import Numbers
from arsplan.solving.measures import restrict
from arsplan.solving.pace import Pacer
from arsplan.solving.positions import Ranges, ranges_of
from arsplan.solving.priced import PricedDemand
from arsplan.solving.red_pace import RedPace
from arsplan.solving.run import Budget
from arsplan.solving.shares import Shares
from arsplan.solving.skeleton import FIRST, LAST, STEPS, VACATION_ALONE, Skeleton, away_from, skeleton
from arsplan.solving.targets import Targets
from arsplan.solving.weeks import build_by_weeks

SATURDAY = 5

QUICK, FAST, ENOUGH = 160.0, 330.0, 8.0
"""How long the skeleton may take: a second for so many person-weeks up to eight seconds, which is enough for 25 people
and more; then a second for twice as many."""

SHARE = 0.25
"""Largest share of the time that is left which the skeleton may take."""

SHORT = 0.2
"""Share of the time up to which the first skeleton counts as short; its last step is left to a second one then."""

AGAIN, LONGER, WORTH = 1.5, 2.0, 0.002
"""There is a second skeleton if so many times the time used up to then is left. It may take so many times as long as
the first, and days are built anew if it costs that much less."""


@dataclass
class Part:
    """One part of a unit while it is planned; `unit` has the present positions, the grid the largest that may be given.

    `ranges` are those of the unit; the grid's may become smaller on the way, by `narrow`. `needed` are those who have
    to work on a feast once more; `missed`, by week, those whom there was no time to plan in it, and `windows` what
    these weeks are built with.
    """

    unit: Unit
    rules: tuple[Rule, ...]
    grid: Grid
    demand: Demand
    ranges: Ranges
    targets: Targets
    state: State | None = None
    frame: Skeleton | None = None
    needed: frozenset[tuple[int, int]] = frozenset()
    missed: dict[int, list[int]] = field(default_factory=dict)
    windows: "Windows | None" = None

    @property
    def now(self) -> State:
        """The complete roster of this part.

        Raises
        ------
        RuntimeError
            Before `construct` has made one.
        """
        if self.state is None:
            raise RuntimeError("This part has no roster yet. Maybe construct() was not called.")
        return self.state

    @property
    def by_month(self) -> bool:
        """Whether the hours of months are bound."""
        return self.grid.by_month

    def narrow(self, largest: Mapping[str, Fraction] | None) -> None:
        """Let nobody's position pass these sizes from now on; bounds in the making keep the larger ranges."""
        if largest is not None:
            self.grid = restrict(Grid(self.unit.with_positions(largest), self.rules))
            self.demand = demand_of(self.grid)

    def become(self, other: "Part") -> None:
        """Take over the roster of another part of the same unit, and all it was made with."""
        self.grid, self.demand, self.targets = other.grid, other.demand, other.targets
        self.state, self.frame = other.state, other.frame
        self.missed, self.windows = other.missed, other.windows

    def priced(self, roster: Cells, placed: tuple[Absence, ...]) -> State:
        """A roster of this part, with what it costs."""
        return priced(self.grid, self.demand, self.targets, roster, placed)

    def lacks(self) -> set[tuple[str, str]]:
        """Rule and person wherever the roster lacks something of what has to be enough."""
        if self.state is None:
            return set()
        return set(owed(self.grid, self.state.roster, away_from(self.grid, self.state.placed)))

    def owing(self) -> list[int]:
        """Who lacks something of what has to be enough."""
        found = {person for _, person in self.lacks()} if self.now.lacking else set()
        return sorted(self.grid.person_index[person] for person in found)

    def lacking(self) -> list[int]:
        """Who lacks hours that are promised."""
        return self.targets.lacking(self.now.roster)

    def uneven(self, random: Random) -> list[int]:
        """Two who could share red days better, once nothing is lacking that has to be enough."""
        if self.now.lacking:
            return []
        self._share_anew()
        return self.targets.uneven(self.now.roster, random)

    def unfairness(self) -> int:
        """What the roster's red days cost beyond fair shares."""
        return 0 if self.now.lacking else self.targets.unfairness(self.now.roster)

    def _share_anew(self) -> None:
        """An even share is one of the red days that are worked by now: more than at first where gaps were filled."""
        now = self.now
        if self.targets.shares is not None:
            shares = Shares.around(self.grid, now.roster, now.placed, self.targets.shares.needed)
            if (shares.least, shares.most) != (self.targets.shares.least, self.targets.shares.most):
                self.targets = replace(self.targets, shares=shares)
                self.state = self.priced(now.roster, now.placed)


def part_of(unit: Unit, rules: tuple[Rule, ...]) -> Part:
    """Lay a part out for the solver, with every position as large as it may become."""
    grid = restrict(Grid(unit.with_positions(ceilings(unit)), rules))
    return Part(unit, rules, grid, demand_of(grid), ranges_of(unit), Targets(grid))


def demand_of(grid: Grid) -> Demand:
    """Demand with its prices where the unit weighs its goals."""
    return Demand(grid) if grid.unit.prices is None else PricedDemand(grid)


def construct(
    part: Part,
    budget: Budget,
    *,
    seed: int,
    workers: int,
    say: Callable[[str, str], None],
    start_from: Roster | None = None,
) -> list[dict[str, object]]:
    """Give the part its first complete roster; returns what each stage took.

    With a roster to start from, vacation is laid over it, and weekends and duties are its own as far as they can be.
    The skeleton gets a share of the time that fits the size of the part, the windows at most 0.7 of the rest. Where
    there is time for another skeleton, its last step is left to `construct_again`.
    """
    took = Took(part, budget)
    start = None if start_from is None else part.grid.cells(start_from)
    limit = _patience(part, budget, workers)
    steps = VACATION_ALONE if start is not None else FIRST if limit < SHORT * budget.left() else STEPS
    say("skeleton", f"vacation and weekends of {len(part.grid.people)} people")
    part.needed = needed_again(part.grid, part.demand, budget, seed=seed)
    grid = sparing(part.grid, part.needed)
    frame = skeleton(grid, part.demand, part.rules, budget, seconds=limit, seed=seed, workers=workers, steps=steps)
    if frame is None:
        frame = Skeleton((), np.ones((len(part.grid.people), part.grid.weeks), dtype=bool))
    elif start is None:
        part.frame = frame
    if start is not None:
        frame = replace(frame, weekends=frame.weekends & _weekends_of(part.grid, start))
    took.note("skeleton")
    _fill(part, frame, took, seed=seed, say=say, start=start)
    return took.stages


def time_for_another(budget: Budget) -> bool:
    """Whether what is left is worth another beginning."""
    return budget.left() > AGAIN * budget.elapsed()


def construct_again(
    part: Part, budget: Budget, *, seed: int, workers: int, say: Callable[[str, str], None]
) -> list[dict[str, object]]:
    """Go on with the skeleton, and build days anew if it is better; returns what each stage took.

    The part becomes the better of the two, with what people are to come to as the better skeleton has it.
    """
    before, limit = part.frame, _patience(part, budget, workers)
    if before is None:
        return []
    took = Took(part, budget)
    say("skeleton", f"vacation and weekends of {len(part.grid.people)} people, once more")
    anew = replace(part_of(part.unit, part.rules), needed=part.needed)
    seconds = LONGER * limit
    frame = skeleton(
        sparing(anew.grid, anew.needed),
        anew.demand,
        anew.rules,
        budget,
        seconds=seconds,
        seed=seed,
        workers=workers,
        steps=LAST,
        before=before,
    )
    took.note("skeleton again")
    if frame is None or frame.cost > (1 - WORTH) * before.cost:
        return took.stages
    _fill(anew, frame, took, seed=seed, say=say)
    if anew.now.cost < anew.priced(part.now.roster, part.now.placed).cost:
        part.become(anew)
    return took.stages


class Took:
    """Seconds that each stage of a part took."""

    def __init__(self, part: Part, budget: Budget) -> None:
        self.people, self.budget = len(part.grid.people), budget
        self.stages: list[dict[str, object]] = []
        self.began = budget.elapsed()

    def note(self, stage: str) -> None:
        """Close a stage."""
        now = self.budget.elapsed()
        self.stages.append({"stage": stage, "people": self.people, "seconds": round(now - self.began, 2)})
        self.began = now


def _patience(part: Part, budget: Budget, workers: int) -> float:
    """How long the skeleton may take at first."""
    size = len(part.grid.people) * (part.grid.weeks - part.grid.first_week)
    patience = 2.0 if workers == 1 else 1.0  # no portfolio then
    return min(SHARE * budget.left(), patience * max(min(ENOUGH, size / QUICK), size / FAST))


def _fill(
    part: Part,
    frame: Skeleton,
    took: Took,
    *,
    seed: int,
    say: Callable[[str, str], None],
    start: Cells | None = None,
) -> None:
    """From vacation and weekends to the state of the part."""
    budget = took.budget
    away = away_from(part.grid, frame.placed)
    say("positions", "who can be given how much work")
    pacers = CrowdPacer if crowded(part.grid, part.demand) else Pacer
    pace = None
    if budget.left() > 0:
        pacer = pacers(part.unit, part.grid, part.demand, part.ranges, away, frame.weekends)
        pace = pacer.pace(budget, seconds=0.3 * budget.left())
    if pace is not None:
        part.targets = pace.targets
    present = [e.position for e in part.unit.staff]
    part.narrow(limits(part.unit, present, by_month=part.by_month) if pace is None else pace.largest)
    grid = part.grid
    off = away | _weekends_off(grid, frame.weekends)
    took.note("positions")
    part.windows = Windows(
        sparing(grid, needed_again(grid, part.demand, budget, seed=seed, away=off)),
        frame,
        None if pace is None else pace.minutes,
        start,
        None if part.unit.prices else RedPace(grid, away, frame.weekends),
    )
    part.windows.fill(part, budget, seed=seed, say=say)
    took.note("windows")


@dataclass(frozen=True)
class Windows:
    """What the days of a part are built with, week after week; `start` is a roster to stay near."""

    grid: Grid
    frame: Skeleton
    minutes: Numbers | None
    start: Cells | None
    red: RedPace | None

    def fill(
        self, part: Part, budget: Budget, *, seed: int, say: Callable[[str, str], None], first: int | None = None
    ) -> None:
        """Build the days of a part; from a week on where those before it are built already."""
        grid, placed = self.grid, self.frame.placed
        built = None if first is None else part.now.roster
        part.missed = {week: people for week, people in part.missed.items() if first is not None and week < first}
        roster = build_by_weeks(
            grid,
            part.demand,
            away_from(grid, placed),
            self.frame.weekends,
            self.minutes,
            budget,
            seconds=0.7 * budget.left(),
            seed=seed,
            on_week=lambda week: say("windows", f"week {week - grid.first_week + 1} of {grid.weeks - grid.first_week}"),
            start=self.start,
            red=self.red,
            on_missed=lambda week, people: part.missed.setdefault(week, []).extend(people),
            built=built,
            first=first,
        )
        part.targets = replace(part.targets, shares=Shares.around(part.grid, roster, placed, part.needed))
        part.state = part.priced(roster, placed)


def fill_rest(part: Part, budget: Budget, *, seed: int, say: Callable[[str, str], None]) -> list[dict[str, object]]:
    """Build the last weeks of a part where its time had ended before them; returns what that took."""
    first = part.grid.weeks
    while set(part.missed.get(first - 1, ())) == set(range(len(part.grid.people))):
        first -= 1
    if part.windows is None or first == part.grid.weeks or budget.left() <= 0:
        return []
    took = Took(part, budget)
    part.windows.fill(part, budget, seed=seed, say=say, first=first)
    took.note("windows, the rest")
    return took.stages


def _weekends_off(grid: Grid, weekends: Cells) -> Cells:
    """People x days: Saturdays and Sundays of weekends that are not to be worked."""
    off = np.zeros(grid.shape[:2], dtype=bool)
    off.reshape(len(grid.people), grid.weeks, 7)[:, :, SATURDAY:] = ~weekends[:, :, None]
    return off


def _weekends_of(grid: Grid, roster: Cells) -> Cells:
    """People x weeks: the weekends with a duty."""
    weekends: Cells = np.asarray(roster.reshape(len(grid.people), grid.weeks, 7, -1)[:, :, SATURDAY:].any(axis=(2, 3)))
    return weekends
