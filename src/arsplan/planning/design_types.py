"""What a design gives back: lines, the rota behind them, and how they stand against the closed form."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from arsplan.capacity.design import GroupBound, WeekendDesign
from arsplan.planning.design_sum import Part
from arsplan.planning.design_unit import Stretch
from arsplan.planning.plan_types import Plan


class DesignedLine(NamedTuple):
    """One line of a design.

    Attributes
    ----------
    id, rota, competence
        As in the staff of the design's unit.
    position
        Share of full time that its duties carry.
    every
        It works every so many-th weekend.
    weekends, long_shifts
        Weekends worked and duties on the long shift, in the weeks of the design.
    consents
        Whether whoever takes it consents to long shifts.
    year_minutes, vacation_minutes
        Hours that the position owes over the unit's own plan, and what of them vacation stands for.
    """

    id: str
    rota: str
    competence: str
    position: Fraction
    every: Fraction
    weekends: int
    long_shifts: int
    consents: bool
    year_minutes: Fraction
    vacation_minutes: Fraction


@dataclass(frozen=True)
class Design:
    """Lines for a group of rotas, and the rota that shows that they do.

    Attributes
    ----------
    arrangement
        How weekends are worked.
    lines
        Those with duties.
    bounds
        By group of slots, the fewest people; ``all`` first.
    closed_form
        Mean position by the capacity identity, as if all weekend hours were worked in the same way; may be above 1.
    difference
        Mean position less `closed_form`, in parts.
    stretch
        The weeks planned.
    left_open, short
        Head-minutes that long shifts leave uncovered by their times, and all that the rota leaves uncovered.
    needs
        What has to be agreed that the unit has not agreed today.
    plan
        The rota, checked; its unit has the lines for staff.
    """

    arrangement: WeekendDesign
    lines: tuple[DesignedLine, ...]
    bounds: tuple[GroupBound, ...]
    closed_form: Fraction
    difference: tuple[Part, ...]
    stretch: Stretch
    left_open: int
    short: int
    needs: tuple[str, ...]
    plan: Plan

    @property
    def heads(self) -> int:
        """Lines with duties."""
        return len(self.lines)

    @property
    def bound(self) -> int:
        """People without whom the demand is not covered."""
        return self.bounds[0].heads

    @property
    def mean_position(self) -> Fraction:
        """Mean position of the lines; 0 without any."""
        return sum((line.position for line in self.lines), Fraction(0)) / max(1, self.heads)

    @property
    def full_time_share(self) -> Fraction:
        """Share of the lines with a full position."""
        return Fraction(sum(line.position == 1 for line in self.lines), max(1, self.heads))
