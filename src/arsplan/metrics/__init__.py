"""Key figures of a roster: coverage, positions, offers, burdens, day codes, hour accounts, agreements, soundness."""

from arsplan.metrics.accounts import AccountLine, account_lines
from arsplan.metrics.agreements import AgreementRow, agreements
from arsplan.metrics.burden import Burden, burdens
from arsplan.metrics.coverage import CoverageRow, coverage, shortage_minutes
from arsplan.metrics.day_codes import DayCode, day_codes
from arsplan.metrics.kpis import Kpi, across_units, kpis
from arsplan.metrics.month_accounts import MonthLine, month_lines
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
from arsplan.metrics.red_days import RedDayRow, red_day_rows
from arsplan.metrics.shortage import Shortage, shortage
from arsplan.metrics.soundness import SoundnessRow, soundness
from arsplan.metrics.supplements import Supplements, supplements
from arsplan.metrics.vacation_wishes import WishedWeek, wished_weeks
from arsplan.metrics.year_hours import YearHours, year_hours

__all__ = [
    "AccountLine",
    "AgreementRow",
    "Burden",
    "CoverageRow",
    "DayCode",
    "HiredHelp",
    "Kpi",
    "MonthLine",
    "Offer",
    "Openings",
    "PartTimeReason",
    "PositionRow",
    "PositionSummary",
    "RedDayRow",
    "Shortage",
    "SoundnessRow",
    "Supplements",
    "WishedWeek",
    "YearHours",
    "account_lines",
    "across_units",
    "agreements",
    "burdens",
    "coverage",
    "culture_classes",
    "day_codes",
    "hired_help",
    "kpis",
    "month_lines",
    "offers",
    "part_time_reasons",
    "position_rows",
    "red_day_rows",
    "shortage",
    "shortage_minutes",
    "soundness",
    "summary",
    "supplements",
    "wished_weeks",
    "year_hours",
]
