"""Positions before and after planning, and what they say about the culture of full time."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.unit import Unit

__all__ = ["PositionRow", "PositionSummary", "culture_classes", "position_rows", "summary"]

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
    """

    employee: str
    competence: str
    before: Fraction
    after: Fraction
    permanent: bool

    @property
    def full_time(self) -> bool:
        """Whether the plan gives a full position."""
        return self.after >= 1


class PositionSummary(NamedTuple):
    """Positions of the permanent staff taken together.

    Attributes
    ----------
    heads
        Permanent employees; without temporary staff, apprentices and vacant lines.
    total
        Sum of their positions in full-time equivalents.
    full_time
        How many have a full position.
    """

    heads: int
    total: Fraction
    full_time: int

    @property
    def mean(self) -> Fraction | None:
        """Mean position; None without permanent staff."""
        return self.total / self.heads if self.heads else None

    @property
    def full_time_share(self) -> Fraction | None:
        """Share of the permanent staff with a full position; None without any."""
        return Fraction(self.full_time, self.heads) if self.heads else None


def position_rows(unit: Unit, positions: Mapping[str, Fraction] | None = None) -> list[PositionRow]:
    """Everybody's position before and after, in the order of the staff.

    Parameters
    ----------
    unit
        The unit.
    positions
        Share of full time by id; whoever is not named keeps the present one.

    Returns
    -------
    list of PositionRow
        One for each person, vacant lines included.
    """
    given = positions or {}
    return [
        PositionRow(
            employee.id,
            employee.competence,
            employee.position,
            given.get(employee.id, employee.position),
            employee.employment == "permanent",
        )
        for employee in unit.staff
    ]


def summary(rows: Iterable[PositionRow], *, before: bool = False) -> PositionSummary:
    """Heads, sum and full-time posts of the permanent staff.

    Parameters
    ----------
    rows
        Of `position_rows`.
    before
        Whether to take the present positions instead of the planned ones.

    Returns
    -------
    PositionSummary
        The figures that the tariff parties' statistics use: extra hours and overtime do not count.
    """
    shares = [row.before if before else row.after for row in rows if row.permanent]
    return PositionSummary(len(shares), sum(shares, Fraction(0)), sum(share >= 1 for share in shares))


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
    return _class(found.full_time_share, _FULL_TIME_SHARE), _class(found.mean, _MEAN_POSITION)


def _class(share: Fraction, limits: tuple[int, ...]) -> int:
    return next((number for number, limit in enumerate(limits, 1) if share * 100 <= limit), len(limits))
