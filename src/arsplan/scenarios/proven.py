"""What no lawful rota of a unit passes, one program after another, so that many units can be solved side by side."""

import threading

from arsplan.capacity.proof import About
from arsplan.domain.unit import Unit
from arsplan.planning.bound import summed, uncovered
from arsplan.planning.certificates import WITHOUT_LIMIT, certify, lay
from arsplan.planning.decomposition import components
from arsplan.planning.effects import Figures
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import WallBudget

__all__ = ["proven"]


def proven(unit: Unit, cancel: threading.Event | None = None) -> Figures | None:
    """Prove the least shortage, the largest sum of positions, and the most people at the position aimed at.

    Parameters
    ----------
    unit
        The unit.
    cancel
        Set it from another thread to stop.

    Returns
    -------
    Figures or None
        None when stopped.
    """
    budget = WallBudget(WITHOUT_LIMIT, cancel)
    parts = components(unit, rulebook(unit))
    laid = [lay(*part) for part in parts]

    def claims(about: About) -> list[int | None]:
        found = [certify(part, about, budget) for part in laid]
        return [None if proof is None else proof.claim for proof in found]

    short = claims("shortage")
    total, heads = (
        summed([None if claim is None else -claim for claim in claims(aim)], aim) for aim in ("total", "heads")
    )
    if any(claim is None for claim in short) or total is None or heads is None:
        return None
    least = uncovered(unit, parts) + sum(max(0, claim or 0) for claim in short)
    return Figures(least, total, max(0, int(heads)), len(unit.staff))
