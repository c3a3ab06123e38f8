"""What is to be designed: everything that does not change while lines are added."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from arsplan.capacity.design import GroupBound, WeekendDesign, design_bound
from arsplan.capacity.groups import RotaGroup, rota_groups
from arsplan.capacity.typical import base_season, season_weeks, typical_week
from arsplan.capacity.weekends import own_frequency
from arsplan.domain.unit import Unit
from arsplan.planning.design_lines import Line
from arsplan.planning.design_unit import Stretch, Terms, quiet_start, round_weeks, terms_of, unit_of


@dataclass(frozen=True)
class Task:
    """What does not change while lines are added."""

    unit: Unit
    group: RotaGroup
    arrangement: WeekendDesign
    bounds: tuple[GroupBound, ...]
    stretch: Stretch
    terms: Terms
    goal: Literal["fewest", "full-time"]

    @property
    def left_open(self) -> int:
        """Head-minutes that long shifts leave uncovered by their times."""
        open_ = self.bounds[0].staffing.uncovered
        return 2 * self.stretch.weeks * sum(s.heads * (s.segment.end - s.segment.start) for s in open_)

    def with_lines(self, lines: tuple[Line, ...]) -> Unit:
        """The unit with these lines for staff."""
        return unit_of(self.unit, self.group, self.arrangement, lines, self.stretch, self.terms, self.goal)


def task_of(
    unit: Unit,
    arrangement: WeekendDesign | None,
    group: str | None,
    goal: Literal["fewest", "full-time"],
    weeks: int | None,
    start: date | None,
) -> Task:
    """Settle which rotas and weeks are planned, and refuse what makes no sense."""
    asked = arrangement or WeekendDesign(every=own_frequency(unit) or Fraction(1))
    if asked.weekend_posts:
        raise ValueError(f"{asked.weekend_posts} weekend posts in a design.\nMaybe 0, and posts by `design_bound`.")
    season = base_season(unit, {name: typical_week(unit, name) for name in season_weeks(unit)})
    every = design_bound(unit, asked)
    names = list(dict.fromkeys(bound.group for bound in every))
    if not names or (group is not None and group not in names):
        raise ValueError(f"No rotas called '{group}' have demand.\nMaybe one of {', '.join(names)}.")
    own = next(found for found in rota_groups(unit) if found.name == (group or names[0]))
    bounds = tuple(bound for bound in every if bound.group == own.name)
    if asked.long and not bounds[0].staffing.long:
        asked = asked._replace(long=None, long_every=None)
    length = weeks or round_weeks(asked)
    stretch = Stretch(season, start or quiet_start(unit, season, length), length)
    return Task(
        unit, own, asked, bounds, stretch, terms_of(unit, unit.shift_by_code[asked.long] if asked.long else None), goal
    )
