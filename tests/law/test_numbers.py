"""Numbers on which no verdict on a rota turns, said again from the text, and settings that start at one of the law."""

from fractions import Fraction

import pytest
from tests.law.world import world

from arsplan.domain.readings import Readings
from arsplan.domain.terms import Agreements, Arrangement, Discussion, VacationPolicy
from arsplan.rules import measures as m
from arsplan.rules.packs import pack
from arsplan.rules.rulebook import rulebook

HOUR = 60
LAW = {rule: row.limit for name in ("norway", "eu") for rule, row in pack(name).items()}
TEXT = {
    ("R02", "full_time"): (35 * HOUR + 30, "HTA § 4.2: 35.5 hours a week in rota work"),
    ("R06", "four_weeks"): (25 * HOUR, "AML § 10-6(4)"),
    ("R06", "year"): (200 * HOUR, "AML § 10-6(4)"),
    ("R06", "four_weeks_tv"): (50 * HOUR, "AML § 10-6(5)"),
    ("R06", "year_tv"): (300 * HOUR, "AML § 10-6(5)"),
    ("R07", "tv"): (8 * HOUR, "AML § 10-8(3)"),
    ("R08", "none"): (35 * HOUR, "AML § 10-8(2)"),
    ("R08", "tv"): (28 * HOUR, "AML § 10-8(3)"),
    ("R09", "none"): (1, "AML § 10-8(4): the next red day"),
    ("R10", "average"): (26, "AML § 10-8(4): 26 weeks"),
    ("R13", "least"): (8 * HOUR, "AML § 10-11(1): another span of at least eight hours"),
    ("R14", "period"): (4 * 7 * 24 * HOUR, "AML § 10-11(6): four weeks"),
    ("R17", "tariff"): (30, "HTA: 25 working days are five weeks of six virkedager"),
    ("R17", "senior"): (6, "ferieloven § 5(2)"),
    ("R18", "law"): (18, "ferieloven § 7(1)"),
    ("R21", "over"): (12, "AML § 14-4 a: the last twelve months"),
    ("R22", "within"): (1, "HTA: within a month"),
    ("R25", "day"): (2 * HOUR, "AML § 10-4(2): two hours in 24"),
    ("R25", "week"): (10 * HOUR, "AML § 10-4(2): ten hours in seven days"),
    ("AML 10-5", "ind"): (52, "AML § 10-5(1): 52 weeks"),
    ("AML 10-5", "tv"): (52, "AML § 10-5(2): 52 weeks"),
    ("Red days agreed", "year"): (52, "AML § 10-8(4); the parties: a plan of the whole year"),
    ("Weekends", "every"): (3, "a union's position: every third"),
    ("E01", "none"): (11 * HOUR, "Directive 2003/88/EC art. 3"),
    ("E02", "none"): (35 * HOUR, "Directive 2003/88/EC art. 5"),
    ("E05", "period"): (4 * 7 * 24 * HOUR, "four weeks, which the directive leaves to the parties"),
    ("E06", "law"): (24, "Directive 2003/88/EC art. 7: four weeks"),
}
STARTS = {
    "constructed": (world().constructed, False),
    "full_time_week": (world().full_time_week, LAW["R02"]["full_time"]),
    "daily_rest agreed": (Agreements().daily_rest, LAW["R07"]["none"]),
    "weekly_rest agreed": (Agreements().weekly_rest, LAW["R08"]["none"]),
    "night_from": (Agreements().night_from, LAW["R13"]["from"]),
    "night_to": (Agreements().night_to, LAW["R13"]["to"]),
    "daily_rest asked for": (Arrangement().daily_rest, LAW["R07"]["none"]),
    "weekly_rest asked for": (Arrangement().weekly_rest, LAW["R08"]["none"]),
    "notice_days": (Discussion().notice_days, LAW["R16"]["none"]),
    "vacation days": (VacationPolicy().days, LAW["R17"]["tariff"]),
    "senior_days": (VacationPolicy().senior_days, LAW["R17"]["senior"]),
    "senior_age": (VacationPolicy().senior_age, 60),
    "main_days": (VacationPolicy().main_days, LAW["R18"]["law"]),
    "DailyRest": (
        m.DailyRest(),
        m.DailyRest(full=LAW["R07"]["none"], floor=LAW["R07"]["none"], compensation="next_rest"),
    ),
    "WeeklyRest": (
        m.WeeklyRest(),
        m.WeeklyRest(least=LAW["R08"]["none"], full=0, weeks=1, assign="clip", week_start=0),
    ),
    "WorkPeriodMinutes.rest": (m.WorkPeriodMinutes(most=1).rest, LAW["R07"]["none"]),
    "LongShiftConsent.long": (m.LongShiftConsent(most=1).long, LAW["R24"]["long"]),
    "PassiveDuty": (m.PassiveDuty(), m.PassiveDuty(**LAW["R25"])),
    "Breaks": (m.Breaks(), m.Breaks(**LAW["R12"])),
    "RedDaysOff.weeks": (m.RedDaysOff().weeks, LAW["R10"]["average"]),
    "RedDaysOff.run": (m.RedDaysOff().run, LAW["R10"]["run"]),
    "Overtime": (m.Overtime(), m.Overtime(**{name: LAW["R06"][name] for name in ("week", "four_weeks", "year")})),
    "Notice": (m.Notice().days, LAW["R16"]["none"]),
    "TredeltHours": (
        m.TredeltHours(),
        m.TredeltHours(**LAW["R15"], night_from=LAW["R13"]["from"], night_to=LAW["R13"]["to"]),
    ),
    "VacationPlaced.main": (m.VacationPlaced(days=1).main, LAW["R18"]["law"]),
}
"""A default, and the number of the pack that it repeats."""

