"""What has to be agreed locally, and what an assessment of soundness asks."""

from datetime import date
from typing import NamedTuple

from arsplan.metrics import AgreementRow, SoundnessRow, agreements, soundness
from arsplan.metrics.party_texts import IN_UNIT
from arsplan.report.page.facts import Facts

__all__ = ["Parties", "Question", "parties"]


class Question(NamedTuple):
    """A question; `worst` and `median` as they are shown, empty where only people can answer."""

    question: str
    figure: str
    worst: str
    median: str
    who: str
    first: date | None
    last: date | None


class Parties(NamedTuple):
    """Agreements that the plan needs, how many the unit does not state far enough, and the questions."""

    agreements: tuple[AgreementRow, ...]
    missing: int
    questions: tuple[Question, ...]


def parties(facts: Facts) -> Parties:
    """List what is for the parties."""
    needed = agreements(facts.unit, facts.roster, facts.words.say, facts.words.point)
    missing = facts.words.say(IN_UNIT[False])
    return Parties(
        tuple(needed),
        sum(row.in_unit == missing for row in needed),
        tuple(_question(facts, row) for row in soundness(facts.unit, facts.roster, facts.words.say)),
    )


def _question(facts: Facts, row: SoundnessRow) -> Question:
    return Question(
        row.question,
        row.figure,
        _shown(facts, row, row.worst),
        _shown(facts, row, row.median),
        facts.people.label(row.employee) if row.employee else "",
        row.first,
        row.last,
    )


def _shown(facts: Facts, row: SoundnessRow, value: int | None) -> str:
    if value is None:
        return ""
    if row.unit == facts.words.say("minutes"):
        return f"{facts.words.hours(value)} {facts.words.say('hours')}"
    return f"{facts.words.number(value)} {row.unit}"
