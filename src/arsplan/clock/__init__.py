"""Real time: the clock in Oslo, the weeks of the plan, red days and their zones."""

from arsplan.clock.holidays import (
    RedDay,
    RedSpan,
    RedZone,
    eves,
    is_holiday,
    is_red,
    is_virkedag,
    public_holidays,
    red_days,
    red_spans,
    red_zones,
)
from arsplan.clock.horizon import Horizon
from arsplan.clock.instants import (
    TIMEZONE,
    format_clock,
    from_utc_minute,
    local_datetime,
    parse_clock,
    utc_minute,
)

__all__ = [
    "TIMEZONE",
    "Horizon",
    "RedDay",
    "RedSpan",
    "RedZone",
    "eves",
    "format_clock",
    "from_utc_minute",
    "is_holiday",
    "is_red",
    "is_virkedag",
    "local_datetime",
    "parse_clock",
    "public_holidays",
    "red_days",
    "red_spans",
    "red_zones",
    "utc_minute",
]
