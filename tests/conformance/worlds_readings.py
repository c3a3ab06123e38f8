"""Worlds in which a switch of reading decides: compensation for short rest, rolling hours, the week's start."""

from datetime import date, timedelta

from tests.conformance.world import from_to, world
from tests.law.world import MONDAY, activity, before, shift

from arsplan.domain.absences import Lock
from arsplan.rules.measures import DailyRest, WeeklyRest, WeekMinutes, WorkPeriodMinutes

SPRING, AUTUMN = date(2027, 3, 22), date(2027, 10, 25)
TUESDAY = MONDAY + timedelta(1)
FLOOR, FULL = 540, 660
EVENING = shift("E", "14:30", "22:00")


def none(name, text, *shifts, **facts):
    limit = DailyRest(full=FULL, floor=FLOOR, compensation="none")
    return world(f"no-compensation-{name}", limit, text, *shifts, **facts)


SHORT, LONG_ENOUGH = from_to("S", 22 * 60 + FLOOR - 1, 300), from_to("X", 22 * 60 + FLOOR, 300)
AFTER = 22 * 60 + FLOOR + 300
NEXT = (from_to("F", AFTER + FLOOR, 120), from_to("G", AFTER + FLOOR - 1, 120), from_to("H", AFTER + FULL, 120))

COMPENSATION = (
    none("after-a-short-rest", "E/. S/X/. ./F/G/H F/G/H/.", EVENING, SHORT, LONG_ENOUGH, *NEXT),
    none("from-history", "S/X/F/G/H/. F/G/H/.", EVENING, SHORT, LONG_ENOUGH, *NEXT, history=before(". . . . . . E")),
    none("to-the-last-day", ". . . . E/. S/X/. F/G/H/.", EVENING, SHORT, LONG_ENOUGH, *NEXT),
)


def rolling(name, text, *shifts, **facts):
    numbers = {key: facts.pop(key) for key in ("most", "most_weekend", "rest", "day_break") if key in facts}
    return world(f"rolling-{name}", WorkPeriodMinutes(window="rolling", **numbers), text, *shifts, **facts)


def sharp_rolling(most, rest, start):
    """Periods that start a day apart, a minute less, and a minute more."""
    numbers = {"most": most, "rest": rest}
    first = from_to("F", start, 200)
    fits, over = from_to("I", start + 200 + rest, most - 200), from_to("J", start + 200 + rest, most - 199)
    same, sooner = from_to("S", start, most - 199), from_to("T", start - 1, most - 199)
    into = from_to("K", start - 120, 60)
    tail = from_to("U", start + 1440 + 60, 60)
    kinds = (first, fits, over, same, sooner, into, tail)
    tag = f"{most}-{rest}-{start}"
    return (
        rolling(f"in-a-day-{tag}", "F+I/F+J/F/. F+I/F+J/S/T/. F/S/T/.", *kinds, **numbers),
        rolling(f"moved-by-merging-{tag}", "K/. K/F+J/F+I/K+F/. K/F+K/F+J/T/.", *kinds, **numbers),
        rolling(f"from-history-{tag}", "S/T/F/. F/S/T/.", *kinds, history=before(". . . . . . F"), **numbers),
        rolling(f"to-the-last-day-{tag}", ". . . . . F/. S/T/F+J/.", *kinds, **numbers),
        rolling(f"a-period-that-goes-on-{tag}", "F/. T/F/. U/T+U/.", *kinds, **numbers),
        rolling(f"spring-{tag}", ". . . . F/. F/S/T/. S/T/.", *kinds, start=SPRING, **numbers),
        rolling(f"autumn-{tag}", ". . . . F/. F/S/T/. S/T/.", *kinds, start=AUTUMN, **numbers),
        rolling(f"from-tuesday-{tag}", "F/. S/T/. S/T/F+J/.", *kinds, valid={"valid_from": TUESDAY}, **numbers),
        rolling(f"until-monday-{tag}", "F/F+J/. S/T/. F+J/.", *kinds, valid={"valid_to": MONDAY}, **numbers),
        rolling(
            f"a-course-{tag}",
            "F/. S/T/F/. F/.",
            *kinds,
            activities=(activity(TUESDAY, "22:00", "22:30", 30),),
            **numbers,
        ),
        rolling(
            f"beside-a-lock-{tag}",
            "F F/S/T/. F/.",
            *kinds,
            locks=(Lock(employee="kari", date=MONDAY, shift="F"),),
            **numbers,
        ),
    )


