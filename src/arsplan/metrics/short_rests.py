"""How often somebody rests too short between two duties."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from arsplan.domain.unit import Unit
from arsplan.metrics.work import Work
from arsplan.rules.packs import pack

__all__ = ["ShortRests", "short_rests"]


class ShortRests(NamedTuple):
    """Rests of one person below the law's eleven hours, and of these the ones below what is agreed."""

    below_law: int = 0
    below_agreed: int = 0


def short_rests(unit: Unit, employee: str, pieces: Sequence[Work]) -> ShortRests:
    """Count one person's short rests that end inside the plan.

    A gap of less than eight hours, the least that may be agreed, is a rest only between two shifts: a meeting or a
    course so close to a shift lengthens the day instead. Shifts that meet or overlap leave no gap at all.

    Parameters
    ----------
    unit
        Its agreements say what is agreed for the person.
    employee
        Id.
    pieces
        What the person works, in order of time.
    """
    limit = pack()["R07"].limit
    agreed = min(limit["none"], unit.agreements_of(unit.person[employee]).daily_rest)
    law, below = 0, 0
    for one, other in pairwise(pieces):
        gap = other.start - one.end
        meeting = gap < limit["tv"] and not (one.shift and other.shift)
        if other.date in unit.horizon and 0 < gap < limit["none"] and not meeting:
            law += 1
            below += gap < agreed
    return ShortRests(law, below)
