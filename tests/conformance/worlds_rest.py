"""Worlds of overlap, daily rest and weekly rest: gaps exactly at the limit, and one minute short."""

from datetime import date, timedelta

from tests.conformance.world import from_to, world
from tests.law.world import MONDAY, activity, before, shift

from arsplan.domain.absences import Lock
from arsplan.rules.measures import DailyRest, NoOverlap, WeeklyRest

SPRING, AUTUMN = date(2027, 3, 22), date(2027, 10, 25)
SUNDAY = MONDAY + timedelta(6)
EVENING_ENDS = 22 * 60
DAY = 24 * 60

D, E, A = shift("D", "07:30", "15:00"), shift("E", "15:00", "22:00"), shift("A", "14:59", "22:00")
N, M, M1 = shift("N", "21:45", "07:45"), shift("M", "07:45", "12:00"), shift("M1", "07:44", "12:00")


def overlap(name, text, *shifts, **facts):
    return world(f"overlap-{name}", NoOverlap(), text, *shifts, apart=False, **facts)


OVERLAP = (
    overlap("meet-or-share-a-minute", "D/E/A/D+E/D+A/E+A/. D/E/A/D+E/D+A/E+A/.", D, E, A),
    overlap("night-into-day", "N/M/M1/. N/M/M1/M+N/M1+N/. N/M/M1/.", N, M, M1),
    overlap("history-into-plan", "N/M/M1/. M1/.", N, M, M1, history=before(". . . . . . N")),
    overlap("last-days", ". . . . . N/. N/M/M1/.", N, M, M1),
    overlap(
        "three-on-one-date",
        "./L+S/S+T/L+S+T/L",
        shift("L", "07:00", "20:00"),
        shift("S", "07:00", "09:00"),
        shift("T", "09:00", "20:00"),
    ),
    overlap(
        "a-course",
        "D/./E/D+E M/M1/.",
        *(D, E, M, M1),
        activities=(
            activity(MONDAY, "15:00", "16:00", 60),
            activity(MONDAY + timedelta(1), "06:00", "07:45", 60),
        ),
    ),
    overlap(
        "an-hour-that-is-not-there",
        ". . . . . P/. P/Q/P+Q/.",
        shift("P", "01:30", "02:30"),
        shift("Q", "03:00", "04:00"),
        start=SPRING,
    ),
    overlap(
        "no-time-at-all",
        ". . . . . . P/Q/P+Q/.",
        shift("P", "01:00", "05:00"),
        shift("Q", "02:00", "03:00"),
        start=SPRING,
    ),
    overlap("two-people", {"kari": "D/A/D+A/.", "per": "D/A/D+A/."}, D, A, people=("kari", "per")),
    overlap("from-tuesday", "D/A/D+A N/. M/M1/D+A/.", D, A, N, M, M1, valid={"valid_from": MONDAY + timedelta(2)}),
    overlap("until-tuesday", "D/D+A N/. M/M1/D+A/. D+A/D", D, A, N, M, M1, valid={"valid_to": MONDAY + timedelta(1)}),
)


def after_evening(code, rest, length=5 * 60):
    """A shift that leaves exactly so much rest after an evening that ends at 22:00."""
    return from_to(code, EVENING_ENDS + rest, length)


def daily(name, text, *shifts, full=660, floor=None, **facts):
    limit = DailyRest(full=full, floor=full if floor is None else floor)
    return world(f"daily-rest-{name}-{limit.full}-{limit.floor}", limit, text, *shifts, **facts)


