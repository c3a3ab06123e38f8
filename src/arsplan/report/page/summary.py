"""The plan in a few sentences."""

from typing import NamedTuple

from arsplan.capacity.pinch import Pinch
from arsplan.metrics import PositionSummary, Shortage, culture_classes, shortage, summary
from arsplan.report.page.facts import Facts

__all__ = ["Summary", "summarised"]

_WEEKS = 3


class Summary(NamedTuple):
    """What a reader should know who reads nothing else.

    Attributes
    ----------
    lawful, breaches
        Whether no rule that binds is broken, and how many are.
    before, after
        Positions of the permanent staff.
    classes
        Class of full-time culture by share, before and after; None without permanent staff.
    larger, smaller
        People whose position grows, and shrinks.
    shortage
        What nobody covers.
    least
        Head-minutes that no lawful rota leaves fewer than; None where none is proven.
    weeks
        Labels of the weeks that lack most.
    tightest
        What binds most of all; None where nothing does.
    """

    lawful: bool
    breaches: int
    before: PositionSummary
    after: PositionSummary
    classes: tuple[int, int] | None
    larger: int
    smaller: int
    shortage: Shortage
    least: int | None
    weeks: tuple[str, ...]
    tightest: Pinch | None


def summarised(facts: Facts) -> Summary:
    """Put the plan in a nutshell."""
    rows = list(facts.positions.values())
    before, after = summary(rows, before=True), summary(rows)
    classes = culture_classes(before), culture_classes(after)
    short = shortage(facts.unit, facts.coverage)
    bounds = [goal["bound"] for goal in facts.document["goals"] if goal["name"] == "shortage"]
    return Summary(
        lawful=facts.findings.lawful,
        breaches=len(facts.findings.broken),
        before=before,
        after=after,
        classes=None if classes[0] is None or classes[1] is None else (classes[0][0], classes[1][0]),
        larger=sum(row.after > row.before for row in rows),
        smaller=sum(row.after < row.before for row in rows),
        shortage=short,
        least=next(iter(bounds), None),
        weeks=tuple(label.partition("-W")[2].lstrip("0") for label in list(short.by_week)[:_WEEKS]),
        tightest=facts.capacity.headline,
    )
