"""Headings of tables that the command shows, and words in their cells, which `sentences` tells again."""

__all__ = ["ACCOUNTS", "BOUNDS", "COSTS", "HEADINGS", "HOURS", "ROTAS"]

ACCOUNTS = (
    "who",
    "position %",
    "planned h",
    "worked h",
    "at end h",
    "credited h",
    "left h",
    "extra h",
    "overtime h",
    "red days",
    "weekends",
    "nights",
    "short rests",
)
BOUNDS = (
    "arrangement",
    "fewest people",
    "their mean position",
    "h uncovered, at least",
    "full-time eq., at most",
    "at aim, at most",
    "consents more",
    "depends most on",
)
ROTAS = (
    "arrangement",
    "mean position",
    "worked (at most)",
    "full time",
    "class",
    "h uncovered (at least)",
    "weekends, h each",
    "long",
    "short rests",
    "staff in 14 days",
    "open if sick",
)
COSTS = ("arrangement", "supplements, kr", "uncovered, kr")

HOURS = {"own": "own hours", "extra": "extra time", "overtime": "overtime"}
"""Whose hours a duty takes."""

_REASONS = ("absence", "employment", "need", "rule", "swap")
"""Why a day was changed; shortage stands among the goals."""

HEADINGS = (*ACCOUNTS, *BOUNDS, *ROTAS, *COSTS, *HOURS.values(), *_REASONS)
"""English here, Norwegian in `nb.po`."""
