"""People who ask for a full position, and what a plan leaves open for them."""

from fractions import Fraction

from arsplan.domain.staff import Employee
from arsplan.metrics import Openings, coverage
from arsplan.planning.further_duties import FurtherDuties


def worker(name, competence="HFA", position=Fraction(1, 2), **facts):
    return Employee(
        **{"id": name, "competence": competence, "position": position, "rota": "DA", "wish_max": 1, **facts}
    )


def openings(unit, duties):
    return Openings(unit, duties, coverage(unit, duties), FurtherDuties(unit, duties).lawful)
