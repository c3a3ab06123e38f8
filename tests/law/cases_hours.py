"""Hours in a work period, a week, eight weeks and a year: AML § 10-4, 10-5, 10-12; HTA § 4."""

from datetime import date
from fractions import Fraction

from tests.law.world import MONDAY, LawCase, activity, before, law, person, roster, rule, shift, world

from arsplan.domain.absences import Absence
from arsplan.domain.terms import Agreements
from arsplan.rules.measures import LongShiftConsent, WeekMinutes, WorkPeriodMinutes

R01, R02, R03 = "AML § 10-4(1), 10-5(1)-(3)", "AML § 10-5; HTA § 4.2.2", "AML § 10-5(1)-(3)"
R05, R24 = "AML § 10-6(8)", "AML § 10-12(4)"

MORE = (
    shift("N1", "21:45", "07:46"),
    shift("L1", "07:30", "20:01"),
    shift("B", "15:00", "22:00"),
    shift("M", "00:30", "06:30"),
    shift("H", "08:00", "12:00"),
    shift("H1", "08:00", "12:01"),
    shift("X90", "08:00", "09:30"),
    shift("X184", "08:00", "11:04"),
    shift("X185", "08:00", "11:05"),
    shift("X210", "08:00", "11:30"),
    shift("X211", "08:00", "11:31"),
    shift("X330", "08:00", "13:30"),
    shift("X331", "08:00", "13:31"),
)
IND, TV = Agreements(averaging="ind"), Agreements(averaging="tv")
SU = Agreements(averaging="tv", su_long_shift=840)
SU_WEEKEND = Agreements(averaging="tv", su_long_shift=840, su_days="weekend")
TV_8H = Agreements(averaging="tv", daily_rest=480)
YES = {"staff": (person(long_shift_minutes=840),)}
HALF_YES = {"staff": (person(long_shift_minutes=750),)}


def case(rules, citation, name, text, *verdict, **facts):
    unit = world(more_shifts=MORE, **facts)
    asked = law(unit, rules) if isinstance(rules, str) else rules
    label = rules if isinstance(rules, str) else asked[0].measure.kind
    return LawCase(f"{label}-{name}", citation, unit, asked, roster(text, unit.start), *verdict)


def r01(name, text, verdict, slack=None, agreements=None, **facts):
    return case("R01", R01, name, text, verdict, slack, agreements=agreements or Agreements(), **facts)


def r24(name, text, verdict, slack, **facts):
    return case("R24", R24, name, text, verdict, slack, agreements=SU, **facts)


def period(name, text, verdict, slack, facts, **limit):
    return case(rule(WorkPeriodMinutes(**limit)), R01, name, text, verdict, slack, **facts)


WORK_PERIODS = (
    r01("day-of-7-5-h", "D", "kept", 90),
    r01("night-of-10-h-unagreed", "N", "broken", -60),
    r01("night-of-10-h-ind", "N", "kept", 0, IND),
    r01("night-of-10-h-01-ind", "N1", "broken", -1, IND),
    r01("long-day-of-12-5-h-ind", "L", "broken", -150, IND),
    r01("long-day-of-12-5-h-tv", "L", "kept", 0, TV),
    r01("long-day-of-12-h-31-tv", "L1", "broken", -1, TV),
    r01("14-h-tv", "LL", "broken", -90, TV),
    r01("14-h-su-and-consent", "LL", "kept", 0, SU, **YES),
    r01("14-h-su-without-consent", "LL", "broken", -90, SU),
    r01("14-h-su-and-consent-to-12-5-h", "LL", "broken", -90, SU, **HALF_YES),
    r01("14-h-consent-without-su", "LL", "broken", -90, TV, **YES),
    r01("14-h-su-for-weekends-on-saturday", ". . . . . LL .", "kept", 0, SU_WEEKEND, **YES),
    r01("14-h-su-for-weekends-on-friday", ". . . . LL . .", "broken", -90, SU_WEEKEND, **YES),
    r01("day-and-evening-are-one-period", "D+B", "broken", -120, TV),
    r01("history-runs-into-the-period", "M", "broken", -270, history=before(". . . . . . A")),
    r01("history-alone-gives-no-finding", "D", "kept", 90, history=before("N . . . . . .")),
    period("two-in-24-h", ". M+A", "broken", -60, {}, most=750, rest=480),
    period("day-break-at-6", ". M+A", "kept", 300, {}, most=750, rest=480, day_break=360),
    period("night-and-day-across-day-break-at-6", ". D M", "broken", -60, {}, most=750, rest=480, day_break=360),
    period("weekend-limit-on-saturday", ". . . . . L .", "kept", 0, {}, most=540, most_weekend=750),
    period("weekend-limit-on-friday", ". . . . L . .", "broken", -210, {}, most=540, most_weekend=750),
    period(
        "weekend-limit-not-for-a-period-from-friday",
        ". . . . A M",
        "broken",
        -60,
        {},
        most=750,
        most_weekend=840,
    ),
)

