"""What a person writes in a cell, read as it is plainly meant; what is open is refused with advice."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from arsplan.domain.demand import WEEKDAY_NAMES

__all__ = [
    "Unreadable",
    "choice",
    "clock",
    "day",
    "day_type",
    "exact",
    "hours",
    "number",
    "text",
    "week",
    "weekday",
    "whole",
]

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::00)?|([0-9]{2})([0-9]{2})")
_LENGTH = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?::00)?")
_HOUR_UNIT = re.compile(r"\s*(?:t|h|timer|hours)\.?$", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_NORWEGIAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?: 00:00(?::00)?)?")
_WEEK = re.compile(r"(?:uke|week|veke|w|u)?\.?\s*([0-9]{1,2})", re.IGNORECASE)

_WEEKDAYS = (
    ("mon", "monday", "man", "mandag", "ma", "måndag"),
    ("tue", "tues", "tuesday", "tir", "tirsdag", "ti", "tysdag"),
    ("wed", "wednesday", "ons", "onsdag", "on"),
    ("thu", "thur", "thurs", "thursday", "tor", "tors", "torsdag", "to"),
    ("fri", "friday", "fre", "fredag", "fr"),
    ("sat", "saturday", "lør", "lørdag", "lau", "laurdag", "lø"),
    ("sun", "sunday", "søn", "søndag", "sundag", "sø"),
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_DAY_TYPES = {
    **{name: WEEKDAY_NAMES[number] for name, number in _WEEKDAY.items()},
    "weekday": "weekday",
    "hverdag": "weekday",
    "ukedag": "weekday",
    "weekend": "weekend",
    "helg": "weekend",
    "red": "red",
    "rød": "red",
    "rød dag": "red",
    "helligdag": "red",
}


class Unreadable(ValueError):  # noqa: N818 - the name says what the cell is
    """A cell that cannot be read without guessing.

    Parameters
    ----------
    code
        Stable name of the kind of problem.
    message
        What is wrong.
    advice
        What may mend it.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice


def text(cell: str) -> str:
    """Any text, as it stands; `=1+1` stays what was written."""
    return cell


def number(cell: str) -> Fraction:
    """A decimal number with a point or a comma, exact."""
    plain = cell.replace("−", "-")
    if not _NUMBER.fullmatch(plain):
        raise Unreadable("not-a-number", f"'{cell}' is not a number.", "Maybe write it like 7.5 or 7,5.")
    return Fraction(plain.replace(",", "."))


def exact(cell: str) -> Fraction:
    """A number as `number` reads it, or a fraction such as -355/6."""
    above, slash, below = cell.partition("/")
    value, part = number(above.strip()), number(below.strip()) if slash else Fraction(1)
    if not part:
        raise Unreadable("not-a-number", f"'{cell}' divides by nothing.", "Maybe write it like 7.5 or 355/6.")
    return value / part


def whole(cell: str) -> int:
    """A whole number; 5,0 is one."""
    value = number(cell)
    if value.denominator != 1:
        raise Unreadable("not-whole", f"'{cell}' is not a whole number.", "Maybe a decimal sign too many.")
    return int(value)


def hours(cell: str) -> int:
    """A length of time as 7.5, 7,5 or 7:30, in minutes."""
    plain = _HOUR_UNIT.sub("", cell)
    found = _LENGTH.fullmatch(plain)
    if found:
        return int(found[1]) * 60 + int(found[2])
    minutes = number(plain) * 60
    if minutes < 0:
        raise Unreadable("negative", f"'{cell}' hours is less than nothing.", "Maybe remove the sign.")
    if minutes.denominator != 1:
        raise Unreadable(
            "not-whole-minutes",
            f"'{cell}' hours is not a whole number of minutes.",
            "Maybe write hours and minutes, such as 7:35.",
        )
    return int(minutes)


def clock(cell: str) -> int:
    """A time of day as 07:30, 7:30, 07.30 or 0730, in minutes after midnight; 24:00 ends a day."""
    found = _CLOCK.fullmatch(cell)
    if found:
        hour, minute = (int(part) for part in found.groups() if part is not None)
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            return hour * 60 + minute
    raise Unreadable("not-a-time", f"'{cell}' is not a time of day.", "Maybe write it like 07:30.")


def day(cell: str) -> date:
    """A date as 2027-01-04 or 04.01.2027."""
    iso, norwegian = _ISO.fullmatch(cell), _NORWEGIAN.fullmatch(cell)
    parts = [int(part) for part in iso.groups()] if iso else []
    if norwegian:
        parts = [int(part) for part in reversed(norwegian.groups())]
    if not parts:
        advice = "Maybe write it like 2027-01-31 or 31.01.2027."
        raise Unreadable("not-a-date", f"'{cell}' is not a date that can be read one way only.", advice)
    try:
        return date(*parts)
    except ValueError:
        advice = "Maybe the day or the month is mistyped."
        raise Unreadable("impossible-date", f"There is no date '{cell}'.", advice) from None


def week(cell: str) -> int:
    """An ISO week number as 12, uke 12 or W12."""
    found = _WEEK.fullmatch(cell)
    if not found or not 1 <= int(found[1]) <= 53:
        raise Unreadable("not-a-week", f"'{cell}' is not a week from 1 to 53.", "Maybe write it like 12.")
    return int(found[1])


def weekday(cell: str) -> int:
    """A day of the week, short or long, English or Norwegian; 0 is Monday."""
    name = cell.casefold().rstrip(".")
    if name not in _WEEKDAY:
        raise Unreadable("not-a-weekday", f"'{cell}' is not a day of the week.", "Maybe write it like Thu or tor.")
    return _WEEKDAY[name]


def day_type(cell: str) -> str:
    """A type of day; the words arsplan knows in either language, any other word as it stands."""
    return _DAY_TYPES.get(cell.casefold().rstrip("."), cell)


def choice(cell: str, options: Mapping[str, str]) -> str:
    """One of a few words, in either language."""
    word = options.get(cell.casefold())
    if word is None:
        known = ", ".join(dict.fromkeys(options.values()))
        raise Unreadable("unknown-word", f"'{cell}' is not one of the words used here.", f"Maybe one of: {known}.")
    return word