def sharp_daily(full, floor):
    """Everything about one pair of numbers."""
    evening = shift("E", "14:30", "22:00")
    short, exact = after_evening("S", floor - 1), after_evening("X", floor)
    whole, longer = from_to("W", 420, DAY - floor), from_to("Z", 420, DAY - floor + 1)
    numbers = {"full": full, "floor": floor}
    changed = (("T", 59), ("U", 60), ("V", -61), ("Y", -60))
    kinds = (evening, short, exact, *(after_evening(code, floor + more) for code, more in changed))
    pieces = (
        from_to("P", 420, 180),
        from_to("Q", 420 + DAY - floor - 180, 180),
        from_to("R", 420 + DAY - floor - 179, 180),
        from_to("O", 660, 60),
    )
    return (
        daily("one-day-after-another", "E/. E/S/X/. S/X/E/.", evening, short, exact, **numbers),
        daily("from-history", "S/X/E/. S/X/.", evening, short, exact, history=before(". . . . . . E"), **numbers),
        daily("to-the-last-day", ". . . . E/. E/S/X/. S/X/.", evening, short, exact, **numbers),
        daily("as-long-as-may-be", "W/Z/. W/Z/.", whole, longer, **numbers),
        daily(
            "beside-a-lock-too-long",
            "Z P/P+Q/E/.",
            *(evening, longer, *pieces),
            locks=(Lock(employee="kari", date=MONDAY, shift="Z"),),
            **numbers,
        ),
        daily("a-day-in-parts", "P/P+Q/P+R/P+O+R/P+O/O+R/. P/Q/P+R/.", *pieces, **numbers),
        daily("spring", ". . . . . E/. S/X/T/U/E/.", *kinds, start=SPRING, **numbers),
        daily("autumn", ". . . . . E/. S/X/V/Y/E/.", *kinds, start=AUTUMN, **numbers),
        daily(
            "a-course",
            "E/. E/S/X/. E/.",
            *(evening, short, exact),
            activities=(activity(MONDAY + timedelta(2), short.start, short.end, 60),),
            **numbers,
        ),
        daily(
            "without-one-duty-at-a-time",
            "E/E+W/E+L/W+L/W/. S/X/E+L/.",
            *(evening, short, exact, whole, from_to("L", 840, 500)),
            apart=False,
            **numbers,
        ),
        daily(
            "from-wednesday",
            "E/. S/X/. E/. S/X/.",
            evening,
            short,
            exact,
            valid={"valid_from": MONDAY + timedelta(2)},
            **numbers,
        ),
        daily(
            "until-wednesday",
            "E/. S/X/. E/. S/X/E E/. S/X/.",
            evening,
            short,
            exact,
            valid={"valid_to": MONDAY + timedelta(2)},
            **numbers,
        ),
        daily(
            "in-parts-until-the-day-begins",
            "P/. P+R/P/. R/.",
            *pieces,
            from_to("T", 1430, 300),
            valid={"valid_from": MONDAY + timedelta(1)},
            **numbers,
        ),
    )


def sharp_compensation(full, floor):
    """A rest shorter than `full` is made good after the next period, to the minute."""
    numbers = {"full": full, "floor": floor}
    evening = shift("E", "14:30", "22:00")
    ends = EVENING_ENDS + floor + 300
    least, nearly = from_to("F", ends + 2 * full - floor, 120), from_to("G", ends + 2 * full - floor - 1, 120)
    floor_, almost, whole = (
        from_to("X", EVENING_ENDS + floor, 300),
        from_to("Y", EVENING_ENDS + full - 1, 300 - (full - 1 - floor)),
        from_to("V", EVENING_ENDS + full, 300 - (full - floor)),
    )
    more, less = from_to("H", ends + full + 1, 120), from_to("I", ends + full, 120)
    kinds = (evening, floor_, almost, whole, least, nearly, more, less)
    spring = from_to("O", ends + full + 60, 120), from_to("R", ends + full + 59, 120)
    autumn = from_to("O", ends + 2 * full - floor - 60, 120), from_to("R", ends + 2 * full - floor - 61, 120)
    between = from_to("B", ends + floor - 60, 30)
    part = from_to("K", ends + 30, 30)
    return (
        daily("made-good", "E/. X/Y/V/. ./F/G/H/I F/G/H/I/.", *kinds, **numbers),
        daily("made-good-from-history", "F/G/H/I/. F/G/H/I/.", *kinds, history=before(". . . . . E X"), **numbers),
        daily("made-good-across-the-start", "X/Y/V/. F/G/H/I/.", *kinds, history=before(". . . . . . E"), **numbers),
        daily("made-good-to-the-last-day", ". . . . E/. X/Y/V/. F/G/H/I/.", *kinds, **numbers),
        daily("made-good-by-a-period-in-parts", "E/. X/X+K/K/. F/G/F+K/K/.", *kinds, part, **numbers),
        daily(
            "made-good-by-work-between",
            "E/. X/X+B/B+Y/X+Y/X+B+Y/.",
            evening,
            from_to("X", EVENING_ENDS + floor, 60),
            from_to("B", EVENING_ENDS + floor + 120, 60),
            from_to("Y", EVENING_ENDS + floor + 60 + floor, 60),
            **numbers,
        ),
        daily("made-good-by-merging", "E/. X/X+B/V/V+B F/G/H/I/.", *kinds, between, **numbers),
        daily(
            "made-good-before-a-course",
            "E/. X/Y/V/. .",
            *kinds,
            activities=(activity(MONDAY + timedelta(1 + (nearly.start < 720)), nearly.start, nearly.end, 60),),
            **numbers,
        ),
        daily(
            "made-good-in-spring", ". . . . . E/. V/. | O/R/H/I/.", *kinds, *spring, start=SPRING, weeks=2, **numbers
        ),
        daily(
            "made-good-in-autumn",
            ". . . . . E/. X/Y/V/. | O/R/F/G/.",
            *kinds,
            *autumn,
            start=AUTUMN,
            weeks=2,
            **numbers,
        ),
        daily(
            "made-good-from-thursday",
            "E X/. F/G/. F/G/. E/. X F/G",
            *kinds,
            valid={"valid_from": MONDAY + timedelta(3)},
            **numbers,
        ),
        daily(
            "made-good-until-tuesday",
            "E/. X/. F/G/. E/. X F/G",
            *kinds,
            valid={"valid_to": MONDAY + timedelta(1)},
            **numbers,
        ),
        daily(
            "overlapping-history",
            "X/Y/V/. F/G/H/I/.",
            *kinds,
            from_to("EE", 13 * 60, 480),
            history=before(". . . . . . E+EE"),
            **numbers,
        ),
        daily(
            "overlapping",
            "E/E+EE/EE+J X/Y/X+J F/G/.",
            *kinds,
            from_to("EE", 840, 500),
            from_to("J", ends - 60, 90),
            apart=False,
            **numbers,
        ),
    )


