"""Which way a number of a measure has to go to ask for more."""

from collections.abc import Iterator
from typing import NamedTuple

from arsplan.domain.base import Fact
from arsplan.rules import measures as m
from arsplan.rules.kinds import AnyMeasure


class _Order(NamedTuple):
    """Fields of which more, and of which less, is stricter; only measures with the same `alike` are compared."""

    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


_ORDERS: dict[type[Fact], _Order] = {
    m.DailyRest: _Order(more=("floor", "full")),
    m.WeeklyRest: _Order(more=("least",)),
    m.WorkPeriodMinutes: _Order(less=("most", "most_weekend")),
    m.LongShiftConsent: _Order(less=("most",), alike=("long",)),
    m.Breaks: _Order(more=("least",), less=("after", "long")),
    m.WeekMinutes: _Order(less=("most",), alike=("weeks", "windows")),
    m.RedDaysOff: _Order(less=("run", "threshold"), alike=("weeks",)),
    m.RedDaySequence: _Order(less=("threshold",)),
    m.Overtime: _Order(less=("week", "four_weeks", "year")),
}


class Looser(NamedTuple):
    """A number that asks for less than the other measure does."""

    field: str
    value: int
    other: int


def looser(own: AnyMeasure, law: AnyMeasure) -> Iterator[Looser]:
    """Numbers of a measure that ask for less than those of another; nothing where the two cannot be compared."""
    order = _ORDERS.get(type(law))
    if order is None or type(own) is not type(law):
        return
    if any(getattr(own, name) != getattr(law, name) for name in order.alike):
        return
    for name in (*order.more, *order.less):
        value, other = getattr(own, name), getattr(law, name)
        if other is None:  # weekends have no limit of their own
            other = law.model_dump()["most"]
        if value is not None and ((value < other) if name in order.more else (value > other)):
            yield Looser(name, value, other)
