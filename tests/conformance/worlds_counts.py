"""Worlds of shortest runs, sequences with a day off, and enough duties and hours in a window."""

from datetime import timedelta

from tests.conformance.world import world
from tests.law.world import MONDAY, activity, before, person, shift

from arsplan.domain.absences import Absence, Lock
from arsplan.rules.measures import DutiesInWindow, ForbiddenSequence, RunLength, WeekMinutes

D, N, B = shift("D", "07:30", "15:00"), shift("N", "21:45", "07:45"), shift("B", "15:00", "22:00")
WEEK = "D/. D/. D/. D/. D/. D/. D/."
OFF_WEEK, ON_WEEK = ". . . . . . .", "D D D D D D D"


def run(name, text, *shifts, **facts):
    numbers = {key: facts.pop(key) for key in ("of", "most", "least", "edges") if key in facts}
    tag = _tag(numbers)
    weeks = text.count("|") + 1 if isinstance(text, str) else 1
    return world(f"run-{tag}-{name}", RunLength(**numbers), text, *(shifts or (D, N)), **{"weeks": weeks, **facts})


def _tag(numbers):
    """The numbers of a measure in a name."""
    return "-".join(f"{key}-{''.join(n) if isinstance(n, tuple) else n}" for key, n in numbers.items())


def day(number):
    return MONDAY + timedelta(number)


def on(number):
    return {"activities": (activity(day(number), "08:00", "12:00", 60),)}


def lock(number, code="D"):
    return {"locks": (Lock(employee="kari", date=day(number), shift=code),)}


def away(first, last, kind="vacation"):
    return {"absences": (Absence(employee="kari", first=day(first), last=day(last), kind=kind),)}


def shortest(least, edges):
    """Days in a row, no fewer."""
    facts = {"least": least, "edges": edges}
    worked = " ".join(["D"] * (least - 1))
    rest = " ".join(["."] * (8 - least))
    return (
        run("first-week", f"{WEEK} | D/. D/. {FIVE}", **facts),
        run("last-week", f"{OFF_WEEK} | {WEEK}", **facts),
        run("across-weeks", f". . . {FOUR} | {FOUR} . . .", **facts),
        run("one-too-few-in-history", WEEK, history=before(f"{rest} {worked}"), **facts),
        run("ended-in-history", WEEK, history=before(". . . . . D ."), **facts),
        run("all-that-is-known", WEEK, history=before(". . . . . . . | D D D D D D D"), **facts),
        run("from-where-it-is-known", "D/. D/. D/. D/.", history=before("D D D D D D D"), **facts),
        run("a-course", WEEK, **on(3), **facts),
        run("beside-a-lock", "D/. D/. D D/. D/. D/. D/.", **lock(2), **facts),
        run("beside-a-day-off", "D/. D/. . D/. D/. D/. D/.", **lock(2, "off"), **facts),
        run("two-on-a-date", "D+B/. D/B/. D+B/D/. B/. D/. D/.", D, B, **facts),
        run("from-thursday", f"{WEEK} | D/. D/. {FIVE}", valid={"valid_from": day(3)}, **facts),
        run("until-wednesday", f"{WEEK} | D/. D/. {FIVE}", valid={"valid_to": day(2)}, **facts),
        run("nights", "N/D/. N/. N/D/. N/. N/. N/. N/.", of="nights", **facts),
        run("nights-from-history", "N/D/. N/. N/D/. N/. N/.", of="nights", history=before(". . . . . D N"), **facts),
        run("codes", "D/B/. D/N/B D/B/. B/. D/N/. D/. .", D, N, B, of=("D", "B"), **facts),
        run("a-code", "D/B/. D/B/. D/B/. D/B/. D/B/. . .", D, B, of=("D",), history=before(". . . . . . D"), **facts),
        run("free", f"{WEEK} | D/. D/. D D D D D", of="free", **facts),
        run("free-last-week", f"{ON_WEEK} | {WEEK}", of="free", **facts),
        run("free-from-history", WEEK, of="free", history=before("D D D D D D ."), **facts),
        run("free-and-a-course", WEEK, of="free", **on(3), **facts),
        run("free-beside-a-lock", "D/. D/. D D/. D/. D/. D/.", of="free", **lock(2), **facts),
        run("free-nobody-knows-before", "D/. D/. D/. D/. D/. D/.", of="free", **facts),
        run("binds-one-of-two", PAIR, people=("kari", "per"), binds=("per",), **facts),
    )


