"""Pairs in a plan: how many duties the one has with the other there, and how many without."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.clock.instants import utc_minute
from arsplan.domain.pairs import Pair
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit

__all__ = ["PairRow", "pair_rows"]


class PairRow(NamedTuple):
    """What became of one row of the table of pairs.

    Attributes
    ----------
    duties
        Of `employee`, on the dates on which the pair holds.
    together, apart
        Those on which `other` is on duty too, and the rest. Where the two are kept apart, together is more than a
        hand-over; where they are wanted together, it is at least half of the duty beside one duty of the other.
    share
        Of the duties, those that are as the pair asks; None where there are none.
    """

    employee: str
    other: str
    kind: Literal["apart", "together"]
    duties: int
    together: int
    apart: int
    share: Fraction | None


def pair_rows(unit: Unit, roster: Roster) -> list[PairRow]:
    """Count every row of the table of pairs, in its order; rows about people who are not here any more are left out.

    Parameters
    ----------
    unit
        The unit; duties of its history count for the other.
    roster
        Who works which duty.
    """
    here = (pair for pair in unit.pairs if {pair.employee, pair.other} <= unit.person.keys())
    return [_row(unit, roster, pair) for pair in here]


def _row(unit: Unit, roster: Roster, pair: Pair) -> PairRow:
    own = _spans(unit, (duty for duty in roster.of(pair.employee) if pair.holds_on(duty.date)))
    history = (duty for duty in unit.history if duty.employee == pair.other)
    others = _spans(unit, (*history, *roster.of(pair.other)))
    together = sum(any(_meet(unit, pair, duty, other) for other in others) for duty in own)
    apart = len(own) - together
    asked = together if pair.kind == "together" else apart
    share = Fraction(asked, len(own)) if own else None
    return PairRow(pair.employee, pair.other, pair.kind, len(own), together, apart, share)


def _spans(unit: Unit, duties: Iterable[Duty]) -> list[tuple[int, int]]:
    """Start and end of duties on shifts of this unit, in minutes of real time."""
    found = []
    for duty in duties:
        shift = unit.shift_by_code[duty.shift]
        if shift.use != "none":
            start, end = (utc_minute(duty.date, minute, unit.timezone) for minute in (shift.start, shift.finish))
            found.append((start, end))
    return found


def _meet(unit: Unit, pair: Pair, duty: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(duty[1], other[1]) - max(duty[0], other[0])
    if pair.kind == "apart":
        return shared > unit.arrangement.handover_minutes
    return 2 * shared >= duty[1] - duty[0]
