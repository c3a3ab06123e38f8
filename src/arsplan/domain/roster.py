"""Who works which duty."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple


class Duty(NamedTuple):
    """One shift type on one date for one person; it belongs to the date on which it starts."""

    employee: str
    date: date
    shift: str


class Roster:
    """An immutable set of duties, in order of person, date and shift.

    Parameters
    ----------
    duties
        Any iterable of duties; repeated ones count once.
    """

    __slots__ = ("duties",)
    duties: tuple[Duty, ...]

    def __init__(self, duties: Iterable[Duty] = ()) -> None:
        object.__setattr__(self, "duties", tuple(sorted(set(duties))))

    def __setattr__(self, name: str, value: object) -> None:
        msg = "a roster does not change; make a new one"
        raise AttributeError(msg)

    def __iter__(self) -> Iterator[Duty]:
        return iter(self.duties)

    def __len__(self) -> int:
        return len(self.duties)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Roster) and self.duties == other.duties

    def __hash__(self) -> int:
        return hash(self.duties)

    def __repr__(self) -> str:
        return f"Roster({len(self.duties)} duties)"

    def of(self, employee: str) -> tuple[Duty, ...]:
        """All duties of one person, in order of date."""
        return tuple(duty for duty in self.duties if duty.employee == employee)
