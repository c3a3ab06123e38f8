"""Tiny units and rosters, written so that a case reads like the text that it comes from."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from arsplan.domain.absences import Absence, Activity
from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.unit import Unit
from arsplan.rules.measures import Measure
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.rules.source import Source

MONDAY = date(2027, 8, 2)
"""Start of worlds in which nothing but Sundays is red until Christmas."""

CODES = ("D", "A", "N", "L", "LL")


@dataclass(frozen=True)
class LawCase:
    """A roster with the verdict of the text.

    Attributes
    ----------
    verdict
        Kept, broken, or undecidable: the worst that is found.
    slack
        Of the tightest or worst window, where the case is about it: 0 is exactly at the limit.
    fixed
        Absence that the input gave, where the rule asks.
    """

    id: str
    citation: str
    unit: Unit
    rules: tuple[Rule, ...]
    roster: Roster
    verdict: str
    slack: int | None = None
    fixed: tuple[Absence, ...] | None = None


def shift(code, start, end, paid=None, use="all"):
    """A shift type, paid by the clock unless told otherwise."""
    made = ShiftType(code=code, start=start, end=end, paid_minutes=1, use=use)
    return made.model_copy(update={"paid_minutes": made.length if paid is None else paid})


def pausing(kind, minutes):
    """A shift type with so much in breaks."""
    return kind.model_copy(update={"break_minutes": minutes})


SHIFTS = (
    shift("D", "07:30", "15:00"),
    shift("A", "14:30", "22:00"),
    shift("N", "21:45", "07:45"),
    shift("L", "07:30", "20:00"),
    shift("LL", "07:30", "21:30"),
)


def person(name="kari", **facts):
    """Somebody in a full position, on the rota that has every shift."""
    return Employee(**{"id": name, "competence": "HFA", "position": Fraction(1), "rota": "all", **facts})


def world(start=MONDAY, weeks=4, *, more_shifts=(), staff=None, rotas=(), **facts):
    """A coherent unit with these few people, weeks and shifts."""
    shifts = (*SHIFTS, *more_shifts)
    return Unit(
        **{
            "name": "a tiny unit",
            "start": start,
            "weeks": weeks,
            "competences": (Competence(code="HFA"),),
            "rotas": (Rota(name="all", shifts=tuple(kind.code for kind in shifts)), *rotas),
            "shifts": shifts,
            "lines": tuple(DemandLine(code=s.code, start=s.start, end=s.end) for s in SHIFTS),
            "seasons": (Season(name="year", from_week=1, to_week=53),),
            "demand": tuple(
                DemandRow(season="year", day_type=kind, line="D", heads=1) for kind in ("weekday", "weekend")
            ),
            "staff": staff or (person(),),
            **facts,
        }
    )


def duties(text, start=MONDAY, name="kari"):
    """Duties from a line such as ``"D D . A+N . . . | L"``: a sign for each day, a bar between weeks."""
    days = text.replace("|", " ").split()
    return tuple(
        Duty(name, start + timedelta(k), code)
        for k, codes in enumerate(days)
        if codes != "."
        for code in codes.split("+")
    )


def roster(text, start=MONDAY, name="kari"):
    """A roster of one person, written as for `duties`."""
    return Roster(duties(text, start, name))


def before(text, start=MONDAY, name="kari"):
    """Duties of whole weeks before the start, written as for `duties`."""
    days = len(text.replace("|", " ").split())
    assert days % 7 == 0, "history is written in whole weeks"
    return duties(text, start - timedelta(days), name)


def weekends(*weeks, start=MONDAY, code="D", days=(5, 6), name="kari"):
    """A duty on Saturday and Sunday of these weeks, counted from 0."""
    return Roster(Duty(name, start + timedelta(7 * week + day), code) for week in weeks for day in days)


def activity(when, start, end, paid, name="kari"):
    """Paid time that covers no demand."""
    return Activity(employee=name, date=when, start=start, end=end, paid_minutes=paid, text="course")


def rule(measure: Measure, *people, **facts) -> tuple[Rule, ...]:
    """A rule of one measure, for one person unless others are named."""
    return (
        Rule(
            **{
                "id": "X",
                "title": "The rule of the case",
                "measure": measure,
                "people": people or ("kari",),
                "source": Source(title="A law case"),
                **facts,
            }
        ),
    )


def law(unit, *ids):
    """The rules of the unit's own rulebook with these ids, their splits (R01/2 …) included."""
    return tuple(found for found in rulebook(unit) if found.id.split("/")[0] in ids or found.id in ids)