FOUR, FIVE = "D/. D/. D/. D/.", ". . . . ."
PAIR = {"kari": FOUR, "per": FOUR}


def longest(most):
    """Free days, or days with a code, in a row; no more."""
    free, code = {"of": "free", "most": most}, {"of": ("B",), "most": most}
    return (
        run("every-day", f"{WEEK} | D/. D/. D D D D D", **free),
        run("to-the-last-day", f"{ON_WEEK} | {WEEK}", **free),
        run("from-history", WEEK, history=before("D D D D D . ."), **free),
        run("a-course", WEEK, **on(3), **free),
        run("beside-a-day-off", "D/. D/. . D/. D/. D/. D/.", **lock(2, "off"), **free),
        run("from-friday", WEEK, valid={"valid_from": day(4)}, **free),
        run("of-a-code", "D/B/. D/B/. D/B/. D/B B/. D/B .", D, B, history=before("D D D D D D B"), **code),
        run("of-a-code-to-the-last-day", f"{OFF_WEEK} | . . D/B/. B/. B/. B/. B/.", D, B, **code),
        run("and-least", WEEK, of="days", most=most + 1, least=2),
    )


def never(name, codes, text, *shifts, **facts):
    facts = {"weeks": text.count("|") + 1, **facts}
    return world(f"off-{'-'.join(codes)}-{name}", ForbiddenSequence(codes=codes), text, *(shifts or (D, B, N)), **facts)


ALL = "D/N/."
SEQUENCES = (
    never("anywhere", ("N", "off", "D"), " ".join([ALL] * 6)),
    never("on-the-last-days", ("N", "off", "D"), f"{OFF_WEEK} | . . . {' '.join([ALL] * 4)}"),
    never("from-history", ("N", "off", "D"), f"{ALL} {ALL} {ALL}", history=before(". . . . . . N")),
    never("more-from-history", ("N", "off", "D"), f"{ALL} {ALL} {ALL}", history=before(". . . . . N .")),
    never("a-course", ("N", "off", "D"), f"{ALL} {ALL} {ALL} {ALL}", **on(1)),
    never("a-lone-day", ("off", "D", "off"), WEEK),
    never("a-lone-day-at-the-end", ("off", "D", "off"), f"{ON_WEEK} | {WEEK}"),
    never("ends-off", ("D", "off"), f"{OFF_WEEK} | . . . {' '.join([ALL] * 4)}"),
    never("begins-off", ("off", "D"), f"{ALL} {ALL} {ALL} {ALL}"),
    never("begins-off-in-history", ("off", "D"), f"{ALL} {ALL} {ALL}", history=before("N N N N N N .")),
    never("all-off", ("off", "off", "off"), WEEK, history=before("D D D D D D .")),
    never("two-on-a-date", ("off", "D"), "D+B/. D/B/. D+B/B/. D/."),
    never("beside-a-day-off", ("N", "off", "D"), f"{ALL} . {ALL} {ALL}", **lock(1, "off")),
    never("from-wednesday", ("off", "D"), " ".join([ALL] * 5), valid={"valid_from": day(2)}),
)


def count(name, text, *shifts, **facts):
    numbers = {key: facts.pop(key) for key in ("codes", "weeks", "most", "least") if key in facts}
    tag = _tag(numbers)
    weeks = text.count("|") + 1 if isinstance(text, str) else 1
    facts = {"staff": (person(),), **({} if isinstance(text, str) else {"staff": (person(), person("per"))}), **facts}
    horizon = facts.pop("plan", weeks)
    return world(
        f"duties-{tag}-{name}", DutiesInWindow(**numbers), text, *(shifts or (D, N)), **{**facts, "weeks": horizon}
    )


HALVES = "D/N/. . . . . . D/. | D/N/. . . . . . D/. | D/. . . . . . D/N/."


