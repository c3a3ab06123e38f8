"""Where the weekly relaxation is short: one group of slots at a time, as if all other demand could wait.

Prices alone do not tell: where hours are too few over the year, every slot has the same price. What stays uncovered
of a group though everybody may leave all else is its own, and proven.
"""

from dataclasses import replace
from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.solving.grid import Grid
from arsplan.solving.program import INFINITY, Program
from arsplan.solving.relaxation import Relaxation, Slots

SATURDAY = 5


class Group(NamedTuple):
    """Slots on one kind of day, for some competences: rows of demand in a relaxation; no season is the whole year."""

    days: Literal["weekend", "weekday"]
    who: frozenset[int]
    rows: tuple[int, ...]
    season: str = ""


def year_groups(grid: Grid, relaxed: Relaxation) -> list[Group]:
    """Split all demand by kind of day and competences."""
    found: dict[tuple[Literal["weekend", "weekday"], frozenset[int]], list[int]] = {}
    for row, slots in relaxed.slots.items():
        if slots.asked > 0:
            days: Literal["weekend", "weekday"] = (
                "weekend" if grid.days[slots.days[0]].weekday() >= SATURDAY else "weekday"
            )
            found.setdefault((days, slots.who), []).append(row)
    return [Group(days, who, tuple(rows)) for (days, who), rows in found.items()]


def by_season(grid: Grid, relaxed: Relaxation, group: Group) -> list[Group]:
    """Split a group by the unit's seasons."""
    season_of = {week: s.name for s in grid.unit.seasons for week in range(s.from_week, s.to_week + 1)}
    found: dict[str, list[int]] = {}
    for row in group.rows:
        week = grid.days[relaxed.slots[row].days[0]].isocalendar().week
        found.setdefault(season_of[week], []).append(row)
    return [group._replace(rows=tuple(rows), season=season) for season, rows in found.items()]


def alone(relaxed: Relaxation, group: Group) -> Program:
    """The relaxation in which only this group has to be covered; its least cost is what must be missing there."""
    kept, program = set(group.rows), relaxed.program
    low = [-INFINITY if row in relaxed.slots and row not in kept else side for row, side in enumerate(program.row_low)]
    return replace(program, row_low=low)


def asked_of(relaxed: Relaxation, group: Group) -> list[Slots]:
    """What each row of the group asks."""
    return [relaxed.slots[row] for row in group.rows]


def minutes(relaxed: Relaxation, group: Group) -> int:
    """Head-minutes that the group asks for."""
    return sum(slots.asked * slots.minutes for slots in asked_of(relaxed, group))


def heads_by_line(grid: Grid, relaxed: Relaxation, group: Group) -> dict[str, Fraction]:
    """Heads that each line asks for on a mean day of the group."""
    found = asked_of(relaxed, group)
    days = len({day for slots in found for day in slots.days})
    heads: dict[str, Fraction] = {}
    for slots in found:
        line = grid.unit.line_by_code[slots.line]
        share = Fraction(slots.asked * slots.minutes, days * (line.finish - line.start))
        heads[slots.line] = heads.get(slots.line, Fraction(0)) + share
    return heads


def takers(relaxed: Relaxation, group: Group) -> set[int]:
    """Positions of the people who may cover some of the group."""
    rows, program = set(group.rows), relaxed.program
    columns = {c for row, c in zip(program.entry_row, program.entry_column, strict=True) if row in rows}
    theirs = {v for column in columns for v in relaxed.crowds.get(column, (column,))}
    return {e for (e, _, _), variable in relaxed.counts.items() if variable in theirs}


def plan_weeks(grid: Grid, relaxed: Relaxation, group: Group) -> list[int]:
    """Weeks of the plan, from 0, in which the group has demand."""
    return sorted({day // 7 - grid.first_week for slots in asked_of(relaxed, group) for day in slots.days})