DAILY = (
    *sharp_daily(660, 660),
    *sharp_daily(660, 540),
    *sharp_daily(720, 720),
    *sharp_compensation(660, 540),
    *sharp_compensation(660, 480),
)


def weekly(name, text, *shifts, least=2100, assign="clip", **facts):
    return world(f"weekly-rest-{name}-{assign}-{least}", WeeklyRest(least=least, assign=assign), text, *shifts, **facts)


def sharp_weekly(least, assign):
    """Everything about one length of rest in one way of counting it."""
    numbers = {"least": least, "assign": assign}
    evening, night = shift("E", "14:30", "22:00"), shift("N", "21:45", "07:45")
    exact, short = from_to("X", EVENING_ENDS + least, 60), from_to("S", EVENING_ENDS + least - 1, 60)
    gap = (EVENING_ENDS + least) // DAY
    first, second = from_to("F", least, 60), from_to("G", least - 1, 60)
    after = " ".join(["./E"] * (gap - 1) + ["X/S/E/."])
    back = from_to("T", 2 * DAY - least, 120), from_to("U", 2 * DAY - least - 121, 120)
    kinds = (evening, exact, short)
    monday = " ".join(["."] * (least // DAY) + ["F/G/."])
    rest_of_week = " ".join(["E"] * (6 - least // DAY))
    return (
        weekly("at-the-end", f"{' '.join(['E'] * (6 - gap))} E/. {after}", *kinds, **numbers),
        weekly("in-the-middle", f"E E/. {after} {' '.join(['E'] * (5 - gap))}", *kinds, **numbers),
        weekly("at-the-beginning", f"{monday} {rest_of_week}", evening, first, second, **numbers),
        weekly(
            "after-history",
            f"{monday} {rest_of_week}",
            evening,
            first,
            second,
            history=before(". . . . . . E"),
            **numbers,
        ),
        weekly(
            "after-a-night-in-history", "./E ./E E E E E E", evening, night, history=before(". . . . . . N"), **numbers
        ),
        weekly("before-the-end-of-the-plan", "E E E E E ./T/U/E ./E", evening, *back, **numbers),
        weekly("two-weeks", "E E E E E ./E ./E | ./E ./E E E E ./E E", evening, weeks=2, **numbers),
        weekly(
            "across-the-weeks",
            "E E E E E/. T/U/E ./E | F/G/. F/G/E/. E E E E E",
            evening,
            first,
            second,
            *back,
            weeks=2,
            **numbers,
        ),
        weekly("nights", "./N ./N ./N ./N ./N ./N ./N", night, **numbers),
        weekly("nights-and-evenings", "E E E N/E ./N N/E N/E", evening, night, **numbers),
        weekly("spring", f"{' '.join(['E'] * (6 - gap))} E/. {after}", *kinds, start=SPRING, **numbers),
        weekly("autumn", f"{' '.join(['E'] * (6 - gap))} E/. {after}", *kinds, start=AUTUMN, **numbers),
        weekly(
            "from-spring-sunday",
            "E E E E . . ./E | . F/G/. E E E E E",
            evening,
            first,
            second,
            start=SPRING,
            weeks=2,
            **numbers,
        ),
        weekly(
            "a-course",
            "./E ./E ./E ./E ./E ./E ./E",
            evening,
            activities=(activity(MONDAY + timedelta(3), "08:00", "12:00", 240),),
            **numbers,
        ),
        weekly(
            "from-wednesday",
            "E E E E E E E/. | E E/. E/. E E E E",
            evening,
            weeks=2,
            valid={"valid_from": MONDAY + timedelta(9)},
            **numbers,
        ),
        weekly(
            "until-wednesday",
            "E E E/. E/. E E E | E E E E E E/. E/.",
            evening,
            weeks=2,
            valid={"valid_to": MONDAY + timedelta(2)},
            **numbers,
        ),
    )


WEEKLY = (
    *sharp_weekly(2100, "clip"),
    *sharp_weekly(2100, "f1_day"),
    *sharp_weekly(1680, "clip"),
    *sharp_weekly(1680, "f1_day"),
)

WORLDS = (*OVERLAP, *DAILY, *WEEKLY)
