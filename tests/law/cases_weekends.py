"""Weekends: what the unit's own arrangement asks for."""

from datetime import date

from tests.law.world import LawCase, activity, before, law, person, roster, rule, shift, weekends, world

from arsplan.domain.terms import Arrangement
from arsplan.rules.measures import WeekendRhythm, WeekendsInPlan, WeekendsWorked, WholeWeekend

OWN = "unit.toml [arrangement]"
FREE, BOTH = ". . . . . . .", ". . . . . D D"
MORE = (shift("F2000", "12:30", "20:00"), shift("F2001", "12:30", "20:01"))


def case(measure, name, weeks, verdict, slack, **facts):
    unit = world(**{"weeks": 8, **facts})
    label = f"{measure.kind}-{name}"
    return LawCase(label, OWN, unit, rule(measure), weekends(*weeks), verdict, slack)


def third(name, weeks, verdict, slack, **facts):
    return case(WeekendsWorked(most=1, of=3), name, weeks, verdict, slack, **facts)


def counts(name, text, verdict, slack, **switches):
    """Whether a duty makes a worked weekend, when none is allowed."""
    unit = world(weeks=1, more_shifts=MORE)
    rules = rule(WeekendsWorked(most=0, of=1, **switches))
    return LawCase(f"weekend-definition-{name}", OWN, unit, rules, roster(text), verdict, slack)


def whole(name, text, verdict, slack, **facts):
    unit = world(weeks=2, **facts)
    return LawCase(f"whole-weekend-{name}", OWN, unit, rule(WholeWeekend()), roster(text), verdict, slack)


def arranged(name, rules, weeks, verdict, slack, **arrangement):
    """Through the rulebook: the arrangement's words become these rules."""
    unit = world(weeks=8, arrangement=Arrangement(**arrangement))
    return LawCase(f"arrangement-{name}", OWN, unit, law(unit, rules), weekends(*weeks), verdict, slack)


RHYTHM, TWO_OF_FOUR = WeekendRhythm(every=3), WeekendsWorked(most=2, of=4)
SATURDAY_COURSE = {"activities": (activity(date(2027, 8, 7), "08:00", "12:00", 240),)}

FREQUENCY = (
    third("every-third", (0, 3, 6), "kept", 0),
    third("every-fourth", (0, 4), "kept", 0),
    third("every-second", (0, 2), "broken", -1),
    third("two-in-a-row", (3, 4), "broken", -1),
    third("all", tuple(range(8)), "broken", -2),
    third("first-weekend-two-after-history", (1,), "broken", -1, history=before(BOTH)),
    third("first-weekend-three-after-history", (2,), "kept", 0, history=before(BOTH)),
    third("history-alone", (), "kept", 0, history=before(f"{BOTH} | {FREE}")),
    third("last-two-weekends-of-the-plan", (6, 7), "broken", -1),
    third("a-course-on-saturday-counts", (1,), "broken", -1, **SATURDAY_COURSE),
    case(TWO_OF_FOUR, "two-of-four", (0, 1, 4, 5), "kept", 0),
    case(TWO_OF_FOUR, "three-of-four", (0, 1, 3), "broken", -1),
)

DEFINITION = (
    counts("saturday-alone", ". . . . . D .", "broken", -1),
    counts("sunday-alone", ". . . . . . D", "broken", -1),
    counts("friday-evening-off", ". . . . A . .", "kept", 0),
    counts("friday-evening-on", ". . . . A . .", "broken", -1, friday_evening=True),
    counts("friday-until-20-on", ". . . . F2000 . .", "kept", 0, friday_evening=True),
    counts("friday-until-20-01-on", ". . . . F2001 . .", "broken", -1, friday_evening=True),
    counts("friday-night-off", ". . . . N . .", "kept", 0),
    counts("friday-night-on", ". . . . N . .", "broken", -1, friday_evening=True),
    counts("thursday-night-on", ". . . N . . .", "kept", 0, friday_evening=True),
    counts("sunday-night-counts", ". . . . . . N", "broken", -1),
    counts("sunday-night-does-not-count", ". . . . . . N", "kept", 0, sunday_night=False),
    counts("sunday-day-counts-with-the-switch", ". . . . . . D", "broken", -1, sunday_night=False),
    counts("saturday-night-counts-with-the-switch", ". . . . . N .", "broken", -1, sunday_night=False),
)

