"""Two people who are kept apart, or are wanted together."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from arsplan.domain.base import OpenFact, refused

WEIGHT = 50
"""What a duty without the other costs where nothing is said: less than ten minutes of a position that is promised."""

HEAVIEST = 200
"""Less than half an hour of demand that nobody covers, which costs 300."""


class Pair(OpenFact):
    """Two people who are never on duty at the same time, or one whom another should be on duty with.

    Attributes
    ----------
    employee, other
        Ids. `together` is about the duties of the first: a newcomer, and the mentor who should be there.
    kind
        `apart` for relatives, a conflict, two newcomers; `together` for a mentor, or two who share a car.
    first, last
        First and last date on which it holds; None where it always does.
    weight
        What a duty of `employee` without the other costs where they are wanted together; None for the usual.
    text
        Why, in words.
    """

    employee: str
    other: str
    kind: Literal["apart", "together"]
    first: date | None = None
    last: date | None = None
    weight: int | None = Field(default=None, ge=1, le=HEAVIEST)
    text: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "Pair":
        if self.first and self.last and self.first > self.last:
            msg = f"the pair {self.employee} and {self.other} ends {self.last}, before it starts {self.first}"
            raise refused("dates-in-wrong-order", msg, "last")
        if self.kind == "apart" and self.weight is not None:
            raise refused("weight-of-a-rule", "a pair that is kept apart is a rule and has no weight", "weight")
        return self

    @property
    def price(self) -> int:
        """What a duty without the other costs."""
        return WEIGHT if self.weight is None else self.weight

    def holds_on(self, day: date) -> bool:
        """Whether it is asked for on that date."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