ROLLING = (
    *sharp_rolling(750, 480, 420),
    *sharp_rolling(600, 360, 1200),
    rolling(
        "weekend",
        ". . . . F/. T/S/. T/S/F/.",
        *(from_to("F", 420, 200), from_to("T", 419, 300), from_to("S", 420, 300)),
        most=450,
        most_weekend=550,
        rest=360,
    ),
)


def begins(name, text, *shifts, start_of_week, most, of=1, **facts):
    limit = WeekMinutes(most=most, weeks=of, week_start=start_of_week)
    facts = {"weeks": text.count("|") + 1, **facts}
    return world(f"week-starts-{name}-{start_of_week}-{of}", limit, text, *shifts, **facts)


def sharp_week(start_of_week):
    """Duties that start exactly with the week, a minute before, and a minute after."""
    at = start_of_week % 1440
    day, minute = from_to("H", 480, 60), from_to("M", 600, 1)
    exact, early, late = (from_to(code, at + by, 30) for code, by in (("X", 0), ("S", -1), ("T", 1)))
    kinds = (day, minute, exact, early, late)
    begin = {"start_of_week": start_of_week}
    ends = "X/S/T/H/." if at else "X/T/H/."
    return (
        begins("one", f"H/H+M/. . . . . S/. {ends} | H/M/. . . . . . {ends}", *kinds, most=90, **begin),
        begins("two", f"H/. . . . . . {ends} | H/M/. . . . . . {ends}", *kinds, most=151, of=2, **begin),
        begins("history", f"H/H+M/. . . . . S/. {ends}", *kinds, most=90, history=before(". . . . . S X"), **begin),
        begins(
            "history-before",
            f"H/H+M/. . . . . S/. {ends}",
            *kinds,
            most=90,
            of=2,
            history=before(". . . . . S S"),
            **begin,
        ),
        begins("spring", f"H/H+M/. . . . . S/. {ends} | H/M/.", *kinds, most=90, start=SPRING, **begin),
        begins("autumn", f"H/H+M/. . . . . S/. {ends} | H/M/.", *kinds, most=90, start=AUTUMN, **begin),
        begins(
            "a-course",
            f"H/H+M/. . . . . . {ends} | H/M/.",
            *kinds,
            most=90,
            activities=(activity(MONDAY + timedelta(6), "22:00", "22:30", 30),),
            **begin,
        ),
        begins(
            "from-the-second",
            f"H+M/. . . . . . {ends} | H+M/H/. . . . . . X/.",
            *kinds,
            most=80,
            valid={"valid_from": MONDAY + timedelta(7)},
            **begin,
        ),
        begins(
            "until-the-first-sunday",
            f"H+M/. . . . . . {ends} | H+M/H/. . . . . . X/.",
            *kinds,
            most=80,
            valid={"valid_to": MONDAY + timedelta(6)},
            **begin,
        ),
        begins(
            "until-the-first-saturday",
            f"H+M/. . . . . . {ends} | H+M/H/. . . . . . X/.",
            *kinds,
            most=80,
            valid={"valid_to": MONDAY + timedelta(5)},
            **begin,
        ),
    )


H, HM = "H/.", "H/H+M/."
HOURS = (from_to("H", 480, 60), from_to("M", 600, 1))


def blocks(name, text, of, most, *, start_of_week=0, **facts):
    limit = WeekMinutes(most=most, weeks=of, windows="blocks", week_start=start_of_week)
    return world(f"blocks-{name}-{of}", limit, text, *HOURS, weeks=text.count("|") + 1, **facts)


