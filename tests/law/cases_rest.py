"""Daily and weekly rest: AML § 10-8(1)-(3), on elapsed time."""

from datetime import date

from tests.law.world import LawCase, activity, before, law, roster, rule, shift, world

from arsplan.domain.terms import Agreements, Arrangement
from arsplan.rules.measures import WeeklyRest

R07, R08 = "AML § 10-8(1)(3)", "AML § 10-8(2)(3)"
SPRING, AUTUMN = date(2027, 3, 22), date(2027, 10, 25)

MORE = (
    shift("S0900", "09:00", "16:30"),
    shift("S0859", "08:59", "16:29"),
    shift("S0800", "08:00", "15:30"),
    shift("S0700", "07:00", "14:30"),
    shift("S0659", "06:59", "14:29"),
    shift("S0600", "06:00", "13:30"),
    shift("S0330", "03:30", "09:30"),
    shift("S0329", "03:29", "09:29"),
    shift("S0200", "02:00", "08:00"),
    shift("S0159", "01:59", "07:59"),
    shift("S0130", "01:30", "06:30"),
    shift("M1", "07:30", "11:00"),
    shift("M2", "15:00", "19:00"),
    shift("K1845", "18:45", "22:00"),
    shift("K1844", "18:44", "22:00"),
)


def agreed(daily=660, weekly=2100):
    """A unit that has agreed to shorter rest with the local union representatives, and plans with it."""
    return {
        "agreements": Agreements(averaging="tv", daily_rest=daily, weekly_rest=weekly),
        "arrangement": Arrangement(daily_rest=daily, weekly_rest=weekly),
    }


def daily(name, text, verdict, slack=None, **facts):
    unit = world(more_shifts=MORE, **facts)
    return LawCase(f"R07-{name}", R07, unit, law(unit, "R07"), roster(text, unit.start), verdict, slack)


def weekly(name, text, verdict, slack=None, **facts):
    unit = world(more_shifts=MORE, **{"weeks": 1, **facts})
    return LawCase(f"R08-{name}", R08, unit, law(unit, "R08"), roster(text, unit.start), verdict, slack)


def f1_day(name, text, verdict, slack, weeks):
    unit = world(more_shifts=MORE, weeks=weeks)
    rules = rule(WeeklyRest(least=2100, assign="f1_day"))
    return LawCase(f"R08-f1-day-{name}", R08, unit, rules, roster(text), verdict, slack)


