"""Where competence is missing by season, as a CSV text."""

from fractions import Fraction
from math import ceil, floor

from arsplan.capacity import capacity
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.io.plan_folder_tables import decimal

__all__ = ["competence_gaps_csv"]


def competence_gaps_csv(unit: Unit) -> str:
    """Heads a day needed and given for every group of slots in every season; what is given is rounded down."""
    columns = ("season", "weeks", "group", "competence", "days", "people", "needed", "given", "missing")
    rows = (
        (
            *(pinch.season, pinch.weeks, pinch.group, pinch.competence, pinch.days, str(pinch.people)),
            _up(pinch.need),
            decimal(floor(pinch.gives_with_vacation * 100), 2),
            _up(pinch.missing_heads),
        )
        for pinch in capacity(unit).gaps
    )
    return csv_text(columns, rows)


def _up(heads: Fraction) -> str:
    return decimal(ceil(heads * 100), 2)
