"""Sundays and public holidays: AML § 10-8(4), in the zones of § 10-10(1) and of the act on 1 and 17 May."""

from datetime import date

from tests.law.world import MONDAY, LawCase, before, law, roster, rule, shift, weekends, world

from arsplan.domain.terms import Agreements
from arsplan.rules.measures import RedDaySequence, RedDaysOff

R09, R10, R11 = "AML § 10-8(4)", "AML § 10-8(4), averaged", "AML § 10-10(1); lov 1947 nr. 1 § 2"
EASTER, SPRING_8 = date(2027, 3, 22), date(2027, 3, 15)
AVERAGED = Agreements(averaging="tv", red_day_weeks=26)

MORE = (
    shift("S1900", "11:30", "19:00"),
    shift("S1901", "11:30", "19:01"),
    shift("Q60", "01:30", "03:30"),
    shift("Q61", "01:29", "03:30"),
    shift("HOUR", "02:00", "03:00"),
)


def sequence(name, text, verdict, slack=None, citation=R09, **facts):
    unit = world(more_shifts=MORE, **facts)
    made = roster(text, unit.start)
    return LawCase(f"R09-{name}", citation, unit, law(unit, "R09"), made, verdict, slack)


def sundays(name, weeks, verdict, slack, **facts):
    """The main rule, Sundays alone."""
    unit = world(weeks=8, **facts)
    made = weekends(*weeks, days=(6,))
    return LawCase(f"R09-{name}", R09, unit, law(unit, "R09"), made, verdict, slack)


def averaged(name, weeks, verdict, slack, *, length=8, history=""):
    """Every second red day off on average over 26 weeks, and one in any four weeks."""
    unit = world(weeks=length, agreements=AVERAGED, history=before(history) if history else ())
    return LawCase(f"R10-{name}", R10, unit, law(unit, "R10"), weekends(*weeks, days=(6,)), verdict, slack)


def windows(name, weeks, verdict, slack, length=8, *, history="", of=4, run=4):
    unit = world(weeks=length, history=before(history) if history else ())
    rules = rule(RedDaysOff(weeks=of, run=run))
    return LawCase(f"R10-{name}", R10, unit, rules, weekends(*weeks, days=(6,)), verdict, slack)


def easter(name, text, verdict, slack):
    unit = world(start=SPRING_8, weeks=6, agreements=AVERAGED)
    return LawCase(f"R10-{name}", R10, unit, law(unit, "R10"), roster(text, SPRING_8), verdict, slack)


def threshold(name, text, verdict, minutes, start=MONDAY):
    unit = world(start=start, more_shifts=MORE)
    rules = rule(RedDaySequence(threshold=minutes))
    return LawCase(f"R09-{name}", R11, unit, rules, roster(text, start), verdict)


FREE, SUNDAY = ". . . . . . .", ". . . . . . D"
LONG_FRIDAY = {"start": EASTER, "citation": R09}

SEQUENCE = (
    sundays("every-third-sunday", (0, 3, 6), "kept", 0),
    sundays("every-second-sunday", (0, 2, 4), "kept", 0),
    sundays("two-sundays-in-a-row", (0, 1), "broken", -1),
    sundays("three-sundays-in-a-row", (0, 1, 2), "broken", -1),
    sundays("last-two-sundays-of-the-plan", (6, 7), "broken", -1),
    sundays("after-a-sunday-in-history", (0,), "broken", -1, history=before(SUNDAY)),
    sundays("a-week-after-a-sunday-in-history", (1,), "kept", 0, history=before(SUNDAY)),
    sundays("history-alone-gives-no-finding", (1,), "kept", 0, history=before(f"{SUNDAY} | {SUNDAY}")),
    sequence("langfredag-and-1-paaskedag", ". . . . D . D", "broken", -1, **LONG_FRIDAY),
    sequence("skjaertorsdag-and-1-paaskedag", ". . . D . . D", "kept", 0, **LONG_FRIDAY),
    sequence("paaskeaften-is-not-red-before-15", ". . . . D HOUR .", "kept", 0, **LONG_FRIDAY),
    sequence("paaskeaften-evening-is-1-paaskedag", ". . . . D A .", "broken", -1, **LONG_FRIDAY),
    sequence("16-and-17-may-2027", ". . . . . . D | D", "broken", -1, start=date(2027, 5, 10)),
    sequence("17-may-and-the-sunday-after", f"{FREE} | D . . . . . D", "broken", -1, start=date(2027, 5, 10)),
    sequence("9-and-17-may-2027", f"{SUNDAY} | {FREE} | D", "kept", 0, start=date(2027, 5, 3)),
)

