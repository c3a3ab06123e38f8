"""Competence and skills that are missing, or will be."""

from typing import NamedTuple

from arsplan.capacity import capacity
from arsplan.capacity.pinch import Pinch
from arsplan.metrics.skills import SkillExpiry, skill_expiries, skill_rows
from arsplan.report.page.facts import Facts

__all__ = ["Lacking", "lacking"]


class Lacking(NamedTuple):
    """What is missing by season in closed form, minutes missing by skill, and skills that run out."""

    gaps: tuple[Pinch, ...]
    skills: dict[str, int]
    expiries: tuple[SkillExpiry, ...]


def lacking(facts: Facts) -> Lacking:
    """Look at the unit with positions as planned; skills are empty where the unit has none."""
    skills: dict[str, int] = {}
    for row in skill_rows(facts.unit, facts.roster):
        skills[row.skill] = skills.get(row.skill, 0) + row.short * row.minutes
    gaps = tuple(pinch for pinch in capacity(facts.unit).gaps if pinch.missing_heads)
    return Lacking(gaps, skills, tuple(skill_expiries(facts.unit)))
