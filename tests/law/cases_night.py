"""Night work: AML § 10-11."""

from tests.law.world import LawCase, before, law, person, roster, shift, world

from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements

R14 = "AML § 10-11(6)"

MORE = (
    shift("NL", "19:30", "08:00"),
    shift("NS", "23:00", "06:20"),
    shift("NS1", "23:00", "06:21"),
    shift("S", "17:00", "00:30"),
)
NIGHTS = (Rota(name="nights", shifts=("N", "NL", "NS", "NS1")), Rota(name="late", shifts=("S",)))
ON_NIGHTS, LATE = {"staff": (person(rota="nights"),)}, {"staff": (person(rota="late"),)}
THREE_WEEKS = "N N N N N N . | N N N N N N . | N N N N N . . | "


def r14(name, text, verdict, slack, **facts):
    unit = world(more_shifts=MORE, rotas=NIGHTS, **{**ON_NIGHTS, **facts})
    return LawCase(f"R14-{name}", R14, unit, law(unit, "R14"), roster(text, unit.start), verdict, slack)


CASES = (
    r14(
        "140-h-in-four-weeks", "N N N N . . . | N N N N . . . | N N N . . . . | N N N . . . .", "kept", 10640 - 14 * 600
    ),
    r14("14-nights-of-12-5-h", "NL NL NL NL . . . | NL NL NL NL . . . | NL NL NL . . . . | NL NL NL", "kept", 140),
    r14("15-nights-of-12-5-h", "NL NL NL NL . . . | NL NL NL NL . . . | NL NL NL NL . . . | NL NL NL", "broken", -610),
    r14("exactly-177-h-20", THREE_WEEKS + "NS", "kept", 0),
    r14("177-h-21", THREE_WEEKS + "NS1", "broken", -1),
    r14("history-counts", "NS1", "broken", -1, weeks=1, history=before(THREE_WEEKS.rstrip("| "))),
    r14(
        "any-four-weeks-in-a-row",
        ". . . . . . . | " + THREE_WEEKS + "NS1 . . . . . .",
        "broken",
        -1,
        weeks=5,
    ),
    r14("evening-of-three-and-a-half-night-hours", "S S S S S", "kept", 10640 - 5 * 450, **LATE),
    r14(
        "night-begins-at-22-by-agreement",
        THREE_WEEKS + "NS1",
        "broken",
        -1,
        agreements=Agreements(night_from="22:00"),
    ),
)
