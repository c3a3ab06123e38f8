"""What a certificate rests on, in one sentence."""

from collections.abc import Mapping

__all__ = ["KINDS", "sentence"]

KINDS = {
    "demand": "demand",
    "need": "no more people than needed",
    "hours": "hours of the positions",
    "weekends": "how often weekends are worked",
    "days": "days worked in a week",
    "week": "hours in a week or several",
    "vacation": "vacation",
    "positions": "what fills a position",
    "people": "what each person can do at the very most",
    "other": "other rows",
}
"""What each kind of row is about; a row's worth is its price times the side that must hold."""

_CLAIMS = {
    "shortage": ("At least {} h of demand stay uncovered", 60),
    "heads": (
        "At most {} people reach the position aimed at, if nobody lacks hours of the smallest position",
        -(10**6),
    ),
    "total": ("At most {} full-time equivalents are carried by duties", -(10**6)),
    "smallest": ("The smallest position that may grow reaches at most {} of full time", -(10**6)),
}


def sentence(about: str, claim: int, worths: Mapping[str, int]) -> str:
    """Say what is proven, and what adds to it and takes from it, largest first.

    Parameters
    ----------
    about, claim, worths
        Of a certificate.
    """
    said, size = _CLAIMS[about]
    found = dict(worths)
    if about == "shortage" and "need" in found:  # what must be filled, less what may not be filled twice
        found["demand"] = found.get("demand", 0) + found.pop("need")
    parts = sorted(((what, worth / size) for what, worth in found.items()), key=lambda part: -abs(part[1]))
    adds = [f"{value:.2f} by {KINDS.get(what, what)}" for what, value in parts if value > 0]
    takes = [f"{-value:.2f} by {KINDS.get(what, what)}" for what, value in parts if value < 0]
    total = " + ".join(adds) + (f" - ({' + '.join(takes)})" if takes else "")
    return f"{said.format(f'{claim / size:.2f}')}: {total or 'nothing speaks against it'}"
