"""design(): invents the lines that an arrangement of weekends asks for, with a lawful rota behind them."""

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.capacity.design import GroupBound, WeekendDesign, design_bound
from arsplan.capacity.groups import RotaGroup, rota_groups
from arsplan.capacity.identity import identity
from arsplan.capacity.typical import SATURDAY, base_season, line_minutes, loads, season_weeks, typical_week
from arsplan.capacity.weekends import own_frequency, weekend_options
from arsplan.domain.demand import ANY
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import CoverageRow, coverage
from arsplan.planning.design_lines import Line, first_lines, missing_competence, one_more
from arsplan.planning.design_sum import Heads, Hours, Part, difference
from arsplan.planning.design_unit import Stretch, Terms, quiet_start, round_weeks, terms_of, unit_of
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.progress import OnProgress
from arsplan.planning.stop import AnyOf, MaxRuntime, Stop
from arsplan.rules.entitlement import account

__all__ = ["Design", "DesignedLine", "design"]


class DesignedLine(NamedTuple):
    """One line of a design.

    Attributes
    ----------
    id, rota, competence
        As in the staff of the design's unit.
    position
        Share of full time that its duties carry.
    every
        It works every so many-th weekend.
    weekends, long_shifts
        Weekends worked and duties on the long shift, in the weeks of the design.
    consents
        Whether whoever takes it consents to long shifts.
    year_minutes, vacation_minutes
        Hours that the position owes over the unit's own plan, and what of them vacation stands for.
    """

    id: str
    rota: str
    competence: str
    position: Fraction
    every: Fraction
    weekends: int
    long_shifts: int
    consents: bool
    year_minutes: Fraction
    vacation_minutes: Fraction


@dataclass(frozen=True)
class Design:
    """Lines for a group of rotas, and the rota that shows that they do.

    Attributes
    ----------
    arrangement
        How weekends are worked.
    lines
        Those with duties.
    bounds
        By group of slots, the fewest people; ``all`` first.
    closed_form
        Mean position by the capacity identity, as if all weekend hours were worked in the same way; may be above 1.
    difference
        Mean position less `closed_form`, in parts.
    stretch
        The weeks planned.
    left_open, short
        Head-minutes that long shifts leave uncovered by their times, and all that the rota leaves uncovered.
    needs
        What has to be agreed that the unit has not agreed today.
    plan
        The rota, checked; its unit has the lines for staff.
    """

    arrangement: WeekendDesign
    lines: tuple[DesignedLine, ...]
    bounds: tuple[GroupBound, ...]
    closed_form: Fraction
    difference: tuple[Part, ...]
    stretch: Stretch
    left_open: int
    short: int
    needs: tuple[str, ...]
    plan: Plan

    @property
    def heads(self) -> int:
        """Lines with duties."""
        return len(self.lines)

    @property
    def bound(self) -> int:
        """People without whom the demand is not covered."""
        return self.bounds[0].heads

    @property
    def mean_position(self) -> Fraction:
        """Mean position of the lines; 0 without any."""
        return sum((line.position for line in self.lines), Fraction(0)) / max(1, self.heads)

    @property
    def full_time_share(self) -> Fraction:
        """Share of the lines with a full position."""
        return Fraction(sum(line.position == 1 for line in self.lines), max(1, self.heads))


@dataclass(frozen=True, slots=True)
class _Covered:
    """Good enough when no more head-minutes are missing than these."""

    minutes: int
    seconds: float

    def done(self, shortage: int, bound: int | None, demanded: int) -> bool:
        del bound, demanded
        return shortage <= self.minutes


