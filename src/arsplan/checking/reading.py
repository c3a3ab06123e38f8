"""One window, measured or undecided: what every reader yields, before it is made a finding."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple


class Reading(NamedTuple):
    """What was measured in one window.

    Attributes
    ----------
    first, last
        Dates of the window, both included.
    measured, limit
        In `unit`.
    slack
        How far inside the limit; negative when broken.
    say
        Gives the sentence for the planner; called only for windows that become findings.
    """

    first: date
    last: date
    measured: int
    limit: int
    slack: int
    unit: str
    say: Callable[[], str]


class Undecided(NamedTuple):
    """One window in which the unit does not say what the rule asks for.

    Attributes
    ----------
    first, last
        Dates of the window, both included.
    say
        Gives the reason for the planner.
    """

    first: date
    last: date
    say: Callable[[], str]


Window = tuple[date, date]


def at_most(window: Window, measured: int, limit: int, unit: str, say: Callable[[], str]) -> Reading:
    """A window in which no more than the limit is allowed."""
    return Reading(*window, measured, limit, limit - measured, unit, say)


def at_least(window: Window, measured: int, limit: int, unit: str, say: Callable[[], str]) -> Reading:
    """A window in which no less than the limit is allowed."""
    return Reading(*window, measured, limit, measured - limit, unit, say)
