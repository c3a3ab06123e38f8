"""All law cases, to be read by whoever claims to read the rules."""

from tests.law import (
    cases_availability,
    cases_breaks,
    cases_counts,
    cases_eu,
    cases_hours,
    cases_night,
    cases_notice,
    cases_overtime,
    cases_passive,
    cases_readings,
    cases_red_days,
    cases_rest,
    cases_runs,
    cases_tredelt,
    cases_vacation,
    cases_weekends,
)

CASES = (
    *cases_rest.CASES,
    *cases_hours.CASES,
    *cases_red_days.CASES,
    *cases_weekends.CASES,
    *cases_runs.CASES,
    *cases_counts.CASES,
    *cases_availability.CASES,
    *cases_vacation.CASES,
    *cases_night.CASES,
    *cases_breaks.CASES,
    *cases_tredelt.CASES,
    *cases_notice.CASES,
    *cases_overtime.CASES,
    *cases_passive.CASES,
    *cases_eu.CASES,
    *cases_readings.CASES,
)
