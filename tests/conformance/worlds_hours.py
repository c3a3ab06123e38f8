"""Worlds of hours: in a work period and a day, in weeks, in the plan, and of one shift alone."""

from datetime import date, timedelta
from fractions import Fraction

from tests.conformance.world import from_to, world
from tests.law.world import MONDAY, activity, before, person, shift

from arsplan.domain.absences import Absence, Lock
from arsplan.rules.measures import LongShiftConsent, PositionHours, WeekMinutes, WorkPeriodMinutes

SPRING, AUTUMN = date(2027, 3, 22), date(2027, 10, 25)
TUESDAY = MONDAY + timedelta(1)


def period(name, text, *shifts, **facts):
    numbers = {key: facts.pop(key) for key in ("most", "most_weekend", "rest", "day_break") if key in facts}
    return world(f"work-period-{name}", WorkPeriodMinutes(**numbers), text, *shifts, **facts)


def sharp_period(most, weekend, rest):
    """Everything about one limit, with a higher one for weekends."""
    numbers = {"most": most, "most_weekend": weekend, "rest": rest}
    alone = (
        from_to("A", 420, most + 60, most),
        from_to("B", 420, most + 60, most + 1),
        from_to("C", 420, weekend + 60, weekend),
        from_to("D", 420, weekend + 60, weekend + 1),
    )
    half = from_to("H", 420, most // 2)
    fits, over = from_to("I", 420 + most // 2, most - most // 2), from_to("J", 420 + most // 2, most - most // 2 + 1)
    early, late = from_to("M", 30, 240), shift("E", "15:00", "22:00")
    close, apart = (from_to(code, 22 * 60 + rest + more, weekend - 420 + 1) for code, more in (("S", -1), ("X", 0)))
    spring = tuple(from_to(code, 22 * 60 + rest + more, weekend - 420 + 1) for code, more in (("T", 59), ("U", 60)))
    autumn = tuple(from_to(code, 22 * 60 + rest - more, weekend - 420 + 1) for code, more in (("T", 61), ("U", 60)))
    tag = f"{most}-{weekend}-{rest}"
    return (
        period(f"alone-{tag}", "A/B/. . . . A/B/C/. A/B/C/D/. A/B/C/D/.", *alone, **numbers),
        period(f"in-parts-{tag}", "H/H+I/H+J/. . . . H+J/H H/H+I/H+J/. H+J/I/.", half, fits, over, **numbers),
        period(f"merged-or-apart-{tag}", "E/. S/X/E/. S/X/. ", late, close, apart, **numbers),
        period(
            f"merged-from-history-{tag}",
            "S/X/E/. S/X/.",
            late,
            close,
            apart,
            history=before(". . . . . . E"),
            **numbers,
        ),
        period(f"merged-to-the-last-day-{tag}", ". . . . . E/. S/X/.", late, close, apart, **numbers),
        period(
            f"merged-in-spring-{tag}", ". . . . . E/. S/X/T/U/.", late, close, apart, *spring, start=SPRING, **numbers
        ),
        period(
            f"merged-in-autumn-{tag}", ". . . . . E/. S/X/T/U/.", late, close, apart, *autumn, start=AUTUMN, **numbers
        ),
        period(
            f"friday-into-saturday-{tag}", ". . . . E/. M+H/H+J/S/. H+J/H", half, over, early, late, close, **numbers
        ),
        period(
            f"beside-locks-beyond-the-limit-{tag}",
            "C S/H/.",
            *(alone[2], half, close),
            locks=(Lock(employee="kari", date=MONDAY, shift="C"),),
            activities=(activity(MONDAY, "23:00", "23:30", 30),),
            **numbers,
        ),
        period(f"sunday-into-monday-{tag}", ". . . . . . E/. | H/S/H+I/.", half, fits, late, close, weeks=2, **numbers),
        period(
            f"a-course-{tag}",
            "H/H+I/. I/J/.",
            *(half, fits, over),
            activities=(activity(TUESDAY, "00:30", "07:00", most // 2),),
            **numbers,
        ),
        period(
            f"from-wednesday-{tag}",
            "H+J/. E/. S/. H+J/H/.",
            half,
            over,
            late,
            close,
            valid={"valid_from": MONDAY + timedelta(2)},
            **numbers,
        ),
        period(
            f"until-tuesday-{tag}",
            "H+J/. E/. S/. H+J/H/. B/.",
            half,
            over,
            late,
            close,
            alone[1],
            valid={"valid_to": TUESDAY},
            **numbers,
        ),
        period(
            f"overlapping-history-{tag}",
            "S/X/.",
            late,
            close,
            apart,
            from_to("O", 840, 300, 1),
            history=before(". . . . . . E+O"),
            **numbers,
        ),
    )


def sharp_day(most, rest, day_break):
    """Several periods that start in the same 24 hours, and one that merging moves to the day before."""
    numbers = {"most": most, "rest": rest, "day_break": day_break}
    first = from_to("F", day_break, 200)
    previous = from_to("P", day_break - 1, 200)
    start = day_break + 200 + rest
    fits, over = from_to("I", start, most - 200), from_to("J", start, most - 199)
    into = from_to("K", day_break - 120, 60)
    kinds = (first, previous, fits, over, into)
    tag = f"{most}-{rest}-{day_break}"
    return (
        period(f"two-in-a-day-{tag}", "F+I/F+J/P+J/P/. F+I/F+J/J/P/. F/J/P/.", *kinds, **numbers),
        period(f"moved-to-the-day-before-{tag}", "K/. K/F+J/F+I/P+J/. K/F+K/F+J/J/.", *kinds, **numbers),
        period(f"moved-from-history-{tag}", "F+J/F+I/J/F/.", *kinds, history=before(". . . . . . K"), **numbers),
        period(f"two-on-the-last-days-{tag}", ". . . . . F+J/F+I/J/. P/F/P+J/F+J/J/.", *kinds, **numbers),
        period(f"spring-day-{tag}", ". . . . . J/. F+J/P+J/F+I/J/.", *kinds, start=SPRING, **numbers),
        period(f"two-from-tuesday-{tag}", "F+J/J/. P/. F+J/P+J/.", *kinds, valid={"valid_from": TUESDAY}, **numbers),
    )


SMALL = (from_to("Q", 0, 60, 20), from_to("R", 480, 60, 20), from_to("T", 960, 60, 20))

PERIODS = (
    *sharp_period(750, 840, 660),
    *sharp_period(540, 600, 480),
    *sharp_day(750, 480, 0),
    *sharp_day(750, 480, 360),
    *sharp_day(600, 360, 1439),
    period("a-long-chain", "Q+R+T/Q+R Q+R+T/R Q+R+T/Q+T Q+R/.", *SMALL, most=180, rest=480),
    period(
        "weekday-and-weekend-in-one-day",
        ". . . . E/. M/M+E/E/. M/.",
        from_to("M", 30, 360),
        shift("E", "15:00", "22:00"),
        most=700,
        most_weekend=780,
        rest=120,
        day_break=360,
    ),
    period(
        "beside-locks",
        "H . H/H+I/J",
        *(from_to("H", 420, 300), from_to("I", 720, 300), from_to("J", 720, 301)),
        most=600,
        rest=660,
        locks=(Lock(employee="kari", date=MONDAY, shift="H"),),
    ),
)


def weeks_world(name, text, *shifts, most, of=1, **facts):
    facts = {"weeks": text.count("|") + 1 if isinstance(text, str) else 1, **facts}
    return world(f"weeks-{name}", WeekMinutes(most=most, weeks=of), text, *shifts, **facts)


HOUR, MINUTE, NIGHT = from_to("H", 480, 60), from_to("M", 600, 1), from_to("N", 1300, 400, 60)
PARTS = "H/H+M/. . . . . . H/N/."
THREE = f"{PARTS} | {PARTS} | {PARTS}"
HM = (HOUR, MINUTE, NIGHT)

WEEKS = (
    weeks_world(
        "nights-of-four-weeks",
        "N/S/T/. S/T/. . . . . N/. | S/T/. . . . . . N/.",
        from_to("N", 1305, 600),
        from_to("S", 1380, 440),
        from_to("T", 1380, 441),
        most=10640,
        of=4,
        history=before("N N N N N N . | N N N N N N . | N N N N N . ."),
    ),
    weeks_world("one", f"{PARTS} | H/H+M/M/. . . . . H/. H/N/.", *HM, most=120),
    weeks_world("two", THREE, *HM, most=181, of=2),
    weeks_world(
        "three-of-three", "H/M/. . . . . . H/M/. | H/M/. . . . . . N/. | H/M/. . . . . . H+M/.", *HM, most=182, of=3
    ),
    weeks_world("plan-shorter-than-the-run", f"{PARTS} | {PARTS}", *HM, most=180, of=3),
    weeks_world("a-week-for-a-run-of-four", PARTS, *HM, most=60, of=4),
    weeks_world("with-history", f"{PARTS} | {PARTS}", *HM, most=181, of=2, history=before("H H+M . . . . .")),
    weeks_world("with-short-history", f"{PARTS} | {PARTS}", *HM, most=181, of=4, history=before(". . . . . . N")),
    weeks_world(
        "with-much-history",
        f"{PARTS} | {PARTS}",
        *HM,
        most=181,
        of=3,
        history=before("H H H H . . . | H . . . . . . | H . . . . . ."),
    ),
    weeks_world("history-beyond-the-limit", f"{PARTS} | {PARTS}", *HM, most=121, of=2, history=before("H H H . . . .")),
    weeks_world("history-alone", "H/. . . . . . H/.", *HM, most=60, of=1, history=before("H H H . . . .")),
    weeks_world(
        "with-a-course",
        f"{PARTS} | {PARTS}",
        *HM,
        most=121,
        activities=(activity(MONDAY + timedelta(8), "20:00", "21:00", 60),),
    ),
    weeks_world(
        "beside-a-lock",
        f"{PARTS} | H . . . . . H/M/.",
        *HM,
        most=61,
        locks=(Lock(employee="kari", date=MONDAY + timedelta(7), shift="H"),),
    ),
    weeks_world("from-the-second", THREE, *HM, most=60, of=1, valid={"valid_from": MONDAY + timedelta(13)}),
    weeks_world("until-the-second", THREE, *HM, most=120, of=2, valid={"valid_to": MONDAY + timedelta(7)}),
    weeks_world("two-people", {"kari": "H/H+M/. H/M/.", "per": "H/H+M/. H/M/."}, *HM, most=61, people=("kari", "per")),
)


def position(name, text, *shifts, facts=None, **more):
    staff = (person(**{"vacation_days": 0, "position": Fraction(1, 10), **(facts or {})}),)
    return world(f"position-{name}", PositionHours(), text, *shifts, staff=staff, **more)


SEVENTY, SEVENTY_ONE = from_to("P", 420, 71), from_to("Q", 600, 72)
PQ = (SEVENTY, SEVENTY_ONE)
LEAVE = Absence(employee="kari", first=MONDAY + timedelta(2), last=MONDAY + timedelta(2), kind="leave")
HOLIDAY = Absence(employee="kari", first=MONDAY + timedelta(2), last=MONDAY + timedelta(3))

POSITIONS = (
    position("exactly-three", "P/Q/. P/Q/. P/Q/. P/Q/. . . P/Q/.", *PQ),
    position("two-weeks", "P/Q/P+Q/. P/Q/P+Q . . . . P/Q/. | P/Q/. . . . . . P/Q/P+Q", *PQ, weeks=2),
    position("fractions-rounded-down", "P/Q/. P/Q/. P/Q/. P/Q/.", *PQ, facts={"position": Fraction(2, 29)}),
    position("history-does-not-count", "P/Q/. P/Q/. P/Q/. P/Q/.", *PQ, history=before("P P P P P P P")),
    position("a-course", "P/Q/. P/Q/. P/Q/. P/Q/.", *PQ, activities=(activity(MONDAY, "20:00", "21:11", 71),)),
    position("beside-a-lock", "P P/Q/. P/Q/. P/Q/.", *PQ, locks=(Lock(employee="kari", date=MONDAY, shift="P"),)),
    position("leave", "P/Q/. P/Q/. . P/Q/. P/Q/.", *PQ, facts={"position": Fraction(7, 60)}, absences=(LEAVE,)),
    position("vacation-due", "P/Q/. P/Q/. P/Q/. P/Q/.", *PQ, facts={"vacation_days": 2, "position": Fraction(3, 20)}),
    position(
        "vacation-placed",
        "P/Q/. P/Q/. . . P/Q/. P/Q/.",
        *PQ,
        facts={"position": Fraction(3, 20), "vacation_days": 2},
        absences=(HOLIDAY,),
    ),
    position("employed-in-part", ". . P/Q/. P/Q/. P/Q/.", *PQ, facts={"start": MONDAY + timedelta(2)}),
    position("no-position", "P/. P/.", *PQ, facts={"position": Fraction(0)}),
    position("before-it-is-in-force", "P/Q/. P/Q/. P/Q/. P/Q/.", *PQ, valid={"valid_from": MONDAY + timedelta(7)}),
    position("from-the-last-day", "P/Q/. P/Q/. P/Q/. P/Q/.", *PQ, valid={"valid_from": MONDAY + timedelta(6)}),
)


def consent(name, text, *shifts, long=600, most=750, **facts):
    return world(f"consent-{name}", LongShiftConsent(long=long, most=most), text, *shifts, **facts)


LONG = tuple(from_to(code, 420, paid + 30, paid) for code, paid in (("A", 600), ("B", 601), ("C", 750), ("D", 751)))

CONSENT = (
    consent("to-so-much", "A/B/C/D/. . . . . A/D/. A/B/C/D", *LONG),
    consent("to-nothing", "A/B/C/. A/B/.", *LONG, most=0),
    consent("to-less-than-long", "A/B/C/. A/B/.", *LONG, most=599),
    consent("of-one-of-two", {"kari": "A/C/D/.", "per": "A/C/D/."}, *LONG, people=("kari", "per"), binds=("per",)),
    consent("from-tuesday", "A/C/D/. A/C/D/.", *LONG, valid={"valid_from": TUESDAY}),
    consent("until-monday", "A/C/D/. A/C/D/.", *LONG, valid={"valid_to": MONDAY}),
    consent("history", "A/C/D/.", *LONG, history=before("D D . . . . .")),
)

WORLDS = (*PERIODS, *WEEKS, *POSITIONS, *CONSENT)
