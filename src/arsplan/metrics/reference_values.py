"""Published key figures of positions in the municipal sector, each with its year and source."""

from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.rules.source import Source

__all__ = ["REFERENCE_VALUES", "ReferenceValue", "reference_value"]

Measure = Literal["full_time_share", "mean_position"]
Group = Literal["rota", "all"]

_ROTA_WEEKS = (2016, 2130)
"""Minutes of a full-time week, both included, that the statistics call working on a rota: 33.6 to 35.5 h."""

_KS = Source(
    title="Andelen heltidsansatte øker",
    address=(
        "https://www.ks.no/fagomrader/statistikk-og-analyse/statistikk-om-heltid--deltid/andelen-heltidsansatte-oker/"
    ),
    confidence="SRC",
)


class ReferenceValue(NamedTuple):
    """What a key figure was in the sector in one year.

    Attributes
    ----------
    group
        ``rota``: those in health and care who work on a rota; ``all``: everybody in the sector.
    value
        A share.
    """

    measure: Measure
    group: Group
    year: int
    value: Fraction
    source: Source = _KS


REFERENCE_VALUES = (
    ReferenceValue("full_time_share", "rota", 2014, Fraction(208, 1000)),
    ReferenceValue("full_time_share", "rota", 2018, Fraction(242, 1000)),
    ReferenceValue("full_time_share", "rota", 2023, Fraction(348, 1000)),
    ReferenceValue("full_time_share", "all", 2023, Fraction(610, 1000)),
    ReferenceValue("mean_position", "rota", 2014, Fraction(633, 1000)),
    ReferenceValue("mean_position", "rota", 2023, Fraction(715, 1000)),
    ReferenceValue("mean_position", "all", 2023, Fraction(841, 1000)),
)


def reference_value(measure: Measure, full_time_week: int) -> ReferenceValue:
    """The latest value for those whose full-time week has so many minutes."""
    group = "rota" if _ROTA_WEEKS[0] <= full_time_week <= _ROTA_WEEKS[1] else "all"
    fitting = (value for value in REFERENCE_VALUES if (value.measure, value.group) == (measure, group))
    return max(fitting, key=lambda value: value.year)
