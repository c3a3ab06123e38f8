"""The people that a unit has: heads, positions, and the weekends that they can carry."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import account, vacation_due

__all__ = ["Present", "WeekendCapacity", "available_minutes", "net_year", "present", "weekend_capacity"]


class Present(NamedTuple):
    """Permanent staff as they are before planning.

    Attributes
    ----------
    heads
        Permanent employees; without temporary staff, apprentices and vacant lines.
    positions
        Sum of their positions in full-time equivalents.
    full_time
        How many of them have a full position.
    """

    heads: int
    positions: Fraction
    full_time: int

    @property
    def mean(self) -> Fraction | None:
        """Mean position as a share of full time; None without staff."""
        return self.positions / self.heads if self.heads else None

    @property
    def full_time_share(self) -> Fraction | None:
        """Share of the permanent staff who have a full position; None without staff."""
        return Fraction(self.full_time, self.heads) if self.heads else None


class WeekendCapacity(NamedTuple):
    """Weekend hours a week that everybody on the list can carry, and those demanded, in minutes.

    Attributes
    ----------
    heads
        Everybody whom duties can be given to, vacant lines included.
    capacity
        Heads x hours in a weekend / frequency.
    need
        Demand.
    shift
        Mean length of a weekend shift.
    """

    heads: int
    capacity: Fraction
    need: Fraction
    shift: Fraction

    @property
    def gap(self) -> Fraction:
        """Minutes a week by which the need exceeds the capacity; negative where there is room."""
        return self.need - self.capacity

    @property
    def gap_shifts(self) -> Fraction:
        """The gap in shifts."""
        return self.gap / self.shift


def present(people: Iterable[Employee]) -> Present:
    """Count the permanent staff among these people and add up their positions."""
    permanent = [employee for employee in people if employee.employment == "permanent"]
    return Present(
        heads=len(permanent),
        positions=sum((employee.position for employee in permanent), Fraction(0)),
        full_time=sum(employee.position >= 1 for employee in permanent),
    )


def weekend_capacity(heads: int, every: Fraction | None, minutes: Fraction, need: Fraction) -> WeekendCapacity:
    """What so many people carry when each works every so many-th weekend with so many minutes in it."""
    capacity = Fraction(0) if every is None else heads * minutes / every
    return WeekendCapacity(heads, capacity, need, minutes / 2)


def available_minutes(unit: Unit, people: Iterable[Employee]) -> Fraction:
    """Working time that everybody's position gives over the plan after vacation and known absence."""
    accounts = [account(unit, employee) for employee in people]
    return sum((own.owed + own.brought - own.vacation_credit - own.absence_credit for own in accounts), Fraction(0))


def net_year(unit: Unit) -> Fraction:
    """Minutes of the plan that a full position works after vacation: 1668.5 h of 52 weeks at 35.5 h."""
    full_time = Employee(id="full time", competence="", position=Fraction(1), rota="")
    return unit.full_time_week * (unit.weeks - Fraction(vacation_due(unit, full_time), 6))
