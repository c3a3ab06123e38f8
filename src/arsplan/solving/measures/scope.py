"""Whom a rule binds, and which windows of it are read."""

from typing import NamedTuple

from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Grid
from arsplan.solving.model import RosterModel


class Scope(NamedTuple):
    """The days of the plan on which a rule is in force, both included; empty where first > last."""

    first: int
    last: int

    def reads(self, first: int, last: int) -> bool:
        """Whether a window of days is read: it holds a day of the plan on which the rule is in force."""
        return max(first, self.first) <= min(last, self.last)

    def weeks(self, first: int, last: int) -> bool:
        """Whether a window of weeks is read."""
        return self.reads(7 * first, 7 * last + 6)


def scope(rule: Rule, grid: Grid) -> Scope:
    """Return the days of the plan on which a rule is in force."""
    first = grid.back if rule.valid_from is None else max(grid.back, grid.day(rule.valid_from))
    last = len(grid.days) - 1
    return Scope(first, last if rule.valid_to is None else min(last, grid.day(rule.valid_to)))


def bound(rule: Rule, model: RosterModel) -> list[int]:
    """People whom the rule binds and who have a free day."""
    free = set(model.people)
    return [e for e in model.grid.of(rule) if e in free]


def one_at_a_time(grid: Grid) -> set[int]:
    """People of whom no two duties may overlap, all through the plan."""
    return {
        e
        for rule, _ in grid.measures(m.NoOverlap)
        if rule.severity == "hard" and rule.valid_from is None and rule.valid_to is None
        for e in grid.of(rule)
    }
