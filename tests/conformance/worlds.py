"""All worlds that are tried completely."""

from tests.conformance import (
    worlds_breaks,
    worlds_counts,
    worlds_elapsed,
    worlds_fortnight,
    worlds_hours,
    worlds_months,
    worlds_notice,
    worlds_overtime,
    worlds_passive,
    worlds_readings,
    worlds_red_days,
    worlds_rest,
    worlds_runs,
    worlds_single,
    worlds_tredelt,
    worlds_weekends,
)

WORLDS = (
    *worlds_rest.WORLDS,
    *worlds_hours.WORLDS,
    *worlds_months.WORLDS,
    *worlds_weekends.WORLDS,
    *worlds_runs.WORLDS,
    *worlds_counts.WORLDS,
    *worlds_red_days.WORLDS,
    *worlds_single.WORLDS,
    *worlds_breaks.WORLDS,
    *worlds_tredelt.WORLDS,
    *worlds_notice.WORLDS,
    *worlds_overtime.WORLDS,
    *worlds_passive.WORLDS,
    *worlds_readings.WORLDS,
    *worlds_elapsed.WORLDS,
    *worlds_fortnight.WORLDS,
)
