"""How findings speak: dates with their weekday, and hours as people say them."""

from datetime import date

from arsplan.domain.demand import WEEKDAY_NAMES


def day(when: date) -> str:
    """A date with its weekday, such as ``Sat 2027-03-27``."""
    return f"{WEEKDAY_NAMES[when.weekday()].title()} {when}"


def hours(minutes: int) -> str:
    """A length of time, such as ``8 h 30 min``."""
    whole, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{whole} h" if whole or not rest else "", f"{rest} min" if rest else "") if part)


def span(first: date, last: date) -> str:
    """One date, or from the first to the last."""
    return f"On {day(first)}" if first == last else f"From {day(first)} to {day(last)}"
