"""Stretches of ISO weeks."""

from datetime import date


def within_weeks(when: date, from_week: int | None, to_week: int | None) -> bool:
    """Whether a date lies in ISO weeks `from_week` to `to_week`, both included; None for an open end."""
    return (from_week or 1) <= when.isocalendar().week <= (to_week or 53)
