"""What people's accounts bring into a plan from the weeks before it."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from arsplan.domain.base import Fact, OpenFact, fraction, refused


def _exact(value: object) -> Fraction:
    return fraction(value, "not-a-number", "a number such as -90, 7.5 or 355/6")


Exact = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^-?[0-9]+(/[1-9][0-9]*|[.][0-9]+)?$"}),
]
"""An exact number, also below zero: -90, 7.5, 355/6."""


class MonthMinutes(Fact):
    """Minutes by which one month may hold more than is agreed.

    Attributes
    ----------
    month
        As in 2027-08.
    minutes
        More than none.
    """

    month: Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$")]
    minutes: Exact = Field(gt=0)


def _by_month(value: object) -> object:
    """None where nothing was noted; a number alone does not say for which month it is meant."""
    if isinstance(value, str | int):
        if fraction(value, "not-a-number", "minutes by month") == 0:
            return ()
        raise refused("not-by-month", f"'{value}' does not say in which month it counts", "month_minutes")
    return value


class Balance(OpenFact):
    """What one person's accounts hold when the plan begins; all zero where nothing is brought.

    Attributes
    ----------
    employee
        Id of the person.
    minutes
        Hours of the position still to be worked, in minutes; negative where more was worked or credited than owed.
    vacation
        Virkedager of vacation due before the plan and not taken; negative where they were taken ahead. Senior days
        are counted apart.
    senior_days
        The same for senior days.
    weekends
        Weekends that a limit on worked weekends in the plan has left from before; negative where more were worked.
    main_from
        The main vacation is due on this date or later, since that of the season before has been given; None where it
        may lie anywhere in the plan.
    popular_weeks
        Weeks of vacation that the person wished for, with more others than could have them, and had, above the share
        of those who wished; negative where it were fewer. Whoever is ahead comes after the others.
    month_minutes
        By how much more than is agreed certain months may hold: extra time, and hours credited for absence that the
        plan did not know beyond the duties that it cost. It counts in its month and is gone with it.
    text
        Where the numbers come from.
    """

    employee: str
    minutes: Exact = Field(default=Fraction(0))
    vacation: Exact = Field(default=Fraction(0))
    senior_days: Exact = Field(default=Fraction(0))
    weekends: Exact = Field(default=Fraction(0))
    main_from: date | None = None
    popular_weeks: Exact = Field(default=Fraction(0))
    month_minutes: Annotated[tuple[MonthMinutes, ...], BeforeValidator(_by_month)] = ()
    text: str = ""

    def in_months(self, days: Iterable[date]) -> Fraction:
        """Minutes noted for the months that these days lie in."""
        months = {month_of(day) for day in days}
        return sum((noted.minutes for noted in self.month_minutes if noted.month in months), Fraction(0))


def month_of(day: date) -> str:
    """The month of a date, as in 2027-08."""
    return f"{day:%Y-%m}"
