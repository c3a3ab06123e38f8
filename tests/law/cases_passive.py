"""Passive duty: AML § 10-4(2)(3)."""

from tests.law.world import LawCase, law, roster, shift, world

R25 = "AML § 10-4(2)(3)"
NIGHT = shift("HN", "22:00", "07:30").model_copy(update={"passive_minutes": 570})


def passive(rule, name, text, *verdict):
    unit = world(more_shifts=(NIGHT,))
    return LawCase(f"{rule}-{name}", R25, unit, law(unit, rule), roster(text), *verdict)


CASES = (
    passive("R25", "no-passive-duty", "D A . N", "kept"),
    passive("R25", "a-night-of-9-5-h-all-passive", "HN", "undecidable"),
    passive("R01", "passive-hours-count-in-full", "HN", "broken", -30),
    passive("R01", "an-evening-and-a-passive-night", "A+HN", "broken", 540 - 17 * 60),
)