ZONES = (
    sequence("saturday-evening-is-sunday-work", f". . . . . A . | {SUNDAY}", "broken", -1, R11),
    sequence("saturday-until-19-is-an-hour", f". . . . . S1900 . | {SUNDAY}", "kept", 0, R11),
    sequence("saturday-until-19-01", f". . . . . S1901 . | {SUNDAY}", "broken", -1, R11),
    sequence("night-from-sunday-is-15-minutes", f". . . . . . N | {SUNDAY}", "kept", 0, R11),
    sequence("night-from-saturday", f". . . . . N . | {SUNDAY}", "broken", -1, R11),
    sequence("night-into-1-may", ". . . . N . D", "broken", -1, R11, start=date(2027, 4, 26)),
    sequence("evening-before-1-may", ". . . . A . D", "kept", 0, R11, start=date(2027, 4, 26)),
    sequence("evening-before-kristi-himmelfart", ". . A . . . D", "broken", -1, R11, start=date(2027, 5, 3)),
    sequence("day-before-kristi-himmelfart", ". . D . . . D", "kept", 0, R11, start=date(2027, 5, 3)),
    sequence("spring-night-60-elapsed-minutes", ". . . . D . Q60", "kept", 0, R11, start=EASTER),
    sequence("spring-night-61-elapsed-minutes", ". . . . D . Q61", "broken", -1, R11, start=EASTER),
    sequence(
        "autumn-night-120-elapsed-minutes",
        f"{SUNDAY} | . . . . . . HOUR",
        "broken",
        -1,
        R11,
        start=date(2027, 10, 18),
    ),
    sequence("another-night-60-minutes", f"{SUNDAY} | . . . . . . HOUR", "kept", 0, R11),
    threshold("four-hours-allowed", f". . . . . A . | {SUNDAY}", "kept", 240),
    threshold("four-hours-less-a-minute", f". . . . . A . | {SUNDAY}", "broken", 239),
    threshold("none-allowed", f". . . . . . N | {SUNDAY}", "broken", 0),
)

AVERAGE = (
    averaged("1-2-3-worked-4-5-6-off", (0, 1, 2), "kept", 0, length=6),
    averaged("1-to-4-worked", (0, 1, 2, 3), "broken", -1),
    averaged("last-four-weeks-worked", (4, 5, 6, 7), "broken", -1),
    averaged("6-of-12", (0, 1, 2, 4, 5, 6), "kept", 0, length=12),
    averaged("7-of-12", (0, 1, 2, 4, 5, 6, 8), "broken", -1, length=12),
    averaged("three-in-history-and-one", (0,), "broken", -1, history=f"{SUNDAY} | {SUNDAY} | {SUNDAY}"),
    averaged("two-in-history-and-one", (0,), "kept", 0, history=f"{SUNDAY} | {SUNDAY}"),
    averaged(
        "four-in-history-alone",
        (1,),
        "kept",
        0,
        history=f"{SUNDAY} | {SUNDAY} | {SUNDAY} | {SUNDAY}",
        length=10,
    ),
    windows("any-four-weeks", (0, 1, 4, 5), "kept", 0),
    windows("four-weeks-in-the-middle", (1, 2, 4), "broken", -1),
    windows("last-four-weeks", (5, 6, 7), "broken", -1),
    windows("a-short-plan-is-one-window", (0, 1), "broken", -1, 2),
    windows("half-of-a-short-plan", (0,), "kept", 0, 2),
    windows("a-short-plan-with-what-is-known-before", (0, 1), "kept", 0, 2, history=f"D . . . . . . | {FREE}"),
    windows("history-known-for-one-week", (0, 1), "broken", -1, 2, history="D . . . . . ."),
    windows("reaches-into-history", (0,), "broken", -1, 4, history=f"{SUNDAY} | {SUNDAY} | {FREE}"),
    windows("not-further-than-history", (0, 2), "kept", 0, 4, history=FREE),
    windows("a-run-longer-than-what-is-known", (0, 1, 2), "broken", -1, 4, of=4, run=6),
    easter("all-easter-and-the-sunday-after-free", f"{FREE} | . . . D D . D | D", "kept", 0),
    easter("all-easter-and-the-sunday-after", f"{FREE} | . . . D D . D | D . . . . . D", "broken", -1),
)

CASES = (*SEQUENCE, *ZONES, *AVERAGE)
