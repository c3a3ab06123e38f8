"""Small wards that plan in seconds: cuts of the example units, and one of two people that can be enumerated."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Arrangement, VacationPolicy
from arsplan.domain.unit import Unit
from arsplan.io.load import load

UNITS = Path(__file__).parents[2] / "examples" / "units"


def cut(name: str, weeks: int, rotas: tuple[str, ...] = ("DA", "N", "helg")) -> Unit:
    """Return the first weeks of an example unit, with the people of some rotas only."""
    unit = load(UNITS / name)
    staff = tuple(person for person in unit.staff if person.rota in rotas)
    kept = {person.id for person in staff}
    wishes = tuple(wish for wish in unit.wishes if wish.employee in kept)
    return unit.model_copy(update={"weeks": weeks, "staff": staff, "wishes": wishes})


def pair(heads: int, *, second_competence: str = "SPL", nurses: int = 1, position: str = "1") -> Unit:
    """Two people, one shift, one week, no vacation: all rosters can be written down."""
    return Unit(
        name="pair",
        start=date(2027, 8, 2),
        weeks=1,
        competences=(Competence(code="SPL", fills=("ASS",)), Competence(code="ASS")),
        rotas=(Rota(name="DA", shifts=("D",)),),
        shifts=(ShiftType(code="D", start="07:30", end="15:00", paid_minutes=450, covers=(Cover(line="D"),)),),
        lines=(DemandLine(code="D", start="07:30", end="15:00"),),
        seasons=(Season(name="all", from_week=1, to_week=53),),
        demand=tuple(
            DemandRow(season="all", day_type=kind, line="D", heads=heads, minima={"SPL": min(nurses, heads)})
            for kind in ("weekday", "weekend")
        ),
        staff=(
            Employee(id="P1", competence="SPL", position=Fraction(position), rota="DA"),
            Employee(id="P2", competence=second_competence, position=Fraction(position), rota="DA"),
        ),
        arrangement=Arrangement(longest_run_days=3, weekends=1, weekends_of=1),
        vacation=VacationPolicy(place=False),
    )
