"""Worlds of days and nights in a row, and of sequences."""

from datetime import timedelta

from tests.conformance.world import world
from tests.law.world import MONDAY, activity, before, shift

from arsplan.domain.absences import Lock
from arsplan.rules.measures import DailyRest, ForbiddenSequence, RunLength

D, N = shift("D", "07:30", "15:00"), shift("N", "21:45", "07:45")
B, LATE, LATER = shift("B", "15:00", "22:00"), shift("L", "20:00", "03:00"), shift("M", "20:00", "03:01")
EVERY_DAY = "D/. D/. D/. D/. D/. D/. D/."


def run(name, text, *shifts, most, of="days", **facts):
    facts = {"weeks": text.count("|") + 1 if isinstance(text, str) else 1, **facts}
    more = (DailyRest(),) if facts.pop("rest", False) else ()
    measures = (RunLength(most=most, of=of), *more)
    return world(f"{of}-{most}-{name}", measures, text, *(shifts or (D, N)), **facts)


def on(day, start="08:00", end="12:00"):
    return {"activities": (activity(MONDAY + timedelta(day), start, end, 60),)}


def lock(day, code="D"):
    return {"locks": (Lock(employee="kari", date=MONDAY + timedelta(day), shift=code),)}


def sharp(most):
    """Runs of one length."""
    worked = " ".join(["D"] * most)
    rest = 7 - most
    return (
        run("every-day", f"{EVERY_DAY} | D/. D/.", most=most),
        run("to-the-last-day", f"{' '.join(['.'] * 7)} | {EVERY_DAY}", most=most),
        run("after-history", EVERY_DAY, most=most, history=before(f"{' '.join(['.'] * rest)} {worked}")),
        run(
            "after-a-day-off-in-history",
            EVERY_DAY,
            most=most,
            history=before(f"{' '.join(['.'] * (rest - 1))} {worked} ."),
        ),
        run("after-too-much-history", EVERY_DAY, most=most, history=before("D D D D D D D")),
        run("after-one-day-of-history", EVERY_DAY, most=most, history=before(". . . . . . D")),
        run("a-course", "D/. D/. D/. D/. D/. D/. D/.", most=most, **on(3)),
        run("beside-a-lock", "D/. D/. D D/. D/. D/. D/.", most=most, **lock(2)),
        run("beside-a-day-off", "D/. D/. . D/. D/. D/. D/.", most=most, **lock(2, "off")),
        run("two-on-one-date", "D/D+B/. D/B/. D+B/B/. D/D+B/. D/.", D, B, most=most),
        run("from-friday", f"{EVERY_DAY} | D/. D/.", most=most, valid={"valid_from": MONDAY + timedelta(4)}),
        run("until-tuesday", f"{EVERY_DAY} | D/. D/.", most=most, valid={"valid_to": MONDAY + timedelta(1)}),
        run("two-people", {"kari": "D/. D/. D/. D/.", "per": "D/. D/. D/. D/."}, most=most, people=("kari", "per")),
        run("in-every-unit", "N/D/. D/. D/. N/D/. N/. N/D/. D/N/.", most=most, rest=True),
        run(
            "binds-one-of-two",
            {"kari": "D/. D/. D/. D/.", "per": "D/. D/. D/. D/."},
            most=most,
            people=("kari", "per"),
            binds=("per",),
        ),
        run("nights", "N/D/. N/D/. N/. N/. N/. N/D/. N/.", most=most, of="nights"),
        run(
            "nights-after-history",
            "N/. N/D/. N/. N/. N/.",
            most=most,
            of="nights",
            history=before(f"{' '.join(['.'] * rest)} {worked.replace('D', 'N')}"),
        ),
        run(
            "nights-after-days-in-history",
            "N/. N/. N/. N/. N/.",
            most=most,
            of="nights",
            history=before("D D D D D D D"),
        ),
        run("nights-to-the-last-day", f"{' '.join(['.'] * 7)} | . . N/D/. N/. N/. N/. N/.", most=most, of="nights"),
        run("nights-that-are-none", "L/M/. L/M/. L/M/. L/M/.", LATE, LATER, most=most, of="nights"),
        run("nights-and-a-course", "N/. N/. . N/. N/. N/.", most=most, of="nights", **on(2, "22:00", "23:00")),
        run(
            "nights-from-friday",
            "N/. N/. N/. N/. N/. N/. N/.",
            most=most,
            of="nights",
            valid={"valid_from": MONDAY + timedelta(4)},
        ),
    )


def never(name, codes, text, *shifts, **facts):
    facts = {"weeks": text.count("|") + 1, **facts}
    measure = ForbiddenSequence(codes=codes)
    return world(f"sequence-{'-'.join(codes)}-{name}", measure, text, *(shifts or (D, B, N)), **facts)


ALL = "D/B/N/."

SEQUENCES = (
    never("two", ("B", "D"), " ".join([ALL] * 5)),
    never("two-on-the-last-days", ("B", "D"), f". . . . . . . | . . . {' '.join([ALL] * 4)}"),
    never("two-from-history", ("B", "D"), f"{ALL} {ALL} {ALL}", history=before(". . . . . . B")),
    never("two-in-history", ("B", "D"), f"{ALL} {ALL} {ALL}", history=before(". . . . . B D")),
    never("across-weeks", ("B", "D"), f". . . . . {ALL} {ALL} | {ALL} {ALL}"),
    never("three", ("N", "B", "D"), " ".join([ALL] * 5)),
    never("three-from-history", ("N", "B", "D"), f"{ALL} {ALL} {ALL}", history=before(". . . . . N B")),
    never("three-with-one-in-history", ("N", "B", "D"), f"{ALL} {ALL} {ALL}", history=before(". . . . . . N")),
    never("the-same-twice", ("N", "N"), " ".join(["N/D/."] * 7)),
    never("the-same-thrice", ("N", "N", "N"), " ".join(["N/."] * 7), history=before(". . . . . N N")),
    never("two-on-a-date", ("B", "D"), "D+B/B/D/. D+B/D/B/. D+B/D/B/."),
    never("beside-a-lock", ("B", "D"), f"{ALL} D {ALL}", **lock(1)),
    never("a-course-is-no-shift", ("B", "D"), f"{ALL} {ALL} {ALL}", **on(1, "15:00", "22:00")),
    never("from-wednesday", ("B", "D"), " ".join(["D/B/."] * 5), valid={"valid_from": MONDAY + timedelta(2)}),
    never("three-until-tuesday", ("B", "D", "B"), " ".join(["D/B/."] * 6), valid={"valid_to": MONDAY + timedelta(1)}),
)

WORLDS = (*sharp(1), *sharp(3), *sharp(6), *SEQUENCES)
