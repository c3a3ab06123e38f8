"""What one duty more would cover of what is uncovered, by the competence of who takes it."""

from collections import Counter
from datetime import date, timedelta

from arsplan.domain.cover import reaches
from arsplan.domain.need import needs
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import on_duty
from arsplan.metrics.filling import Filling

__all__ = ["covered_by_one_more"]

_REACH = timedelta(days=2)
"""Duties further away than this cover nothing on the same dates."""


def covered_by_one_more(unit: Unit, roster: Roster, day: date, shift: str) -> dict[str, int]:
    """Head-minutes that somebody of each competence would cover by one duty more.

    Parameters
    ----------
    unit
        With absence as it is.
    roster
        Who works which duty, without the one in question.
    day, shift
        The duty.

    Returns
    -------
    dict
        By code of competence; 0 where the need is covered already, or only by others.
    """
    near = (duty for duty in (*unit.history, *roster) if abs(duty.date - day) <= _REACH)
    there, filling = on_duty(unit, near), Filling(unit)
    need = {(row.date, row.line): row.slots for row in needs(unit) if abs(row.date - day) <= _REACH}
    found = dict.fromkeys((competence.code for competence in unit.competences), 0)
    for segment, days in reaches(unit)[shift]:
        slots = need.get((day + timedelta(days), segment.line), {})
        people = Counter(unit.person[who].competence for who in there[day + timedelta(days), segment])
        now = sum(filling.filled(slots, people).values())
        for code in found:
            more = sum(filling.filled(slots, people + Counter([code])).values())
            found[code] += (more - now) * (segment.end - segment.start)
    return found
