"""Pairs, and who is responsible for shifts, in a few lines from the content of plan.json."""

from collections.abc import Mapping, Sequence
from typing import Any

from arsplan.report.speech import _, many

__all__ = ["charge_lines", "pair_lines"]

_SHOWN = 10


def pair_lines(pairs: Sequence[Mapping[str, Any]]) -> list[str]:
    """How many pairs are kept apart, or meet all the same; and how often others are together as they are wanted."""
    apart = [pair for pair in pairs if pair["kind"] == "apart"]
    met = sum(pair["together"] for pair in apart)
    kept = (
        many(
            "%(num)s duty with somebody to be kept apart from",
            "%(num)s duties with somebody to be kept apart from",
            met,
        )
        if met
        else many("%(num)s pair kept apart", "%(num)s pairs kept apart", len(apart))
    )
    wanted = [
        _("%(employee)s with %(other)s on %(together)s of %(duties)s duties") % pair
        for pair in pairs
        if pair["kind"] == "together"
    ]
    lines = [*([kept] if apart else []), *wanted[:_SHOWN]]
    if len(wanted) > _SHOWN:
        lines.append(_("and %(number)s more; see pairs.csv") % {"number": len(wanted) - _SHOWN})
    return lines


def charge_lines(found: Mapping[str, Any] | None) -> list[str]:
    """On how many shifts nobody can be responsible; nothing where the unit does not ask."""
    if found is None:
        return []
    if found["missing"]:
        return [_("nobody with %(skill)s on %(missing)s of %(shifts)s shifts; see responsible.csv") % found]
    return [_("somebody with %(skill)s is named for each of %(shifts)s shifts") % found]
