"""What kind of day a shift makes, for colours and legends."""

from arsplan.domain.shifts import ShiftType

__all__ = ["LONG", "shift_kind"]

LONG = 10 * 60
"""Paid minutes above which a shift is shown as long."""

_NOON = 12 * 60


def shift_kind(shift: ShiftType) -> str:
    """Night, long, evening (from noon) or day, whichever fits first."""
    if shift.is_night:
        return "night"
    if shift.paid_minutes > LONG:
        return "long"
    return "evening" if shift.start >= _NOON else "day"