BLOCKS = (
    blocks("of-two", f"{HM} | {HM} {H} | {HM} {H} | {HM}", 2, 120),
    blocks("one-more-at-the-end", f"{HM} | {HM} {H} | {HM} {H}", 2, 120),
    blocks("plan-shorter", f"{HM} | {HM}", 3, 120, history=before("H . . . . . .")),
    blocks("history-before", f"{HM} {H} | {HM} {H}", 2, 181, history=before("H H H . . . .")),
    blocks("from-the-third", f"{HM} | {HM} | {HM} | {HM}", 2, 60, valid={"valid_from": MONDAY + timedelta(14)}),
    blocks("from-sunday", f"{HM} . . . . . {H} | {HM} . . . . . {H} | {HM}", 2, 120, start_of_week=-1440),
)

WEEKS = (*sharp_week(-120), *sharp_week(-1440), *sharp_week(-1))


def rested(name, text, *shifts, assign, start_of_week, least=2100, **facts):
    limit = WeeklyRest(least=least, assign=assign, week_start=start_of_week)
    facts = {"weeks": text.count("|") + 1, **facts}
    return world(f"rest-of-week-{name}-{assign}-{start_of_week}-{least}", limit, text, *shifts, **facts)


def sharp_rest(assign, start_of_week, least=2100):
    """Rest that reaches exactly to the end of the week or from its beginning, and a minute less."""
    numbers = {"assign": assign, "start_of_week": start_of_week, "least": least}
    evening = shift("E", "14:30", "22:00")
    at = start_of_week % 1440
    first, second = from_to("F", at + least, 60), from_to("G", at + least - 1, 60)
    last = from_to("T", at - least - 120, 120), from_to("U", at - least - 119, 120)
    kinds = (evening, first, second, *last)
    tail = "E E E E E"
    return (
        rested("before-the-end", f"E E E E T/U/E/. T/U/E/. E/. | {tail} E/. ./E", *kinds, **numbers),
        rested("from-the-beginning", f"F/G/E/. F/G/E/. {tail} | F/G/. F/G/. {tail}", *kinds, **numbers),
        rested("after-history", f"F/G/E/. F/G/E/. {tail}", *kinds, history=before("E E E E E E ."), **numbers),
        rested(
            "after-sunday-in-history", f"F/G/E/. F/G/E/. {tail}", *kinds, history=before("E E E E E E E"), **numbers
        ),
        rested("across", f"E E E E E ./E ./E | ./E ./E {tail}", *kinds, **numbers),
        rested("spring", f"E E E E T/U/E T/U/E/. E/. | F/G/. F/G/. {tail}", *kinds, start=SPRING, **numbers),
        rested(
            "from-the-second-monday",
            f"{tail} ./E ./E | ./E ./E {tail}",
            *kinds,
            valid={"valid_from": MONDAY + timedelta(7)},
            **numbers,
        ),
        rested(
            "until-the-first-saturday",
            f"{tail} ./E ./E | ./E ./E {tail}",
            *kinds,
            valid={"valid_to": MONDAY + timedelta(5)},
            **numbers,
        ),
        rested(
            "until-the-first-sunday",
            f"{tail} ./E ./E | ./E ./E {tail}",
            *kinds,
            valid={"valid_to": MONDAY + timedelta(6)},
            **numbers,
        ),
    )


RESTS = (
    *sharp_rest("clip", -120),
    *sharp_rest("clip", -1440),
    *sharp_rest("f1_day", -120),
    *sharp_rest("f1_day", -1440),
    *sharp_rest("f1_day", -721, 1680),
    *(
        rested(
            "three-days",
            "./E ./E ./E ./E ./E ./E ./E | ./E . . ./E ./E ./E E",
            shift("E", "14:30", "22:00"),
            assign=assign,
            start_of_week=start_of_week,
            least=4320,
        )
        for assign in ("clip", "f1_day")
        for start_of_week in (0, -120)
    ),
    *sharp_rest("clip", -720, 1680),
)

WORLDS = (*COMPENSATION, *ROLLING, *BLOCKS, *WEEKS, *RESTS)
