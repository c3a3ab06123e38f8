"""That a plan is not finished: who has no duties in which weeks, and what to do, from the content of plan.json."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from arsplan.report.speech import _

__all__ = ["unplanned_lines"]

_MORE = 4
"""So many times the time that was too short is worth a try."""


def unplanned_lines(document: Mapping[str, Any]) -> list[str]:
    """Say whose weeks there was no time for, and how to give it more; nothing where every week was planned."""
    found = document.get("unplanned") or []
    if not found:
        return []
    lines = [
        _("people without duties: %(people)s (%(rotas)s); weeks: %(weeks)s, from %(first)s to %(last)s")
        % {
            "people": len(part["people"]),
            "rotas": ", ".join(part["rotas"]),
            "weeks": len(part["weeks"]),
            "first": part["weeks"][0],
            "last": part["weeks"][-1],
        }
        for part in found
    ]
    seconds = ceil(_MORE * (document["settings"].get("seconds") or document["seconds"]))
    more = _("Maybe more time, such as --seconds %(seconds)s, or a machine that is less busy.") % {"seconds": seconds}
    return [*lines, more]
