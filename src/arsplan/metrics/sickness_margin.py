"""What expected sickness takes from each group of people, quarter by quarter."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.unit import Unit
from arsplan.metrics.sickness import RATES, Rates, quarters

__all__ = ["MarginRow", "sickness_margins"]


class MarginRow(NamedTuple):
    """People of one rota and competence in one quarter of the plan.

    Attributes
    ----------
    quarter
        Such as 2027-Q1; it may lie only partly in the plan.
    people
        Those employed on some day of it.
    positions
        Full-time equivalents that they come to, by the days employed.
    sick
        Of these, expected to be sick.
    margin
        Full-time equivalents to add, so that those who are well are as many as without sickness: a / (1 - a) of them.
    """

    quarter: str
    rota: str
    competence: str
    people: int
    positions: Fraction
    sick: Fraction
    margin: Fraction


def sickness_margins(unit: Unit, rates: Rates | Mapping[str, Rates] = RATES) -> list[MarginRow]:
    """The margin that each group needs, as posts of a float pool or as staffing above need.

    Parameters
    ----------
    unit
        With positions as planned, or as they are.
    rates
        Share of days sick by quarter: for everybody, or by competence; the published ones for those not named.

    Returns
    -------
    list of MarginRow
        In order of quarters, and in each of rotas and competences as the staff has them.
    """
    groups = dict.fromkeys((employee.rota, employee.competence) for employee in unit.staff)
    found = []
    for (year, quarter), days in quarters(unit).items():
        for rota, competence in groups:
            own = rates.get(competence, RATES) if isinstance(rates, Mapping) else rates
            rate = Fraction(str(own[quarter]))
            there = [
                (employee.position, sum(map(employee.employed_on, days)))
                for employee in unit.staff
                if (employee.rota, employee.competence) == (rota, competence)
            ]
            positions = sum((position * count for position, count in there), Fraction(0)) / len(days)
            people = sum(count > 0 for _, count in there)
            margin = positions * rate / (1 - rate)
            found.append(
                MarginRow(f"{year}-Q{quarter + 1}", rota, competence, people, positions, positions * rate, margin)
            )
    return found
