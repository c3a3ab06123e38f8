"""The closed form at every stop of two sliders: how often weekends are worked, and for how long."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from arsplan.capacity import CapacityReport, Identity, identity
from arsplan.capacity.report import Demanded
from arsplan.report.page.words import Words

__all__ = ["Figure", "Group", "Slots", "what_if"]

_EVERY = tuple(Fraction(k, 2) for k in range(3, 13))
_WEEKEND = tuple(Fraction(60 * k, 2) for k in range(24, 57))


class Figure(NamedTuple):
    """People needed and their mean position; exact, and as they are shown."""

    heads: Fraction
    mean: Fraction
    shown_heads: str
    shown_mean: str


class Slots(NamedTuple):
    """A group of slots: figures by stop of the frequency, then by stop of the hours."""

    key: str
    label: str
    figures: tuple[tuple[Figure, ...], ...]


class Group(NamedTuple):
    """A group of rotas and the stops of its sliders: every so many-th weekend, and minutes of a worked weekend.

    `now` are the stops of today's arrangement.
    """

    name: str
    every: tuple[Fraction, ...]
    weekend: tuple[Fraction, ...]
    now: tuple[int, int]
    slots: tuple[Slots, ...]

    def as_json(self, words: Words) -> dict[str, Any]:
        """What the page needs to redraw itself: words for each stop, and the figures as they are shown."""
        return {
            "every": [words.every(every) for every in self.every],
            "weekend": [words.plain(minutes / 60) for minutes in self.weekend],
            "slots": [[[_plain(figure) for figure in row] for row in slots.figures] for slots in self.slots],
        }


def what_if(report: CapacityReport, words: Words, label: Callable[[str], str]) -> tuple[Group, ...]:
    """Work the closed form out for an ordinary week of the base season.

    Parameters
    ----------
    report
        Of `capacity`.
    words
        The language.
    label
        Names a group of slots.

    Returns
    -------
    tuple of Group
        Groups of rotas that work weekends at all.
    """
    found = []
    for group in report.groups:
        demanded = [slots for slots in report.base(group.group.name).demand if slots.weekend]
        own = next((slots.own for slots in demanded if slots.own is not None), None)
        if own is None:
            continue
        rows = [row for slots in demanded for row in slots.rows]
        every = _stops(_EVERY, (row.every for row in rows))
        weekend = _stops(_WEEKEND, (row.option.minutes for row in rows))
        found.append(
            Group(
                group.group.name,
                every,
                weekend,
                (every.index(own.every), weekend.index(own.option.minutes)),
                tuple(_slots(slots, every, weekend, report.full_time_week, words, label) for slots in demanded),
            )
        )
    return tuple(found)


def _stops(usual: Iterable[Fraction], known: Iterable[Fraction]) -> tuple[Fraction, ...]:
    return tuple(sorted({*usual, *known}))


def _slots(
    demanded: Demanded,
    every: Iterable[Fraction],
    weekend: tuple[Fraction, ...],
    full_time: int,
    words: Words,
    label: Callable[[str], str],
) -> Slots:
    figures = tuple(
        tuple(_figure(identity(demanded.week, demanded.weekend, k, w, full_time), words) for w in weekend)
        for k in every
    )
    return Slots(demanded.competence, label(demanded.competence), figures)


def _figure(found: Identity, words: Words) -> Figure:
    mean = found.fte / found.heads
    return Figure(found.heads, mean, words.number(found.heads, 1), words.percent(mean))


def _plain(figure: Figure) -> tuple[float, str, str]:
    return round(float(figure.mean * 100), 4), figure.shown_mean, figure.shown_heads
