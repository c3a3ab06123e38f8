"""Two tiny units that share people, small enough that every way of helping can be written down."""

from datetime import date
from fractions import Fraction

from tests.law.world import MONDAY, shift

from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.shifts import Cover
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Arrangement, VacationPolicy
from arsplan.domain.unit import Unit

WEEK = tuple(date.fromordinal(MONDAY.toordinal() + k) for k in range(7))
PAIR = frozenset(("north", "south"))
DAY_SHIFT, EVENING = shift("D", "07:30", "15:00"), shift("A", "14:30", "20:00")


def house(name, people, need, **facts):
    """One week of one unit: `need` is heads by shift and days counted from Monday."""
    shifts = tuple(s.model_copy(update={"covers": (Cover(line=s.code),)}) for s in (DAY_SHIFT, EVENING))
    demand = tuple(
        DemandRow(first=WEEK[k], last=WEEK[k], line=code, heads=heads) for (code, k), heads in sorted(need.items())
    )
    return Unit(
        **{
            "name": name,
            "start": MONDAY,
            "weeks": 1,
            "competences": (Competence(code="HFA"),),
            "rotas": (Rota(name="DA", shifts=("D", "A")),),
            "shifts": shifts,
            "lines": tuple(DemandLine(code=s.code, start=s.start, end=s.end) for s in shifts),
            "seasons": (Season(name="year", from_week=1, to_week=53),),
            "demand": demand,
            "staff": tuple(
                Employee(id=person, competence="HFA", position=Fraction(size), rota="DA")
                for person, size in people.items()
            ),
            "arrangement": Arrangement(weekends=1, weekends_of=1, whole_weekends=False),
            "vacation": VacationPolicy(place=False, days=0),
            **facts,
        }
    )


def two(north, south, *shared, travel=0):
    """A pool of two units that may share these people of the north."""
    people = tuple(each if isinstance(each, Shared) else Shared(unit="north", employee=each) for each in shared)
    return Pool({"north": north, "south": south}, people, {PAIR: travel})
