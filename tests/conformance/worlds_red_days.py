"""Worlds of red days: averaged, in a row, and to the minute of the threshold."""

from datetime import date, timedelta

from tests.conformance.world import clock, world
from tests.law.world import MONDAY, activity, before, shift

from arsplan.domain.absences import Lock
from arsplan.rules.measures import RedDaySequence, RedDaysOff

EASTER, ASCENSION, MAY, AUTUMN = date(2027, 3, 22), date(2027, 5, 3), date(2027, 4, 26), date(2027, 10, 25)
D, N = shift("D", "07:30", "15:00"), shift("N", "21:45", "07:45")
SUNDAY, WORKED, FREE = ". . . . . . D/.", ". . . . . . D", ". . . . . . ."


def weeks(*texts):
    return " | ".join(texts)


def case(name, measure, text, *shifts, **facts):
    facts = {"weeks": text.count("|") + 1 if isinstance(text, str) else 1, **facts}
    return world(f"{measure.kind}-{name}", measure, text, *(shifts or (D, N)), **facts)


def on(day, start="08:00", end="12:00", monday=MONDAY):
    return {"activities": (activity(monday + timedelta(day), start, end, 1),)}


def sharp(name, measure):
    """All that may surround the plan; the threshold to the minute."""
    out = measure.threshold
    ends, enough = clock(18 * 60 + out), clock(18 * 60 + out + 1)
    last, before_ten = clock(22 * 60 - out), clock(22 * 60 - out - 1)
    start = "11:30"
    edge = (
        shift("S", start, ends),
        shift("T", start, enough),
        shift("P", last, "23:30"),
        shift("Q", before_ten, "23:30"),
    )
    small = (
        shift("H", "02:00", clock(120 + max(1, out))),
        shift("J", "02:00", clock(121 + out)),
        shift("K", "01:00", clock(121 + out)),
    )
    five = weeks(*[SUNDAY] * 5)
    return (
        case(f"{name}-six-weeks", measure, weeks(*[SUNDAY] * 6)),
        case(f"{name}-ten-weeks", measure, weeks(*[SUNDAY] * 10)),
        case(f"{name}-two-weeks", measure, weeks(SUNDAY, SUNDAY)),
        case(f"{name}-one-week", measure, SUNDAY),
        case(f"{name}-after-history", measure, five, history=before(WORKED)),
        case(f"{name}-after-more-history", measure, five, history=before(weeks(WORKED, WORKED, FREE))),
        case(
            f"{name}-after-history-beyond-the-limit",
            measure,
            five,
            history=before(weeks(WORKED, WORKED, WORKED, WORKED)),
        ),
        case(f"{name}-after-free-history", measure, five, history=before(weeks("D . . . . . .", FREE, FREE))),
        case(f"{name}-after-a-night-in-history", measure, five, history=before(". . . . . N .")),
        case(
            f"{name}-another-begins-later",
            measure,
            {"kari": five, "per": "D/."},
            people=("kari", "per"),
            weeks=5,
            history=before(weeks("D . . . . . .", FREE), name="per"),
        ),
        case(
            f"{name}-saturday-and-sunday-nights",
            measure,
            weeks(". . . . . N/. N/.", ". . . . . N/. D/N/.", ". . . . . D/. D/."),
        ),
        case(
            f"{name}-at-the-edges", measure, weeks(". . . . . S/T/. P/Q/.", ". . . . . S/T/. P/Q/.", SUNDAY), D, *edge
        ),
        case(f"{name}-easter", measure, weeks(". . . D/N/. D/. N/D/. D/.", "D/. . . . . . D/."), start=EASTER),
        case(f"{name}-spring-night", measure, ". . . . D/. . H/J/K/.", *small, D, start=EASTER),
        case(f"{name}-autumn-night", measure, weeks(". . . . . . H/J/K/.", SUNDAY), *small, D, start=AUTUMN),
        case(
            f"{name}-ascension",
            measure,
            weeks(". . S/T/. D/N/. . D/. D/.", ". . . . . . D/."),
            D,
            N,
            *edge,
            start=ASCENSION,
        ),
        case(f"{name}-first-of-may", measure, weeks(". . . . N/T/. N/. D/."), D, N, *edge, start=MAY),
        case(f"{name}-a-course", measure, weeks(*[SUNDAY] * 4), **on(13)),
        case(
            f"{name}-a-course-too-short",
            measure,
            weeks(*[SUNDAY] * 4),
            **on(13, "08:00", clock(8 * 60 + out) if out else "08:01"),
        ),
        case(f"{name}-a-course-on-saturday-evening", measure, weeks(*[SUNDAY] * 4), **on(12, "18:00", enough)),
        case(
            f"{name}-beside-a-lock",
            measure,
            weeks(SUNDAY, ". . . . . . D", SUNDAY, SUNDAY),
            locks=(Lock(employee="kari", date=MONDAY + timedelta(13), shift="D"),),
        ),
        case(f"{name}-from-the-third", measure, weeks(*[SUNDAY] * 6), valid={"valid_from": MONDAY + timedelta(17)}),
        case(f"{name}-until-the-third", measure, weeks(*[SUNDAY] * 6), valid={"valid_to": MONDAY + timedelta(17)}),
        case(
            f"{name}-only-sunday",
            measure,
            weeks(*[SUNDAY] * 6),
            valid={"valid_from": MONDAY + timedelta(20), "valid_to": MONDAY + timedelta(20)},
        ),
        case(
            f"{name}-two-short-ones",
            measure,
            weeks(". . . . . . V+W/V/W/.", SUNDAY),
            D,
            shift("V", "08:00", clock(480 + max(1, out))),
            shift("W", "12:00", clock(720 + max(1, out))),
        ),
    )


WORLDS = (
    *sharp("next-off", RedDaySequence(threshold=60)),
    *sharp("next-off-none-allowed", RedDaySequence(threshold=0)),
    *sharp("half-of-four", RedDaysOff(weeks=4, run=3, threshold=60)),
    *sharp("half-of-26", RedDaysOff(weeks=26, run=4, threshold=60)),
    *sharp("half-of-two-no-run", RedDaysOff(weeks=2, run=12, threshold=120)),
)
