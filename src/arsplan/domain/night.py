"""What night is in law: 21:00 to 06:00, or the span that a unit has agreed (AML § 10-11(1))."""

from arsplan.domain.shifts import DAY


def night_span(night_from: int, night_to: int) -> tuple[int, int]:
    """The night before a date: minutes after its midnight, not above 0 where the night begins."""
    begins = night_from % DAY
    return begins - DAY if begins else 0, night_to


def night_minutes(start: int, finish: int, night_from: int, night_to: int) -> int:
    """Minutes by the clock that lie in the night.

    Parameters
    ----------
    start, finish
        Minutes after midnight of one date; the end may lie on the next.
    night_from, night_to
        Clock times.
    """
    begins, ends = night_span(night_from, night_to)
    return sum(max(0, min(finish, ends + k * DAY) - max(start, begins + k * DAY)) for k in (0, 1, 2))
