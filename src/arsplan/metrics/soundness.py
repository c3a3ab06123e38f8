"""What an assessment of soundness asks (AML § 10-2), with the rota's most strenuous figures filled in."""

from collections.abc import Callable, Mapping
from datetime import date
from statistics import median_low
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.party_texts import QUESTIONS, QuestionText, filled
from arsplan.metrics.strain import MEASURES, SHORT_IS_WORSE, Strain
from arsplan.metrics.work import work

__all__ = ["SoundnessRow", "soundness"]


class SoundnessRow(NamedTuple):
    """A question, and the figure of the rota that belongs to it.

    Attributes
    ----------
    topic
        A word that stays.
    question, figure, unit
        In words; `figure` and `unit` are empty where only people can answer.
    worst
        The most strenuous value among all people; None without a figure or without anybody who works so.
    median
        Half of the people whom it concerns have this or a smaller value.
    employee, first, last
        Whose the worst is (the first of equals in the order of the staff), and when.
    """

    topic: str
    question: str
    figure: str
    unit: str
    worst: int | None
    median: int | None
    employee: str
    first: date | None
    last: date | None


def soundness(unit: Unit, roster: Roster, say: Callable[[str], str] = str) -> list[SoundnessRow]:
    """Put every question, with its figure from the plan; history counts where it reaches into it.

    Parameters
    ----------
    unit
        The unit.
    roster
        Who works which duty.
    say
        Gives the texts of `party_texts` in another language, numbers in braces left as they are.

    Returns
    -------
    list of SoundnessRow
        In a fixed order.
    """
    everybody = work(unit, roster)
    rows = []
    for topic, text in QUESTIONS.items():
        look = MEASURES.get(topic)
        looked = {person: look(unit, pieces) for person, pieces in everybody.items()} if look else {}
        said = QuestionText(say(text.question), say(text.figure), say(text.unit))
        rows.append(_row(topic, said, {person: strain for person, strain in looked.items() if strain}))
    return rows


def _row(topic: str, text: QuestionText, found: Mapping[str, Strain]) -> SoundnessRow:
    words = (text.question, filled(text.figure), text.unit)
    if not found:
        return SoundnessRow(topic, *words, None, None, "", None, None)
    values = {person: strain.value for person, strain in found.items()}
    person = (min if topic in SHORT_IS_WORSE else max)(values, key=values.__getitem__)
    worst = found[person]
    whose = person if worst.first else ""
    return SoundnessRow(topic, *words, worst.value, median_low(values.values()), whose, worst.first, worst.last)
