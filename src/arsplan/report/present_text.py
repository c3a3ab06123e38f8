"""What a rota from elsewhere comes to, in lines."""

from collections.abc import Mapping
from typing import Any

__all__ = ["present_lines"]

_LINES = (
    ("Permanent staff", "{heads} people, {fte} full-time equivalents, mean position {mean_position_pct} %"),
    ("Hours of need uncovered", "{shortage_h} h"),
    ("Weekends worked", "{weekends_per_person} a person, {weekends_most} at most; {weekend_h_per_person} h a person"),
    ("Sundays and holidays worked", "{red_days_per_person} a person"),
    ("Nights, long shifts, short rests", "{nights}, {long_shifts}, {short_rests}"),
    ("Different people on duty in 14 days", "{staff_per_fortnight}"),
)


def present_lines(figures: Mapping[str, Any]) -> list[str]:
    """The figures of a rota for a person to read.

    Parameters
    ----------
    figures
        Of `present_figures`.
    """
    width = max(len(label) for label, _ in _LINES)
    shown = {name: "–" if value is None else value for name, value in figures.items()}
    return ["What it comes to:", *(f"  {label:<{width}}  {form.format(**shown)}" for label, form in _LINES)]
