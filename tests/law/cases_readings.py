"""Where the text is open: the same roster under one reading and the other, set in the unit's settings."""

from tests.law.cases_rest import AUTUMN, MORE, SPRING, agreed
from tests.law.world import LawCase, law, person, roster, shift, world

from arsplan.domain.readings import Readings
from arsplan.domain.terms import Agreements

KINDS = (
    *MORE,
    shift("T", "20:00", "03:00"),
    shift("S", "14:00", "22:00"),
    shift("P", "08:00", "14:30"),
    shift("Z", "08:00", "11:00"),
    shift("E2000", "20:00", "22:00"),
    shift("E1959", "19:59", "22:00"),
)
OFF, FULL, WORK = ". . . . . . .", "N N N N N . .", "A A A A A A A"


def readings(name, rule, citation, text, verdicts, switch, **facts):
    """Two cases: as it is read where nothing is said, and as the switch says."""
    weeks = text.count("|") + 1
    for given, verdict in zip((Readings(), Readings(**switch)), verdicts, strict=True):
        unit = world(more_shifts=KINDS, readings=given, **{"weeks": weeks, **facts})
        label = "switched" if given != Readings() else "as-it-is"
        yield LawCase(f"{rule}-{name}-{label}", citation, unit, law(unit, rule), roster(text, unit.start), verdict)


CASES = (
    *readings(
        "rest-runs-into-next-week",
        "R08",
        "AML § 10-8(2)(3)",
        "A A A A A A . | A . . . . . .",
        ("broken", "kept"),
        {"weekly_rest_assign": "f1_day"},
    ),
    *readings(
        "rest-without-a-whole-date",
        "R08",
        "AML § 10-8(2)(3)",
        "A A A N . N N",
        ("kept", "broken"),
        {"weekly_rest_assign": "f1_day"},
    ),
    *readings(
        "short-rest-is-made-good-elsewhere",
        "R07",
        "AML § 10-8(1)(3)",
        "A D S0329",
        ("broken", "kept"),
        {"compensation": "none"},
        **agreed(540),
    ),
    *readings(
        "without-compensation-the-floor-stays",
        "R07",
        "AML § 10-8(1)(3)",
        "A S0659",
        ("broken", "broken"),
        {"compensation": "none"},
        **agreed(540),
    ),
    *readings(
        "short-weekly-rest-is-made-good-elsewhere",
        "R08",
        "AML § 10-8(2)(3)",
        "A A A A A . S0200",
        ("undecidable", "kept"),
        {"compensation": "none"},
        **agreed(weekly=1680),
    ),
    *readings(
        "norwegian-weekly-rest-is-due-in-each-week",
        "R08",
        "AML § 10-8(2)(3)",
        "A A A A A A A | . . . . . . .",
        ("broken", "broken"),
        {"weekly_rest_days": 14},
    ),
    *readings(
        "two-rests-in-one-week-of-two",
        "E02",
        "Directive 2003/88/EC art. 5, 16(a)",
        f"{WORK} | A . S0900 A A . S0900 | A . . . . . .",
        ("broken", "kept"),
        {"weekly_rest_days": 14},
        rule_packs=("eu",),
    ),
    *readings(
        "one-rest-in-two-weeks",
        "E02",
        "Directive 2003/88/EC art. 5, 16(a)",
        f"{WORK} | A . S0900 A A A A | A . . . . . .",
        ("broken", "broken"),
        {"weekly_rest_days": 14},
        rule_packs=("eu",),
    ),
    *readings(
        "a-rest-of-70-h",
        "E02",
        "Directive 2003/88/EC art. 5, 16(a)",
        f"{WORK} | A . . E2000 A A A | A . . . . . .",
        ("broken", "kept"),
        {"weekly_rest_days": 14},
        rule_packs=("eu",),
    ),
    *readings(
        "a-rest-of-69-h-59",
        "E02",
        "Directive 2003/88/EC art. 5, 16(a)",
        f"{WORK} | A . . E1959 A A A | A . . . . . .",
        ("broken", "broken"),
        {"weekly_rest_days": 14},
        rule_packs=("eu",),
    ),
    *readings(
        "night-that-begins-the-week",
        "R03",
        "AML § 10-4, 10-5(1)-(3)",
        "D D D D . . N",
        ("broken", "kept"),
        {"week_start": "Sun 21:00"},
    ),
    *readings(
        "five-hours-of-the-next-week",
        "R08",
        "AML § 10-8(2)(3)",
        "A A A A A . .",
        ("kept", "broken"),
        {"week_start": "Sun 08:00"},
    ),
    *readings(
        "the-average-of-one-eight-weeks-and-the-next",
        "R03/8",
        "AML § 10-5(2)",
        f"{' | '.join([OFF] * 4)} | {' | '.join([FULL] * 8)} | {' | '.join([OFF] * 4)}",
        ("broken", "kept"),
        {"averages": "blocks"},
        agreements=Agreements(averaging="tv"),
    ),
    *readings(
        "two-periods-in-any-24-hours",
        "R01",
        "AML § 10-4(1), 10-5(1)-(3)",
        "T S",
        ("kept", "broken"),
        {"day_window": "rolling"},
        agreements=Agreements(averaging="tv"),
    ),
    *readings(
        "autumn-night-of-11-h",
        "R01",
        "AML § 10-1, 10-5(1)",
        ". . . . . N .",
        ("kept", "broken"),
        {"dst_hours": "elapsed"},
        agreements=Agreements(averaging="ind"),
        start=AUTUMN,
    ),
    *readings(
        "spring-night-of-9-h",
        "R01",
        "AML § 10-1, 10-4(1)",
        ". . . . . N .",
        ("broken", "kept"),
        {"dst_hours": "elapsed"},
        start=SPRING,
    ),
    *readings(
        "spring-week-of-38-h",
        "R03",
        "AML § 10-1, 10-4",
        "D D D P . N .",
        ("broken", "kept"),
        {"dst_hours": "elapsed"},
        start=SPRING,
    ),
    *readings(
        "autumn-week-beyond-the-position",
        "R02",
        "AML § 10-1, 10-4; HTA § 4.2",
        "D D D Z . N .",
        ("kept", "broken"),
        {"dst_hours": "elapsed"},
        staff=(person(vacation_days=0),),
        start=AUTUMN,
    ),
)
