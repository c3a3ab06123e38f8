"""Breaks: AML § 10-9."""

from tests.law.world import MONDAY, LawCase, activity, before, law, pausing, roster, shift, world

R12 = "AML § 10-9(1)"

MORE = (
    shift("NONE", "07:30", "15:00"),
    pausing(shift("D1", "07:30", "15:00"), 1),
    pausing(shift("D0", "07:30", "15:00"), 0),
    pausing(shift("S0", "08:00", "13:30"), 0),
    pausing(shift("T0", "08:00", "13:31"), 0),
    pausing(shift("E29", "07:30", "15:30"), 29),
    pausing(shift("E30", "07:30", "15:30"), 30),
    pausing(shift("U29", "07:30", "15:29"), 29),
    pausing(shift("P29", "07:30", "15:58", 479), 29),
    pausing(shift("N30", "21:45", "07:45"), 30),
    pausing(shift("L20", "07:30", "20:00"), 20),
)


def r12(name, text, verdict, slack=None, **facts):
    unit = world(more_shifts=MORE, weeks=1, **facts)
    return LawCase(f"R12-{name}", R12, unit, law(unit, "R12"), roster(text, unit.start), verdict, slack)


CASES = (
    r12("five-and-a-half-hours-need-none", "S0", "kept"),
    r12("a-minute-more-needs-one", "T0", "broken", -1),
    r12("day-with-a-break", "D1", "kept", 0),
    r12("day-without", "D0", "broken", -1),
    r12("eight-hours-with-30", "E30", "kept", 0),
    r12("eight-hours-with-29", "E29", "broken", -1),
    r12("a-minute-less-with-29", "U29", "kept", 28),
    r12("eight-hours-by-the-clock-with-an-unpaid-break", "P29", "kept", 28),
    r12("night-with-30", "N30", "kept", 0),
    r12("long-day-with-20", "L20", "broken", -10),
    r12("not-stated", "NONE", "undecidable"),
    r12("not-stated-beside-one-that-is-enough", "NONE E30", "undecidable", 0),
    r12("not-stated-beside-one-that-is-not", "NONE E29", "broken", -1),
    r12("a-course-is-not-measured", ".", "kept", activities=(activity(MONDAY, "08:00", "16:00", 480),)),
    r12("history-is-not-measured", "E30", "kept", 0, history=before("E29 . . . . . .")),
)
