"""Enough in a row and enough in a window: shortest runs, sequences with a day off, duties and hours at least."""

from datetime import date, timedelta

from tests.law.world import MONDAY, LawCase, activity, before, person, roster, rule, world

from arsplan.domain.absences import Absence
from arsplan.rules.measures import DutiesInWindow, ForbiddenSequence, RunLength, WeekMinutes

OWN = "rules.toml"
FIVE = ". . . . ."


def case(measure, name, text, verdict, slack, valid=None, **facts):
    unit = world(**{"weeks": 2, **facts})
    label = f"{measure.kind}-{name}"
    return LawCase(label, OWN, unit, rule(measure, **(valid or {})), roster(text, unit.start), verdict, slack)


def days(name, text, verdict, slack, least=3, **facts):
    numbers = {key: facts.pop(key) for key in ("edges", "most") if key in facts}
    return case(RunLength(least=least, **numbers), f"days-{name}", text, verdict, slack, **facts)


def free(name, text, verdict, slack, **facts):
    numbers = {key: facts.pop(key) for key in ("edges", "most", "least") if key in facts}
    return case(RunLength(of="free", **numbers), f"free-{name}", text, verdict, slack, **facts)


def codes(name, text, verdict, slack, *of, **facts):
    numbers = {key: facts.pop(key) for key in ("edges", "most", "least") if key in facts}
    return case(RunLength(of=of, **numbers), f"codes-{name}", text, verdict, slack, **facts)


def away(first, last, kind="vacation"):
    return {"absences": (Absence(employee="kari", first=_day(first), last=_day(last), kind=kind),)}


def course(day):
    return {"activities": (activity(_day(day), "08:00", "10:00", 120),)}


def _day(number):
    return MONDAY + timedelta(number)


RUNS = (
    days("three", ". D D D . . .", "kept", 0),
    days("two", ". D D . . . .", "broken", -1),
    days("two-across-weeks", ". . . . . . D | D", "broken", -1),
    days("two-and-a-course", ". D D . . . .", "kept", 0, **course(3)),
    days("two-before-vacation", ". . . D D . .", "broken", -1, **away(5, 9)),
    days("from-the-first-day", "D . . . . . .", "kept", None),
    days("from-the-first-day-measured", "D . . . . . .", "broken", -2, edges="measured"),
    days("to-the-last-day", f"{FIVE} . . | {FIVE} . D", "kept", None),
    days("to-the-last-day-measured", f"{FIVE} . . | {FIVE} . D", "broken", -2, edges="measured"),
    days("one-day-before-the-last", f"{FIVE} . . | {FIVE} D .", "broken", -2),
    days("two-in-history-and-one", "D", "kept", 0, history=before(". . . . . D D")),
    days("one-in-history-and-one", "D", "broken", -1, history=before(". . . . . . D")),
    days("one-in-history-and-none", ". . D D D", "broken", -2, history=before(". . . . . . D")),
    days("ended-in-history", ". D D D", "kept", 0, history=before(". . . . . D .")),
    days("all-that-is-known-of-history", "D", "kept", None, history=before("D D D D D D D")),
    days("three-of-three", ". D D D", "kept", 0, most=3),
    days("four-of-three", ". D D D D", "broken", -1, most=3),
    case(RunLength(of="nights", least=2), "nights-one", ". N D .", "broken", -1),
    case(RunLength(of="nights", least=2), "nights-two", ". N N D", "kept", 0),
    free("two", ". D . . D", "kept", 0, least=2),
    free("one", ". D . D", "broken", -1, least=2),
    free("one-with-a-course-beside", ". D . . D", "broken", -1, least=2, **course(3)),
    free("leave-is-free", ". D . . D", "kept", 0, least=2, **away(2, 3, "leave")),
    free("one-from-the-first-day", ". D D D D D D | D D D D D D D", "kept", None, least=2),
    free("one-from-the-first-day-measured", ". D D D D D D | D D D D D D D", "broken", -1, least=2, edges="measured"),
    free("one-in-history-and-one", ". D", "kept", 0, least=2, history=before("D D D D D D .")),
    free("six-days-of-five", "D . . . . . . | D . D . D . D", "broken", -1, most=5),
    free("five-days-of-five", "D . . . . . D | D . D . D . D", "kept", 0, most=5),
    free("to-the-last-day-counts", "D D D D D D D | D . . . . . .", "broken", -1, most=5),
    free("history-counts", ". . D D D D D | D D D D D D D", "broken", -1, most=5, history=before("D D D . . . .")),
    codes("two-evenings", "D A A D", "kept", 0, "A", least=2),
    codes("one-evening", "D A D", "broken", -1, "A", least=2),
    codes("evening-and-night-are-one-run", "D A N D", "kept", 0, "A", "N", least=2),
    codes("four-evenings-of-three", "A A A A", "broken", -1, "A", most=3),
    codes("a-day-ends-it", "A A D A", "kept", 1, "A", most=3),
)

