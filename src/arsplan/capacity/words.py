"""Figures in the sentences of certificates, as people say them."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby

from arsplan.capacity.duties import Stretch

__all__ = ["by_line", "clock", "every_nth", "figure", "heads", "people"]

_ORDINALS = {1: "weekend", 2: "2nd weekend", 3: "3rd weekend"}


def figure(value: Fraction | float) -> str:
    """At most two decimals, none where they are zero."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def people(number: int) -> str:
    """1 person, 2 people."""
    return f"{number} {'person' if number == 1 else 'people'}"


def heads(number: int) -> str:
    """1 head, 2 heads."""
    return f"{number} head{'s' * (number != 1)}"


def every_nth(every: Fraction | float) -> str:
    """Every 3rd weekend; every 2.5 weekends."""
    if every == int(every):
        return f"every {_ORDINALS.get(int(every), f'{int(every)}th weekend')}"
    return f"every {figure(every)} weekends"


def by_line(stretches: Iterable[Stretch]) -> str:
    """Heads by line, D 6 + A 5."""
    return " + ".join(f"{stretch.segment.line} {stretch.heads}" for stretch in stretches)


def clock(stretches: Iterable[Stretch]) -> str:
    """Lines and clock times with the heads missing: A 20:00-22:00, 5 heads."""
    said = []
    for (line, missing), found in groupby(stretches, key=lambda stretch: (stretch.segment.line, stretch.heads)):
        times = " ".join(f"{_time(s.segment.start)}-{_time(s.segment.end)}" for s in found)
        said.append(f"{line} {times}, {heads(missing)}")
    return "; ".join(said)


def _time(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"