SPACING = (
    case(RHYTHM, "every-third", (0, 3, 6), "kept", 0),
    case(RHYTHM, "a-beat-left-out", (0, 6), "kept", 0),
    case(RHYTHM, "one-week-late", (0, 4), "broken", -1),
    case(RHYTHM, "out-of-step-with-the-first", (0, 3, 5), "broken", -2),
    case(RHYTHM, "in-step-with-history", (2,), "kept", 0, history=before(BOTH)),
    case(RHYTHM, "out-of-step-with-history", (1,), "broken", -2, history=before(BOTH)),
    case(RHYTHM, "history-out-of-step-with-itself", (), "kept", None, history=before(f"{BOTH} | {BOTH}")),
    case(RHYTHM, "in-step-with-the-nearest-only", (2,), "broken", -1, history=before(f"{BOTH} | {BOTH}")),
    case(RHYTHM, "one-weekend-alone", (5,), "kept", None),
    case(WeekendsInPlan(most=2), "two-allowed", (0, 3), "kept", 0),
    case(WeekendsInPlan(most=2), "three-of-two-allowed", (0, 3, 6), "broken", -1),
    case(WeekendsInPlan(most=1), "history-is-not-in-the-plan", (2,), "kept", 0, history=before(BOTH)),
    case(WeekendsInPlan(most=8, distance=3), "three-weeks-apart", (0, 3), "kept", 0),
    case(WeekendsInPlan(most=8, distance=3), "two-weeks-apart", (0, 2), "broken", -1),
    case(WeekendsInPlan(most=8, distance=3), "two-from-history", (1,), "broken", -1, history=before(BOTH)),
    case(WeekendsInPlan(most=8, distance=3), "three-from-history", (2,), "kept", 0, history=before(BOTH)),
)

WHOLE = (
    whole("both-days", ". . . . . D A", "kept", 0),
    whole("saturday-alone", ". . . . . D .", "broken", -1),
    whole("sunday-alone", ". . . . . . D", "broken", -1),
    whole("a-night-from-saturday-is-saturday", ". . . . . N .", "broken", -1),
    whole("sunday-and-the-next-saturday", ". . . . . . D | . . . . . D .", "broken", -1),
    whole("no-day", "D D D D D . .", "kept", None),
    whole("a-course-does-not-count", ".", "kept", None, **SATURDAY_COURSE),
    whole("a-course-does-not-complete", ". . . . . . D", "broken", -1, **SATURDAY_COURSE),
)

ARRANGED = (
    arranged("every-third-by-default", "U04", (0, 3), "kept", 0),
    arranged("every-second-against-default", "U04", (0, 2), "broken", -1),
    arranged("every-second-when-asked", "U04", (0, 2), "kept", 0, weekends_of=2),
    arranged("rhythm", "U04", (0, 4), "broken", -1, weekend_rhythm=3),
    arranged("in-plan", "U05", (0, 3), "broken", -1, weekends_in_plan=1),
    arranged("distance", "U05", (0, 3), "broken", -1, weekend_distance=4),
    arranged("whole", "U06", (0,), "kept", 0),
)

OTHER_PEOPLE = (
    LawCase(
        "weekends_worked-of-somebody-the-rule-does-not-bind",
        OWN,
        world(weeks=2, staff=(person(), person("per"))),
        rule(WeekendsWorked(most=1, of=3)),
        weekends(0, 1, name="per"),
        "kept",
        1,
    ),
)

CASES = (*FREQUENCY, *DEFINITION, *SPACING, *WHOLE, *ARRANGED, *OTHER_PEOPLE)
