"""What a rota from elsewhere comes to, in lines."""

from collections.abc import Mapping
from typing import Any

from arsplan.report.numbers import pointed
from arsplan.report.speech import _

__all__ = ["present_lines"]


def present_lines(figures: Mapping[str, Any]) -> list[str]:
    """The figures of a rota for a person to read.

    Parameters
    ----------
    figures
        Of `present_figures`.
    """
    shown = {name: _shown(value) for name, value in figures.items()}
    people = _("%(heads)s people, %(fte)s full-time equivalents, mean position %(mean_position_pct)s %%")
    weekends = _("%(weekends_per_person)s a person, %(weekends_most)s at most; %(weekend_h_per_person)s h a person")
    lines = (
        (_("Permanent staff"), people),
        (_("Hours of need uncovered"), _("%(shortage_h)s h")),
        (_("Weekends worked"), weekends),
        (_("Sundays and holidays worked"), _("%(red_days_per_person)s a person")),
        (_("Nights, long shifts, short rests"), "%(nights)s, %(long_shifts)s, %(short_rests)s"),
        (_("Different people on duty in 14 days"), "%(staff_per_fortnight)s"),
    )
    width = max(len(label) for label, _form in lines)
    return [_("What it comes to:"), *(f"  {label:<{width}}  {form % shown}" for label, form in lines)]


def _shown(value: object) -> str:
    if isinstance(value, float):
        return pointed(str(value))
    return "–" if value is None else str(value)
