"""Headings of tables that the command shows, and words in their cells, which `sentences` tells again."""

__all__ = ["HEADINGS"]

HEADINGS = (
    # accounts
    "who",
    "position %",
    "planned h",
    "worked h",
    "at end h",
    "credited h",
    "left h",
    "extra h",
    "overtime h",
    # arrangements
    "arrangement",
    "fewest people",
    "their mean position",
    "h uncovered, at least",
    "full-time eq., at most",
    "at aim, at most",
    "consents more",
    "depends most on",
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
    "supplements, kr",
    "uncovered, kr",
    # whose hours a duty takes, and why a day was changed
    "own hours",
    "extra time",
    "overtime",
    "absence",
    "employment",
    "need",
    "rule",
    "swap",
)
"""English here, Norwegian in `nb.po`."""
