"""Worlds of the hours of calendar months: where one ends and the next begins, what is known, and who is away."""

from datetime import date, timedelta
from fractions import Fraction

from tests.conformance.world import from_to, world
from tests.law.world import activity, before, person

from arsplan.domain.absences import Absence, Lock
from arsplan.domain.balances import Balance, MonthMinutes
from arsplan.domain.readings import Readings
from arsplan.domain.staff import Rota
from arsplan.rules.measures import MonthHours

START, OCTOBER = date(2027, 8, 30), date(2027, 9, 27)
SPRING = date(2027, 3, 22)
NATIONAL_DAY = date(2027, 5, 17)

P, Q = from_to("P", 420, 71), from_to("Q", 600, 72)
WHOLE, LATE = from_to("P", 420, 61), from_to("N", 22 * 60, 480, 120)
"""A tenth of a position is 213 minutes a week, and 30 3/7 a day."""

TWO_MONTHS = "P/Q/. P/Q/. P/Q/. P/Q/. . P/Q/. P/Q/."
THREE_MONTHS = f"P/Q/. . . P/. P/. {26 * '. '} P/Q/. P/Q/. P/. P/Q/."


def months(name, text, *shifts, most=0, share=0, facts=None, **more):
    staff = (person(**{"vacation_days": 0, "position": Fraction(1, 10), **(facts or {})}),)
    measure = MonthHours(most=most, share=Fraction(share))
    return world(f"months-{name}", measure, text, *(shifts or (P, Q)), **{"staff": staff, "start": START, **more})


def noted(**minutes):
    """Minutes noted for months of 2027."""
    found = tuple(MonthMinutes(month=f"2027-{month[1:]}", minutes=more) for month, more in minutes.items())
    return (Balance(employee="kari", month_minutes=found),)


def away(day, kind="leave"):
    when = START + timedelta(day)
    return {"absences": (Absence(employee="kari", first=when, last=when, kind=kind),)}


WORLDS = (
    months("as-much-as-agreed", TWO_MONTHS, most=142 - 60),
    months("a-minute-less", TWO_MONTHS, most=142 - 61),
    months("a-minute-more-than-one-of-each", TWO_MONTHS, most=143 - 60),
    months("rounded-down", TWO_MONTHS, most=71, facts={"position": Fraction(2, 29)}),
    months("a-share", TWO_MONTHS, share="1/12"),
    months("what-is-more-of-both", TWO_MONTHS, most=30, share="1/12"),
    months("three", THREE_MONTHS, most=60, weeks=5),
    months(
        "three-and-what-is-brought", THREE_MONTHS, most=60, weeks=5, balances=(Balance(employee="kari", minutes=35),)
    ),
    months(
        "three-and-what-was-worked-ahead",
        THREE_MONTHS,
        most=60,
        weeks=5,
        balances=(Balance(employee="kari", minutes=-9),),
    ),
    months("with-extra-time", TWO_MONTHS, most=30, balances=noted(m08=52)),
    months("with-extra-time-in-the-second", TWO_MONTHS, most=142 - 60, balances=noted(m09=52)),
    months("with-extra-time-in-one-of-three", THREE_MONTHS, most=8, weeks=5, balances=noted(m10=52, m11=9)),
    months("one-alone", TWO_MONTHS, most=142 - 60, start=date(2027, 8, 9)),
    months("leave", TWO_MONTHS, most=142 - 60, **away(4)),
    months("vacation", TWO_MONTHS, most=142 - 60, facts={"vacation_days": 1}, **away(4, "vacation")),
    months("a-sunday-of-vacation", "P/Q/. P/Q/. P/Q/. P/Q/. . P/Q/.", most=142 - 60, **away(6, "vacation")),
    months("employed-in-part", TWO_MONTHS, most=142 - 60, facts={"start": START + timedelta(1)}),
    months(
        "holidays-of-day-work",
        "P/Q/. P/Q/. P/Q/. P/Q/.",
        start=NATIONAL_DAY,
        rotas=(Rota(name="office", shifts=("P", "Q"), day_work=True),),
        facts={"rota": "office"},
    ),
    months("the-past", TWO_MONTHS, most=80, history=before("P P P . . . .", START)),
    months("the-past-alone", TWO_MONTHS, most=2, history=before("P P P P P P .", START)),
    months("a-known-past", TWO_MONTHS, most=80, known_from=date(2027, 8, 16), history=before("P . . . . . .", START)),
    months("a-past-of-another-month", TWO_MONTHS, most=80, start=OCTOBER, history=before("P " * 35, OCTOBER)),
    months("beside-a-lock", f"P {TWO_MONTHS[6:]}", most=15, locks=(Lock(employee="kari", date=START, shift="P"),)),
    months("a-course", TWO_MONTHS, most=142 - 60, activities=(activity(START, "20:00", "21:01", 61),)),
    months("the-night-into-september", "N/. N/. N/. N/.", LATE, most=120 - 60),
    months(
        "hours-as-they-pass",
        "N/. . . . . N/P/. N/P/. | N/P/. N/. N/. P/. P/.",
        *(LATE, WHOLE),
        start=SPRING,
        weeks=2,
        most=60,
        readings=Readings(dst_hours="elapsed"),
    ),
    months("before-it-is-in-force", TWO_MONTHS, valid={"valid_from": START + timedelta(7)}, weeks=2),
    months("until-august", TWO_MONTHS, valid={"valid_to": START + timedelta(1)}),
    months("from-september", TWO_MONTHS, valid={"valid_from": START + timedelta(2)}),
    months("three-from-the-last", THREE_MONTHS, most=60, weeks=5, valid={"valid_from": START + timedelta(32)}),
    months("three-until-the-first", THREE_MONTHS, most=60, weeks=5, valid={"valid_to": START + timedelta(1)}),
)
