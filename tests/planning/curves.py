"""A small unit whose demand is a curve by the half hour, with shifts that start at several times."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from arsplan.domain.base import show_clock
from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.shifts import ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Arrangement, VacationPolicy
from arsplan.domain.unit import Unit

SHIFTS = {"E": ("07:00", "14:30"), "M": ("11:00", "18:30"), "L": ("14:00", "21:30")}
TWO_DUTIES = Fraction(2 * 450, 2 * 2130)
"""A position that two duties in two weeks fill, so that hours do not ask for more people than the curve."""


def curved(
    heads: Mapping[tuple[int, int], int],
    people: int = 7,
    above: int = 2,
    shifts: Mapping[str, tuple[str, str]] = SHIFTS,
) -> Unit:
    """Two weeks with the same heads every day; `heads` by hours of the day, from and to."""
    lines, rows = [], []
    for half in range(48):
        start, end = 30 * half, 30 * half + 30
        code = f"{show_clock(start)}-{show_clock(end)}"
        needed = next((count for (first, last), count in heads.items() if 60 * first <= start < 60 * last), 0)
        lines.append(DemandLine(code=code, start=start, end=end))
        rows += [DemandRow(season="all", day_type=kind, line=code, heads=needed) for kind in ("weekday", "weekend")]
    return Unit(
        name="curved",
        start=date(2027, 8, 2),
        weeks=2,
        competences=(Competence(code="HFA"),),
        rotas=(Rota(name="DA", shifts=tuple(shifts)),),
        shifts=tuple(
            ShiftType(code=code, start=start, end=end, paid_minutes=450) for code, (start, end) in shifts.items()
        ),
        lines=tuple(lines),
        seasons=(Season(name="all", from_week=1, to_week=53),),
        demand=tuple(rows),
        staff=tuple(Employee(id=f"P{k}", competence="HFA", position=TWO_DUTIES, rota="DA") for k in range(people)),
        arrangement=Arrangement(weekends=1, weekends_of=2, staffing_above_need=above),
        vacation=VacationPolicy(days=0, senior_days=0, main_days=0, place=False),
    )
