"""Positions before and after planning, and what they say about the culture of full time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.work import work
from arsplan.rules.positions import (
    carried,
    counts_at,
    filled_from,
    least_room,
    position_after,
    position_for,
    position_range,
    smallest_counts,
)

__all__ = [
    "PositionRow",
    "PositionSummary",
    "Reached",
    "class_by_full_time_share",
    "class_by_mean_position",
    "culture_classes",
    "planned_positions",
    "position_rows",
    "reached",
    "summary",
]

# Upper limits in per cent, both included, of classes 1 to 7 (tables 8.5 and 8.6 of the 2017 classification).
_FULL_TIME_SHARE = (20, 30, 40, 60, 70, 80, 100)
_MEAN_POSITION = (60, 70, 75, 80, 85, 90, 100)


class PositionRow(NamedTuple):
    """One person's position as a share of full time.

    Attributes
    ----------
    employee
        Id.
    competence
        Code.
    before, after
        Present position, and the one of the plan.
    permanent
        Whether the person counts among the permanent staff.
    on_duty
        Whether the plan gives the person any duty; whoever has none is in no mean.
    """

    employee: str
    competence: str
    before: Fraction
    after: Fraction
    permanent: bool
    on_duty: bool = True

    @property
    def full_time(self) -> bool:
        """Whether the plan gives a full position."""
        return self.after >= 1


class PositionSummary(NamedTuple):
    """Positions of the permanent staff taken together.

    Attributes
    ----------
    heads
        Permanent employees with a duty in the plan; without temporary staff, apprentices and vacant lines.
    total
        Sum of their positions in full-time equivalents.
    full_time
        How many have a full position.
    without_duty
        Permanent employees to whom the plan gives no duty, for example on leave all the time; in no other figure.
    """

    heads: int
    total: Fraction
    full_time: int
    without_duty: int = 0

    @property
    def mean(self) -> Fraction | None:
        """Mean position; None without permanent staff."""
        return self.total / self.heads if self.heads else None

    @property
    def full_time_share(self) -> Fraction | None:
        """Share of the permanent staff with a full position; None without any."""
        return Fraction(self.full_time, self.heads) if self.heads else None


def planned_positions(unit: Unit, roster: Roster) -> dict[str, Fraction]:
    """The position that a plan gives everybody, by id.

    Parameters
    ----------
    unit
        With the present positions, and absence as planned.
    roster
        Who works which duty.

    Returns
    -------
    dict
        Shares of full time, exact; `rules.positions.position_after` says how they follow from hours.
    """
    return {
        person: position_after(unit, unit.person[person], minutes, roster) for person, minutes in _worked(unit, roster)
    }


class Reached(NamedTuple):
    """How far a roster comes in enlarging positions.

    Attributes
    ----------
    heads
        People whose duties fill the position that the unit's goal aims at.
    total
        Full-time equivalents that duties and activities come to, vacation and absence credited.
    smallest
        The smallest position among those who may reach full time and do not have it today, as duties carry it before
        it is put on the unit's steps; 1 without any.
    lacking
        Minutes that duties lack to fill the smallest positions allowed, by id.
    """

    heads: int
    total: Fraction
    smallest: Fraction
    lacking: dict[str, int]


def reached(unit: Unit, roster: Roster) -> Reached:
    """Measure a roster against the ranges of positions.

    Parameters
    ----------
    unit
        With the present positions, and absence as planned.
    roster
        Who works which duty.
    """
    worked = dict(_worked(unit, roster))
    heads, total, smallest, lacking = 0, Fraction(0), Fraction(1), {}
    for person, minutes in worked.items():
        employee = unit.person[person]
        low, high = position_range(unit, employee)
        share = carried(unit, employee, minutes, roster)
        heads += share == high and counts_at(unit, employee)
        total += position_for(unit, employee, minutes, roster) if least_room(unit, employee) > 0 else 0
        if smallest_counts(unit, employee):
            smallest = min(smallest, max(low, share))
        lacking[person] = max(0, filled_from(unit, employee, low, roster) - minutes)
    return Reached(heads, total, smallest, lacking)


def _worked(unit: Unit, roster: Roster) -> Iterator[tuple[str, int]]:
    for person, pieces in work(unit, roster).items():
        yield person, sum(piece.paid for piece in pieces if piece.date in unit.horizon)


def position_rows(
    unit: Unit, positions: Mapping[str, Fraction] | None = None, roster: Roster | None = None
) -> list[PositionRow]:
    """Everybody's position before and after, in the order of the staff.

    Parameters
    ----------
    unit
        The unit.
    positions
        Share of full time by id; whoever is not named keeps the present one.
    roster
        Who works which duty; without it everybody counts as having one.

    Returns
    -------
    list of PositionRow
        One for each person, vacant lines included.
    """
    given = positions or {}
    working = set(unit.person) if roster is None else {duty.employee for duty in roster}
    return [
        PositionRow(
            employee.id,
            employee.competence,
            employee.position,
            given.get(employee.id, employee.position),
            employee.employment == "permanent",
            employee.id in working,
        )
        for employee in unit.staff
    ]


def summary(rows: Iterable[PositionRow], *, before: bool = False) -> PositionSummary:
    """Heads, sum and full-time posts of the permanent staff.

    Parameters
    ----------
    rows
        Of `position_rows`, of one unit or of several: positions of one id are one person's and are added up.
    before
        Whether to take the present positions instead of the planned ones.

    Returns
    -------
    PositionSummary
        The figures that the tariff parties' statistics use: extra hours and overtime do not count.
    """
    shares: defaultdict[str, Fraction] = defaultdict(Fraction)
    working = set()
    for row in rows:
        if row.permanent:
            shares[row.employee] += row.before if before else row.after
            working |= {row.employee} if row.on_duty else set()
    counted = [share for person, share in shares.items() if person in working]
    return PositionSummary(
        heads=len(counted),
        total=sum(counted, Fraction(0)),
        full_time=sum(share >= 1 for share in counted),
        without_duty=len(shares) - len(counted),
    )


def culture_classes(found: PositionSummary) -> tuple[int, int] | None:
    """From 1 (very extensive part-time) to 7 (very extensive full-time), by two measures.

    Parameters
    ----------
    found
        Of `summary`.

    Returns
    -------
    tuple of int or None
        Class by full-time share, class by mean position; None without permanent staff. A value at a limit
        belongs to the lower class.
    """
    if found.mean is None or found.full_time_share is None:
        return None
    return class_by_full_time_share(found.full_time_share), class_by_mean_position(found.mean)


def class_by_full_time_share(share: Fraction) -> int:
    """From 1 to 7 by the share of the permanent staff with a full position."""
    return _class(share, _FULL_TIME_SHARE)


def class_by_mean_position(mean: Fraction) -> int:
    """From 1 to 7 by the mean position."""
    return _class(mean, _MEAN_POSITION)


def _class(share: Fraction, limits: tuple[int, ...]) -> int:
    return next((number for number, limit in enumerate(limits, 1) if share * 100 <= limit), len(limits))