SEQUENCES = (
    case(ForbiddenSequence(codes=("N", "off", "D")), "night-off-day", "N . D", "broken", -1),
    case(ForbiddenSequence(codes=("N", "off", "D")), "night-off-off-day", "N . . D", "kept", None),
    case(ForbiddenSequence(codes=("N", "off", "D")), "night-course-day", "N . D", "kept", None, **course(1)),
    case(
        ForbiddenSequence(codes=("N", "off", "D")),
        "off-from-history",
        "D",
        "broken",
        -1,
        history=before("D D D D D N ."),
    ),
    case(ForbiddenSequence(codes=("off", "D", "off")), "a-lone-day", ". D .", "broken", -1),
    case(ForbiddenSequence(codes=("off", "D", "off")), "a-lone-first-day", "D . D D", "kept", None),
    case(ForbiddenSequence(codes=("off", "off")), "two-off-last", "D D D D D D D | D D D D D . .", "broken", -1),
    case(
        ForbiddenSequence(codes=("D", "off")), "nothing-is-known-after", "A A A A A A A | A A A A A A D", "kept", None
    ),
)


def window(name, text, verdict, slack, **facts):
    numbers = {key: facts.pop(key) for key in ("codes", "weeks", "most", "least") if key in facts}
    return case(DutiesInWindow(**numbers), name, text, verdict, slack, **facts)


BUSY = "D D D D D . ."
HALF = {"staff": (person(start=MONDAY + timedelta(7)),)}
WINDOWS = (
    window("five-of-five-in-a-week", BUSY, "kept", 0, weeks=1, most=5),
    window("six-of-five-in-a-week", "D D D D D D .", "broken", -1, weeks=1, most=5),
    window("three-nights-of-two", "N N . . . . . | N", "broken", -1, codes=("N",), weeks=2, most=2),
    window("history-counts", "N", "broken", -1, codes=("N",), weeks=2, most=2, history=before("N N . . . . .")),
    window("courses-do-not", BUSY, "kept", 0, weeks=1, most=5, **course(5)),
    window("two-nights-in-the-plan", "N . . . . . . | . N", "kept", 0, codes=("N",), least=2),
    window("one-night-in-the-plan", "N", "broken", -1, codes=("N",), least=2),
    window("history-is-not-in-the-plan", "N", "broken", -1, codes=("N",), least=2, history=before("N N . . . . .")),
    window("too-many-in-the-plan", "N N N", "broken", -1, codes=("N", "A"), most=2),
    window("a-week-without", "A . . . . . .", "broken", -1, codes=("A",), weeks=1, least=1),
    window("each-week-one", "A . . . . . . | A", "kept", 0, codes=("A",), weeks=1, least=1),
    window("not-asked-before-what-is-known", "A", "kept", 0, codes=("A",), weeks=2, least=1),
    window(
        "a-window-into-history",
        ". . . . . . . | A",
        "broken",
        -1,
        codes=("A",),
        weeks=2,
        least=1,
        history=before("D . . . . . ."),
    ),
    window("not-asked-of-vacation", ". . . . . . . | A", "kept", 0, codes=("A",), weeks=1, least=1, **away(2, 3)),
    window("asked-of-the-plan-with-vacation", "A", "broken", -1, codes=("A",), least=2, **away(2, 3)),
    window("not-asked-before-employment", ". . . . . . . | A", "kept", 0, codes=("A",), weeks=1, least=1, **HALF),
    window("the-plan-not-asked-before-employment", ".", "kept", None, codes=("A",), least=1, **HALF),
)


def least(name, text, verdict, slack, **facts):
    numbers = {"least": 30 * 60, **{key: facts.pop(key) for key in ("weeks", "windows", "least") if key in facts}}
    return case(WeekMinutes(**numbers), name, text, verdict, slack, **facts)


FOUR = "D D D D . . ."
HOURS = (
    least("thirty-hours", f"{FOUR} | {FOUR}", "kept", 0),
    least("a-duty-less", f"{FOUR} | D D D", "broken", -450),
    least("not-asked-before-what-is-known", FOUR, "kept", 0, weeks=2),
    least("with-history", f"{FOUR} | {FOUR}", "kept", 0, weeks=2, least=3600, history=before(FOUR)),
    least("a-minute-more-with-history", FOUR, "broken", -1801, weeks=2, least=3601, history=before(FOUR)),
    least("a-week-of-vacation", FOUR, "kept", 0, **away(7, 13)),
    least("half-a-week-of-vacation", f"{FOUR} | D D", "kept", 0, **away(10, 12)),
    least("a-day-of-leave", f"{FOUR} | D D D D", "kept", 0, **away(9, 9, "leave")),
    least(
        "the-plan-with-vacation-due",
        "D D D D . . . | D D D",
        "kept",
        0,
        windows="plan",
        least=4 * 1575,
        staff=(person(vacation_days=6),),
    ),
    least(
        "the-plan-and-a-minute",
        "D D D D . . . | D D D",
        "broken",
        -1,
        windows="plan",
        least=4 * 1575 + 1,
        staff=(person(vacation_days=6),),
    ),
    least(
        "employed-for-half-of-the-plan",
        f"{FIVE} . . | {FOUR}",
        "kept",
        0,
        windows="plan",
        least=3600,
        staff=(person(vacation_days=0, start=date(2027, 8, 9)),),
    ),
)

CASES = (*RUNS, *SEQUENCES, *WINDOWS, *HOURS)
