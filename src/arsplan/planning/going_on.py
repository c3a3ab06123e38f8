"""A complete roster that stands, with its vacation: where improvement goes on from it instead of from nothing."""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.planning.construct import Part
from arsplan.planning.improvement import broken
from arsplan.planning.plan_types import Planned
from arsplan.rules.measures import VacationPlaced
from arsplan.solving.debts import asks_enough
from arsplan.solving.limits import limits
from arsplan.solving.pace import SLACK
from arsplan.solving.shares import Shares
from arsplan.solving.targets import EVEN, HELD, PROMISED, Targets

__all__ = ["Stands", "go_on"]


@dataclass(frozen=True)
class Stands:
    """A roster and the unit that it was made for, with vacation as placed and positions as given."""

    planned_unit: Unit
    roster: Roster


def go_on(part: Part, plan: Planned) -> None:
    """Take a lawful plan over as the roster of a part; people are to come to what it gives them, or to more.

    Parameters
    ----------
    part
        Without a roster so far.
    plan
        Of these people and perhaps others, for the same weeks.

    Raises
    ------
    ArsplanError
        If it breaks a rule.
    """
    unit, positions = part.unit, {e.id: e.position for e in plan.planned_unit.staff}
    placed = tuple(a for a in plan.planned_unit.absences if a.employee in unit.person and a not in unit.absences)
    if limits(unit, [Fraction(0)] * len(unit.staff), by_month=part.by_month) is not None:
        part.narrow({person: positions[person] for person in unit.person})
    grid = part.grid
    roster = (grid.cells(plan.roster or Roster()) & grid.allowed & ~grid.locked[:, :, None]) | grid.given
    part.targets = _as_worked(part, roster)
    part.state = part.priced(roster, placed)
    _lawful(part)


def _lawful(part: Part) -> None:
    """Improvement keeps every rule that is kept, and mends none but those that ask for enough."""
    mended = {rule.id for rule in part.rules if asks_enough(rule) or isinstance(rule.measure, VacationPlaced)}
    given = broken(part, part.priced(part.grid.given, part.now.placed))
    for rule, employee, first in sorted(broken(part, part.now) - given):
        if rule not in mended:
            raise ArsplanError(
                f"The plan to go on from breaks {rule}: {employee}, {first}.\n"
                "Maybe begin with its roster alone, which may be unlawful."
            )


def _as_worked(part: Part, roster: np.ndarray) -> Targets:
    """Smallest positions, positions that are filled now, and for all others what they come to now."""
    grid, ranges = part.grid, part.ranges
    worked = Targets(grid).minutes(roster)
    filled = worked >= ranges.high
    promised, even = np.where(filled, ranges.high, 0), np.where(filled, 0, worked - SLACK)
    steps = ((ranges.low, HELD), (promised, PROMISED), (even, EVEN))
    return replace(Targets(grid, steps), shares=Shares.around(grid, roster))
