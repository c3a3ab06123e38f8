"""The agreed night is one that the law knows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arsplan.domain.base import show_clock
from arsplan.domain.night import night_span
from arsplan.domain.shifts import DAY, NIGHT_TO
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.unit import Unit

SHORTEST = 8 * 60


def night(unit: "Unit") -> Iterator[Problem]:
    """At least eight hours that hold 00:00 to 06:00, and less than a day."""
    agreed = unit.agreements
    begins, ends = night_span(agreed.night_from, agreed.night_to)
    if ends < NIGHT_TO or not SHORTEST <= ends - begins < DAY:
        clock = f"{show_clock(agreed.night_from)} to {show_clock(agreed.night_to)}"
        column = "night_to" if ends < NIGHT_TO else "night_from"
        yield Problem(
            "night-span",
            f"A night of {clock} cannot be agreed: it lasts at least 8 hours and holds 00:00 to 06:00 "
            "(AML § 10-11(1)).",
            "agreements",
            None,
            column,
            show_clock(getattr(agreed, column)),
            "Maybe 21:00 to 06:00, or 22:00 to 06:00 where that is agreed.",
        )
