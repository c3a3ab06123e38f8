"""Notice: when the plan was discussed."""

from collections.abc import Iterator
from functools import partial

from arsplan.checking.group import Group
from arsplan.checking.reading import Reading, Undecided, at_least
from arsplan.checking.words import day
from arsplan.domain.unit import Unit
from arsplan.rules.measures import Notice


def notice(measure: Notice, group: Group) -> Iterator[Reading | Undecided]:
    """The plan as a whole, once."""
    horizon, discussed = group.unit.horizon, group.unit.plan.discussed
    if discussed is None:
        yield Undecided(horizon.start, horizon.end, partial(_say_open, measure.days))
    else:
        days = (horizon.start - discussed).days
        say = partial(_say, group.unit, days, measure.days)
        yield at_least((horizon.start, horizon.end), days, measure.days, "days", say)


def _say(unit: Unit, days: int, least: int) -> str:
    discussed = day(unit.plan.discussed or unit.start)
    return f"Discussed on {discussed}, {days} days before the plan starts; at least {least} days are needed."


def _say_open(least: int) -> str:
    return (
        f"It is not stated when the plan was discussed; at least {least} days before it starts are needed. "
        "Maybe fill in discussed in [plan] of unit.toml."
    )
