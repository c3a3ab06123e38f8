"""The closed form for a whole unit."""

from arsplan.capacity.binding import pinches, tightest
from arsplan.capacity.count import Count
from arsplan.capacity.design import WeekendDesign, bounds
from arsplan.capacity.groups import rota_groups
from arsplan.capacity.present import net_year
from arsplan.capacity.report import CapacityReport
from arsplan.capacity.typical import base_season, outside, season_weeks, typical_week
from arsplan.capacity.weekends import own_frequency
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit

__all__ = ["capacity"]


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
    every = own_frequency(unit)
    seen = [[one for count in counts for one in count.slot_weeks(*week)] for week in weeks.items()]
    found = [tightest(unit, season) for season in seen]
    return CapacityReport(
        unit=unit.name,
        constructed=unit.constructed,
        full_time_week=unit.full_time_week,
        net_year=net_year(unit),
        weeks=unit.weeks,
        every=every,
        base_season=base,
        groups=tuple(count.report(weeks, base, year) for count in counts),
        fewest=() if every is None else bounds(unit, WeekendDesign(every), weeks[base]),
        tightest=tuple(pinch for pinch in found if pinch is not None),
        gaps=tuple(pinch for season in seen for pinch, _ in pinches(unit, season)),
        outside=outside(unit),
        unserved=tuple(sorted({need.line for need in year} - served)),
    )
