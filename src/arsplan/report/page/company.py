"""Who works with whom, and who is responsible for the shifts."""

from typing import NamedTuple

from arsplan.metrics.pairs import PairRow, pair_rows
from arsplan.metrics.responsible import Charges, charges_by_person, responsible
from arsplan.report.page.facts import Facts

__all__ = ["Company", "company"]


class Company(NamedTuple):
    """Pairs as they were kept; how often people are responsible, of how many shifts, and how many have nobody."""

    pairs: tuple[PairRow, ...]
    charges: tuple[Charges, ...]
    shifts: int
    missing: int


def company(facts: Facts) -> Company:
    """Count them in the rota; empty where the unit asks for neither."""
    unit, roster = facts.unit, facts.roster
    named = responsible(unit, roster)
    return Company(
        tuple(pair_rows(unit, roster)),
        tuple(charges_by_person(unit, roster)),
        len(named),
        sum(charge.duty is None for charge in named),
    )