DAILY = (
    daily("evening-then-evening-16-5-h", "A A", "kept", 330),
    daily("long-day-then-day-11-5-h", "L D", "kept", 30),
    daily("exactly-11-h", "A S0900", "kept", 0),
    daily("one-minute-short-of-11-h", "A S0859", "broken"),
    daily("evening-then-day-9-5-h", "A D", "broken", -690),
    daily("evening-then-day-with-9-h-agreed", "A D", "kept", 30, **agreed(540)),
    daily("exactly-9-h-agreed", "A S0700", "kept", 0, **agreed(540)),
    daily("one-minute-short-of-9-h-agreed", "A S0659", "broken", **agreed(540)),
    daily("agreed-but-not-asked-for", "A D", "broken", agreements=Agreements(daily_rest=540)),
    daily("never-below-8-h", "N A", "broken", **agreed(480)),
    daily("next-rest-compensates-12-5-h", "A D S0330", "kept", 0, **agreed(540)),
    daily("next-rest-one-minute-short", "A D S0329", "broken", -1, **agreed(540)),
    daily("10-h-59-is-compensated-by-11-h-01", "A S0859 S0330", "kept", 0, **agreed(540)),
    daily("10-h-59-is-not-compensated-by-11-h", "A S0859 S0329", "broken", -1, **agreed(540)),
    daily("11-h-needs-no-compensation", "A S0900 S0130", "kept", 0, **agreed(540)),
    daily("compensation-only-after-next-period", "A D . A D", "kept", 30, **agreed(540)),
    daily("long-shift-of-14-h-leaves-10-h", "LL", "broken", -60),
    daily("long-shift-of-14-h-with-10-h-agreed", "LL", "kept", 0, **agreed(600)),
    daily("long-shift-of-14-h-with-10-h-01-agreed", "LL", "broken", -1, **agreed(601)),
    daily("a-day-in-two-parts-is-one-period", "M1+M2", "kept", 90),
    daily("a-shift-inside-a-long-one", "LL+S0900", "kept", 0, **agreed(600)),
    daily("spring-night-8-5-h-elapsed", ". . . . . A D", "broken", start=SPRING, **agreed(540)),
    daily("the-weekend-before-9-5-h", ". . . . . A D", "kept", 30, start=date(2027, 3, 15), **agreed(540)),
    daily("spring-night-with-8-h-agreed", ". . . . . A D", "kept", 30, start=SPRING, **agreed(480)),
    daily("autumn-night-9-h-elapsed", ". . . . . A S0600", "kept", 0, start=AUTUMN, **agreed(540)),
    daily("another-night-8-h", ". . . . . A S0600", "broken", **agreed(540)),
    daily("spring-night-shift-lasts-9-h", ". . . . . N .", "kept", 240, start=SPRING),
    daily("from-history-into-plan", "D", "broken", history=before(". . . . . . A")),
    daily("history-alone-gives-no-finding", "A", "kept", 330, history=before("A D . . . . .")),
    daily("history-is-compensated", "S0330", "kept", 0, history=before(". . . . . A D"), **agreed(540)),
    daily("history-is-not-compensated", "S0329", "broken", -1, history=before(". . . . . A D"), **agreed(540)),
    daily(
        "a-course-is-work",
        "A .",
        "broken",
        activities=(activity(date(2027, 8, 3), "08:00", "15:00", 420),),
    ),
)

WEEKLY = (
    weekly("exactly-35-h", "A A A A A . S0900", "kept", 0),
    weekly("one-minute-short-of-35-h", "A A A A A . S0859", "broken", -1),
    weekly("33-5-h", "A A A A A . D", "broken", -90),
    weekly("33-5-h-with-28-h-agreed", "A A A A A . D", "undecidable", 330, **agreed(weekly=1680)),
    weekly("exactly-28-h-agreed", "A A A A A . S0200", "undecidable", 0, **agreed(weekly=1680)),
    weekly("one-minute-short-of-28-h-agreed", "A A A A A . S0159", "broken", -1, **agreed(weekly=1680)),
    weekly("exactly-35-h-with-28-h-agreed", "A A A A A . S0900", "kept", 420, **agreed(weekly=1680)),
    weekly("34-h-59-with-28-h-agreed", "A A A A A . S0859", "undecidable", 419, **agreed(weekly=1680)),
    weekly("no-free-day", "A A A A A A A", "broken"),
    weekly("spring-week-34-h-elapsed", "A A A A A . S0900", "broken", -60, start=SPRING),
    weekly("autumn-week-35-h-elapsed", "A A A A A . S0800", "kept", 0, start=AUTUMN),
    weekly("clip-leaves-26-h", "A A A A A A . | A . . . . . .", "broken", -540, weeks=2),
    weekly("rest-after-a-night-in-history", ". K1845 A A A A A", "kept", 0, history=before(". . . . . . N")),
    weekly(
        "rest-one-minute-short-after-history",
        ". K1844 A A A A A",
        "broken",
        -1,
        history=before(". . . . . . N"),
    ),
    weekly("38-h-without-a-whole-date", "A A A N . N N", "kept", 180),
    weekly("every-week-of-the-plan", ". . . . . . . | A A A A A A A", "broken", weeks=2),
    f1_day("runs-into-next-week", "A A A A A A . | A . . . . . .", "kept", 330, 2),
    f1_day("needs-a-whole-date", "A A A N . N N", "broken", -2100, 1),
    f1_day("exactly-35-h", "A A A A A . S0900", "kept", 0, 1),
    f1_day("one-minute-short", "A A A A A . S0859", "broken", -1, 1),
)

CASES = (*DAILY, *WEEKLY)
