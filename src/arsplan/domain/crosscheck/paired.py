"""Pairs: two different people, about whom one thing is said once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arsplan.domain.crosscheck.words import unknown
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.unit import Unit


def others(unit: "Unit") -> Iterator[Problem]:
    """The other one is on the staff, and another one."""
    for row, pair in enumerate(unit.pairs):
        if pair.other not in unit.person:
            yield unknown("pairs", row, "other", pair.other, what="employee", known=unit.person)
        elif pair.other == pair.employee:
            text = f"{pair.employee} stands here as a pair of one person."
            advice = "Maybe one of the two ids is mistyped."
            yield Problem("pair-of-one", text, "pairs", row, "other", pair.other, advice)


def pairs(unit: "Unit") -> Iterator[Problem]:
    """Nobody is asked twice to be with the same person, and nobody to be with and apart from one."""
    seen: set[tuple[str, str, str]] = set()
    for row, pair in enumerate(unit.pairs):
        one, other = pair.employee, pair.other
        same_way = {(one, other, "apart"), (one, other, "together"), (other, one, "apart")}
        if seen & (same_way | ({(other, one, "together")} if pair.kind == "apart" else set())):
            text = f"{one} and {other} stand here twice."
            advice = "Maybe remove one of the rows; 'together' may stand once for the duties of each."
            yield Problem("duplicate-pair", text, "pairs", row, "other", other, advice)
        seen.add((one, other, pair.kind))


def weighed(unit: "Unit") -> Iterator[Problem]:
    """Where goals have prices nothing is weighed beside them, so a wish to be together would be lost."""
    if unit.prices is None:
        return
    for row, pair in enumerate(unit.pairs):
        if pair.kind == "together":
            text = f"{pair.employee} and {pair.other} are wanted together, which a unit with [prices] does not weigh."
            advice = "Maybe remove the row, or [prices]."
            yield Problem("pair-not-weighed", text, "pairs", row, "kind", pair.kind, advice)
