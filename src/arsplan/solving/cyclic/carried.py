"""Which rules a walk can carry, and as what memory."""

from collections.abc import Callable, Iterator
from typing import Any

from arsplan.domain.absences import OFF
from arsplan.rules import measures as m
from arsplan.solving.cyclic.lines import WEEK
from arsplan.solving.cyclic.memory import (
    FREE,
    EveryNth,
    MarkedWeeks,
    Memory,
    MinutesOfWeek,
    RestOfWeek,
    Run,
    Sequence,
    WholeWeekend,
)
from arsplan.solving.cyclic.words import NEAR, words
from arsplan.solving.grid import Grid
from arsplan.solving.measures import DYNAMIC
from arsplan.solving.measures.red_days import RedDays
from arsplan.solving.measures.weekends import marking

LONGEST = 8
"""Weeks that a memory may look back: each of them doubles what has to be told apart."""


def carried(grid: Grid, e: int) -> list[Memory] | None:
    """Translate the hard rules that bind a person; None where two duties on one day may be worked.

    What is about longer windows than a memory has room for is left out. Hours of the position are no memory: they are
    counted over the whole line.
    """
    hard = [r for r in grid.rules if r.severity == "hard" and type(r.measure) in DYNAMIC and e in grid.of(r)]
    near = words([rule for rule in hard if type(rule.measure) in NEAR], grid, e)
    if near is None:
        return None
    return [near, *(memory for rule in hard for memory in MEMORIES.get(type(rule.measure), _none)(rule.measure, grid))]


def _none(measure: object, grid: Grid) -> Iterator[Memory]:
    del measure, grid
    yield from ()


def _run(measure: m.RunLength, grid: Grid) -> Iterator[Memory]:
    every = range(grid.shape[2])
    if measure.of == "free":
        of = frozenset({FREE})
    elif measure.of == "nights":
        of = frozenset(s for s in every if grid.night[s])
    else:
        of = frozenset(every if measure.of == "days" else (grid.shift_index[code] for code in measure.of))
    yield Run(of, measure.most, measure.least or 1)


def _sequence(measure: m.ForbiddenSequence, grid: Grid) -> Iterator[Memory]:
    yield Sequence(tuple(FREE if code == OFF else grid.shift_index[code] for code in measure.codes))


def _weekends(measure: m.WeekendsWorked, grid: Grid) -> Iterator[Memory]:
    if measure.of <= LONGEST:
        yield MarkedWeeks(_marks(measure, grid), measure.most, measure.of)


def _rhythm(measure: m.WeekendRhythm, grid: Grid) -> Iterator[Memory]:
    yield EveryNth(_marks(measure, grid), measure.every)


def _in_plan(measure: m.WeekendsInPlan, grid: Grid) -> Iterator[Memory]:
    if measure.distance <= LONGEST:
        yield MarkedWeeks(_marks(measure, grid), 1, measure.distance)


def _marks(measure: m.WeekendDefinition, grid: Grid) -> frozenset[tuple[int, int]]:
    return frozenset((weekday, s) for weekday, shifts in marking(measure, grid).items() for s in shifts)


def _sundays_off(measure: m.RedDaysOff, grid: Grid) -> Iterator[Memory]:
    if measure.run <= LONGEST:
        yield MarkedWeeks(_sunday_work(measure.threshold, grid), measure.run - 1, measure.run)


def _next_sunday(measure: m.RedDaySequence, grid: Grid) -> Iterator[Memory]:
    yield MarkedWeeks(_sunday_work(measure.threshold, grid), 1, 2)


def _sunday_work(threshold: int, grid: Grid) -> frozenset[tuple[int, int]]:
    """Weekday and shift of what counts as work on a Sunday; the second one of an ordinary stretch has its eve in it."""
    red = RedDays(grid, threshold)
    sunday = red.day.index(2 * WEEK - 1)
    return frozenset((d % WEEK, s) for d, s in red.duties[sunday])


def _whole(measure: m.WholeWeekend, grid: Grid) -> Iterator[Memory]:
    del measure, grid
    yield WholeWeekend()


def _minutes(measure: m.WeekMinutes, grid: Grid) -> Iterator[Memory]:
    if measure.weeks == 1 and not measure.week_start and measure.least is None and measure.most is not None:
        yield MinutesOfWeek(tuple(map(int, grid.paid)), measure.most)


def _rest(measure: m.WeeklyRest, grid: Grid) -> Iterator[Memory]:
    if measure.assign == "clip" and not measure.week_start:
        yield RestOfWeek(tuple((shift.start, shift.finish) for shift in grid.unit.shifts), measure.least)


MEMORIES: dict[type, Callable[[Any, Grid], Iterator[Memory]]] = {
    m.RunLength: _run,
    m.ForbiddenSequence: _sequence,
    m.WeekendsWorked: _weekends,
    m.WeekendRhythm: _rhythm,
    m.WeekendsInPlan: _in_plan,
    m.WholeWeekend: _whole,
    m.RedDaysOff: _sundays_off,
    m.RedDaySequence: _next_sunday,
    m.WeekMinutes: _minutes,
    m.WeeklyRest: _rest,
}
"""From a measure's numbers to what has to be remembered; nothing where these numbers cannot be."""
