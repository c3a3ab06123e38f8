"""What a transition is made of: events that free hours, moves into lines, and the figures of each year."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple


class Leaving(NamedTuple):
    """Somebody retires or quits: the last day at work is before this date."""

    employee: str
    on: date


class Finishing(NamedTuple):
    """An apprentice passes the examination and is there to stay, with this competence."""

    employee: str
    competence: str
    on: date


Event = Leaving | Finishing


class Holding(NamedTuple):
    """Somebody's position at the end of a year.

    Attributes
    ----------
    employee, competence
        Who, and what the person can do by then.
    before, after
        Share of full time at the beginning and at the end.
    line
        The line of the design that the person has; None for a position of today that goes on as it is.
    """

    employee: str
    competence: str
    before: Fraction
    after: Fraction
    line: str | None


@dataclass(frozen=True)
class Year:
    """Who has what at the end of a year.

    Attributes
    ----------
    year
        Calendar year.
    holdings
        In the order of the staff.
    vacant
        Lines that nobody has.
    """

    year: int
    holdings: tuple[Holding, ...]
    vacant: tuple[str, ...]

    @property
    def heads(self) -> int:
        """People with a position."""
        return len(self.holdings)

    @property
    def mean_position(self) -> Fraction | None:
        """Their mean position; None without anybody."""
        return sum((held.after for held in self.holdings), Fraction(0)) / self.heads if self.heads else None

    @property
    def full_time_share(self) -> Fraction | None:
        """Share of them with a full position; None without anybody."""
        return Fraction(sum(held.after == 1 for held in self.holdings), self.heads) if self.heads else None
