"""Days and nights in a row, sequences, and one duty at a time."""

from datetime import date

from tests.law.world import LawCase, activity, before, law, roster, rule, shift, world

from arsplan.domain.absences import Wish
from arsplan.rules.measures import ForbiddenSequence, NoOverlap, RunLength

OWN = "unit.toml [arrangement]"
MORE = (
    shift("B", "15:00", "22:00"),
    shift("LATE", "20:00", "03:00"),
    shift("LATER", "20:00", "03:01"),
    shift("E0745", "07:45", "14:00"),
)


def case(measure, name, text, verdict, slack, **facts):
    unit = world(**{"weeks": 2, "more_shifts": MORE, **facts})
    label = f"{measure.kind}-{name}"
    return LawCase(label, OWN, unit, rule(measure), roster(text, unit.start), verdict, slack)


def days(name, text, verdict, slack, **facts):
    return case(RunLength(most=6), f"days-{name}", text, verdict, slack, **facts)


def nights(name, text, verdict, slack, most=4, **facts):
    return case(RunLength(most=most, of="nights"), f"nights-{name}", text, verdict, slack, **facts)


def never(name, text, verdict, codes, **facts):
    slack = -1 if verdict == "broken" else None
    return case(ForbiddenSequence(codes=codes), name, text, verdict, slack, **facts)


def overlap(name, text, verdict, slack, **facts):
    return case(NoOverlap(), name, text, verdict, slack, **facts)


def course(day, start="08:00", end="15:00"):
    return {"activities": (activity(date(2027, 8, day), start, end, 60),)}


DAYS = (
    days("six", "D D D D D D .", "kept", 0),
    days("seven", "D D D D D D D", "broken", -1),
    days("six-and-six-with-a-day-between", "D D D D D D . | D D D D D D .", "kept", 0),
    days("seven-across-weeks", ". . . D D D D | D D D", "broken", -1),
    days("seven-at-the-end-of-the-plan", ". . . . . . . | D A N D A N D", "broken", -1),
    days("three-in-history-and-four", "D D D D", "broken", -1, history=before(". . . . D D D")),
    days("three-in-history-and-three", "D D D", "kept", 0, history=before(". . . . D D D")),
    days("eight-in-history-alone", ". D", "kept", 5, history=before("D D D D D D D | D . . . . . .")),
    days("seven-in-history-and-one", "D", "broken", -2, history=before("D D D D D D D")),
    days("two-on-one-date-are-one-day", "D+B D D D D D .", "kept", 0),
    days("a-course-is-a-day", "D D D D D D .", "broken", -1, **course(8)),
)

NIGHTS = (
    nights("four", "N N N N . . .", "kept", 0),
    nights("five", "N N N N N . .", "broken", -1),
    nights("two-and-two-with-an-evening-between", "N N A N N . .", "kept", 2),
    nights("three-in-history-and-two", "N N", "broken", -1, history=before(". . . . N N N")),
    nights("five-at-the-end-of-the-plan", ". . . . . . . | . . N N N N N", "broken", -1),
    nights("a-course-is-no-night", "N N N N . . .", "kept", 0, **course(6, "21:00", "23:00")),
    nights("until-03-00-is-no-night", "LATE LATE", "kept", None, most=1),
    nights("until-03-01-is-a-night", "LATER LATER", "broken", -1, most=1),
)

SEQUENCES = (
    never("evening-then-day", "A D", "broken", ("A", "D")),
    never("day-then-evening", "D A", "kept", ("A", "D")),
    never("a-day-between", "A . D", "kept", ("A", "D")),
    never("across-weeks", ". . . . . . A | D", "broken", ("A", "D")),
    never("from-history", "D", "broken", ("A", "D"), history=before(". . . . . . A")),
    never("in-history-alone", "N", "kept", ("A", "D"), history=before(". . . . A D .")),
    never("on-the-last-two-days", ". . . . . . . | . . . . . A D", "broken", ("A", "D")),
    never("three-in-order", "N A D", "broken", ("N", "A", "D")),
    never("two-of-three", "N A N", "kept", ("N", "A", "D")),
    never("three-reaching-into-history", "A D", "broken", ("N", "A", "D"), history=before(". . . . . . N")),
    never("among-two-on-one-date", "D+B D", "broken", ("B", "D")),
    never("the-same-twice", "N N", "broken", ("N", "N")),
)

OVERLAPS = (
    overlap("day-and-evening-share-30-min", "D+A", "broken", -30),
    overlap("day-and-evening-meet", "D+B", "kept", None),
    overlap("night-runs-into-day", "N D", "broken", -15),
    overlap("night-and-day-meet", "N E0745", "kept", None),
    overlap("history-runs-into-the-plan", "D", "broken", -15, history=before(". . . . . . N")),
    overlap("in-history-alone", "D", "kept", None, history=before("D+A . . . . . .")),
    overlap("a-course-during-a-shift", "D", "broken", -420, **course(2)),
    overlap("a-course-on-another-day", "D", "kept", None, **course(3)),
    overlap("one-minute-shared", "LL+M", "broken", -1, more_shifts=(*MORE, shift("M", "00:30", "07:31"))),
    overlap("two-under-a-long-one", "LL+D+B", "broken", -450),
)


def wished(name, text, verdict, slack):
    """Through the rulebook: a wish for at most three days in a row that has to be met."""
    unit = world(weeks=2, wishes=(Wish(employee="kari", kind="max_consecutive_shifts", value="3", strength="must"),))
    return LawCase(f"W01-{name}", "wishes.csv", unit, law(unit, "W01"), roster(text, unit.start), verdict, slack)


WISHES = (
    wished("three", "D D D . D D .", "kept", 0),
    wished("four", "D D D D . . .", "broken", -1),
)

CASES = (*WISHES, *DAYS, *NIGHTS, *SEQUENCES, *OVERLAPS)
