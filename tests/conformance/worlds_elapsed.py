"""Worlds in which hours are paid by real time: a duty over the night of a clock change pays an hour more or less."""

from datetime import date, timedelta
from fractions import Fraction

from tests.conformance.world import from_to, world
from tests.law.world import before, person, shift

from arsplan.domain.readings import Readings
from arsplan.domain.staff import Rota
from arsplan.rules.measures import Breaks, LongShiftConsent, PositionHours, TredeltHours, WeekMinutes, WorkPeriodMinutes

SPRING, AUTUMN = date(2027, 3, 22), date(2027, 10, 25)
CHANGES = {"spring": SPRING, "autumn": AUTUMN}
NIGHT, SHORT, DAY = from_to("N", 1305, 600), from_to("K", 1380, 300, 270), from_to("D", 450, 450)
LATE, NEXT = from_to("E", 1140, 240), from_to("M", 480, 60)
KINDS = (NIGHT, SHORT, DAY, LATE, NEXT)


def elapsed(name, measure, text, *shifts, **facts):
    """The same world in both nights of the clock."""
    for change, start in CHANGES.items():
        facts = {"weeks": text.count("|") + 1, **facts}
        yield world(
            f"elapsed-{change}-{name}",
            measure,
            text,
            *shifts,
            start=start,
            readings=Readings(dst_hours="elapsed"),
            **facts,
        )


WORLDS = (
    *(
        found
        for most in (540, 600, 660)
        for found in elapsed(
            f"alone-{most}", WorkPeriodMinutes(most=most), ". . . . N/K/. N/K/. N/K/.", *KINDS, weeks=1
        )
    ),
    *(
        found
        for most in (270, 330, 570, 630)
        for found in elapsed(
            f"in-parts-{most}",
            WorkPeriodMinutes(most=most, rest=120, day_break=720),
            ". . . . E+K/K/. E+K/K/E/. M/E+K/. | M/K/.",
            *KINDS,
        )
    ),
    *elapsed("weekend", WorkPeriodMinutes(most=500, most_weekend=600), ". . . . N/. N/K/. N/K/.", *KINDS),
    *(
        found
        for most in (1110, 1170)
        for found in elapsed(
            f"week-{most}", WeekMinutes(most=most), "D/. . . . . N/K/. N/K/. | D/K/. . . . . K/. D/.", *KINDS
        )
    ),
    *elapsed("from-sunday", WeekMinutes(most=900, week_start=-120), "D/. . . . D/. N/K/. N/K/. | D/N/.", *KINDS),
    *elapsed("two-weeks", WeekMinutes(most=1000, weeks=2), "D/. . . . . N/K/. K/. | D/K/. . . . . D/.", *KINDS),
    *(
        world(
            f"elapsed-{change}-history",
            WeekMinutes(most=most, weeks=2),
            "D/M/. M/D/. K/N/.",
            *KINDS,
            start=start + timedelta(7),
            history=before(". . . . . N .", start + timedelta(7)),
            readings=Readings(dst_hours="elapsed"),
        )
        for change, start, most in (("spring", SPRING, 1050), ("autumn", AUTUMN, 1170))
    ),
    *(
        found
        for share in (Fraction(540, 2130), Fraction(599, 2130), Fraction(660, 2130), Fraction(990, 2130))
        for found in elapsed(
            f"position-{share.numerator}-{share.denominator}",
            PositionHours(),
            "D/. . . . . N/K/. N/K/.",
            *KINDS,
            staff=(person(vacation_days=0, position=share),),
        )
    ),
    *elapsed(
        "tredelt",
        TredeltHours(),
        "D/A/. A/. . . N/. N/K/. K/A/.",
        *(NIGHT, SHORT, DAY, shift("A", "14:30", "22:00")),
        staff=(person(vacation_days=0, position=Fraction(3, 5), rota="three"),),
        rotas=(Rota(name="three", shifts=("N", "K", "D", "A"), tredelt=True),),
    ),
    *elapsed("consent-is-to-a-shift", LongShiftConsent(long=600, most=600), ". . . . . N/K/. N/K/.", *KINDS),
    *elapsed("breaks-are-of-a-shift", Breaks(after=270), ". . . . . K/. K/.", *KINDS),
)
