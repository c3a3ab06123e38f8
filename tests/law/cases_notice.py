"""Notice: AML § 10-3."""

from datetime import date, timedelta

from tests.law.world import LawCase, law, roster, world

from arsplan.domain.terms import Discussion

R16 = "AML § 10-3"
MARCH = date(2027, 3, 1)


def r16(name, discussed, verdict, slack=None, **local):
    unit = world(MARCH, weeks=1, plan=Discussion(discussed=discussed, **local))
    return LawCase(f"R16-{name}", R16, unit, law(unit, "R16"), roster("D", MARCH), verdict, slack)


CASES = (
    r16("two-weeks-before", date(2027, 2, 15), "kept", 0),
    r16("thirteen-days-before", date(2027, 2, 16), "broken", -1),
    r16("nine-days-before", date(2027, 2, 20), "broken", -5),
    r16("after-the-start", date(2027, 3, 2), "broken", -15),
    r16("four-weeks-by-local-agreement", MARCH - timedelta(28), "kept", 0, notice_days=28),
    r16("two-weeks-against-local-agreement", date(2027, 2, 15), "broken", -14, notice_days=28),
    r16("no-date", None, "undecidable"),
)
