"""How weekends, nights, red days and long shifts fall on people."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from statistics import median_low
from typing import NamedTuple

from arsplan.report.kinds import LONG
from arsplan.report.page.facts import Facts

__all__ = ["Fairness", "Range", "Share", "fairness"]


class Share(NamedTuple):
    """What falls on one person in the plan.

    Minutes of weekend work are paid minutes; `even` is what `red_days` would be if they were shared evenly.
    """

    label: str
    rota: str
    position: Fraction
    weekends: int
    weekend_minutes: int
    red_days: int
    even: Fraction | None
    nights: int
    long: int


class Range(NamedTuple):
    """The least, the middle and the most of a group of rotas, by column."""

    rota: str
    people: int
    columns: tuple[tuple[int, int, int], ...]


class Fairness(NamedTuple):
    """Everybody with duties, the largest figure of each column, and ranges by group.

    Of those who share the red days, `near` are within one of an even share; `again` are feast days worked by whoever
    worked on the same one the year before.
    """

    people: tuple[Share, ...]
    most: dict[str, int]
    ranges: tuple[Range, ...]
    sharing: int
    near: int
    again: int


_COLUMNS: dict[str, Callable[[Share], int]] = {
    "weekends": lambda share: share.weekends,
    "weekend_minutes": lambda share: share.weekend_minutes,
    "red_days": lambda share: share.red_days,
    "nights": lambda share: share.nights,
    "long": lambda share: share.long,
}


def fairness(facts: Facts) -> Fairness:
    """Count what is a burden; whoever has no duty is left out."""
    paid = {shift.code: shift.paid_minutes for shift in facts.unit.shifts}
    long = dict.fromkeys(facts.unit.person, 0)
    for duty in facts.roster:
        long[duty.employee] += paid[duty.shift] > LONG
    people = []
    for person in facts.people.order:
        burden, employee = facts.burdens[person], facts.unit.person[person]
        if burden.duties:
            people.append(
                Share(
                    facts.people.label(person),
                    employee.rota,
                    employee.position,
                    burden.weekends,
                    burden.weekend_minutes,
                    burden.red_days,
                    facts.red_days[person].even,
                    burden.nights,
                    long[person],
                )
            )
    rotas = dict.fromkeys(share.rota for share in people)
    off_even = [abs(share.red_days - share.even) for share in people if share.even is not None]
    return Fairness(
        tuple(people),
        {name: max(map(column, people), default=0) for name, column in _COLUMNS.items()},
        tuple(_range(name, [share for share in people if share.rota == name]) for name in rotas),
        len(off_even),
        sum(off <= 1 for off in off_even),
        sum(len(row.feasts_again) for row in facts.red_days.values()),
    )


def _range(rota: str, people: Iterable[Share]) -> Range:
    shares = list(people)
    values = [sorted(map(column, shares)) for column in _COLUMNS.values()]
    return Range(rota, len(shares), tuple((found[0], median_low(found), found[-1]) for found in values))