PLAIN = {
    m.WorkPeriodMinutes(most=1): {"day_break": 0, "window": "fixed", "most_weekend": None},
    m.WeekMinutes(most=1): {"weeks": 1, "windows": "rolling", "week_start": 0},
    m.WeekendsWorked(): {"most": 1, "of": 3, "friday_evening": False, "sunday_night": True},
    m.WeekendsInPlan(most=1): {"distance": 1},
    m.RedDaysOff(): {"threshold": HOUR},
    m.RedDaySequence(): {"threshold": HOUR},
    m.RunLength(most=1): {"of": "days", "edges": "not_measured", "least": None},
    m.RunLength(least=1): {"most": None},
    m.DutiesInWindow(most=1): {"codes": (), "weeks": None, "least": None},
    m.TredeltHours(): {"double": "night"},
    m.VacationPlaced(days=1): {"from_week": 25, "to_week": 33},
    m.AwayAtOnce(main=1, other=1): {"from_week": 25, "to_week": 33},
    Agreements(): {
        "averaging": "none",
        "day_break": 0,
        "night_average_waived": False,
        "tredelt_double_hours": "night",
        "holiday_compensation": "paid",
    },
    Arrangement(): {
        "weekends": 1,
        "weekends_of": 3,
        "friday_evening": False,
        "sunday_night": True,
        "whole_weekends": True,
        "longest_run_days": 6,
        "longest_run_nights": 4,
        "red_day_minutes": HOUR,
        "staffing_above_need": 0,
        "red_days_shared": "heads",
    },
    VacationPolicy(): {
        "from_week": 25,
        "to_week": 33,
        "place": True,
        "main_share": Fraction(1, 3),
        "other_share": Fraction(15, 100),
    },
    Readings(): {
        "weekly_rest_assign": "clip",
        "compensation": "next_rest",
        "day_window": "fixed",
        "averages": "rolling",
        "dst_hours": "nominal",
        "weekly_rest_days": 7,
        "week_start": 0,
    },
}
"""Defaults of reading, as `docs/readings.md` gives them."""


@pytest.mark.parametrize("number", TEXT, ids="-".join)
def test_a_number_is_that_of_the_text(number):
    rule, name = number
    value, citation = TEXT[number]
    assert LAW[rule][name] == value, citation


@pytest.mark.parametrize("name", STARTS)
def test_a_setting_starts_at_the_number_of_the_law(name):
    starts, law = STARTS[name]
    assert starts == law


@pytest.mark.parametrize("model", PLAIN, ids=lambda model: type(model).__name__)
def test_a_reading_starts_as_the_document_says(model):
    assert {name: getattr(model, name) for name in PLAIN[model]} == PLAIN[model]


def test_fourteen_days_are_two_weeks():
    """Directive 2003/88/EC art. 16 a: a reference period of at most 14 days for the weekly rest."""
    unit = world(rule_packs=("eu",), readings=Readings(weekly_rest_days=14))
    (measure,) = {rule.measure for rule in rulebook(unit) if isinstance(rule.measure, m.WeeklyRest)}
    assert measure.weeks == 2
