"""Why mean positions are as they are, and why they are not those of the present arrangement."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from arsplan.report.page.comparison import Arrangement
from arsplan.report.page.words import Words
from arsplan.report.sentences import retold

__all__ = ["Line", "Reasons", "reasons"]

_NUMBER = re.compile(r"[-+]?\d[\d.]*")


class Line(NamedTuple):
    """A reason, its percentage points, and how many more they are than in the present arrangement; empty there."""

    said: str
    points: str
    change: str


class Reasons(NamedTuple):
    """From the closed form to the figure found: the first line, the reasons between, and the last line."""

    arrangement: Arrangement
    first: Line
    between: tuple[Line, ...]
    last: Line


def reasons(document: Mapping[str, Any], told: Iterable[Arrangement], words: Words) -> list[Reasons]:
    """Arrangement by arrangement, the present one first; points and changes add up from the first line to the last."""
    found: list[Reasons] = []
    present: dict[str, Mapping[str, Any]] = {}
    for one in told:
        lines = {_kind(line): line for line in document["differences"] if line["scenario"] == one.row["scenario"]}
        if not lines:
            continue
        first, *between, last = (
            _line(line, present.get(kind), words, compared=bool(present)) for kind, line in lines.items()
        )
        between += [_gone(line, words) for kind, line in present.items() if kind not in lines]
        ends = [words.percent(line["points"] / 100, 2) for line in lines.values()]
        found.append(Reasons(one, first._replace(points=ends[0]), tuple(between), last._replace(points=ends[-1])))
        present = present or lines
    return found


def _kind(line: Mapping[str, Any]) -> str:
    """What a reason is about, whatever its numbers."""
    return _NUMBER.sub("#", line["reason"])


def _line(line: Mapping[str, Any], present: Mapping[str, Any] | None, words: Words, *, compared: bool) -> Line:
    before = present["points"] if present else 0
    change = _signed(line["points"] - before, words) if compared else ""
    return Line(retold(line["reason"], words.lang), _signed(line["points"], words), change)


def _gone(line: Mapping[str, Any], words: Words) -> Line:
    said = words.say("not here, as in the present arrangement: %(reason)s")
    return Line(said % {"reason": retold(line["reason"], words.lang)}, "", _signed(-line["points"], words))


def _signed(points: float, words: Words) -> str:
    rounded = round(points, 2) or 0
    return ("+" if rounded > 0 else "") + words.number(rounded, 2)
