"""The unit's switches of reading, put into the measures that know them."""

from collections.abc import Container

from arsplan.domain.base import Fact
from arsplan.domain.readings import Readings
from arsplan.rules import measures as m
from arsplan.rules.kinds import AnyMeasure

_SWITCHES: dict[type[Fact], dict[str, str]] = {
    m.DailyRest: {"compensation": "compensation"},
    m.WeeklyRest: {"assign": "weekly_rest_assign", "week_start": "week_start"},
    m.WeekMinutes: {"week_start": "week_start", "windows": "averages"},
    m.WorkPeriodMinutes: {"window": "day_window"},
}
"""Fields of measures that a switch sets, with the name of the switch."""


def as_read(measure: AnyMeasure, readings: Readings, said: Container[str] = ()) -> AnyMeasure:
    """Return the measure as the unit reads it.

    Parameters
    ----------
    said
        Fields that the rule states itself; they stay.
    """
    switches = _SWITCHES.get(type(measure), {})
    values = {name: getattr(readings, switch) for name, switch in switches.items() if name not in said}
    read: AnyMeasure = measure.model_copy(update=values) if values else measure
    return read
