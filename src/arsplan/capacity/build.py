"""The closed form for a whole unit."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

from arsplan.capacity.binding import tightest
from arsplan.capacity.count import Count
from arsplan.capacity.groups import rota_groups
from arsplan.capacity.present import net_year
from arsplan.capacity.report import CapacityReport
from arsplan.capacity.typical import line_minutes, loads, outside, season_weeks, typical_week
from arsplan.capacity.weekends import own_frequency
from arsplan.clock.holidays import is_holiday
from arsplan.domain.need import Need, needs
from arsplan.domain.unit import Unit

__all__ = ["base_season", "capacity"]


def capacity(unit: Unit) -> CapacityReport:
    """How many people and how large positions a unit's demand allows, in closed form.

    Answers in milliseconds what no rota can beat: weekends need heads, and the hours of the week divided by
    those heads are the mean position. No rota is made.

    Parameters
    ----------
    unit
        The unit.

    Returns
    -------
    CapacityReport
        By group of rotas and group of slots, for an ordinary week of each season and for the plan as a whole.

    Notes
    -----
    The identity leaves out whole persons, minima of competence within a shift, rest, and overlaps that long
    shifts remove; the bound of a plan does not.
    """
    weeks = {season: typical_week(unit, season) for season in season_weeks(unit)}
    base = base_season(unit, weeks)
    groups = rota_groups(unit)
    year = needs(unit)
    served = {line for group in groups for line in group.lines}
    counts = [Count(unit, group, weeks[base]) for group in groups if any(need.line in group.lines for need in year)]
    found = [tightest(unit, (seen for count in counts for seen in count.slot_weeks(*week))) for week in weeks.items()]
    return CapacityReport(
        unit=unit.name,
        constructed=unit.constructed,
        full_time_week=unit.full_time_week,
        net_year=net_year(unit),
        weeks=unit.weeks,
        every=own_frequency(unit),
        base_season=base,
        groups=tuple(count.report(weeks, base, year) for count in counts),
        tightest=tuple(pinch for pinch in found if pinch is not None),
        outside=outside(unit),
        unserved=tuple(sorted({need.line for need in year} - served)),
    )


def base_season(unit: Unit, weeks: Mapping[str, tuple[Need, ...]]) -> str:
    """The season whose ordinary week stands for the unit.

    The one whose weekly hours are the most common in the plan; among several with those hours the one that
    public holidays disturb in the smallest share of its weeks, then the longest, then the first in the unit's
    table.

    Parameters
    ----------
    unit
        The unit.
    weeks
        Demand of an ordinary week by season.

    Returns
    -------
    str
        Name of a season.
    """
    minutes = {line.code: line_minutes(unit, line) for line in unit.lines}
    hours = {season: loads(week, minutes).total for season, week in weeks.items()}
    lengths = season_weeks(unit)
    common: Counter[int] = Counter()
    for season, total in hours.items():
        common[total] += len(lengths[season])

    def rank(season: str) -> tuple[int, Fraction, int]:
        own = lengths[season]
        disturbed = sum(
            any(is_holiday(unit.horizon.monday(week) + timedelta(days)) for days in range(7)) for week in own
        )
        return -common[hours[season]], Fraction(disturbed, len(own)), -len(own)

    return min(hours, key=rank)
