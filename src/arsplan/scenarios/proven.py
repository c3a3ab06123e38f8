"""What no lawful rota of a unit passes, with few threads, so that many units can be solved side by side."""

import threading
from concurrent.futures import ThreadPoolExecutor

from arsplan.capacity.proof import About
from arsplan.domain.unit import Unit
from arsplan.planning.bound import summed, uncovered
from arsplan.planning.certificates import WITHOUT_LIMIT, certify, lay
from arsplan.planning.decomposition import components
from arsplan.planning.effects import Figures
from arsplan.rules.rulebook import rulebook
from arsplan.solving.positions import Aim
from arsplan.solving.run import WallBudget

__all__ = ["proven"]

POSITIONS: tuple[Aim, Aim] = ("total", "heads")
ASKED: tuple[About, ...] = ("shortage", *POSITIONS)


def proven(unit: Unit, threads: int = 1, cancel: threading.Event | None = None) -> Figures | None:
    """Prove the least shortage, the largest sum of positions, and the most people at the position aimed at.

    Parameters
    ----------
    unit
        The unit.
    threads
        Programs that are solved at a time.
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
    with ThreadPoolExecutor(threads) as pool:
        waiting = {about: [pool.submit(certify, part, about, budget) for part in laid] for about in ASKED}
        proofs = {about: [future.result() for future in found] for about, found in waiting.items()}
    claims = {about: [None if proof is None else proof.claim for proof in found] for about, found in proofs.items()}
    short = claims["shortage"]
    total, heads = (summed([None if claim is None else -claim for claim in claims[aim]], aim) for aim in POSITIONS)
    if any(claim is None for claim in short) or total is None or heads is None:
        return None
    least = uncovered(unit, parts) + sum(max(0, claim or 0) for claim in short)
    return Figures(least, total, max(0, int(heads)), len(unit.staff))
