"""Worlds of weekends: how many, how far apart, and whole."""

from datetime import timedelta

from tests.conformance.world import world
from tests.law.world import MONDAY, activity, before, shift

from arsplan.domain.absences import Lock
from arsplan.rules.measures import (
    DailyRest,
    WeekendRhythm,
    WeekendsInPlan,
    WeekendsWorked,
    WholeWeekend,
)

D, N = shift("D", "07:30", "15:00"), shift("N", "21:45", "07:45")
F, G = shift("F", "12:30", "20:00"), shift("G", "12:30", "20:01")
SPLIT = (shift("M", "07:00", "09:00"), shift("E", "15:00", "22:00"))
SATURDAY, BOTH, FREE = ". . . . . D/. .", ". . . . . D D", ". . . . . . ."
EITHER = ". . . . . D/. D/."
HALF = ". . . . D/. . N/."


def weeks(*texts):
    return " | ".join(texts)


def on(day, **facts):
    """A course on a day of the plan, counted from 0."""
    return {"activities": (activity(MONDAY + timedelta(day), "08:00", "12:00", 240),), **facts}


def lock(day, code="D"):
    return {"locks": (Lock(employee="kari", date=MONDAY + timedelta(day), shift=code),)}


def case(name, measure, text, *shifts, **facts):
    facts = {"weeks": text.count("|") + 1 if isinstance(text, str) else 1, **facts}
    more = (DailyRest(),) if facts.pop("rest", False) else ()
    measures = (measure, *more)
    return world(f"{measure.kind}-{name}", measures, text, *(shifts or (D, N)), **facts)


THIRD, TWO_OF_FOUR = WeekendsWorked(most=1, of=3), WeekendsWorked(most=2, of=4)


def everything(name, measure):
    """Any measure of weekends, with all that may surround the plan."""
    four = weeks(EITHER, SATURDAY, SATURDAY, EITHER)
    six = weeks(*[SATURDAY] * 6)
    return (
        case(f"{name}-four-weeks", measure, four),
        case(f"{name}-six-weeks", measure, six),
        case(f"{name}-one-week", measure, EITHER),
        case(f"{name}-two-weeks", measure, weeks(EITHER, EITHER)),
        case(f"{name}-friday-and-sunday-night", measure, weeks(HALF, HALF, SATURDAY)),
        case(f"{name}-after-history", measure, four, history=before(BOTH)),
        case(f"{name}-a-week-after-history", measure, four, history=before(weeks(BOTH, FREE))),
        case(f"{name}-after-two-in-history", measure, four, history=before(weeks(BOTH, BOTH))),
        case(f"{name}-after-two-apart-in-history", measure, four, history=before(weeks(BOTH, FREE, BOTH, FREE))),
        case(f"{name}-after-history-in-step", measure, four, history=before(weeks(BOTH, FREE, FREE, BOTH, FREE, FREE))),
        case(f"{name}-a-course-on-saturday", measure, four, **on(12)),
        case(f"{name}-a-course-on-sunday", measure, four, **on(20)),
        case(f"{name}-a-course-on-friday", measure, four, **on(18)),
        case(f"{name}-beside-a-lock", measure, weeks(EITHER, ". . . . . D D", SATURDAY, SATURDAY), **lock(12)),
        case(f"{name}-beside-a-day-off", measure, weeks(EITHER, ". . . . . . D/.", SATURDAY), **lock(12, "off")),
        case(f"{name}-two-a-day", measure, weeks(". . . . . M/M+E/. M/M+E/.", ". . . . . M+E/E/. ."), *SPLIT),
        case(
            f"{name}-two-people",
            measure,
            {"kari": ". . . . . D/. D/.", "per": ". . . . . D/. D/."},
            people=("kari", "per"),
        ),
        case(f"{name}-from-the-third", measure, six, valid={"valid_from": MONDAY + timedelta(20)}),
        case(f"{name}-until-the-third", measure, six, valid={"valid_to": MONDAY + timedelta(14)}),
        case(
            f"{name}-in-the-third",
            measure,
            six,
            valid={"valid_from": MONDAY + timedelta(15), "valid_to": MONDAY + timedelta(16)},
        ),
        case(
            f"{name}-history-and-until-the-second",
            measure,
            four,
            history=before(BOTH),
            valid={"valid_to": MONDAY + timedelta(8)},
        ),
    )


def switches(kind, **numbers):
    """What makes a weekend worked: Friday's end, Sunday's night."""
    return tuple(
        case(
            f"friday-{friday}-sunday-night-{sunday}",
            kind(**numbers, friday_evening=friday, sunday_night=sunday),
            weeks(". . . . F/G/D/N/. . N/D/.", ". . . . G/. N/. N/."),
            *(D, N, F, G),
        )
        for friday in (False, True)
        for sunday in (False, True)
    )


WORLDS = (
    *everything("one-of-three", THIRD),
    *everything("two-of-four", TWO_OF_FOUR),
    *everything("none", WeekendsWorked(most=0, of=1)),
    *switches(WeekendsWorked, most=1, of=2),
    *everything("every-second", WeekendRhythm(every=2)),
    *everything("every-third", WeekendRhythm(every=3)),
    *switches(WeekendRhythm, every=2),
    *everything("at-most-two", WeekendsInPlan(most=2)),
    *everything("at-most-none", WeekendsInPlan(most=0, distance=2)),
    *everything("three-apart", WeekendsInPlan(most=3, distance=3)),
    *switches(WeekendsInPlan, most=2, distance=2),
    *everything("whole", WholeWeekend()),
    *(
        case(
            f"binds-one-of-two-{measure.kind}",
            measure,
            {"kari": EITHER, "per": EITHER},
            people=("kari", "per"),
            binds=("per",),
        )
        for measure in (WeekendsWorked(most=0, of=1), WeekendsInPlan(most=0), WholeWeekend())
    ),
    case(
        "binds-one-of-two-weekend_rhythm",
        WeekendRhythm(every=2),
        {"kari": weeks(SATURDAY, SATURDAY), "per": weeks(SATURDAY, SATURDAY)},
        people=("kari", "per"),
        binds=("per",),
        weeks=2,
    ),
    case("in-every-unit", WholeWeekend(), weeks(". . . . . D/N/. N/D/.", ". . . . . D/N/. N/D/."), rest=True),
    case("sunday-beside-a-lock", WholeWeekend(), ". . . . . D D/N/.", **lock(5)),
    case("sunday-beside-a-day-off", WholeWeekend(), ". . . . . . D/N/.", **lock(5, "off")),
    case("saturday-beside-a-lock", WholeWeekend(), ". . . . . D/N/. N", **lock(6, "N")),
)