@dataclass(frozen=True)
class _Task:
    """What does not change while lines are added."""

    unit: Unit
    group: RotaGroup
    arrangement: WeekendDesign
    bounds: tuple[GroupBound, ...]
    stretch: Stretch
    terms: Terms
    goal: Literal["fewest", "full-time"]

    @property
    def left_open(self) -> int:
        """Head-minutes that long shifts leave uncovered by their times."""
        open_ = self.bounds[0].staffing.uncovered
        return 2 * self.stretch.weeks * sum(s.heads * (s.segment.end - s.segment.start) for s in open_)

    def with_lines(self, lines: tuple[Line, ...]) -> Unit:
        return unit_of(self.unit, self.group, self.arrangement, lines, self.stretch, self.terms, self.goal)


def design(
    unit: Unit,
    arrangement: WeekendDesign | None = None,
    *,
    group: str | None = None,
    goal: Literal["fewest", "full-time"] = "fewest",
    weeks: int | None = None,
    start: date | None = None,
    tolerance: int = 0,
    more: int = 2,
    stop: Stop | None = None,
    seed: int = 1,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> Design:
    """Invent lines for a unit's demand: as few as cover it, each with a position from its duties.

    Begins with as many lines of each competence as the closed form asks for, and adds one where the rota stays short.

    Parameters
    ----------
    unit
        Demand, shifts and agreements; its people are not looked at.
    arrangement
        How weekends are worked, and what share consents to long shifts; the unit's own frequency where None.
    group
        Name of the group of rotas; the first with demand where None.
    goal
        What comes after shortage and heads: nothing, or as many full positions as possible.
    weeks
        How many to plan; the fewest, six or more, in which every rhythm of weekends comes round, where None.
    start
        A Monday; where None, the first from the base season on after which no week has a public holiday. All weeks
        have the demand of the base season.
    tolerance
        Head-minutes that may stay uncovered beside those that long shifts leave open.
    more
        Lines to be added at the most.
    stop
        When to stop trying with a number of lines; after 30 seconds where None.
    seed, workers, on_progress, cancel
        As for `plan`.

    Returns
    -------
    Design
        The first that is covered, else the one with the least shortage.

    Raises
    ------
    ValueError
        If the arrangement makes no sense for the unit, asks for weekend posts, or no group has that name.
    """
    task = _task(unit, arrangement, group, goal, weeks, start)
    limit = stop or MaxRuntime(30.0)
    enough = AnyOf((limit, _Covered(task.left_open + tolerance, limit.seconds)))
    lines = first_lines(unit, task.arrangement, task.bounds)
    best: tuple[int, tuple[Line, ...], Plan, list[CoverageRow]] | None = None
    for _ in range(more + 1):
        found = plan(
            task.with_lines(lines), stop=enough, seed=seed, workers=workers, on_progress=on_progress, cancel=cancel
        )
        rows = coverage(found.planned_unit, found.roster) if found.roster is not None else []
        short = sum(row.short * row.minutes for row in rows)
        if found.outcome.status != "NO_LAWFUL_PLAN" and (best is None or short < best[0]):
            best = short, lines, found, rows
        if short <= task.left_open + tolerance or (cancel is not None and cancel.is_set()):
            break
        lines = _with_one_more(task, lines, rows)
    if best is None:
        raise ValueError("No lawful rota was found in time.\nMaybe allow more seconds, or plan fewer weeks.")
    return _result(task, *best)


def _task(
    unit: Unit,
    arrangement: WeekendDesign | None,
    group: str | None,
    goal: Literal["fewest", "full-time"],
    weeks: int | None,
    start: date | None,
) -> _Task:
    asked = arrangement or WeekendDesign(every=own_frequency(unit) or Fraction(1))
    if asked.weekend_posts:
        raise ValueError(f"{asked.weekend_posts} weekend posts in a design.\nMaybe 0, and posts by `design_bound`.")
    season = base_season(unit, {name: typical_week(unit, name) for name in season_weeks(unit)})
    every = design_bound(unit, asked)
    names = list(dict.fromkeys(bound.group for bound in every))
    if not names or (group is not None and group not in names):
        raise ValueError(f"No rotas called '{group}' have demand.\nMaybe one of {', '.join(names)}.")
    own = next(found for found in rota_groups(unit) if found.name == (group or names[0]))
    bounds = tuple(bound for bound in every if bound.group == own.name)
    if asked.long and not bounds[0].staffing.long:
        asked = asked._replace(long=None, long_every=None)
    length = weeks or round_weeks(asked)
    stretch = Stretch(season, start or quiet_start(unit, season, length), length)
    return _Task(
        unit, own, asked, bounds, stretch, terms_of(unit, unit.shift_by_code[asked.long] if asked.long else None), goal
    )


def _with_one_more(task: _Task, lines: tuple[Line, ...], rows: list[CoverageRow]) -> tuple[Line, ...]:
    """One line of the competence, and for the kind of day, that most is missing of beside what long shifts leave."""
    left = {(s.segment.line, s.segment.end - s.segment.start) for s in task.bounds[0].staffing.uncovered}
    missing = [
        row for row in rows if row.short and not (row.date.weekday() >= SATURDAY and (row.shift, row.minutes) in left)
    ]
    short = Counter({ANY: 0})
    for row in missing:
        short[row.competence] += row.short * row.minutes
    code = missing_competence(task.unit, short)
    long = sum(line.long for line in lines) + 1 <= task.arrangement.long_share * (len(lines) + 1)
    long = long and task.arrangement.long is not None
    return one_more(lines, task.group.name, task.arrangement, code, long=long)


def _result(task: _Task, short: int, lines: tuple[Line, ...], found: Plan, rows: list[CoverageRow]) -> Design:
    designed = tuple(line for line in _lines(task, lines, found) if line.position)
    week = typical_week(task.unit, task.stretch.season)
    minutes = {line.code: line_minutes(task.unit, line) for line in task.unit.lines if line.code in task.group.lines}
    load, full = loads(week, minutes), task.unit.full_time_week
    options = weekend_options(found.unit, task.group, week)
    kind = next((o for o in options if task.arrangement.long in o.shifts), options[0])
    every = lines[0].every if task.arrangement.long is None else max(line.every for line in lines)
    pure = identity(load.total, load.weekend, every, kind.minutes, full)
    paid = found.unit.shift_by_code
    worked = sum(paid[duty.shift].paid_minutes for duty in found.roster or ())
    span = full * task.stretch.weeks
    open_ = Fraction(sum(row.short * row.minutes for row in rows), span)
    positions = sum((line.position for line in designed), Fraction(0))
    least = task.bounds[0].heads
    heads = Heads(
        pure.heads or Fraction(least),
        task.bounds[0].bound.layers[0].heads or least,
        least,
        len(first_lines(task.unit, task.arrangement, task.bounds)),
        len(designed),
    )
    return Design(
        arrangement=task.arrangement,
        lines=designed,
        bounds=task.bounds,
        closed_form=pure.fte / heads.closed_form,
        difference=difference(heads, Hours(pure.fte, Fraction(worked, span), open_, positions)),
        stretch=task.stretch,
        left_open=task.left_open,
        short=short,
        needs=task.terms.needs,
        plan=found,
    )


def _lines(task: _Task, lines: tuple[Line, ...], found: Plan) -> list[DesignedLine]:
    roster = found.roster or ()
    weekends = {(duty.employee, duty.date.isocalendar()[:2]) for duty in roster if duty.date.weekday() >= SATURDAY}
    worked = Counter(person for person, _ in weekends)
    long = Counter(duty.employee for duty in roster if duty.shift == task.arrangement.long)
    rows = []
    for line in lines:
        employee = found.unit.person[line.id]
        owed = account(task.unit, employee, found.positions[line.id])
        rows.append(
            DesignedLine(
                line.id,
                task.group.name,
                line.competence,
                found.positions[line.id],
                line.every,
                worked[line.id],
                long[line.id],
                line.long,
                owed.owed,
                owed.vacation_credit,
            )
        )
    return rows