def counted(weeks, **limit):
    """Duties of each window of so many weeks, or of the plan."""
    facts = {"weeks": weeks, **limit}
    return (
        count("all", HALVES, **facts),
        count("a-code", HALVES, codes=("N",), **facts),
        count("two-codes", HALVES.replace("N", "B"), D, B, codes=("D", "B"), **facts),
        count("after-history", HALVES, history=before("D D . . . . ."), **facts),
        count("after-two-weeks", HALVES, history=before("D . . . . . . | . . . . . . N"), **facts),
        count("two-on-a-date", "D+B/. D/B/. D+B/D/. B/. . . D/.", D, B, **facts),
        count("a-course", HALVES, **on(2), **facts),
        count("beside-a-lock", HALVES.replace(". | D/N/.", ". | D", 1), **lock(7), **facts),
        count("vacation", HALVES, **away(9, 10), **facts),
        count("leave", HALVES, **away(2, 2, "leave"), **facts),
        count(
            "employed-later",
            ". . . . . . . | D/N/. D/. . . . . . | D/. D/. . . . D/. .",
            staff=(person(start=day(7)),),
            **facts,
        ),
        count("employed-until", HALVES, staff=(person(end=day(19)),), **facts),
        count("from-the-second-week", HALVES, valid={"valid_from": day(7)}, **facts),
        count("in-the-first-week", HALVES, valid={"valid_to": day(6)}, **facts),
        count("binds-one-of-two", {"kari": FOUR, "per": FOUR}, binds=("per",), **facts),
    )


def minutes(name, text, *shifts, **facts):
    numbers = {key: facts.pop(key) for key in ("weeks", "windows", "most", "least", "week_start") if key in facts}
    tag = _tag(numbers)
    weeks = text.count("|") + 1 if isinstance(text, str) else 1
    return world(f"least-{tag}-{name}", WeekMinutes(**numbers), text, *(shifts or (D, N)), **{"weeks": weeks, **facts})


def enough(weeks, windows, least, **facts):
    """Hours at least: 450 minutes a day duty."""
    facts = {"weeks": weeks, "windows": windows, "least": least, **facts}
    nobody = (person(vacation_days=0),)
    some, due = {"staff": nobody, **facts}, {"staff": (person(vacation_days=4),), **facts}
    return (
        minutes("known", HALVES, **some),
        minutes("a-course", HALVES, **on(2), **some),
        minutes("after-history", HALVES, history=before("D D . . . . ."), **some),
        minutes("vacation", HALVES, **away(9, 10), **due),
        minutes("vacation-with-a-weekend", HALVES, **away(11, 14), **due),
        minutes("leave", HALVES, **away(9, 11, "leave"), **some),
        minutes("vacation-due", HALVES, staff=(person(vacation_days=3),), **facts),
        minutes(
            "employed-later",
            ". . . . . . . | D/N/. D/. . . . . . | D/. D/. . . . D/. .",
            staff=(person(start=day(7), vacation_days=0),),
            **facts,
        ),
        minutes("beside-a-lock", HALVES.replace(". | D/N/.", ". | D", 1), **lock(7), **some),
        minutes("from-the-second-week", HALVES, valid={"valid_from": day(7)}, **some),
        minutes("in-the-first-week", HALVES, valid={"valid_to": day(6)}, **some),
        minutes(
            "binds-one-of-two",
            {"kari": FOUR, "per": FOUR},
            staff=(*nobody, person("per", vacation_days=0)),
            binds=("per",),
            **facts,
        ),
    )


WORLDS = (
    *shortest(2, "not_measured"),
    *shortest(3, "not_measured"),
    *shortest(3, "measured"),
    *longest(1),
    *longest(3),
    *SEQUENCES,
    *counted(1, least=1),
    *counted(2, least=2),
    *counted(2, most=2, least=1),
    *counted(None, least=3),
    *counted(None, most=3),
    *enough(1, "rolling", 450),
    *enough(2, "rolling", 901),
    *enough(2, "rolling", 900, most=1800),
    *enough(2, "blocks", 1350),
    *enough(1, "plan", 1650),
    *enough(3, "plan", 1350, most=1800),
    *enough(1, "rolling", 450, week_start=-180),
)
