"""How far a month may stray from the position, where the unit says that it is agreed."""

from datetime import date, timedelta
from fractions import Fraction

from tests.law.world import LawCase, activity, before, law, person, roster, rule, world

from arsplan.domain.absences import Absence
from arsplan.domain.balances import Balance, MonthMinutes
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements
from arsplan.rules.measures import MonthHours

START = date(2027, 8, 30)
"""A Monday: two days of August, then September. Half a position is 1065 minutes a week, and a D has 450.

Two days are 304 minutes and twelve 1825, both rounded down.
"""

NATIONAL_DAY = date(2027, 5, 17)
"""A Monday in the middle of May, and a holiday."""

AGREED = "unit.toml [agreements]"
APART = f"D {31 * '. '} D D D D"
"""A day in August and four in the first ten days of October: 2250 minutes, and 1825 are those of the position."""


def case(name, text, verdict, slack, *, start=START, staff=None, most=0, share=0, **facts):
    who = person(**{"position": Fraction(1, 2), "vacation_days": 0, **(staff or {})})
    unit = world(start, **{"weeks": 2, "staff": (who,), **facts})
    measure = MonthHours(most=most, share=Fraction(share))
    return LawCase(f"month_hours-{name}", AGREED, unit, rule(measure), roster(text, start), verdict, slack)


def both(name, text, most, **facts):
    """What is agreed is used to the last minute; with a minute less it is not enough."""
    return (
        case(name, text, "kept", 0, most=most, **facts),
        case(f"{name}-and-a-minute", text, "broken", -1, most=most - 1, **facts),
    )


def away(day, kind="vacation"):
    when = START + timedelta(day)
    return {"absences": (Absence(employee="kari", first=when, last=when, kind=kind),)}


def brings(minutes):
    return {"balances": (Balance(employee="kari", minutes=Fraction(minutes)),)}


def apart(minutes, month="2027-08"):
    noted = MonthMinutes(month=month, minutes=Fraction(minutes))
    return {"balances": (Balance(employee="kari", month_minutes=(noted,)),)}


def setting(name, text, verdict, slack, **agreed):
    """Said in the settings."""
    staff = (person(position=Fraction(1, 2), vacation_days=0),)
    unit = world(START, 2, staff=staff, agreements=Agreements(**agreed))
    return LawCase(f"U12-{name}", AGREED, unit, law(unit, "U12"), roster(text, START), verdict, slack)


DAY_WORK = {"rotas": (Rota(name="office", shifts=("D",), day_work=True),), "staff": {"rota": "office"}}
TREDELT = {"rotas": (Rota(name="three", shifts=("D", "A", "N"), tredelt=True),), "staff": {"rota": "three"}}

MONTHS = (
    *both("a-day-in-august", "D", 450 - 304),
    *both("all-in-september", ". . D D D D D", 2250 - 1825),
    case("of-a-full-position", "D", "kept", 450 + 158, staff={"position": Fraction(1)}, most=450),
    case("no-work-at-all", "", "kept", 304),
    *both("too-few-in-september", APART, 2250 - 1825, weeks=6),
    *both("too-few-but-brought-along", APART, 2250 - 1825 - 60, weeks=6, **brings(60)),
    *both("extra-time-before", "D", 450 - 304 - 60, **apart(60)),
    *both("extra-time-of-another-month", "D", 450 - 304, **apart(60, "2027-09")),
    *both("extra-time-in-the-other-months", APART, 2250 - 1825 - 60, weeks=6, **apart(60, "2027-10")),
    *both("extra-time-in-the-month-itself", APART, 2250 - 1825, weeks=6, **apart(60, "2027-09")),
    *both("extra-time-after-the-plan", APART, 2250 - 1825, weeks=6, **apart(60, "2027-11")),
    *both("worked-ahead-before", APART, 2250 - 1825, weeks=6, **brings(-60)),
    case("no-work-for-the-position", f"{32 * '. '} D D", "kept", 304, weeks=6),
)
AWAY = (
    *both("vacation-on-monday", ". D", 450 - 126, staff={"vacation_days": 1}, **away(0)),
    *both("vacation-on-a-sunday", "D", 450 - 304, **away(6)),
    *both("leave-on-monday", ". D", 450 - 152, **away(0, "leave")),
    *both("employed-from-tuesday", ". D", 450 - 152, staff={"start": START + timedelta(1)}),
    *both("employed-to-monday", "D", 450 - 152, staff={"end": START}),
    *both("a-holiday-of-day-work", ". D D", 900 - 852, start=NATIONAL_DAY, weeks=1, **DAY_WORK),
    *both("a-holiday-of-shift-work", ". D D D", 1350 - 1065, start=NATIONAL_DAY, weeks=1),
    *both("a-course", "D", 570 - 304, activities=(activity(START, "18:00", "20:00", 120),)),
    *both("tredelt", "D", 450 - 304, **TREDELT),
)
PAST = (
    *both("nine-days-of-august", "D", 1800 - 1369, history=before("D D D . . . .", START)),
    case("passed-before-the-plan", "", "kept", 0, history=before("D D D D . . .", START)),
    case("passed-and-one-more", "D", "broken", -450, history=before("D D D D . . .", START)),
    case("a-free-month-that-is-known", "D", "kept", 0, most=450 - 304, known_from=date(2027, 8, 2)),
)
SHARES = (
    case("the-share-of-thirty-days", "D", "kept", 0, share=Fraction(1020, 31950)),
    case("the-share-and-a-minute", "D", "broken", -1, share=Fraction(1013, 31950)),
    case("more-by-hours", "D", "kept", 0, most=450 - 304, share="1/100"),
    case("more-by-share", "D", "kept", 0, most=60, share=Fraction(1020, 31950)),
    setting("hours", "D", "kept", 0, month_hours=450 - 304),
    setting("hours-and-a-minute", "D", "broken", -1, month_hours=450 - 305),
    setting("share", "D", "kept", 0, month_share=Fraction(1020, 31950)),
)

CASES = (*MONTHS, *AWAY, *PAST, *SHARES)
