"""Key figures of a roster: coverage, shortage, positions, offers, burdens, day codes and hour accounts."""

from arsplan.metrics.accounts import AccountLine, account_lines
from arsplan.metrics.burden import Burden, burdens
from arsplan.metrics.coverage import CoverageRow, coverage, shortage_minutes
from arsplan.metrics.day_codes import DayCode, day_codes
from arsplan.metrics.kpis import Kpi, across_units, kpis
from arsplan.metrics.offers import HiredHelp, Offer, hired_help, offers
from arsplan.metrics.openings import Openings
from arsplan.metrics.part_time_reasons import PartTimeReason, part_time_reasons
from arsplan.metrics.positions import (
    PositionRow,
    PositionSummary,
    culture_classes,
    position_rows,
    summary,
)
from arsplan.metrics.shortage import Shortage, shortage

__all__ = [
    "AccountLine",
    "Burden",
    "CoverageRow",
    "DayCode",
    "HiredHelp",
    "Kpi",
    "Offer",
    "Openings",
    "PartTimeReason",
    "PositionRow",
    "PositionSummary",
    "Shortage",
    "account_lines",
    "across_units",
    "burdens",
    "coverage",
    "culture_classes",
    "day_codes",
    "hired_help",
    "kpis",
    "offers",
    "part_time_reasons",
    "position_rows",
    "shortage",
    "shortage_minutes",
    "summary",
]