CONSENT_TO_NOTHING = LongShiftConsent(long=600, most=0)

CONSENT = (
    case(rule(CONSENT_TO_NOTHING), R24, "10-h-by-the-rule-alone", "N", "kept", 0),
    r24("10-h-needs-none", "N", "kept", 0),
    r24("10-h-01-needs-it", "N1", "broken", -1),
    r24("12-5-h-without", "L", "broken", -150),
    r24("12-5-h-with", "L", "kept", 0, **HALF_YES),
    r24("14-h-with", "LL", "kept", 0, **YES),
    r24("14-h-with-consent-to-12-5-h", "LL", "broken", -90, **HALF_YES),
)

TYNSET = {
    "agreements": TV,
    "activities": tuple(activity(date(2027, 8, day), "08:00", "20:00", 150) for day in (20, 21, 22)),
}
TYNSET_ROTA = "L L L L L L L | . . . . . . . | L L L L . . . | . . . . . . ."
WEEK_48, WEEK_54, WEEK_42 = "N N N N H H .", "L L L L H . .", "D D D D H H H"


def r03(name, text, verdict, slack, agreements, **facts):
    return case("R03", R03, name, text, verdict, slack, agreements=agreements, **facts)


def r03_8(name, text, verdict, slack, **facts):
    return case("R03/8", R03, name, text, verdict, slack, **{"agreements": TV, "weeks": 8, **facts})


def weeks_in_all(most, weeks, name, text, *verdict, citation=R03, **facts):
    return case(rule(WeekMinutes(most=most, weeks=weeks)), citation, name, text, *verdict, **facts)


WEEKS = (
    r03("54-42-30-20-h-tv", f"{WEEK_54} | {WEEK_42} | D D D D . . . | N N", "kept", 0, TV),
    r03("54-h-01-tv", "L L L L H1 . .", "broken", -1, TV),
    r03("50-h-ind", "L L L L . . .", "kept", 0, IND),
    r03("54-h-ind", WEEK_54, "broken", -240, IND),
    r03("37-5-h-unagreed", "D D D D D . .", "kept", 30, Agreements()),
    r03("41-5-h-unagreed", "D D D D D H .", "broken", -210, Agreements()),
    r03(
        "a-night-from-sunday-counts-where-it-starts",
        ". . . . . . N | D D D D . . .",
        "kept",
        480,
        Agreements(),
    ),
    r03_8("eight-weeks-of-48-h", " | ".join([WEEK_48] * 8), "kept", 0),
    r03_8("eight-weeks-of-48-h-and-a-minute", " | ".join([WEEK_48] * 7 + ["N N N N H H1 ."]), "broken", -1),
    r03_8(
        "four-weeks-in-history",
        " | ".join([WEEK_42] * 4),
        "kept",
        0,
        weeks=4,
        history=before(" | ".join([WEEK_54] * 4)),
    ),
    r03_8(
        "four-weeks-in-history-and-a-minute",
        "D D D D H H H1",
        "broken",
        -1,
        weeks=1,
        history=before(" | ".join([WEEK_54] * 4 + [WEEK_42] * 3)),
    ),
    r03("tynset-2020", TYNSET_ROTA, "broken", -2010, **{**TYNSET, "weeks": 4}),
    r03_8("tynset-2020-passes-the-48-h-average", TYNSET_ROTA, "kept", 14340, **TYNSET, weeks=4),
    weeks_in_all(4 * 2280, 4, "tynset-2020-passes-38-h", TYNSET_ROTA, "kept", 420, **TYNSET),
    weeks_in_all(4 * 2130, 4, "tynset-2020-fails-35-5-h", TYNSET_ROTA, "broken", -180, citation=R02, **TYNSET),
    case("R08", "AML § 10-8(2)", "tynset-2020-no-weekly-rest", TYNSET_ROTA, "broken", -1410, **TYNSET),
    weeks_in_all(69 * 60, 1, "week-of-70-h", "N N N N N N N", "broken", -60, citation=R05),
    weeks_in_all(69 * 60, 1, "week-of-69-h", "L L L N N D H", "kept", 0, citation=R05),
)

YEAR = {"start": date(2027, 1, 4), "weeks": 52}
SENIOR = {**YEAR, "staff": (person(birth_year=1960),)}
NO_VACATION = {"staff": (person(vacation_days=0),)}
TWO_SEVENTHS = {"staff": (person(vacation_days=0, position=Fraction(2, 7)),)}
FROM_THIRD_WEEK = {"staff": (person(vacation_days=0, start=date(2027, 8, 16)),)}
ON_LEAVE = {
    **NO_VACATION,
    "absences": (Absence(employee="kari", first=MONDAY, last=date(2027, 8, 8), kind="leave"),),
}
WORKING_WEEK = "D D D D D . . | "


def r02(name, text, verdict, slack, **facts):
    return case("R02", R02, name, text, verdict, slack, **facts)


POSITIONS = (
    r02("1668-5-h-in-a-year", WORKING_WEEK * 44 + "D D X210", "kept", 0, **YEAR),
    r02("1668-5-h-and-a-minute", WORKING_WEEK * 44 + "D D X211", "broken", -1, **YEAR),
    r02("1680-h", WORKING_WEEK * 44 + "D D D D", "broken", -690, **YEAR),
    r02("1633-h-from-60-years", WORKING_WEEK * 43 + "D D X330", "kept", 0, **SENIOR),
    r02("1633-h-from-60-years-and-a-minute", WORKING_WEEK * 43 + "D D X331", "broken", -1, **SENIOR),
    r02("fractions-are-rounded-down", "D D D D D X184", "kept", 0, **TWO_SEVENTHS),
    r02("fractions-are-never-rounded-up", "D D D D D X185", "broken", -1, **TWO_SEVENTHS),
    r02(
        "employed-half-of-the-plan",
        ". . . . . . . | " * 2 + WORKING_WEEK + "D D D D X210",
        "kept",
        0,
        **FROM_THIRD_WEEK,
    ),
    r02(
        "employed-half-of-the-plan-and-a-minute",
        ". . . . . . . | " * 2 + WORKING_WEEK + "D D D D X211",
        "broken",
        -1,
        **FROM_THIRD_WEEK,
    ),
    r02(
        "leave-is-credited-by-sevenths",
        ". . . . . . . | " + WORKING_WEEK * 2 + "D D D D X90",
        "kept",
        0,
        **ON_LEAVE,
    ),
    r02(
        "one-shift-beside-leave",
        ". . . . . . . | " + WORKING_WEEK * 2 + "D D D D D",
        "broken",
        -360,
        **ON_LEAVE,
    ),
    r02(
        "a-course-counts",
        WORKING_WEEK * 3 + "D D D",
        "broken",
        -60,
        **NO_VACATION,
        activities=(activity(date(2027, 8, 28), "08:00", "16:00", 480),),
    ),
    r02(
        "history-does-not-count",
        WORKING_WEEK * 3 + "D D D",
        "kept",
        420,
        **NO_VACATION,
        history=before(WORKING_WEEK),
    ),
)

CASES = (*WORK_PERIODS, *CONSENT, *WEEKS, *POSITIONS)
